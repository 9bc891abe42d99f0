import { describe, expect, it } from 'vitest';
import { estimateYear } from '../../src/reimbursement/decide.ts';
import type { Admission, YearEstimate } from '../../src/reimbursement/estimate.ts';
import { half, stay, tariff, withSwitches, yuan } from './stays.ts';

function lowDeductibles(estimate: YearEstimate): readonly number[] {
  if (!('low' in estimate)) throw new Error(estimate.kind);
  return estimate.low.admissions.map((result) => result.deductible / 100);
}

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

describe('several stays together', () => {
  it('stay a range while the rate of one is open, though that of another is set', () => {
    const estimate = estimateYear(tariff, [
      stay('banner', 1200, { configuredRate: half }),
      stay('sumu', 900),
    ]);

    expect(estimate).toMatchObject({ kind: 'range', low: { total: 82_000 }, high: { total: 98_000 } });
  });

  it.each([
    ['cap-reached', [stay('sumu', 80), stay('above', 120_000)]],
    ['below-deductible', [stay('sumu', 80), stay('banner', 200)]],
    ['actual-cost-reached', [stay('sumu', 80), stay('sumu', 5000, { otherPayments: yuan(4990) })]],
  ])('come to one sum for the reason %s', (reason, stays) => {
    expect(estimateYear(tariff, stays)).toMatchObject({ kind: 'same', reason });
  });

  it('are handed back in the order told, whatever the order of settling', () => {
    const stays = [
      stay('sumu', 900, { discharged: '2026-06-01' }),
      stay('banner', 5000, { discharged: '2026-03-01' }),
      stay('above', 3000, { discharged: '2026-01-01' }),
    ];

    expect(lowDeductibles(estimateYear(tariff, stays))).toEqual([100, 200, 400]);
  });
});
