/**
 * Calendar days. A day is an ISO text ("2026-11-22") on the wall calendar of Asia/Shanghai, which has
 * kept UTC+8 without summer time since 1992; inside a reckoning it is a count of days since 1970-01-01.
 */

/** An ISO calendar day, "2026-11-22". */
export type Day = string;

const msPerDay = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The China calendar day on which an instant falls. */
export function dayOf(instant: Date): Day {
  return dayFromNumber(Math.floor((instant.getTime() + chinaOffsetMs) / msPerDay));
}

/** The instant at which a China day begins. */
export function startOfDay(day: Day): Date {
  return new Date(dayNumber(day) * msPerDay - chinaOffsetMs);
}

/** Is this text a day that exists ("2026-02-30" is not)? */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Days since 1970-01-01. The day must exist (see isDay). */
export function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / msPerDay);
}

export function dayFromNumber(count: number): Day {
  return new Date(count * msPerDay).toISOString().slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

export function yearOf(day: Day): number {
  return Number.parseInt(day.slice(0, 4), 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}
