import { describe, expect, it } from 'vitest';
import type { Fen } from '../../src/kernel/money.ts';
import { fen, parseRate } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import type { Switches } from '../../src/policy/switches.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';
import { estimateAdmission, estimateYear } from '../../src/reimbursement/decide.ts';
import type { Admission, YearEstimate } from '../../src/reimbursement/estimate.ts';

const { tariff } = readRuleSet();
const yuan = (amount: number): Fen => fen(amount * 100);
const stay = (tier: Admission['tier'], total: number, more: Partial<Admission> = {}): Admission => ({
  tier,
  totalCost: yuan(total),
  ...more,
});
const withSwitches = (switches: Partial<Switches>) => ({ switches: { ...defaultSwitches, ...switches } });
const half = parseRate('0.50');

function lowDeductibles(estimate: YearEstimate): readonly number[] {
  if (!('low' in estimate)) throw new Error(estimate.kind);
  return estimate.low.admissions.map((result) => result.deductible / 100);
}

describe('an estimate', () => {
  it('gives both ends of the range and never the middle while no rate is set', () => {
    const estimate = estimateAdmission(tariff, stay('sumu', 1500));
    expect(estimate).toMatchObject({
      kind: 'range',
      low: { reimbursement: 56_000 },
      high: { reimbursement: 84_000 },
    });
    expect(estimate).not.toHaveProperty('point');
  });

  it('gives one sum where the committee has set a rate', () => {
    expect(estimateAdmission(tariff, stay('banner', 1200, { configuredRate: half }))).toMatchObject({
      kind: 'configured',
      point: { reimbursement: 50_000 },
    });
  });

  it('refuses a rate outside the range of the tier and tells the range', () => {
    const estimate = estimateAdmission(tariff, stay('above', 1200, { configuredRate: half }));
    expect(estimate.kind).toBe('rate-out-of-range');
    expect('allowed' in estimate && estimate.allowed.map(String)).toEqual(['0.2', '0.35']);
  });

  it.each([
    ['below the deductible', stay('sumu', 99), {}, 'below-deductible'],
    ['exactly at the deductible', stay('sumu', 100), {}, 'below-deductible'],
    ['capped at both ends', stay('above', 120_000), {}, 'cap-reached'],
    ['left nothing by the cap', stay('sumu', 500), { paidThisYear: yuan(20_000) }, 'cap-reached'],
    ['just at the cap with its low end', stay('above', 100_400), {}, 'cap-reached'],
    ['paid by others', stay('sumu', 5000, { otherPayments: yuan(4990) }), {}, 'actual-cost-reached'],
  ])('is one sum with its reason when it is %s', (_, admission, options, reason) => {
    expect(estimateAdmission(tariff, admission, options)).toMatchObject({ kind: 'same', reason });
  });

  it('is one sum of no particular reason when both ends round to the same fen', () => {
    const tiny = { tier: 'above', totalCost: fen(40_001) } as const;
    expect(estimateAdmission(tariff, tiny)).toMatchObject({ kind: 'same', reason: 'equal' });
  });

  it('is refused when more is ineligible than was charged', () => {
    expect(estimateAdmission(tariff, stay('sumu', 500, { ineligible: fen(50_001) }))).toEqual({
      kind: 'ineligible-exceeds-total',
    });
    expect(estimateAdmission(tariff, stay('sumu', 500, { ineligible: fen(50_000) })).kind).toBe('same');
  });

  it('never takes an outpatient bill from the pool', () => {
    expect(estimateAdmission(tariff, stay('sumu', 800, { kind: 'outpatient' }))).toEqual({
      kind: 'outpatient-not-pooled',
      citations: ['III.4.1-no-outpatient-from-pool', 'III.4.1-family-account-8'],
    });
  });
});

