/** Instants and days as scripts write them: 2026-02-02T10:00:00+08:00, 2026-02-02T02:00Z, 2026-02-02. */
import type { Day } from './day.ts';
import { dayFromNumber, dayNumber, isDay } from './day.ts';

const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/i;
const minutesPerDay = 1_440;
const chinaOffset = 480;

/**
 * The China calendar day of an instant; an instant without an offset is China time, a plain day is itself.
 * Undefined for a day or a time of day that does not exist.
 */
export function chinaDayFrom(text: string): Day | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, day = '', hour = '00', minute = '00', second = '00', offset] = match;
  if (!isDay(day) || hour > '23' || minute > '59' || second > '59') return undefined;
  if (offset === undefined || offset === '+08:00') return day;
  const ahead = offsetMinutes(offset);
  if (ahead === undefined) return undefined;
  const ofDay = Number.parseInt(hour, 10) * 60 + Number.parseInt(minute, 10);
  return dayFromNumber(dayNumber(day) + Math.floor((ofDay - ahead + chinaOffset) / minutesPerDay));
}

/** "+08:00" → 480; undefined beyond the fourteen hours that exist on earth. */
function offsetMinutes(offset: string): number | undefined {
  if (offset.toUpperCase() === 'Z') return 0;
  const hours = Number.parseInt(offset.slice(1, 3), 10);
  const minutes = Number.parseInt(offset.slice(4), 10);
  if (hours > 14 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
