/** Movements on the fictional household's account, and how the dialogue answers over them. */
import { accountDialogue } from '../../../src/conversation/dialogues/account.ts';
import type { DialogueEvent } from '../../../src/conversation/dialogue.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import { reckonStatement } from '../../../src/family-account/decide.ts';
import type { AccountEntry } from '../../../src/family-account/family-account.ts';
import { fen } from '../../../src/kernel/money.ts';
import { asOf, event, heard, situation } from './enrolment-household.ts';

export const step = (...given: Parameters<typeof accountDialogue.step>) => accountDialogue.step(...given);
export const needs = (...given: Parameters<typeof accountDialogue.needs>) => accountDialogue.needs(...given);

export function entry(amount: number, change: Partial<AccountEntry> = {}): AccountEntry {
  return {
    year: 2026,
    kind: amount > 0 ? 'credited' : 'outpatient-paid',
    portion: 'current-year',
    amount: fen(amount),
    occurredOn: '2026-01-05',
    note: '',
    ...change,
  };
}

export function told(
  entries: readonly AccountEntry[],
  said: DialogueEvent = event('账户还剩多少'),
  at: Situation = situation(),
) {
  const account = reckonStatement({ year: 2026, entries, asOf });
  return heard(step(undefined, said, at, { account }), at);
}
