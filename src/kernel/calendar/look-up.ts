/** Look-ups in the rank table. A day outside the calendar is a fault here: ask `covers` first. */
import type { Day } from '../day.ts';
import { dayNumber } from '../day.ts';
import type { WorkingCalendar } from './build.ts';
import { covers } from './build.ts';

/** A day's place in the table, 0 for the calendar's first day. */
export function indexOf(calendar: WorkingCalendar, day: Day): number {
  if (!covers(calendar, day)) {
    throw new RangeError(`${day} lies outside the calendar (${calendar.firstDay} to ${calendar.lastDay})`);
  }
  return dayNumber(day) - calendar.table.firstNumber;
}

/** Working days from the calendar's first day up to and including the day at this index. */
export function rankAt(ranks: Int32Array, index: number): number {
  return index < 0 ? 0 : (ranks[index] ?? 0);
}

export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  const index = indexOf(calendar, day);
  const { workingRank } = calendar.table;
  return rankAt(workingRank, index) > rankAt(workingRank, index - 1);
}

/** How many working days lie in (afterDay, throughDay]; 0 when throughDay does not come after. */
export function workingDaysBetween(calendar: WorkingCalendar, afterDay: Day, throughDay: Day): number {
  const { workingRank } = calendar.table;
  const count =
    rankAt(workingRank, indexOf(calendar, throughDay)) - rankAt(workingRank, indexOf(calendar, afterDay));
  return Math.max(0, count);
}

/** The n-th working day (n ≥ 1) after a day that is itself not counted. */
export function nthWorkingDayAfter(calendar: WorkingCalendar, day: Day, n: number): Day {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`not a number of working days: ${String(n)}`);
  const found = workingDayAt(calendar, workingRank(calendar, day) + n);
  if (found === undefined)
    throw new RangeError(`${String(n)} working days after ${day} pass ${calendar.lastDay}`);
  return found;
}

/** The n-th working day (n ≥ 1) before a working day. */
export function nthWorkingDayBefore(calendar: WorkingCalendar, day: Day, n: number): Day {
  const found = workingDayAt(calendar, workingRank(calendar, day) - n);
  if (found === undefined)
    throw new RangeError(`${String(n)} working days before ${day} pass ${calendar.firstDay}`);
  return found;
}

export function lastWorkingDayOnOrBefore(calendar: WorkingCalendar, day: Day): Day {
  const found = workingDayAt(calendar, workingRank(calendar, day));
  if (found === undefined) throw new RangeError(`no working day on or before ${day} in the calendar`);
  return found;
}

/** Working days from the calendar's first day through this one. */
export function workingRank(calendar: WorkingCalendar, day: Day): number {
  return rankAt(calendar.table.workingRank, indexOf(calendar, day));
}

/** The working day of this rank (1 is the calendar's first working day), if the calendar reaches so far. */
export function workingDayAt(calendar: WorkingCalendar, rank: number): Day | undefined {
  const index = calendar.table.working[rank - 1];
  return index === undefined ? undefined : calendar.table.days[index];
}
