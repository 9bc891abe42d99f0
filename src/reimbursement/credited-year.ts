/** In which order stays are settled, and to which year's cap each belongs. */
import { yearOf } from '../kernel/day.ts';
import type { Switches } from '../policy/switches.ts';
import type { Admission } from './estimate.ts';

/** A stay over New Year is one stay with one deductible, credited to one year (方案没写明: that of discharge). */
export function creditedYear(admission: Admission, switches: Switches): number | undefined {
  const { admitted, discharged } = admission;
  const deciding = switches.yearRule === 'discharge_date' ? discharged : (admitted ?? discharged);
  return deciding === undefined ? undefined : yearOf(deciding);
}

export interface Settled {
  readonly admission: Admission;
  /** Its place in the order given. */
  readonly position: number;
  readonly year: number | undefined;
}

/** The stays in the order of discharge, stable; in the order given when a day is unknown. */
export function settlingOrder(admissions: readonly Admission[], switches: Switches): readonly Settled[] {
  const settled = admissions.map((admission, position) => ({
    admission,
    position,
    year: creditedYear(admission, switches),
  }));
  if (admissions.some((admission) => admission.discharged === undefined)) return settled;
  const dischargeOf = ({ admission }: Settled): string => admission.discharged ?? '';
  return settled.sort((one, other) => {
    if (dischargeOf(one) === dischargeOf(other)) return one.position - other.position;
    return dischargeOf(one) < dischargeOf(other) ? -1 : 1;
  });
}

export function crossesNewYear(admission: Admission): boolean {
  const { admitted, discharged } = admission;
  return admitted !== undefined && discharged !== undefined && yearOf(admitted) !== yearOf(discharged);
}
