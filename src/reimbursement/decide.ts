/**
 * What the pooled fund would pay for a stay, or for several of one person. Pure: the tariff and the switches come in,
 * figures with their working come out. An estimate is never a decision: 以合管办核定为准.
 */
import type { Fen } from '../kernel/money.ts';
import { sum, zero } from '../kernel/money.ts';
import { checkRate } from '../policy/rates.ts';
import { defaultSwitches } from '../policy/switches.ts';
import type { Tariff } from '../policy/types.ts';
import { reckonAdmission } from './admission.ts';
import { settlingOrder } from './credited-year.ts';
import { deductibleWalk } from './deductible.ts';
import type {
  Admission,
  AdmissionEstimate,
  AdmissionResult,
  EstimateOptions,
  Reckoned,
  Unreckoned,
  YearEstimate,
  YearResult,
} from './estimate.ts';
import { citationsFor, hintsFor } from './hints.ts';

/** The estimate of one stay. */
export function estimateAdmission(
  tariff: Tariff,
  admission: Admission,
  options: EstimateOptions = {},
): AdmissionEstimate {
  const year = estimateYear(tariff, [admission], options);
  if (year.kind === 'configured') return { ...year, point: only(year.point) };
  if (year.kind === 'same' || year.kind === 'range')
    return { ...year, low: only(year.low), high: only(year.high) };
  return year;
}

/**
 * The estimate of several stays of one person. They are reckoned in the order of discharge, so that the sum does not
 * depend on the order in which they were told, and handed back in the order given. The low and the high path are each
 * walked to the end, since what the first stay was paid lessens the room of the next.
 */
export function estimateYear(
  tariff: Tariff,
  admissions: readonly Admission[],
  options: EstimateOptions = {},
): YearEstimate {
  const refused = firstRefusal(tariff, admissions, options);
  if (refused !== undefined) return refused;
  const told = {
    hints: hintsFor(admissions, options),
    citations: citationsFor(admissions, options),
  };
  if (admissions.every((admission) => admission.configuredRate !== undefined))
    return { kind: 'configured', point: walk(tariff, admissions, options, 'rateLow'), ...told };
  const low = walk(tariff, admissions, options, 'rateLow');
  const high = walk(tariff, admissions, options, 'rateHigh');
  if (low.total !== high.total) return { kind: 'range', low, high, ...told };
  return { kind: 'same', reason: reasonFor(low, high), low, high, ...told };
}

function firstRefusal(
  tariff: Tariff,
  admissions: readonly Admission[],
  options: EstimateOptions,
): Unreckoned | undefined {
  const { nonDesignatedFactor, childbirthFixed } = options.switches ?? defaultSwitches;
  for (const { tier, totalCost, ineligible = zero, configuredRate, ...admission } of admissions) {
    const check = configuredRate === undefined ? undefined : checkRate(tariff, tier, configuredRate);
    if (check?.kind === 'rate-out-of-range') return check;
    if (ineligible > totalCost) return { kind: 'ineligible-exceeds-total' };
    if (admission.kind === 'outpatient')
      return {
        kind: 'outpatient-not-pooled',
        citations: ['III.4.1-no-outpatient-from-pool', 'III.4.1-family-account-8'],
      };
    if (admission.designated === false && nonDesignatedFactor === null)
      return {
        kind: 'not-designated',
        citations: ['III.6.1-designated-selection', 'III.6.1-choose-in-banner'],
      };
    if (admission.childbirth === true && childbirthFixed === null)
      return { kind: 'childbirth-not-in-plan', citations: [] };
    if (admission.childbirth === true && childbirthFixed !== null)
      return { kind: 'childbirth-fixed', amount: childbirthFixed, citations: ['III.4.2-committee-sets'] };
  }
  return undefined;
}

function walk(
  tariff: Tariff,
  admissions: readonly Admission[],
  options: EstimateOptions,
  end: 'rateLow' | 'rateHigh',
): YearResult {
  const switches = options.switches ?? defaultSwitches;
  const deductibles = deductibleWalk(tariff, switches, options.category ?? 'ordinary');
  const paid = new Map<number | undefined, Fen>(options.paidByYear ?? []);
  const settled = settlingOrder(admissions, switches);
  const firstYear = settled[0]?.year;
  if (!paid.has(firstYear) && options.paidThisYear !== undefined) paid.set(firstYear, options.paidThisYear);

  const results = new Map<number, AdmissionResult>();
  for (const { admission, position, year } of settled) {
    const { line, note } = deductibles.next(admission, year);
    const result = reckonAdmission(admission, {
      rate: admission.configuredRate ?? tariff.tiers[admission.tier][end],
      deductibleLine: line,
      deductibleNote: note,
      cap: tariff.cap,
      paidBefore: paid.get(year) ?? zero,
      paidBeforeKnown: paid.has(year),
      creditedYear: year,
      switches,
    });
    deductibles.borne(result.deductible, year);
    paid.set(year, result.paidYearAfter);
    results.set(position, result);
  }
  const inOrderGiven = admissions.flatMap((_, position) => results.get(position) ?? []);
  return {
    admissions: inOrderGiven,
    total: sum(...inOrderGiven.map((result) => result.reimbursement)),
  };
}

function only(year: YearResult): AdmissionResult {
  const [result] = year.admissions;
  if (result === undefined) throw new RangeError('an estimate needs an admission');
  return result;
}

function reasonFor(low: YearResult, high: YearResult): (Reckoned<YearResult> & { kind: 'same' })['reason'] {
  const all = [...low.admissions, ...high.admissions];
  if (all.every((result) => result.base === 0)) return 'below-deductible';
  if (low.admissions.some((result) => result.cappedOff > 0)) return 'cap-reached';
  if (low.admissions.some((result) => result.overActual > 0)) return 'actual-cost-reached';
  return low.total === high.total && all.some((result) => result.capRoom === result.reimbursement)
    ? 'cap-reached'
    : 'equal';
}
