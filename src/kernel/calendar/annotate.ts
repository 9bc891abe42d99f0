/** The count day by day, to be shown to people: which day was counted as number what, which was skipped and why. */
import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { WorkingCalendar } from './build.ts';
import type { Pause } from './deadline.ts';
import { isWorkingDay } from './look-up.ts';
import { isWeekend } from './statutory.ts';

export type AnnotatedDay =
  | { readonly kind: 'counted'; readonly day: Day; readonly number: number }
  | { readonly kind: 'make-up-workday'; readonly day: Day; readonly number: number; readonly name?: string }
  | { readonly kind: 'weekend'; readonly day: Day }
  | { readonly kind: 'holiday'; readonly day: Day; readonly name?: string }
  | { readonly kind: 'paused'; readonly day: Day };

/**
 * Every day after receipt, through the last, with its place in the count. A weekend within a holiday is
 * a holiday here, as people know it. Days outside the calendar are a fault.
 */
export function annotateDays(
  calendar: WorkingCalendar,
  receivedDay: Day,
  throughDay: Day,
  pauses: readonly Pause[] = [],
): readonly AnnotatedDay[] {
  const annotated: AnnotatedDay[] = [];
  let number = 0;
  for (let day = addDays(receivedDay, 1); day <= throughDay; day = addDays(day, 1)) {
    const paused = pauses.some(({ from, through }) => day >= from && day <= through);
    if (!paused && isWorkingDay(calendar, day)) number += 1;
    annotated.push(paused ? { kind: 'paused', day } : annotate(calendar, day, number));
  }
  return annotated;
}

function annotate(calendar: WorkingCalendar, day: Day, number: number): AnnotatedDay {
  const name = calendar.names.get(day);
  const known = name === undefined ? {} : { name };
  if (isWorkingDay(calendar, day)) {
    return isWeekend(day)
      ? { kind: 'make-up-workday', day, number, ...known }
      : { kind: 'counted', day, number };
  }
  return isWeekend(day) && name === undefined ? { kind: 'weekend', day } : { kind: 'holiday', day, ...known };
}