describe('the working', () => {
  const lines = (admission: Admission, options = {}) => {
    const estimate = estimateAdmission(tariff, admission, options);
    if (!('low' in estimate)) throw new Error(estimate.kind);
    return estimate.low.working;
  };

  it('goes line by line, each with its clause and what is left', () => {
    const working = lines(stay('banner', 8650, { ineligible: yuan(1250) }));
    expect(working.map((line) => [line.key, line.amount / 100, line.left / 100, line.clause])).toEqual([
      ['total', 8650, 8650, 'III.4.3-settle-at-discharge'],
      ['minus-ineligible', 1250, 7400, 'III.6.3-drug-list'],
      ['minus-deductible', 200, 7200, 'III.4.2-deductible'],
      ['times-rate', 2160, 2160, 'III.4.2-rates'],
      ['reimbursement', 2160, 2160, 'III.4.2-rates'],
    ]);
  });

  it('says that the deductible per admission and the cap per person and year are inferred', () => {
    const working = lines(stay('above', 120_000), { paidThisYear: yuan(0) });
    expect(working.find((line) => line.key === 'minus-deductible')?.note).toBe('per-admission-inferred');
    expect(working.find((line) => line.key === 'cap')).toMatchObject({
      amount: 392_000,
      left: 2_000_000,
      note: 'cap-person-year-inferred',
    });
  });

  it('says that the cap was taken as unused when nobody knows what was paid before', () => {
    expect(lines(stay('above', 120_000)).find((line) => line.key === 'cap')?.note).toBe(
      'cap-taken-as-unused',
    );
  });

  it('shows what is above the actual cost', () => {
    const working = lines(stay('sumu', 1100, { otherPayments: yuan(1000) }));
    expect(working.find((line) => line.key === 'other-payments')).toMatchObject({
      amount: 30_000,
      left: 10_000,
    });
  });

  it('leaves out the rate when nothing is left to multiply', () => {
    expect(lines(stay('sumu', 80)).map((line) => line.key)).toEqual([
      'total',
      'minus-deductible',
      'reimbursement',
    ]);
  });

  it('tells a rate of the committee from the range of the plan', () => {
    const estimate = estimateAdmission(tariff, stay('banner', 1200, { configuredRate: half }));
    const point = estimate.kind === 'configured' ? estimate.point : undefined;
    expect(point?.working.find((line) => line.key === 'times-rate')?.note).toBe('configured-rate');
    expect(lines(stay('banner', 1200)).find((line) => line.key === 'times-rate')?.note).toBe('plan-range');
  });
});

describe('the deductible of several stays', () => {
  const up = [stay('sumu', 900), stay('banner', 6000, { transferFromPrevious: true })];

  it('is charged at every admission by default, a transfer too', () => {
    expect(lowDeductibles(estimateYear(tariff, up))).toEqual([100, 200]);
  });

  it('once a year at the highest tier: each stay bears what is still missing', () => {
    const once = withSwitches({ deductibleMode: 'per_year_once_highest' });
    const climb = [stay('sumu', 900), stay('banner', 900), stay('above', 900), stay('sumu', 900)];
    expect(lowDeductibles(estimateYear(tariff, climb, once))).toEqual([100, 100, 200, 0]);
    expect(lowDeductibles(estimateYear(tariff, [stay('sumu', 60), stay('sumu', 900)], once))).toEqual([
      60, 40,
    ]);
  });

  it('once a year: a new credited year begins anew', () => {
    const once = withSwitches({ deductibleMode: 'per_year_once_highest' });
    const stays = [
      stay('sumu', 900, { discharged: '2026-12-31' }),
      stay('sumu', 900, { discharged: '2027-01-01' }),
    ];
    expect(lowDeductibles(estimateYear(tariff, stays, once))).toEqual([100, 100]);
  });

  it('difference: a transfer upwards bears the difference, down or level nothing', () => {
    const difference = withSwitches({ transferMode: 'difference' });
    const moved = { transferFromPrevious: true };
    expect(lowDeductibles(estimateYear(tariff, up, difference))).toEqual([100, 100]);
    const chain = [
      stay('sumu', 900),
      stay('above', 900, moved),
      stay('banner', 900, moved),
      stay('above', 900, moved),
    ];
    expect(lowDeductibles(estimateYear(tariff, chain, difference))).toEqual([100, 300, 0, 0]);
    expect(
      lowDeductibles(estimateYear(tariff, [stay('sumu', 900), stay('sumu', 900, moved)], difference)),
    ).toEqual([100, 0]);
  });

  it('difference: a stay that is no transfer, or has none before it, is charged in full', () => {
    const difference = withSwitches({ transferMode: 'difference' });
    const stays = [stay('sumu', 900, { transferFromPrevious: true }), stay('banner', 900)];
    expect(lowDeductibles(estimateYear(tariff, stays, difference))).toEqual([100, 200]);
  });

  it('is waived only for whom the office has named', () => {
    const waived = { ...withSwitches({ waiveDeductibleFor: ['wubao'] }), category: 'wubao' as const };
    expect(lowDeductibles(estimateYear(tariff, up, waived))).toEqual([0, 0]);
    expect(lowDeductibles(estimateYear(tariff, up, { ...waived, category: 'tekun' }))).toEqual([100, 200]);
    expect(lowDeductibles(estimateYear(tariff, up, { category: 'wubao' }))).toEqual([100, 200]);
  });
});

