/** Open complaints put together by how many working days they still have. */
import type { Day } from '../kernel/day.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { workingDaysLeft } from './clock.ts';

export const timesLeft = ['overdue', '0-2', '3-5', '6-10', 'over-10', 'unknown'] as const;
export type TimeLeft = (typeof timesLeft)[number];

/** `unknown`: the calendar does not reach so far. */
export function timeLeftOf(calendar: WorkingCalendar, today: Day, dueDay: Day): TimeLeft {
  const days = workingDaysLeft(calendar, today, dueDay);
  if (days === undefined) return 'unknown';
  if (days < 0) return 'overdue';
  if (days <= 2) return '0-2';
  if (days <= 5) return '3-5';
  return days <= 10 ? '6-10' : 'over-10';
}
