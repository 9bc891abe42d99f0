/** What the page of a complaint tells of the complainant's household: no more than the matter needs. Pure. */
import type { ComplaintCategory } from '../complaint.ts';
import type { HouseholdPart } from './detail.ts';
import type { DeskComplaint } from './repository.ts';
import { answersFor, type Viewer } from './viewer.ts';

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
