/** Costs and admissions for the laws of an estimate: everyday bills, huge ones, and the edges of the deductibles. */
import fc from 'fast-check';
import { fen } from '../../src/kernel/money.ts';
import { tiers } from '../../src/policy/tier.ts';
import type { Admission } from '../../src/reimbursement/estimate.ts';

export const cost = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }),
  fc.integer({ min: 0, max: 30_000_000 }),
  fc.constantFrom(0, 9_999, 10_000, 10_001, 20_000, 20_001, 40_000, 40_001),
);
export const admission: fc.Arbitrary<Admission> = fc
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
