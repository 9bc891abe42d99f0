import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerEstimateLine } from '../../src/commands/estimate.ts';
import { fen, sum } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { tiers } from '../../src/policy/tier.ts';
import { estimateAdmission } from '../../src/reimbursement/decide.ts';
import type { Admission, AdmissionResult, EstimateOptions } from '../../src/reimbursement/estimate.ts';
import { admission, cost } from './bills.ts';

const { tariff } = readRuleSet();
const runs = { numRuns: 10_000 };
const paidThisYear = fc.constantFrom(0, 1, 1_500_000, 1_999_999, 2_000_000, 2_500_000).map(fen);

function ends(one: Admission, more: EstimateOptions = {}): readonly [AdmissionResult, AdmissionResult] {
  const estimate = estimateAdmission(tariff, one, more);
  if (!('low' in estimate)) throw new Error(estimate.kind);
  return [estimate.low, estimate.high];
}

describe('laws of an estimate', () => {
  it('pays between nothing and the cost that others have not paid, and no more than the room under the cap', () => {
    fc.assert(
      fc.property(admission, paidThisYear, (one, paid) => {
        for (const result of ends(one, { paidThisYear: paid })) {
          expect(result.reimbursement).toBeGreaterThanOrEqual(0);
          expect(result.reimbursement).toBeLessThanOrEqual(one.totalCost - (one.otherPayments ?? 0));
          expect(result.reimbursement).toBeLessThanOrEqual(Math.max(0, tariff.cap - paid));
          expect(result.paidYearAfter).toBe(paid + result.reimbursement);
        }
      }),
      runs,
    );
  });

  it('splits the whole cost into its parts, to the fen', () => {
    fc.assert(
      fc.property(admission, paidThisYear, (one, paid) => {
        for (const result of ends(one, { paidThisYear: paid })) {
          const { deductible, copay, cappedOff, overActual, reimbursement } = result;
          expect(sum(one.ineligible ?? fen(0), deductible, copay, cappedOff, overActual, reimbursement)).toBe(
            one.totalCost,
          );
          expect(result.selfPay).toBe(one.totalCost - reimbursement - (one.otherPayments ?? 0));
          for (const part of [deductible, copay, cappedOff, overActual])
            expect(part).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  it('never pays less for a higher eligible cost', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tiers), cost, cost, paidThisYear, (tier, one, more, paid) => {
        const smaller = ends({ tier, totalCost: fen(one) }, { paidThisYear: paid });
        const larger = ends({ tier, totalCost: fen(one + more) }, { paidThisYear: paid });
        expect(larger[0].reimbursement).toBeGreaterThanOrEqual(smaller[0].reimbursement);
        expect(larger[1].reimbursement).toBeGreaterThanOrEqual(smaller[1].reimbursement);
      }),
      runs,
    );
  });

  it('has its low end below or at its high end, and a rate of the committee between them', () => {
    fc.assert(
      fc.property(admission, fc.integer({ min: 0, max: 100 }), (one, place) => {
        const [low, high] = ends(one);
        expect(low.reimbursement).toBeLessThanOrEqual(high.reimbursement);
        const { rateLow, rateHigh } = tariff.tiers[one.tier];
        const configuredRate = rateLow.add(rateHigh.sub(rateLow).mul(place).div(100));
        const estimate = estimateAdmission(tariff, { ...one, configuredRate });
        const point = estimate.kind === 'configured' ? estimate.point.reimbursement : -1;
        expect(point).toBeGreaterThanOrEqual(low.reimbursement);
        expect(point).toBeLessThanOrEqual(high.reimbursement);
      }),
      runs,
    );
  });

  it('agrees with whole-number arithmetic, half a fen upwards', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tiers), cost, (tier, total) => {
        const [low] = ends({ tier, totalCost: fen(total) });
        const percent = { sumu: 40n, banner: 30n, above: 20n }[tier];
        const line = { sumu: 10_000, banner: 20_000, above: 40_000 }[tier];
        const base = BigInt(Math.max(0, total - line));
        expect(BigInt(low.rawReimbursement)).toBe((base * percent * 2n + 100n) / 200n);
      }),
      runs,
    );
  });

  it('has a working that ends in the sum paid', () => {
    fc.assert(
      fc.property(admission, paidThisYear, (one, paid) => {
        for (const { working, reimbursement } of ends(one, { paidThisYear: paid })) {
          expect(working.at(0)?.amount).toBe(one.totalCost);
          expect(working.at(-1)).toMatchObject({ key: 'reimbursement', amount: reimbursement });
          expect(working.at(-2)?.left === reimbursement || reimbursement === 0).toBe(true);
        }
      }),
      runs,
    );
  });
});

describe('laws of an estimate line', () => {
  const amountText = fc.oneof(
    cost.map((amount) => (amount / 100).toFixed(2)),
    fc.constantFrom('-1.00', '1.234', '', 'NaN', '1e5', '99999999999999.00', '１００.00'),
    fc.string(),
    fc.jsonValue(),
  );
  const line = fc.record(
    {
      tier: fc.oneof(fc.constantFrom<string>(...tiers), fc.string(), fc.constant(null)),
      totalCost: amountText,
      ineligible: amountText,
      paidThisYear: amountText,
      otherPayments: amountText,
      configuredRate: fc.oneof(fc.constantFrom('0.45', '0.65', '1.50', '-0.10', '45%'), fc.jsonValue()),
      kind: fc.oneof(fc.constantFrom('inpatient', 'outpatient'), fc.string()),
      discharged: fc.oneof(fc.constantFrom('2026-02-28', '2026-02-30'), fc.string()),
      mode: fc.oneof(fc.constantFrom('per_admission', 'transfer_difference'), fc.string()),
    },
    { requiredKeys: [] },
  );
  const anyLine = fc.oneof(
    line,
    fc.record({ admissions: fc.oneof(fc.array(line, { maxLength: 4 }), fc.jsonValue()) }),
    fc.jsonValue(),
  );

  it('always has an answer: a sum, a route or a named error with one sentence', () => {
    fc.assert(
      fc.property(anyLine, (written) => {
        const answer = answerEstimateLine(tariff, written);
        if ('error' in answer) {
          expect(['INVALID_INPUT', 'INELIGIBLE_EXCEEDS_TOTAL', 'RATE_OUT_OF_RANGE']).toContain(answer.error);
          expect('message' in answer && answer.message).toMatch(/^[^\n]+\.$/);
        } else {
          expect('mode' in answer || 'route' in answer).toBe(true);
          expect(answer).toHaveProperty('citations');
        }
      }),
      runs,
    );
  });
});
