/** What is done with a message of which it is unclear what it is about. */
import type { Explained } from '../explanation/explained.ts';
import type { DialogueEvent, Utterance } from './dialogue.ts';
import { loadFacts } from './load-facts.ts';
import { clarify } from './plain-replies.ts';
import { dialogues } from './registry.ts';
import { say, type Turn, type TurnParts } from './turn.ts';
import { mayBeEmergency } from './understand/emergency.ts';

const ratherPolicy = 0.35;
/** On the scale of `nearness`: a topic that is surely meant. */
const surelyNear = 1;
/** Near enough to be told beside the buttons, where it does no harm if another thing was meant. */
const nearBeside = { silent: 0.8, clause: 1.2 } as const;
/** 累死了 is near to something, and asks nothing. */
const shortest = 6;
/** 腰疼吃啥药好: whoever asks for advice is told that heyi has none, however it hurts. */
const advice = 'medical-advice';

/** Likely a question about the plan, and what it asks is certain: it is told at once, be it that the plan is silent. */
export function surelyPolicy(
  { explanation }: Pick<TurnParts, 'explanation'>,
  { understood, text }: Pick<DialogueEvent, 'understood' | 'text'>,
): boolean {
  const { intent, confidence, options, slots } = understood;
  const explained = explanation.explain(text);
  const near = explanation.nearness(text);
  // A message that heyi can do nothing else with: whether the plan speaks of it is the best that can be said.
  if (intent === 'other') {
    if (slots.count !== undefined || [...text].length < shortest || near < surelyNear) return false;
    if (explained.kind === 'not-in-plan') return explained.topic === advice || !mayBeEmergency(text);
    return explained.kind === 'profile' && !mayBeEmergency(text);
  }
  if (intent !== 'clarify' || options[0] !== 'policy' || confidence < ratherPolicy) return false;
  if (explained.kind === 'answered') return explained.confident;
  return explained.kind !== 'unclear' && near >= surelyNear;
}

/** Unsure: two or three buttons, and the question is kept until one is pressed. */
export async function askWhich(turn: Turn, event: DialogueEvent): Promise<boolean> {
  const { options } = event.understood;
  if (options.length === 0) return false;
  const explained = options.includes('policy') ? turn.parts.explanation.explain(event.text) : undefined;
  const told = explained && isNear(turn, event, explained) ? await toldBeside(turn, event) : undefined;
  turn.intent = 'clarify';
  turn.options = options;
  turn.state = { ...turn.state, unclear: event.written };
  say(turn, clarify(options, explained && askedOfPlan(turn, explained), told));
  return true;
}

function isNear({ parts }: Turn, { text }: DialogueEvent, explained: Explained): boolean {
  const near = parts.explanation.nearness(text);
  switch (explained.kind) {
    case 'answered':
      return explained.confident || near >= nearBeside.clause;
    case 'not-in-plan':
    case 'inferred':
    case 'profile':
    case 'historic':
      return near >= nearBeside.silent && !mayBeEmergency(text);
    // Somebody else's matters, or one's own: which of the buttons it is decides what may be said at all.
    case 'third-party':
    case 'early-warning':
    case 'unclear':
      return false;
  }
}

/** What the plan says to it, as the answer would be, without the wording of the clause. */
async function toldBeside(turn: Turn, said: DialogueEvent): Promise<Utterance | undefined> {
  const { situation, work, parts } = turn;
  const understood = { ...said.understood, intent: 'policy' as const };
  const event = { ...said, kind: 'began' as const, understood };
  const facts = await loadFacts(dialogues.policy.needs(undefined, event, situation), situation, work, parts);
  const { utterances, found } = dialogues.policy.step(undefined, event, situation, facts);
  const [answer] = utterances;
  if (!answer || !found) return undefined;
  const { citations = [] } = answer;
  // Only what is told counts as found: the next clauses stand behind the button.
  turn.found = { ...found, clauses: found.clauses.filter((id) => citations.includes(id)) };
  return { lines: answer.lines.filter(({ id }) => id !== 'policy-quote'), citations };
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
