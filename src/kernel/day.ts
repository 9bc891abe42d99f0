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
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(yearOf(text), month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const daysPerEra = 146_097;
const daysFromEraToEpoch = 719_468;

/**
 * Days since 1970-01-01. The day must exist (see isDay). Reckoned in whole numbers over years that begin
 * in March (Hinnant, "chrono-compatible low-level date algorithms"): deadlines ask for it very often.
 */
export function dayNumber(day: Day): number {
  const month = twoDigits(day, 5);
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + twoDigits(day, 8) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysFromEraToEpoch;
}

const codeOfZero = 48;

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - codeOfZero) * 10 + text.charCodeAt(at + 1) - codeOfZero;
}

export function dayFromNumber(count: number): Day {
  return new Date(count * msPerDay).toISOString().slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

export function yearOf(day: Day): number {
  return twoDigits(day, 0) * 100 + twoDigits(day, 2);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}
