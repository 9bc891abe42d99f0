/** What the page of a complaint tells of the complainant's household: no more than the matter needs. Pure. */
import type { Day } from '../../kernel/day.ts';
import type { ComplaintCategory } from '../complaint.ts';
import type { DeskComplaint } from './repository.ts';
import { answersFor, type Viewer } from './viewer.ts';

export type HouseholdPart = 'place' | 'enrolment' | 'claims';

/** By what it is about. Sums of money stay in the scheme's records: no complaint needs them on its page. */
const needed: Readonly<Record<ComplaintCategory, readonly HouseholdPart[]>> = {
  overcharging: ['place', 'enrolment', 'claims'],
  overtreatment: ['place', 'enrolment', 'claims'],
  'refused-or-late': ['place', 'enrolment', 'claims'],
  'forced-enrolment': ['place', 'enrolment'],
  apportionment: ['place', 'enrolment'],
  'no-receipt': ['place', 'enrolment'],
  'misused-fund': ['place', 'enrolment'],
  'staff-attitude': ['place'],
  other: ['place'],
};

/** A gacha and a surname are nearly a name: for whoever works on it or answers for the queue, like the name itself. */
export function householdPartsFor(viewer: Viewer, complaint: DeskComplaint): readonly HouseholdPart[] {
  return complaint.anonymous || !answersFor(viewer, complaint) ? [] : needed[complaint.category];
}

/** Of a named, verified complainant; what is not needed is absent. */
export interface HouseholdContext {
  /** ****0001 */
  readonly certificate: string;
  readonly sumu: string;
  readonly gacha: string;
  readonly enrolment?: {
    readonly year: number;
    /** The complainant's own. */
    readonly own: 'unpaid' | 'paid-pending' | 'active' | 'lapsed' | 'withdrawn' | 'none';
    readonly members: number;
    readonly active: number;
  };
  /** The complainant's own, the newest first, at most five; never those of others in the household. */
  readonly claims?: readonly {
    readonly number: string;
    readonly state: 'submitted' | 'checked' | 'publicised' | 'approved' | 'paid' | 'rejected' | 'returned';
    readonly dischargedOn: Day;
  }[];
}
