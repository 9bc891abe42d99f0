import { describe, expect, it } from 'vitest';
import { fen } from '../../src/kernel/money.ts';
import { estimateAdmission } from '../../src/reimbursement/decide.ts';
import type { Admission } from '../../src/reimbursement/estimate.ts';
import { half, stay, tariff, yuan } from './stays.ts';

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
