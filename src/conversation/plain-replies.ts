/** What heyi says outside any dialogue: greeting, menu, emergency, not understood. */
import { intents, type Intent } from '../kernel/intent.ts';
import type { Option, Utterance } from './dialogue.ts';
import type { Situation } from './facts.ts';

/** The six things heyi does, in the order of the menu. */
export const menuIntents = ['enrolment', 'account', 'claim', 'estimate', 'complaint', 'policy'] as const;

const intentOption = (intent: Intent): Option => ({ id: `intent-${intent}` });

/** 问政策 with what was found, under a message that may have meant it. */
const aboutPlan = 'intent-policy-on:';

const menuOptions: readonly Option[] = menuIntents.map(intentOption);

/** "intent-claim" → 'claim': a choice that opens a dialogue by what it is about. */
export function intentOfChoice(choiceId: string): Intent | undefined {
  // 帮我转给人工 under an unanswered question.
  if (choiceId === 'policy-hand-over') return 'human';
  if (choiceId.startsWith(aboutPlan)) return 'policy';
  return intents.find((intent) => choiceId === `intent-${intent}`);
}

export function greeting(): Utterance {
  return { lines: [{ id: 'greeting' }, { id: 'menu-list' }, { id: 'menu-how' }], choices: menuOptions };
}

const farewell = /^(谢谢|多谢|感谢|辛苦了|再见|拜拜|回见|thanks|thank you|bye)/i;

/** 谢谢, 再见: a short word back instead of the greeting from the start. */
export function courtesy(text: string): Utterance | undefined {
  return farewell.test(text) ? { lines: [{ id: 'courtesy' }], choices: [intentOption('menu')] } : undefined;
}

export function menu(): Utterance {
  return { lines: [{ id: 'menu' }, { id: 'menu-list' }, { id: 'menu-how' }], choices: menuOptions };
}

export function cancelled(): Utterance {
  return { lines: [{ id: 'cancelled' }, { id: 'menu-list' }], choices: menuOptions };
}

/** A dialogue of yesterday, or one of another version: the menu with one apology. */
export function startedAgain(): Utterance {
  return { lines: [{ id: 'started-again' }, { id: 'menu-list' }], choices: menuOptions };
}

export function emergency(): Utterance {
  return {
    lines: [{ id: 'emergency' }, { id: 'emergency-later' }],
    citations: ['III.6.2-referral'],
  };
}

/**
 * @param asked what a question about the plan would be answered with, in the words of its button
 * @param told what the plan says to it, where that is near enough to be said before anything is pressed
 */
export function clarify(
  options: readonly Intent[],
  asked: string | undefined,
  told?: Pick<Utterance, 'lines' | 'citations'>,
): Utterance {
  const choices = options.map((option) =>
    option === 'policy' && asked !== undefined
      ? { id: `${aboutPlan}asked`, args: { title: asked } }
      : intentOption(option),
  );
  if (!told) return { lines: [{ id: 'clarify' }], choices };
  return { ...told, lines: [...told.lines, { id: 'clarify-beside' }], choices };
}

/** It was answered as something else. */
export function misunderstood(options: readonly Intent[]): Utterance {
  const choices = options.length > 0 ? options.map(intentOption) : menuOptions;
  return { lines: [{ id: 'misunderstood' }], choices: [...choices, intentOption('human')] };
}

/** After two misses in a row the way to a person comes first. */
export function notUnderstood(misses: number, situation: Situation): Utterance {
  const { telephones } = situation.scheme.profile;
  return misses >= 2
    ? {
        lines: [{ id: 'not-understood-again', args: { telephone: telephones.office } }],
        choices: [intentOption('human'), ...menuOptions],
      }
    : { lines: [{ id: 'not-understood' }, { id: 'menu-list' }], choices: menuOptions };
}
