/** When people may be written to unasked: by day, never at night, and not on rest days unless the office says so. Pure. */
import { addDays, type Day, dayOf, startOfDay, weekday } from '../kernel/day.ts';
import { covers, isWorkingDay, type WorkingCalendar } from '../kernel/working-days.ts';
import type { SchemeProfile } from '../policy/profile.ts';

export interface SendingHours extends Pick<SchemeProfile['outreach'], 'quietHours' | 'restDays'> {
  readonly calendar: WorkingCalendar;
}

export type Sending = 'allowed' | 'quiet-hours' | 'rest-day';

/** The part of a day in which may be sent: [from, until). */
interface Span {
  readonly from: number;
  readonly until: number;
}

const msPerMinute = 60_000;
/** No run of rest days is longer: then a setting is at fault, and nothing is promised. */
const daysLookedAhead = 60;

export function sendingAt(hours: SendingHours, at: Date): Sending {
  const day = dayOf(at);
  if (isRestDay(hours, day)) return 'rest-day';
  const { from, until } = spanOf(hours, day);
  return at.getTime() >= from && at.getTime() < until ? 'allowed' : 'quiet-hours';
}

/** The first instant from `at` on at which may be sent; absent: none within reach. */
export function nextOpening(hours: SendingHours, at: Date): Date | undefined {
  const first = dayOf(at);
  for (let ahead = 0; ahead <= daysLookedAhead; ahead += 1) {
    const day = addDays(first, ahead);
    const { from, until } = spanOf(hours, day);
    const opens = Math.max(from, at.getTime());
    if (!isRestDay(hours, day) && opens < until) return new Date(opens);
  }
  return undefined;
}

export interface SendingEnd {
  readonly beginsAt: Date;
  readonly endsAt: Date;
  /** Sending days beyond the first. */
  readonly goesOnDays: number;
}

/** When so many milliseconds of sending end, over nights and rest days; absent: not by the end of `lastDay`. */
export function endOfSending(
  hours: SendingHours,
  from: Date,
  takesMs: number,
  lastDay: Day,
): SendingEnd | undefined {
  const beginsAt = nextOpening(hours, from);
  let opens = beginsAt;
  let left = takesMs;
  for (let goesOnDays = 0; beginsAt && opens; goesOnDays += 1) {
    const day = dayOf(opens);
    if (day > lastDay) return undefined;
    const { until } = spanOf(hours, day);
    const open = until - opens.getTime();
    if (left <= open) return { beginsAt, endsAt: new Date(opens.getTime() + left), goesOnDays };
    left -= open;
    opens = nextOpening(hours, new Date(until));
  }
  return undefined;
}

/** Beyond the calendar only the weekends are known. */
function isRestDay({ restDays, calendar }: SendingHours, day: Day): boolean {
  if (restDays === 'sending') return false;
  return covers(calendar, day) ? !isWorkingDay(calendar, day) : weekday(day) % 6 === 0;
}

/** Quiet hours go over midnight (the profile refuses others), so a day is open in one piece. */
function spanOf({ quietHours }: SendingHours, day: Day): Span {
  const midnight = startOfDay(day).getTime();
  return {
    from: midnight + minutesOf(quietHours.to) * msPerMinute,
    until: midnight + minutesOf(quietHours.from) * msPerMinute,
  };
}

function minutesOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number.parseInt(hour, 10) * 60 + Number.parseInt(minute, 10);
}