describe('the cap of several stays', () => {
  const big = (discharged: string, admitted = discharged): Admission =>
    stay('above', 120_000, { admitted, discharged });

  it('is shared within a credited year, low and high each to the end', () => {
    const estimate = estimateYear(tariff, [stay('above', 60_400), stay('above', 60_400)]);
    expect(estimate).toMatchObject({
      kind: 'same',
      reason: 'cap-reached',
      low: { admissions: [{ reimbursement: 1_200_000 }, { capRoom: 800_000, reimbursement: 800_000 }] },
      high: { admissions: [{ reimbursement: 2_000_000 }, { capRoom: 0, reimbursement: 0 }] },
    });
  });

  it('is each year its own; a stay over New Year belongs to its discharge', () => {
    const estimate = estimateYear(tariff, [big('2026-12-20'), big('2027-01-03', '2026-12-28')]);
    expect(estimate).toMatchObject({
      low: {
        admissions: [{ creditedYear: 2026 }, { creditedYear: 2027, capRoom: 2_000_000 }],
        total: 4_000_000,
      },
      hints: expect.arrayContaining(['stay-over-new-year']) as unknown,
    });
  });

  it('may be credited to the admission if the office says so', () => {
    const byAdmission = withSwitches({ yearRule: 'admission_date' });
    expect(
      estimateYear(tariff, [big('2026-12-20'), big('2027-01-03', '2026-12-28')], byAdmission),
    ).toMatchObject({
      low: { admissions: [{ creditedYear: 2026 }, { creditedYear: 2026, capRoom: 0 }], total: 2_000_000 },
    });
  });

  it('may hold per admission if the office says so', () => {
    const perAdmission = withSwitches({ capScope: 'admission' });
    expect(estimateYear(tariff, [big('2026-03-01'), big('2026-06-01')], perAdmission)).toMatchObject({
      low: { admissions: [{}, { capRoom: 2_000_000, paidYearAfter: 4_000_000 }], total: 4_000_000 },
    });
  });

  it('knows what was paid before, year by year', () => {
    const paidByYear = new Map([[2027, yuan(19_000)]]);
    expect(estimateYear(tariff, [big('2026-12-20'), big('2027-01-03')], { paidByYear })).toMatchObject({
      low: { admissions: [{ capRoom: 2_000_000 }, { capRoom: 100_000 }] },
    });
    expect(
      estimateYear(tariff, [big('2027-01-03'), big('2026-12-20')], { paidThisYear: yuan(19_000) }),
    ).toMatchObject({ low: { admissions: [{ capRoom: 2_000_000 }, { capRoom: 100_000 }] } });
  });
});

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
