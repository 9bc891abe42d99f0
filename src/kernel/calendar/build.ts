/**
 * The working calendar as a rank table: how many working days lie up to each day, and which day is the
 * n-th. Built once, so that a deadline is two look-ups instead of a walk from day to day.
 */
import { createHash } from 'node:crypto';
import type { Day } from '../day.ts';
import { dayFromNumber, dayNumber, weekday, yearOf } from '../day.ts';
import type { Arrangement } from './arrangement.ts';
import { statutoryRestDays } from './statutory.ts';

export interface CalendarOptions {
  /** Local holidays of art. 4 of the Measures (for ethnic-minority areas), as the banner decides them. */
  readonly extraRestDays?: readonly Day[];
  /** The last year that can be reckoned; ten years past the newest arrangement unless asked for more. */
  readonly throughYear?: number;
}

export interface WorkingCalendar {
  /** Newest loaded year and a short digest of everything the calendar was built from: "2026-1f3a9c04". */
  readonly version: string;
  /** The newest year whose arrangement is loaded. */
  readonly loadedUntil: number;
  readonly loadedYears: ReadonlySet<number>;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly names: ReadonlyMap<Day, string>;
  readonly table: RankTable;
}

/** Index 0 is the calendar's first day; each rank counts the days of its sort up to and including a day. */
export interface RankTable {
  readonly firstNumber: number;
  readonly days: readonly Day[];
  readonly working: Int32Array;
  readonly workingRank: Int32Array;
  readonly weekdayRests: readonly Day[];
  readonly weekdayRestRank: Int32Array;
  readonly weekendWorkdays: readonly Day[];
  readonly weekendWorkdayRank: Int32Array;
}

const yearsAhead = 10;

export function buildCalendar(
  arrangements: readonly Arrangement[],
  options: CalendarOptions = {},
): WorkingCalendar {
  if (arrangements.length === 0) throw new RangeError('a calendar needs at least one arrangement');
  const extra = options.extraRestDays ?? [];
  const inOrder = [...arrangements].sort((a, b) => a.year - b.year);
  const loadedYears = new Set(inOrder.map(({ year }) => year));
  if (loadedYears.size < inOrder.length) throw new RangeError('a year is arranged twice');
  const firstYear = Math.min(...loadedYears);
  const loadedUntil = Math.max(...loadedYears);
  const lastYear = Math.max(loadedUntil + yearsAhead, options.throughYear ?? 0);
  const sorted = sortDays(inOrder, loadedYears, firstYear, lastYear, extra);
  const firstDay = `${String(firstYear)}-01-01`;
  const lastDay = `${String(lastYear)}-12-31`;
  return {
    version: `${String(loadedUntil)}-${digest(inOrder, extra)}`,
    loadedUntil,
    loadedYears,
    firstDay,
    lastDay,
    names: sorted.names,
    table: rankTable(firstDay, lastDay, sorted.rest, sorted.work),
  };
}

interface SortedDays {
  readonly rest: ReadonlySet<Day>;
  readonly work: ReadonlySet<Day>;
  readonly names: ReadonlyMap<Day, string>;
}

/** A later notice wins over an earlier one where they touch the same day around New Year. */
function sortDays(
  arrangements: readonly Arrangement[],
  loadedYears: ReadonlySet<number>,
  firstYear: number,
  lastYear: number,
  extra: readonly Day[],
): SortedDays {
  const rest = new Set<Day>();
  const work = new Set<Day>();
  const names = new Map<Day, string>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    if (loadedYears.has(year)) continue;
    for (const { day, name } of statutoryRestDays(year)) {
      rest.add(day);
      names.set(day, name);
    }
  }
  for (const arrangement of arrangements) {
    for (const day of arrangement.restDays) {
      work.delete(day);
      rest.add(day);
    }
    for (const day of arrangement.workDays) {
      rest.delete(day);
      work.add(day);
    }
    for (const [day, name] of Object.entries(arrangement.names ?? {})) names.set(day, name);
  }
  for (const day of extra) {
    work.delete(day);
    rest.add(day);
    if (!names.has(day)) names.set(day, '地方假日');
  }
  return { rest, work, names };
}

function rankTable(firstDay: Day, lastDay: Day, rest: ReadonlySet<Day>, work: ReadonlySet<Day>): RankTable {
  const firstNumber = dayNumber(firstDay);
  const length = dayNumber(lastDay) - firstNumber + 1;
  const days: Day[] = [];
  const working: number[] = [];
  const weekdayRests: Day[] = [];
  const weekendWorkdays: Day[] = [];
  const workingRank = new Int32Array(length);
  const weekdayRestRank = new Int32Array(length);
  const weekendWorkdayRank = new Int32Array(length);
  for (let index = 0; index < length; index += 1) {
    const day = dayFromNumber(firstNumber + index);
    const number = weekday(day);
    const weekend = number === 0 || number === 6;
    if (weekend ? work.has(day) : !rest.has(day)) working.push(index);
    if (weekend && work.has(day)) weekendWorkdays.push(day);
    if (!weekend && rest.has(day)) weekdayRests.push(day);
    days.push(day);
    workingRank[index] = working.length;
    weekdayRestRank[index] = weekdayRests.length;
    weekendWorkdayRank[index] = weekendWorkdays.length;
  }
  return {
    firstNumber,
    days,
    working: Int32Array.from(working),
    workingRank,
    weekdayRests,
    weekdayRestRank,
    weekendWorkdays,
    weekendWorkdayRank,
  };
}

/** Is this a year whose arrangement is not loaded, so that its working days are provisional? */
export function isProvisional(calendar: WorkingCalendar, year: number): boolean {
  return !calendar.loadedYears.has(year);
}

/** Does the calendar reach this day? Nothing is reckoned silently outside it. */
export function covers(calendar: WorkingCalendar, day: Day): boolean {
  return day >= calendar.firstDay && day <= calendar.lastDay;
}

/** Years in [from, through] whose arrangement is not loaded. */
export function unpublishedYears(calendar: WorkingCalendar, from: Day, through: Day): readonly number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(through); year += 1) {
    if (isProvisional(calendar, year)) years.push(year);
  }
  return years;
}

function digest(arrangements: readonly Arrangement[], extra: readonly Day[]): string {
  const content = arrangements.map(({ year, restDays, workDays }) => [year, restDays, workDays]);
  return createHash('sha256')
    .update(JSON.stringify([content, [...extra].sort()]))
    .digest('hex')
    .slice(0, 8);
}
