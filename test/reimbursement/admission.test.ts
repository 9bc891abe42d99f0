/** The factors an office may set, and the clause of every line that takes something away. */
import { describe, expect, it } from 'vitest';
import { parseRate } from '../../src/kernel/money.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';
import { estimateAdmission, estimateYear } from '../../src/reimbursement/decide.ts';
import type { Admission, EstimateOptions, WorkingLine } from '../../src/reimbursement/estimate.ts';
import { stay, tariff, withSwitches, yuan } from './stays.ts';

const bothFactors = withSwitches({
  noReferralFactor: parseRate('0.50') ?? defaultSwitches.noReferralFactor,
  nonDesignatedFactor: parseRate('0.60') ?? null,
});

function low(admission: Admission, options: EstimateOptions) {
  const estimate = estimateAdmission(tariff, admission, options);
  if (!('low' in estimate)) throw new Error(estimate.kind);
  return estimate.low;
}

function line(key: WorkingLine['key'], admission: Admission, options: EstimateOptions = {}) {
  return low(admission, options).working.find((one) => one.key === key);
}

describe('a factor that an office has set', () => {
  it.each([{}, { referred: true, designated: true }])(
    'leaves a stay alone that it is not meant for',
    (told) => {
      const admission = stay('above', 1400, told);

      expect(low(admission, bothFactors)).toMatchObject({ eligible: 140_000, notCounted: 0 });
      expect(line('minus-not-counted', admission, bothFactors)).toBeUndefined();
    },
  );

  it('names the referral where it was missing', () => {
    expect(line('minus-not-counted', stay('above', 1400, { referred: false }), bothFactors)).toEqual({
      key: 'minus-not-counted',
      amount: 70_000,
      left: 70_000,
      clause: 'III.6.2-referral',
      note: 'no-referral',
    });
  });

  it.each([true, undefined])('names the hospital where only that is the cause (referred: %s)', (referred) => {
    const elsewhere = stay('above', 1000, { designated: false, referred });

    expect(line('minus-not-counted', elsewhere, bothFactors)).toEqual({
      key: 'minus-not-counted',
      amount: 40_000,
      left: 60_000,
      clause: 'III.6.1-designated-selection',
      note: 'not-designated',
    });
  });

  it('names the hospital where no factor is set for the missing referral', () => {
    const options = withSwitches({ nonDesignatedFactor: parseRate('0.60') ?? null });
    const elsewhere = stay('above', 1000, { designated: false, referred: false });

    expect(line('minus-not-counted', elsewhere, options)?.note).toBe('not-designated');
  });

  it('counts one after the other where both apply', () => {
    const elsewhere = stay('above', 1000, { designated: false, referred: false });

    expect(low(elsewhere, bothFactors)).toMatchObject({ eligible: 30_000, notCounted: 70_000 });
  });
});

describe('what takes something away', () => {
  it('rests on the clause of the cap', () => {
    expect(line('cap', stay('above', 120_000))?.clause).toBe('III.4.2-cap');
  });

  it('rests on the nature of the scheme where others have paid', () => {
    const admission = stay('sumu', 1100, { otherPayments: yuan(1000) });

    expect(line('other-payments', admission)?.clause).toBe('II.0-nature');
  });

  it.each([
    ['per-admission-inferred', {}, {}],
    ['once-a-year', withSwitches({ deductibleMode: 'per_year_once_highest' }), {}],
    ['deductible-waived', { ...withSwitches({ waiveDeductibleFor: ['wubao'] }), category: 'wubao' }, {}],
  ] as const)('says of the deductible that it is %s', (note, options, told) => {
    expect(line('minus-deductible', stay('sumu', 900, told), options)?.note).toBe(note);
  });

  it('says of the deductible after a transfer that it is the difference', () => {
    const moved = [stay('sumu', 900), stay('banner', 900, { transferFromPrevious: true })];
    const estimate = estimateYear(tariff, moved, withSwitches({ transferMode: 'difference' }));
    const notes = 'low' in estimate ? estimate.low.admissions.map(({ working }) => working.at(1)?.note) : [];

    expect(notes).toEqual(['per-admission-inferred', 'transfer-difference']);
  });
});
