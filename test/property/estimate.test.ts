import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerEstimateLine } from '../../src/commands/estimate.ts';
import { addDays, yearOf } from '../../src/kernel/day.ts';
import type { Fen } from '../../src/kernel/money.ts';
import { fen, sum } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';
import { tiers } from '../../src/policy/tier.ts';
import { estimateAdmission, estimateYear } from '../../src/reimbursement/decide.ts';
import type {
  Admission,
  AdmissionResult,
  EstimateOptions,
  YearResult,
} from '../../src/reimbursement/estimate.ts';

const { tariff } = readRuleSet();
const runs = { numRuns: 10_000 };

const cost = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }),
  fc.integer({ min: 0, max: 30_000_000 }),
  fc.constantFrom(0, 9_999, 10_000, 10_001, 20_000, 20_001, 40_000, 40_001),
);
const admission: fc.Arbitrary<Admission> = fc
  .record({
    tier: fc.constantFrom(...tiers),
    cost,
    ineligibleShare: fc.integer({ min: 0, max: 100 }),
    otherShare: fc.constantFrom(0, 0, 30, 99, 100),
    transferFromPrevious: fc.boolean(),
  })
  .map(({ tier, cost: total, ineligibleShare, otherShare, transferFromPrevious }) => ({
    tier,
    totalCost: fen(total),
    ineligible: fen(Math.floor((total * ineligibleShare) / 100)),
    otherPayments: fen(Math.floor((total * otherShare) / 100)),
    transferFromPrevious,
  }));
const paidThisYear = fc.constantFrom(0, 1, 1_500_000, 1_999_999, 2_000_000, 2_500_000).map(fen);

/** Stays on different days over three years. */
const datedStays = fc
  .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 })
  .chain((days) =>
    fc.tuple(
      ...days.map((day) => admission.map((stay) => ({ ...stay, discharged: addDays('2025-01-01', day) }))),
    ),
  );
const options: fc.Arbitrary<EstimateOptions> = fc
  .record({
    deductibleMode: fc.constantFrom('per_admission' as const, 'per_year_once_highest' as const),
    transferMode: fc.constantFrom('each' as const, 'difference' as const),
  })
  .map((switches) => ({ switches: { ...defaultSwitches, ...switches } }));

function ends(one: Admission, more: EstimateOptions = {}): readonly [AdmissionResult, AdmissionResult] {
  const estimate = estimateAdmission(tariff, one, more);
  if (!('low' in estimate)) throw new Error(estimate.kind);
  return [estimate.low, estimate.high];
}

function yearEnds(
  stays: readonly Admission[],
  more: EstimateOptions = {},
): readonly [YearResult, YearResult] {
  const estimate = estimateYear(tariff, stays, more);
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

describe('laws of several stays', () => {
  it('do not depend on the order in which they were told', () => {
    fc.assert(
      fc.property(
        datedStays.chain((stays) =>
          fc.tuple(
            fc.constant(stays),
            fc.shuffledSubarray(stays, { minLength: stays.length, maxLength: stays.length }),
          ),
        ),
        options,
        ([stays, shuffled], more) => {
          const [low, high] = yearEnds(stays, more);
          const [otherLow, otherHigh] = yearEnds(shuffled, more);
          expect([otherLow.total, otherHigh.total]).toEqual([low.total, high.total]);
          for (const [position, stay] of shuffled.entries())
            expect(otherLow.admissions[position]).toEqual(low.admissions[stays.indexOf(stay)]);
        },
      ),
      runs,
    );
  });

  it('never pay more than the cap to a person in a credited year', () => {
    fc.assert(
      fc.property(datedStays, options, (stays, more) => {
        for (const { admissions, total } of yearEnds(stays, more)) {
          const byYear = new Map<number, Fen>();
          for (const [position, result] of admissions.entries()) {
            const year = yearOf(stays[position]?.discharged ?? '');
            expect(result.creditedYear).toBe(year);
            byYear.set(year, sum(byYear.get(year) ?? fen(0), result.reimbursement));
          }
          for (const paid of byYear.values()) expect(paid).toBeLessThanOrEqual(tariff.cap);
          expect(total).toBe(sum(...byYear.values()));
        }
      }),
      runs,
    );
  });

  it('have a low sum below or at the high one', () => {
    fc.assert(
      fc.property(datedStays, options, (stays, more) => {
        const [low, high] = yearEnds(stays, more);
        expect(low.total).toBeLessThanOrEqual(high.total);
      }),
      runs,
    );
  });

  it('bear once a year at most the highest line met, and in no reading more than each in full', () => {
    fc.assert(
      fc.property(datedStays, options, (stays, more) => {
        const [each] = yearEnds(stays);
        const [read] = yearEnds(stays, more);
        const borneByYear = new Map<number, number>();
        const highestByYear = new Map<number, number>();
        for (const [position, result] of read.admissions.entries()) {
          expect(result.deductible).toBeLessThanOrEqual(each.admissions[position]?.deductible ?? -1);
          const year = result.creditedYear ?? 0;
          const line = tariff.tiers[stays[position]?.tier ?? 'above'].deductible;
          borneByYear.set(year, (borneByYear.get(year) ?? 0) + result.deductible);
          highestByYear.set(year, Math.max(highestByYear.get(year) ?? 0, line));
        }
        if (more.switches?.deductibleMode !== 'per_year_once_highest') return;
        for (const [year, borne] of borneByYear)
          expect(borne).toBeLessThanOrEqual(highestByYear.get(year) ?? 0);
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
