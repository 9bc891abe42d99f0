import type { HouseholdEnrolment } from './enrolment.ts';

/** The records of households, members and enrolments, within one transaction. */
export interface EnrolmentRepository {
  /** The household with all members and the enrolments of the given years; undefined when there is none. */
  household(householdId: number, years: readonly number[]): Promise<HouseholdEnrolment | undefined>;
}
