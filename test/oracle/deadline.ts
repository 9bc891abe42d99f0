/**
 * The promise of 20 working days, counted a second time and on its own: from day to day with JavaScript's own dates,
 * by the notices of the State Council as they are published, and for a year without a notice by the law alone, its
 * lunar days from the printed tables in chinese-days. (Intl's own Chinese calendar puts the New Year of 2027 and of
 * 2030 a day off: their new moons fall minutes from midnight.) Shares no code with src/kernel.
 */
import { readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { z } from 'zod';

export interface Question {
  readonly received: string;
  readonly workingDays: number;
  readonly extension: number;
  /** First and last day that do not count. */
  readonly pauses: readonly (readonly [string, string])[];
}

export interface Counted {
  readonly day1: string;
  readonly due: string;
  readonly extended: string;
  readonly skipped: readonly string[];
  readonly worked: readonly string[];
  readonly unpublished: readonly number[];
  readonly target: string | undefined;
}

const noticesShape = z.array(
  z.object({
    year: z.number(),
    holidays: z.array(
      z.object({ from: z.string(), through: z.string(), workDays: z.array(z.string()).default([]) }),
    ),
  }),
);
const notices = ['2007-2013', '2014-2020', '2021-2026'].flatMap((years) => {
  const file = new URL(`../../src/kernel/calendar/notices-${years}.json`, import.meta.url);
  return noticesShape.parse(JSON.parse(readFileSync(file, 'utf8')));
});
export const publishedYears: ReadonlySet<number> = new Set(notices.map(({ year }) => year));

const next = (day: string, step = 1): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + step);
  return date.toISOString().slice(0, 10);
};
const yearOf = (day: string): number => Number.parseInt(day.slice(0, 4), 10);
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Days off and weekend days worked, as the notices say; the later notice wins where two touch one day. */
const byNotice = new Map<string, 'off' | 'worked'>();
for (const { holidays } of [...notices].sort((one, other) => one.year - other.year)) {
  for (const { from, through } of holidays)
    for (let day = from; day <= through; day = next(day)) byNotice.set(day, 'off');
  for (const { workDays } of holidays) for (const day of workDays) byNotice.set(day, 'worked');
}

const lunarDay = (day: string): string => {
  const { lunarMon, lunarDay: number, isLeap } = chineseDays.getLunarDate(day);
  return isLeap ? 'leap' : `${lunarMon}/${number}`;
};

/** 《全国年节及纪念日放假办法》 art. 2, and art. 6: 如果适逢周六、周日，应当在工作日补假. */
function byLaw(year: number): ReadonlySet<string> {
  const at = (monthAndDay: string): string => `${year}-${monthAndDay}`;
  const onLunar = (wanted: string): string => {
    let day = at('01-15');
    while (lunarDay(day) !== wanted) day = next(day);
    return day;
  };
  // The fifth solar term in this century: [Y × 0.2422 + 4.81] − [Y ÷ 4].
  const inCentury = year - 2000;
  const qingming = Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
  const days = (first: string, count: number): string[] =>
    Array.from({ length: count }, (_, step) => next(first, step));
  const holidays = [
    days(at('01-01'), 1),
    days(next(onLunar('1/1'), -1), 4),
    days(at(`04-0${qingming}`), 1),
    days(at('05-01'), 2),
    days(onLunar('5/5'), 1),
    days(onLunar('8/15'), 1),
    days(at('10-01'), 3),
  ];
  const off = new Set(holidays.flat());
  for (const holiday of holidays) {
    for (const day of holiday.filter(isWeekend)) {
      let instead = next(day);
      while (isWeekend(instead) || off.has(instead)) instead = next(instead);
      off.add(instead);
    }
  }
  return off;
}

const lawOf = new Map<number, ReadonlySet<string>>();

function isOff(day: string): boolean {
  const noticed = byNotice.get(day);
  if (noticed !== undefined) return noticed === 'off';
  if (publishedYears.has(yearOf(day))) return false;
  const law = lawOf.get(yearOf(day)) ?? byLaw(yearOf(day));
  lawOf.set(yearOf(day), law);
  return law.has(day);
}

export function isWorked(day: string): boolean {
  if (isWeekend(day)) return byNotice.get(day) === 'worked';
  return !isOff(day);
}

/** Art. 201: the day of receipt is not counted. A day within a pause does not count either. */
export function countByHand({ received, workingDays, extension, pauses }: Question): Counted {
  const paused = (day: string): boolean => pauses.some(([from, through]) => from <= day && day <= through);
  const nth = (wanted: number): string => {
    let day = received;
    for (let count = 0; count < wanted;) {
      day = next(day);
      if (isWorked(day) && !paused(day)) count += 1;
    }
    return day;
  };
  const [due, extended] = [nth(workingDays), nth(workingDays + extension)];
  const through = (last: string): string[] => {
    const days: string[] = [];
    for (let day = next(received); day <= last; day = next(day)) days.push(day);
    return days;
  };
  const open = through(due).filter((day) => !paused(day));
  const unpublishedTo = (last: string): number[] => [
    ...new Set(
      through(last)
        .map(yearOf)
        .filter((year) => !publishedYears.has(year)),
    ),
  ];
  const unpublished = unpublishedTo(extended);
  // Two working days before the day that a later notice may move.
  const moved = unpublishedTo(due).length === 0 ? workingDays + extension : workingDays;
  return {
    day1: nth(1),
    due,
    extended,
    skipped: open.filter((day) => !isWeekend(day) && !isWorked(day)),
    worked: open.filter((day) => isWeekend(day) && isWorked(day)),
    unpublished,
    target: unpublished.length === 0 ? undefined : nth(Math.max(1, moved - 2)),
  };
}
