/** Nothing is said beside an estimate that has nothing to do with it. */
import { describe, expect, it } from 'vitest';
import { citationsFor, hintsFor } from '../../src/reimbursement/hints.ts';
import { stay, withSwitches, yuan } from './stays.ts';

const known = { paidThisYear: yuan(0) };
const always = ['III.4.2-deductible', 'III.4.2-rates', 'III.4.2-cap'];

describe('a hint', () => {
  it('of an unused cap is left out when the payments are known year by year', () => {
    expect(hintsFor([stay('sumu', 900)], { paidByYear: new Map([[2026, yuan(10)]]) })).toEqual([]);
  });

  it('of a missing referral is given when one stay of several lacks it', () => {
    const stays = [stay('sumu', 900, { referred: true }), stay('above', 900, { referred: false })];

    expect(hintsFor(stays, known)).toContain('no-referral');
  });

  it('of the deductible at each transfer is left out where only the difference is taken', () => {
    const stays = [stay('sumu', 900), stay('banner', 900, { transferFromPrevious: true })];

    expect(hintsFor(stays, { ...known, ...withSwitches({ transferMode: 'difference' }) })).toEqual([
      'deductible-each-admission',
    ]);
  });
});

describe('beside the three clauses of every estimate it cites', () => {
  it('no more for a plain stay within a year', () => {
    const plain = stay('sumu', 900, { admitted: '2026-05-01', discharged: '2026-05-04', referred: true });

    expect(citationsFor([plain], known)).toEqual(always);
  });

  it('the referral where it is missing, without any transfer', () => {
    const stays = [stay('sumu', 900), stay('above', 900, { referred: false })];

    expect(citationsFor(stays, known)).toEqual([...always, 'III.6.2-referral']);
  });

  it('the discharge for a single stay over New Year', () => {
    const over = stay('sumu', 900, { admitted: '2026-12-30', discharged: '2027-01-02' });

    expect(citationsFor([over], known)).toEqual([...always, 'III.4.3-settle-at-discharge']);
  });

  it('the discharge for stays of two years, though none goes over New Year', () => {
    const stays = ['2026-05-04', '2027-05-04'].map((discharged) => stay('sumu', 900, { discharged }));

    expect(citationsFor(stays, known)).toEqual([...always, 'III.4.3-settle-at-discharge']);
  });

  it.each(['wubao', 'tekun'] as const)('the medical assistance for %s', (category) => {
    expect(citationsFor([stay('sumu', 900)], { category })).toEqual([...always, 'II.8-medical-assistance']);
  });
});
