/** What is done with a message of which it is unclear what it is about. */
import type { Explained } from '../explanation/explained.ts';
import type { DialogueEvent } from './dialogue.ts';
import { clarify } from './plain-replies.ts';
import { say, type Turn, type TurnParts } from './turn.ts';
import { mayBeEmergency } from './understand/emergency.ts';

const ratherPolicy = 0.35;
/** On the scale of `nearness`: a topic that is surely meant. */
const surelyNear = 1;
/** 累死了 is near to something, and asks nothing. */
const shortest = 6;

/** Likely a question about the plan, and what it asks is certain: it is told at once, be it that the plan is silent. */
export function surelyPolicy(
  { explanation }: Pick<TurnParts, 'explanation'>,
  { understood, text }: Pick<DialogueEvent, 'understood' | 'text'>,
): boolean {
  const { intent, confidence, options, slots } = understood;
  // A message that heyi can do nothing else with: whether the plan speaks of it is the best that can be said.
  if (
    intent === 'other' &&
    slots.count === undefined &&
    [...text].length >= shortest &&
    !mayBeEmergency(text)
  )
    return explanation.nearness(text) >= surelyNear && explanation.explain(text).kind === 'not-in-plan';
  if (intent !== 'clarify' || options[0] !== 'policy' || confidence < ratherPolicy) return false;
  const explained = explanation.explain(text);
  if (explained.kind === 'answered') return explained.confident;
  return explained.kind !== 'unclear' && explanation.nearness(text) >= surelyNear;
}

/** Unsure: two or three buttons, and the question is kept until one is pressed. */
export function askWhich(turn: Turn, { understood: { options }, text, written }: DialogueEvent): boolean {
  if (options.length === 0) return false;
  const asked = options.includes('policy')
    ? askedOfPlan(turn, turn.parts.explanation.explain(text))
    : undefined;
  turn.intent = 'clarify';
  turn.options = options;
  turn.state = { ...turn.state, unclear: written };
  say(turn, clarify(options, asked));
  return true;
}

/** What the plan would be asked: the clause's title, or what the plan is silent on. */
function askedOfPlan({ situation, parts }: Turn, explained: Explained): string | undefined {
  const english = situation.contact.language === 'en';
  if (explained.kind === 'not-in-plan')
    return parts.material.topics[explained.topic]?.[english ? 'en' : 'zh'];
  const [best] = explained.kind === 'answered' ? explained.clauses : [];
  const clause = best === undefined ? undefined : situation.scheme.ruleSet.clauses.get(best);
  return english ? clause?.titleEn : clause?.title;
}
