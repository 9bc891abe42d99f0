import { describe, expect, it } from 'vitest';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import { estimateAdmission, estimateYear } from '../../src/reimbursement/decide.ts';
import type { AdmissionResult, YearEstimate } from '../../src/reimbursement/estimate.ts';
import { seededChance } from '../support/chance.ts';
import { asAdmission, optionsOf } from './asked.ts';
import { type Paid, reckonByHand } from './estimate.ts';
import { randomCase, randomPlainCase, type Stay } from './stays.ts';

const { tariff } = readRuleSet();
const cases = 4_000;

function bothEnds(estimate: YearEstimate): readonly [readonly AdmissionResult[], readonly AdmissionResult[]] {
  if (estimate.kind === 'configured') return [estimate.point.admissions, estimate.point.admissions];
  if (estimate.kind === 'same' || estimate.kind === 'range')
    return [estimate.low.admissions, estimate.high.admissions];
  return [[], []];
}

function expectSame(result: AdmissionResult | undefined, paid: Paid, stay: Stay, which: string): void {
  expect(
    result && {
      eligible: BigInt(result.eligible),
      notCounted: BigInt(result.notCounted),
      deductible: BigInt(result.deductible),
      copay: BigInt(result.copay),
      overCap: BigInt(result.cappedOff),
      overActual: BigInt(result.overActual),
      pay: BigInt(result.reimbursement),
      selfPay: BigInt(result.selfPay),
      year: result.creditedYear,
    },
    which,
  ).toEqual({ ...paid, rate: undefined });
  const ofRate = result?.rate.mul(String(paid.rate.bottom)).toFixed(0);
  expect(ofRate, which).toBe(String(paid.rate.top));
  expect(explained(result), which).toEqual(explanationByHand(paid, stay));
}

/** What the working says was taken away and what was left, line by line. */
const explained = (result: AdmissionResult | undefined) =>
  result?.working.map(({ key, amount, left }) => [key, BigInt(amount), BigInt(left)]);

function explanationByHand(paid: Paid, stay: Stay): readonly unknown[] {
  const base = paid.eligible - paid.deductible;
  const raw = base - paid.copay;
  const ineligible = BigInt(stay.ineligible);
  const whole = BigInt(stay.total) - ineligible;
  return [
    ['total', BigInt(stay.total), BigInt(stay.total)],
    ...(ineligible > 0n ? [['minus-ineligible', ineligible, whole]] : []),
    ...(paid.notCounted > 0n ? [['minus-not-counted', paid.notCounted, paid.eligible]] : []),
    ['minus-deductible', paid.deductible, base],
    ...(base > 0n ? [['times-rate', raw, raw]] : []),
    ...(paid.overCap > 0n ? [['cap', paid.overCap, raw - paid.overCap]] : []),
    ...(paid.overActual > 0n ? [['other-payments', paid.overActual, paid.pay]] : []),
    ['reimbursement', paid.pay, paid.pay],
  ];
}

describe('estimates beside a reckoning of their own', () => {
  it('are the same to the fen for 4,000 single stays under the plan, working and all', () => {
    const seed = 20_260_701;
    const chance = seededChance(seed);
    for (let number = 0; number < cases; number += 1) {
      const one = randomPlainCase(chance);
      const which = `seed ${seed}, case ${number}: ${JSON.stringify(one)}`;
      const byHand = reckonByHand(one);
      const [stay] = one.stays;
      if (stay === undefined || byHand.kind === 'not-designated') throw new Error(which);
      const estimate = estimateAdmission(tariff, asAdmission(stay), optionsOf(one));
      expect(estimate.kind, which).toBe(byHand.kind);
      const ends = 'point' in estimate ? [estimate.point, estimate.point] : [];
      const [low, high] = 'low' in estimate ? [estimate.low, estimate.high] : ends;
      for (const [result, paid] of [[low, byHand.low[0]] as const, [high, byHand.high[0]] as const]) {
        if (paid === undefined) throw new Error(which);
        expectSame(result, paid, stay, which);
      }
    }
  });

  it('are the same for 4,000 persons of one stay to five, under every reading of what the plan leaves open', () => {
    const seed = 20_260_702;
    const chance = seededChance(seed);
    const met = new Map<string, number>();
    for (let number = 0; number < cases; number += 1) {
      const one = randomCase(chance);
      const which = `seed ${seed}, case ${number}: ${JSON.stringify(one)}`;
      const byHand = reckonByHand(one);
      const estimate = estimateYear(tariff, one.stays.map(asAdmission), optionsOf(one));
      expect(estimate.kind, which).toBe(byHand.kind);
      met.set(byHand.kind, (met.get(byHand.kind) ?? 0) + 1);
      if (byHand.kind === 'not-designated') continue;
      const [low, high] = bothEnds(estimate);
      for (const [place, stay] of one.stays.entries()) {
        const [paidLow, paidHigh] = [byHand.low[place], byHand.high[place]];
        if (paidLow === undefined || paidHigh === undefined) throw new Error(which);
        expectSame(low[place], paidLow, stay, which);
        expectSame(high[place], paidHigh, stay, which);
      }
    }
    // Each kind of answer often enough to mean something.
    for (const kind of ['configured', 'same', 'range', 'not-designated'])
      expect(met.get(kind) ?? 0, kind).toBeGreaterThan(100);
  });
});
