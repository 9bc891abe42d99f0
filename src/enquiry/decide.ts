/** Is somebody at the office now, and if not, when? Pure: hours as the scheme profile words them, the calendar, an instant. */
import type { Day } from '../kernel/day.ts';
import { addDays, dayOf, startOfDay } from '../kernel/day.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { covers, isWorkingDay, nthWorkingDayAfter } from '../kernel/working-days.ts';

export type OfficeNow =
  | { readonly kind: 'open'; readonly until: string }
  | { readonly kind: 'closed'; readonly opensOn: Day; readonly opensAt: string }
  /** The hours hold no time of day, or the calendar does not reach so far: nothing is said. */
  | { readonly kind: 'unknown' };

/** A stretch of the day in minutes since midnight, with its ends as written. */
interface Stretch {
  readonly from: number;
  readonly fromText: string;
  readonly until: number;
  readonly untilText: string;
}

const stretchPattern = /(\d{1,2}):(\d{2})\s*[–—~～至到-]+\s*(\d{1,2}):(\d{2})/g;
/** A make-up weekend is worked and a holiday on a weekday is not, whatever days of the week the hours name. */
const lastDaysOfCalendar = 31;

/** "周一至周五 8:30–11:30、14:30–17:00" */
export function decideOffice(hours: string, now: Date, calendar: WorkingCalendar): OfficeNow {
  const stretches = readStretches(hours);
  const today = dayOf(now);
  const [first] = stretches;
  if (!first || !covers(calendar, today) || !covers(calendar, addDays(today, lastDaysOfCalendar))) {
    return { kind: 'unknown' };
  }
  const minute = Math.floor((now.getTime() - startOfDay(today).getTime()) / 60_000);
  if (isWorkingDay(calendar, today)) {
    const present = stretches.find(({ from, until }) => from <= minute && minute < until);
    if (present) return { kind: 'open', until: present.untilText };
    const later = stretches.find(({ from }) => minute < from);
    if (later) return { kind: 'closed', opensOn: today, opensAt: later.fromText };
  }
  return { kind: 'closed', opensOn: nthWorkingDayAfter(calendar, today, 1), opensAt: first.fromText };
}

function readStretches(hours: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [, fromHour = '', fromMinute = '', untilHour = '', untilMinute = ''] of hours.matchAll(
    stretchPattern,
  )) {
    const from = minutesOf(fromHour, fromMinute);
    const until = minutesOf(untilHour, untilMinute);
    if (from < until) {
      stretches.push({
        from,
        fromText: `${fromHour}:${fromMinute}`,
        until,
        untilText: `${untilHour}:${untilMinute}`,
      });
    }
  }
  return stretches.sort((a, b) => a.from - b.from);
}

function minutesOf(hour: string, minute: string): number {
  return Number.parseInt(hour, 10) * 60 + Number.parseInt(minute, 10);
}
