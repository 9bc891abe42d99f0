/** Claims of the fictional household, and how the dialogue answers over them. */
import type { Claim } from '../../../src/claim/claim.ts';
import { claimDialogue } from '../../../src/conversation/dialogues/claim.ts';
import type { DialogueEvent } from '../../../src/conversation/dialogue.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import { makeNumber } from '../../../src/kernel/identifiers.ts';
import { fen } from '../../../src/kernel/money.ts';
import { asOf, binding, event, heard, household, situation } from './enrolment-household.ts';

export const step = (...given: Parameters<typeof claimDialogue.step>) => claimDialogue.step(...given);
export const needs = (...given: Parameters<typeof claimDialogue.needs>) => claimDialogue.needs(...given);
export const numbers = [1, 2, 3, 4, 5, 6, 7].map((sequence) => makeNumber('claim', 2026, sequence));
export const [first = '', second = '', third = ''] = numbers;

export function claim(change: Partial<Claim> = {}): Claim {
  return {
    number: first,
    memberId: 1,
    memberName: '乌力吉',
    institution: '林东镇卫生院',
    tier: 'sumu',
    dischargedOn: '2026-11-01',
    creditedYear: 2026,
    total: fen(320_000),
    state: 'submitted',
    events: [{ state: 'submitted', occurredOn: '2026-11-03', note: '' }],
    asOf,
    ...change,
  };
}

export const wifes = claim({ number: second, memberId: 2, memberName: '其其格' });
export const sons = claim({ number: third, memberId: 3, memberName: '苏和' });
export const wife = binding({ memberId: 2, relation: 'spouse', memberName: '其其格', bornOn: '1970-01-01' });

export const where = event('报销到哪了');

export function told(
  claims: readonly Claim[],
  said: DialogueEvent = where,
  at: Situation = situation(),
  state?: Parameters<typeof step>[0],
) {
  return heard(step(state, said, at, { claims, enrolment: household() }), at);
}
