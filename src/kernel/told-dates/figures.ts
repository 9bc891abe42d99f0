/** Small figures in dates, and days made of them. */
import { addDays, type Day, dayNumber, isDay, weekday, yearOf } from '../day.ts';
import { addMonths, lastDayOf, type Month, monthOf } from '../month.ts';
import type { Span } from './form.ts';

export const figure =
  '(?:\\d{1,2}|[廿二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅|[一二三四五六七八九两])';
export const yearWords =
  '(?:今年|本年|去年|头年|上年|前年|大前年|旧年|(?:20)?\\d{2}年|二[零〇][零〇一二三四五六七八九]{2}年)';

/** 十五, 廿三, 三十, 15; NaN for anything else. */
export function figureOf(written: string): number {
  if (/^\d+$/u.test(written)) return Number.parseInt(written, 10);
  const spelt = written.replace('廿', '二十').replace('卅', '三十').replace('两', '二');
  const [tens = '', ones = ''] = spelt.includes('十') ? spelt.split('十') : ['零', spelt];
  const digit = (glyph: string): number => '零一二三四五六七八九'.indexOf(glyph);
  const ten = spelt.startsWith('十') ? 1 : digit(tens);
  return ten * 10 + (ones === '' ? 0 : digit(ones));
}

/** The year that was named; undefined when none was. */
export function yearNamed(words: string | undefined, thisYear: number): number | undefined {
  if (words === undefined) return undefined;
  if (words === '今年' || words === '本年') return thisYear;
  if (words === '前年') return thisYear - 2;
  if (words === '大前年') return thisYear - 3;
  if (/^[去头上旧]/u.test(words)) return thisYear - 1;
  const digits = [...words.slice(0, -1)].map((glyph) =>
    '零一二三四五六七八九'.indexOf(glyph.replace('〇', '零')),
  );
  const written = /^\d/u.test(words) ? words.slice(0, -1) : digits.join('');
  const year = Number.parseInt(written, 10);
  return year < 100 ? 2000 + year : year;
}

export function dayIn(year: number, month: number, day: number): Day | undefined {
  const two = (one: number): string => String(one).padStart(2, '0');
  const text = `${String(year)}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : undefined;
}

export function monthIn(year: number, month: number): Month | undefined {
  return dayIn(year, month, 1)?.slice(0, 7);
}

export function exactly(day: Day | undefined): Span | undefined {
  return day === undefined ? undefined : { from: day, to: day, vague: false };
}

export function between(from: Day, to: Day, vague = true): Span {
  return { from, to, vague };
}

export function wholeMonth(month: Month, vague = false): Span {
  return between(`${month}-01`, lastDayOf(month), vague);
}

/** 月初, 中旬, 月底; the whole month without such a word. */
export function partOfMonth(month: Month, part: string | undefined): Span {
  const last = lastDayOf(month);
  if (part === undefined || part === '') return wholeMonth(month);
  if (/^[一1]?十几/u.test(part)) return between(`${month}-11`, `${month}-19`);
  if (/[初头上]/u.test(part)) return between(`${month}-01`, `${month}-10`);
  if (part.includes('中')) return between(`${month}-11`, `${month}-20`);
  return between(`${month}-21`, last);
}

/** What is told has happened: of the years it could be, the latest that is not to come. */
export function latestPast<T>(
  make: (year: number) => T | undefined,
  beginning: (made: T) => Day,
  today: Day,
): T | undefined {
  const thisYear = yearOf(today);
  for (const year of [thisYear, thisYear - 1, thisYear - 2]) {
    const made = make(year);
    if (made !== undefined && beginning(made) <= today) return made;
  }
  return undefined;
}

/** Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7));
}

export function monthsBack(today: Day, count: number): Day {
  const month = addMonths(monthOf(today), -count);
  const day = `${month}-${today.slice(8)}`;
  return isDay(day) ? day : lastDayOf(month);
}

export function notAfter(span: Span | undefined, today: Day): Span | undefined {
  if (span === undefined || dayNumber(span.to) <= dayNumber(today) || span.from > today) return span;
  return { ...span, to: today };
}
