/** What should be said beside an estimate, and the clauses it rests on. */
import { defaultSwitches } from '../policy/switches.ts';
import { creditedYear, crossesNewYear } from './credited-year.ts';
import type { Admission, EstimateOptions, Hint } from './estimate.ts';

export function hintsFor(admissions: readonly Admission[], options: EstimateOptions): readonly Hint[] {
  const switches = options.switches ?? defaultSwitches;
  const hints: Hint[] = [];
  if (options.paidThisYear === undefined && options.paidByYear === undefined)
    hints.push('cap-taken-as-unused');
  if (admissions.some((admission) => admission.referred === false)) hints.push('no-referral');
  if (switches.deductibleMode === 'per_admission') {
    const transferred = admissions.some((admission) => admission.transferFromPrevious === true);
    if (transferred && switches.transferMode === 'each') hints.push('transfer-deductible-each');
    if (admissions.length > 1) hints.push('deductible-each-admission');
  }
  if (admissions.some(crossesNewYear)) hints.push('stay-over-new-year');
  if (options.category === 'wubao' || options.category === 'tekun') hints.push('medical-assistance');
  return hints;
}

export function citationsFor(admissions: readonly Admission[], options: EstimateOptions): readonly string[] {
  const switches = options.switches ?? defaultSwitches;
  const citations = ['III.4.2-deductible', 'III.4.2-rates', 'III.4.2-cap'];
  const years = new Set(admissions.map((admission) => creditedYear(admission, switches)));
  if (admissions.some((admission) => (admission.ineligible ?? 0) > 0)) citations.push('III.6.3-drug-list');
  if (admissions.some((admission) => admission.transferFromPrevious === true || admission.referred === false))
    citations.push('III.6.2-referral');
  if (admissions.some(crossesNewYear) || years.size > 1) citations.push('III.4.3-settle-at-discharge');
  if (options.category === 'wubao' || options.category === 'tekun') citations.push('II.8-medical-assistance');
  return citations;
}
