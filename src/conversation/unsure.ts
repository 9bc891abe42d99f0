/** What is done with a message of which it is unclear what it is about. */
import type { Explained } from '../explanation/explained.ts';
import type { DialogueEvent, Utterance } from './dialogue.ts';
import { loadFacts } from './load-facts.ts';
import { clarify } from './plain-replies.ts';
import { dialogues } from './registry.ts';
import { say, type Turn, type TurnParts } from './turn.ts';
import { mayBeEmergency } from './understand/emergency.ts';
import { readPhrases } from './understand/phrases.ts';

const ratherPolicy = 0.35;
/** On the scale of `nearness`: a topic that is surely meant. */
const surelyNear = 1;
/**
 * Near enough to be told beside the buttons, where it does little harm if another thing was meant: where a question
 * about the plan is likeliest, whatever the search has heard of; that the plan is silent is told a little later.
 */
const nearBeside = {
  likeliest: { clause: 0.45, silent: 0.65 },
  among: { clause: 0.9, silent: 0.8 },
} as const;
/** 累死了 is near to something, and asks nothing. */
const shortest = 6;
/** A clause that is surely asked after, whatever else the words sound like. */
const beyondDoubt = 1.5;
const answerDays = 'III.5.2-20-working-days';

const words = readPhrases(new URL('unsure.yaml', import.meta.url), [
  'ofRule',
  'asksHowLong',
  'underWay',
  'saysLittle',
]);
const little = new RegExp(`${words.saysLittle.source}|[\\p{P}\\p{S}\\s]`, 'gu');

/** Signs that must be left for anything to be named. */
const named = 2;

/** 我家那个事, 不知道咋办了: near to many questions, by words that stand in all of them. */
function namesSomething(text: string): boolean {
  return [...text.replace(little, '')].length >= named;
}

/** Likely a question about the plan, and what it asks is certain: it is told at once, be it that the plan is silent. */
export function surelyPolicy(
  parts: Pick<TurnParts, 'explanation' | 'material'>,
  { understood, text }: Pick<DialogueEvent, 'understood' | 'text'>,
): boolean {
  const { explanation } = parts;
  const { intent, confidence, options, slots } = understood;
  if (!namesSomething(text)) return false;
  // A message that heyi can do nothing else with: whether the plan speaks of it is the best that can be said.
  if (intent === 'other') {
    if (slots.count !== undefined || [...text].length < shortest) return false;
    return explanation.nearness(text) >= surelyNear && isLeftToOffice(parts, text, explanation.explain(text));
  }
  if (intent === 'complaint' || intent === 'complaint-status')
    return explanation.nearness(text) >= beyondDoubt && asksOfRule(text, explanation.explain(text));
  if (intent !== 'clarify' || options[0] !== 'policy' || confidence < ratherPolicy) return false;
  const explained = explanation.explain(text);
  if (explained.kind === 'answered') return explained.confident;
  return explained.kind !== 'unclear' && explanation.nearness(text) >= surelyNear;
}

type Topics = Pick<TurnParts, 'material'>;

function isLeftToOffice(parts: Topics, text: string, explained: Explained): boolean {
  const left = explained.kind === 'not-in-plan' || explained.kind === 'profile';
  return left && !mayBeInDanger(parts, text, explained);
}

/** What the plan says of complaints and of what may be complained of is asked as often as anybody complains. */
function asksOfRule(text: string, explained: Explained): boolean {
  if (explained.kind !== 'answered' || !explained.confident) return false;
  if (explained.clauses[0] === answerDays) return words.asksHowLong.test(text) && !words.underWay.test(text);
  return words.ofRule.test(text);
}

/** Whoever may be in danger is not told what the plan says. 腰疼吃啥药好 is said of a body, and no danger. */
function mayBeInDanger({ material }: Topics, text: string, explained: Explained): boolean {
  if (explained.kind !== 'not-in-plan' || material.topics[explained.topic]?.ofBodies !== true) return false;
  return mayBeEmergency(text);
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

function isNear({ parts }: Turn, { text, understood }: DialogueEvent, explained: Explained): boolean {
  if (!namesSomething(text)) return false;
  const from = nearBeside[understood.options[0] === 'policy' ? 'likeliest' : 'among'];
  const near = parts.explanation.nearness(text);
  switch (explained.kind) {
    case 'answered':
      return explained.confident || near >= from.clause;
    case 'not-in-plan':
    case 'inferred':
    case 'profile':
    case 'historic':
      return near >= from.silent && !mayBeInDanger(parts, text, explained);
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
