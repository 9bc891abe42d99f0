import { describe, expect, it } from 'vitest';
import { paidByCivilAffairs } from '../../src/enrolment/decide.ts';
import type { MemberYear } from '../../src/enrolment/enrolment.ts';
import { fen } from '../../src/kernel/money.ts';

type Payer = MemberYear['payer'];

/** One member for each list of years and payers. */
function household(...members: readonly (readonly (readonly [number, Payer])[])[]) {
  return {
    householdId: 1,
    certificate: '1',
    sumu: '林东镇',
    gacha: '甲',
    asOf: new Date(0),
    members: members.map((lines, index) => ({
      memberId: index + 1,
      name: '甲',
      relation: 'other' as const,
      category: 'ordinary' as const,
      years: lines.map(([year, payer]) => ({ year, payer, state: 'active' as const, amount: fen(1000) })),
    })),
  };
}

describe('a household for which civil affairs pays', () => {
  it('is one where it pays for every member of that year', () => {
    const poor = household([[2026, 'civil-affairs']], [[2026, 'civil-affairs']]);

    expect(paidByCivilAffairs(poor, 2026)).toBe(true);
  });

  it('is none where one member pays', () => {
    const mixed = household([[2026, 'civil-affairs']], [[2026, 'household']]);

    expect(paidByCivilAffairs(mixed, 2026)).toBe(false);
  });

  it('is told by the year asked about alone', () => {
    const changed = household([
      [2025, 'household'],
      [2026, 'civil-affairs'],
    ]);

    expect([2025, 2026].map((year) => paidByCivilAffairs(changed, year))).toEqual([false, true]);
  });

  it('is none where nothing is recorded', () => {
    expect(paidByCivilAffairs(household([[2025, 'civil-affairs']]), 2026)).toBe(false);
    expect(paidByCivilAffairs(household(), 2026)).toBe(false);
  });
});
