/** From probabilities to what is done: answered, or asked back with choices. Pure. */
import type { Intent } from '../../kernel/intent.ts';
import type { Danger } from './emergency.ts';
import type { Understood } from './understood.ts';

/**
 * From here up the answer is given at once. On the authors for development buttons are then shown for one message in
 * twenty and 1.5 % of the direct answers are wrong, in the whole conversation.
 */
const directFrom = 0.78;
/** Only shows what heyi can do: no harm where it was another thing, and no button says more. */
const menuFrom = 0.55;
/**
 * A missed emergency is the gravest miss: where words of danger are said, much less certainty is asked for. Where none
 * is known the classifier's word is taken: of those it was so sure of, on voices held back, three in four were one.
 */
const dangerFrom: Readonly<Record<Danger, number>> = {
  bodily: 0.3,
  unsaid: 0.6,
  beside: 0.9,
  none: Infinity,
};
/** How many choices are offered: the third was the right one in a tenth of the doubtful cases held back. */
const offered = 3;
/** What nobody presses a button for. */
const neverOffered: ReadonlySet<Intent> = new Set(['greeting', 'emergency']);
/**
 * How much the search for clauses counts beside the classifier: the odds of a question about the plan are e times as
 * high for each 1 / `planWeight` that the text is nearer to one than `planAt`. Found on voices held back from both.
 */
const planWeight = 1.35;
export const planAt = 1.05;
/** A question asked before, word for word, is far nearer than any that this was found on. */
const nearest = 1.5;
/** From here on a question about the plan is among the choices, however little the words sound like one. */
const offeredFrom = 0.8;
/** From here on nothing that the search finds would change what is done: it is spared. */
const beyondDoubt = 0.99;

export interface Guess {
  readonly intent: Intent;
  readonly probability: number;
}

/** The classifier knows how people ask, the search for clauses what about: the odds are put right by the other's word. */
export function withThePlan(guesses: readonly Guess[], nearness: () => number): readonly Guess[] {
  if (guesses.some(({ probability }) => probability >= beyondDoubt)) return guesses;
  const odds = Math.exp(planWeight * (Math.min(nearness(), nearest) - planAt));
  const raised = guesses.map((one) =>
    one.intent === 'policy' ? { ...one, probability: one.probability * odds } : one,
  );
  const total = raised.reduce((sum, { probability }) => sum + probability, 0);
  return raised.map((one) => ({ ...one, probability: one.probability / total }));
}

/** Danger that the words leave unlikely is seen only where the classifier is sure of it, and else left out. */
export function weigh(
  guesses: readonly Guess[],
  danger: Danger,
): Pick<Understood, 'intent' | 'confidence' | 'options'> {
  const feared = guesses.find(({ intent }) => intent === 'emergency')?.probability ?? 0;
  if (feared >= dangerFrom[danger]) return { intent: 'emergency', confidence: feared, options: [] };
  const ranked = guesses
    .filter(({ intent }) => danger === 'bodily' || intent !== 'emergency')
    .sort((a, b) => b.probability - a.probability);
  const [best] = ranked;
  if (!best) return { intent: 'other', confidence: 0, options: [] };
  const from = best.intent === 'menu' ? menuFrom : directFrom;
  if (best.probability >= from) return { intent: best.intent, confidence: best.probability, options: [] };
  return { intent: 'clarify', confidence: best.probability, options: optionsOf(ranked) };
}

/** Best first, but that it is none of them stands last, where people look for it. */
function optionsOf(ranked: readonly Guess[]): readonly Intent[] {
  const options = ranked
    .map(({ intent }) => intent)
    .filter((intent) => !neverOffered.has(intent))
    .slice(0, offered);
  return [
    ...options.filter((intent) => intent !== 'other'),
    ...options.filter((intent) => intent === 'other'),
  ];
}

/** What the search is near to can be pressed as well: it takes the place of the least likely. */
export function offeringThePlan(options: readonly Intent[], nearness: () => number): readonly Intent[] {
  if (options.length === 0 || options.includes('policy') || nearness() < offeredFrom) return options;
  const none = options.filter((intent) => intent === 'other');
  const others = options.filter((intent) => intent !== 'other').slice(0, offered - 1 - none.length);
  return [...others, 'policy', ...none];
}
