/**
 * Chinese working days: weekdays that are no holiday, and the weekend days worked in return for one. The
 * arrangement of a year is published the autumn before; until it is loaded, that year is reckoned from the
 * law alone and every answer that touches it is marked provisional.
 */
export type { Arrangement } from './calendar/arrangement.ts';
export { parseArrangement } from './calendar/arrangement.ts';
export type { WorkingCalendar } from './calendar/build.ts';
export { buildCalendar, covers, isProvisional } from './calendar/build.ts';
export { publishedArrangements, publishedCalendar } from './calendar/published.ts';
export {
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  nthWorkingDayAfter,
  nthWorkingDayBefore,
  workingDaysBetween,
} from './calendar/look-up.ts';
export type { Deadline, DeadlineQuestion, Pause } from './calendar/deadline.ts';
export { faultOfPauses, reckonDeadline } from './calendar/deadline.ts';
export { annotateDays } from './calendar/annotate.ts';
export { statutoryRestDays } from './calendar/statutory.ts';
