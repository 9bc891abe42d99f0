import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, yearOf } from '../../src/kernel/day.ts';
import type { Fen } from '../../src/kernel/money.ts';
import { fen, sum } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';
import { estimateYear } from '../../src/reimbursement/decide.ts';
import type { Admission, EstimateOptions, YearResult } from '../../src/reimbursement/estimate.ts';
import { admission } from './bills.ts';

const { tariff } = readRuleSet();
const runs = { numRuns: 10_000 };

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

function yearEnds(
  stays: readonly Admission[],
  more: EstimateOptions = {},
): readonly [YearResult, YearResult] {
  const estimate = estimateYear(tariff, stays, more);
  if (!('low' in estimate)) throw new Error(estimate.kind);
  return [estimate.low, estimate.high];
}

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
