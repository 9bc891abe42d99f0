/** The 20-working-day clock of one complaint, with the extension and the pauses it may have. Pure. */
import type { Day } from '../kernel/day.ts';
import { addDays, weekday } from '../kernel/day.ts';
import type { Pause, WorkingCalendar } from '../kernel/working-days.ts';
import { covers, reckonDeadline, workingDaysBetween } from '../kernel/working-days.ts';
import type { ComplaintClock } from './complaint.ts';

/** What the last day of a complaint follows from. */
export interface ClockFacts {
  readonly receivedDay: Day;
  /** Working days promised. */
  readonly workingDays: number;
  /** Further working days; 0 where nothing was extended. */
  readonly extensionDays?: number;
  /** Pauses that have ended. */
  readonly pauses?: readonly Pause[];
}

/** 对投诉在20个工作日内答复 (III.5.2-20-working-days). */
export function reckonClock(calendar: WorkingCalendar, facts: ClockFacts): ComplaintClock {
  const { receivedDay, workingDays, extensionDays = 0, pauses = [] } = facts;
  const deadline = reckonDeadline(calendar, {
    receivedDay,
    workingDays,
    extensionWorkingDays: extensionDays,
    pauses,
  });
  if (deadline.kind === 'outside-calendar')
    return clockWithoutCalendar(receivedDay, workingDays + extensionDays);
  return {
    dueDay: deadline.extendedDue ?? deadline.due,
    calendarVersion: calendar.version,
    provisional: deadline.provisional,
    ...(deadline.internalTarget !== undefined && { internalTarget: deadline.internalTarget }),
    skipped: deadline.weekdayHolidaysSkipped,
    countedWeekends: deadline.weekendWorkdaysCounted,
  };
}

/** No calendar reaches so far: Monday to Friday, marked provisional, so that the complaint is received all the same. */
function clockWithoutCalendar(receivedDay: Day, workingDays: number): ComplaintClock {
  let dueDay = receivedDay;
  for (let counted = 0; counted < workingDays;) {
    dueDay = addDays(dueDay, 1);
    if (weekday(dueDay) !== 0 && weekday(dueDay) !== 6) counted += 1;
  }
  return { dueDay, calendarVersion: 'none', provisional: true, skipped: [], countedWeekends: [] };
}

/**
 * Working days from a day to the last one: 0 on the last day itself, negative once it has passed (-1 also on the
 * weekend after it). Undefined where the calendar does not reach: no number is made up.
 */
export function workingDaysLeft(calendar: WorkingCalendar, today: Day, dueDay: Day): number | undefined {
  if (!covers(calendar, today) || !covers(calendar, dueDay)) return undefined;
  if (today <= dueDay) return workingDaysBetween(calendar, today, dueDay);
  return -Math.max(1, workingDaysBetween(calendar, dueDay, today));
}

/** How many working days stood still in these pauses. */
export function pausedWorkingDays(calendar: WorkingCalendar, pauses: readonly Pause[]): number {
  return pauses.reduce(
    (sum, { from, through }) =>
      covers(calendar, addDays(from, -1)) && covers(calendar, through)
        ? sum + workingDaysBetween(calendar, addDays(from, -1), through)
        : sum,
    0,
  );
}
