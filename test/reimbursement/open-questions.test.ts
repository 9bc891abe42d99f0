import { describe, expect, it } from 'vitest';
import { parseRate } from '../../src/kernel/money.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';
import { estimateAdmission, estimateYear } from '../../src/reimbursement/decide.ts';
import { stay, tariff, withSwitches, yuan } from './stays.ts';

describe('what the plan leaves open', () => {
  it('gives no estimate for a hospital that is not designated, unless a factor is set', () => {
    const elsewhere = stay('banner', 1200, { designated: false });
    expect(estimateAdmission(tariff, elsewhere).kind).toBe('not-designated');
    const nonDesignatedFactor = parseRate('0.60') ?? null;
    expect(estimateAdmission(tariff, elsewhere, withSwitches({ nonDesignatedFactor }))).toMatchObject({
      low: {
        eligible: 72_000,
        notCounted: 48_000,
        reimbursement: 15_600,
        working: expect.arrayContaining([
          expect.objectContaining({ key: 'minus-not-counted', note: 'not-designated' }),
        ]) as unknown,
      },
    });
  });

  it('warns of a missing referral without a cut, unless a factor is set', () => {
    const unreferred = stay('above', 1400, { referred: false });
    expect(estimateAdmission(tariff, unreferred)).toMatchObject({
      low: { eligible: 140_000, notCounted: 0 },
      hints: expect.arrayContaining(['no-referral']) as unknown,
    });
    const noReferralFactor = parseRate('0.50') ?? defaultSwitches.noReferralFactor;
    expect(estimateAdmission(tariff, unreferred, withSwitches({ noReferralFactor }))).toMatchObject({
      low: { eligible: 70_000, notCounted: 70_000, base: 30_000 },
    });
  });

  it('names no sum for a childbirth, unless the office has fixed one', () => {
    const birth = stay('banner', 4000, { childbirth: true });
    expect(estimateAdmission(tariff, birth)).toEqual({ kind: 'childbirth-not-in-plan', citations: [] });
    expect(estimateAdmission(tariff, birth, withSwitches({ childbirthFixed: yuan(400) }))).toMatchObject({
      kind: 'childbirth-fixed',
      amount: 40_000,
    });
  });

  it('reckons any other stay as ever where a sum is fixed for childbirth', () => {
    const options = withSwitches({ childbirthFixed: yuan(400) });

    expect(estimateAdmission(tariff, stay('banner', 1200), options).kind).toBe('range');
    expect(estimateAdmission(tariff, stay('banner', 1200, { childbirth: false }), options).kind).toBe(
      'range',
    );
  });
});

describe('what is said beside an estimate', () => {
  it('is what the person should know, and no more', () => {
    expect(estimateAdmission(tariff, stay('sumu', 900), { paidThisYear: yuan(0) })).toMatchObject({
      hints: [],
      citations: ['III.4.2-deductible', 'III.4.2-rates', 'III.4.2-cap'],
    });
  });

  it.each([
    ['unknown earlier payments', [stay('sumu', 900)], {}, 'cap-taken-as-unused'],
    [
      'a transfer',
      [stay('sumu', 900), stay('banner', 900, { transferFromPrevious: true })],
      {},
      'transfer-deductible-each',
    ],
    ['several stays', [stay('sumu', 900), stay('banner', 900)], {}, 'deductible-each-admission'],
    ['a five-guarantee household', [stay('sumu', 900)], { category: 'wubao' as const }, 'medical-assistance'],
    ['a special-poor household', [stay('sumu', 900)], { category: 'tekun' as const }, 'medical-assistance'],
  ])('names %s', (_, admissions, options, hint) => {
    expect(estimateYear(tariff, admissions, options)).toMatchObject({
      hints: expect.arrayContaining([hint]) as unknown,
    });
  });

  it('does not tell of a deductible at each admission where the office takes it once a year', () => {
    const estimate = estimateYear(tariff, [stay('sumu', 900), stay('banner', 900)], {
      ...withSwitches({ deductibleMode: 'per_year_once_highest' }),
      paidThisYear: yuan(0),
    });
    expect(estimate).toMatchObject({ hints: [] });
  });

  it('cites the drug list, the referral, the discharge and the medical assistance where they bear on it', () => {
    const estimate = estimateYear(
      tariff,
      [
        stay('sumu', 900, { ineligible: yuan(1), admitted: '2026-12-30', discharged: '2027-01-02' }),
        stay('banner', 900, { transferFromPrevious: true, discharged: '2027-01-20' }),
      ],
      { category: 'wubao' },
    );
    expect('citations' in estimate && estimate.citations.slice(3)).toEqual([
      'III.6.3-drug-list',
      'III.6.2-referral',
      'III.4.3-settle-at-discharge',
      'II.8-medical-assistance',
    ]);
  });
});
