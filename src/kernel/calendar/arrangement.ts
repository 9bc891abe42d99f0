/**
 * A year's arrangement of days off, as the State Council publishes it each autumn: which weekdays are
 * days of rest and which weekend days are worked in return. A file for `heyi calendar load` may list the
 * days, or name each holiday with its first and last day as the notice does.
 */
import { z } from 'zod';
import type { Day } from '../day.ts';
import { addDays, isDay, yearOf } from '../day.ts';
import { isWeekend, statutoryRestDays } from './statutory.ts';

export interface Arrangement {
  readonly year: number;
  /** Weekdays that are days of rest, in order. */
  readonly restDays: readonly Day[];
  /** Weekend days that are worked (调休上班), in order. */
  readonly workDays: readonly Day[];
  /** Where the notice can be read. */
  readonly source: string;
  /** Holiday names by day, for rest days, make-up workdays and weekend days within a holiday. */
  readonly names?: Readonly<Record<Day, string>>;
}

/** One holiday as a notice names it: 10月1日至7日放假，9月20日上班. */
export interface NoticeHoliday {
  readonly name: string;
  readonly from: Day;
  readonly through: Day;
  readonly workDays?: readonly Day[] | undefined;
}

export type ParsedArrangement =
  | { readonly kind: 'arrangement'; readonly arrangement: Arrangement; readonly warnings: readonly string[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

const day = z.string().refine(isDay, { error: (issue) => `${String(issue.input)} is not a day that exists` });
const year = z.int().min(1990).max(2200);
const source = z.string().trim().min(1, 'the source of the notice is missing');

const listForm = z.strictObject({
  year,
  source,
  restDays: z.array(day).min(1, 'an arrangement without any day of rest cannot be right'),
  workDays: z.array(day),
  names: z.record(day, z.string().min(1)).optional(),
});

const noticeForm = z.strictObject({
  year,
  source,
  holidays: z
    .array(
      z.strictObject({ name: z.string().min(1), from: day, through: day, workDays: z.array(day).optional() }),
    )
    .min(1, 'an arrangement without any holiday cannot be right'),
});

/** Reads a year's arrangement; every fault is named, and days missing against the law are warned of. */
export function parseArrangement(input: unknown): ParsedArrangement {
  const hasHolidays = typeof input === 'object' && input !== null && 'holidays' in input;
  const parsed = hasHolidays ? noticeForm.safeParse(input) : listForm.safeParse(input);
  if (!parsed.success) {
    return { kind: 'refused', reasons: parsed.error.issues.map(describeIssue) };
  }
  const found = parsed.data;
  const reversed = 'holidays' in found ? found.holidays.filter((each) => each.from > each.through) : [];
  const tooLong =
    'holidays' in found ? found.holidays.filter((each) => addDays(each.from, 31) < each.through) : [];
  const first = [
    ...reversed.map((each) => `${each.name} ends on ${each.through}, before it begins on ${each.from}`),
    ...tooLong.map((each) => `${each.name} is longer than a month (${each.from} to ${each.through})`),
  ];
  if (first.length > 0) return { kind: 'refused', reasons: first };
  const arrangement = 'holidays' in found ? arrangementOf(found) : sorted(found);
  const reasons = faultsOf(arrangement);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return { kind: 'arrangement', arrangement, warnings: warningsOf(arrangement) };
}

/** A notice's holidays as lists of days; the caller has made sure that the days exist. */
export function arrangementOf(notice: {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly NoticeHoliday[];
}): Arrangement {
  const restDays: Day[] = [];
  const workDays: Day[] = [];
  const names: Record<Day, string> = {};
  for (const { name, from, through, workDays: worked = [] } of notice.holidays) {
    for (let each = from; each <= through; each = addDays(each, 1)) {
      names[each] = name;
      if (!isWeekend(each)) restDays.push(each);
    }
    for (const each of worked) {
      names[each] = name;
      workDays.push(each);
    }
  }
  return { year: notice.year, source: notice.source, ...inOrder(restDays, workDays), names };
}

function sorted(found: z.infer<typeof listForm>): Arrangement {
  const { names, ...rest } = found;
  return { ...rest, ...inOrder(found.restDays, found.workDays), ...(names ? { names } : {}) };
}

function inOrder(
  restDays: readonly Day[],
  workDays: readonly Day[],
): Pick<Arrangement, 'restDays' | 'workDays'> {
  return { restDays: [...restDays].sort(), workDays: [...workDays].sort() };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}

function faultsOf(arrangement: Arrangement): readonly string[] {
  const { restDays, workDays } = arrangement;
  const twice = (days: readonly Day[]): readonly Day[] => days.filter((each, at) => days[at - 1] === each);
  return [
    ...twice(restDays).map((each) => `${each} is listed twice as a day of rest`),
    ...twice(workDays).map((each) => `${each} is listed twice as a day of work`),
    ...restDays
      .filter((each) => workDays.includes(each))
      .map((each) => `${each} is both a day of rest and of work`),
    ...[...restDays, ...workDays]
      .filter((each) => !belongsTo(arrangement.year, each))
      .map((each) => `${each} does not belong to the arrangement of ${String(arrangement.year)}`),
    ...workDays
      .filter((each) => !isWeekend(each))
      .map((each) => `${each} is a plain weekday, not a weekend made up for`),
    ...restDays.filter(isWeekend).map((each) => `${each} is a weekend and rests anyway: list weekdays only`),
  ];
}

/** New Year's holiday may begin in the last days of December or be made up for in early January. */
function belongsTo(wanted: number, each: Day): boolean {
  const earliest: Day = `${String(wanted - 1)}-12-20`;
  const latest: Day = `${String(wanted + 1)}-01-10`;
  return each >= earliest && each <= latest;
}

/** Since 2025 the law gives 13 days: a notice without one of them is probably a slip of the copyist. */
function warningsOf(arrangement: Arrangement): readonly string[] {
  if (arrangement.year < 2025) return [];
  return statutoryRestDays(arrangement.year)
    .filter(({ day: each }) => yearOf(each) === arrangement.year && !isWeekend(each))
    .filter(({ day: each, name }) => !name.endsWith('补假') && !arrangement.restDays.includes(each))
    .map(({ day: each, name }) => `${each} (${name}) is a day off by law but is not among the days of rest`);
}
