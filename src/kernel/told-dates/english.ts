/** Days as they are told in English: 15 September, last month, two weeks ago. */
import { addDays, type Day, weekday, yearOf } from '../day.ts';
import { addMonths, monthOf } from '../month.ts';
import {
  between,
  dayIn,
  exactly,
  latestPast,
  mondayOf,
  monthIn,
  monthsBack,
  partOfMonth,
} from './figures.ts';
import type { Form, Groups, Span } from './form.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function monthNumber(name = ''): number {
  return months.indexOf(name.slice(0, 3)) + 1;
}

function onDay({ month, day = '', year }: Groups, today: Day): Span | undefined {
  const make = (inYear: number): Span | undefined =>
    exactly(dayIn(inYear, monthNumber(month), Number.parseInt(day, 10)));
  if (year !== undefined) return make(Number.parseInt(year, 10));
  return latestPast(make, ({ from }) => from, today);
}

function ago({ many = '', unit = '' }: Groups, today: Day): Span | undefined {
  const vague = /couple|few|several/u.test(many);
  const number = numbers.indexOf(many);
  const count = vague ? 3 : /^an?$/u.test(many) ? 1 : number > 0 ? number : Number.parseInt(many, 10);
  if (Number.isNaN(count)) return undefined;
  if (unit === 'day' && !vague) return exactly(addDays(today, -count));
  const days = { day: 1, week: 7, month: 30, year: 365 }[unit] ?? 1;
  const then = unit === 'month' ? monthsBack(today, count) : addDays(today, -count * days);
  const slack = Math.max(2, Math.round(days * count * 0.25));
  const to = addDays(then, slack);
  return between(addDays(then, -slack), to > today ? today : to);
}

export const englishForms: readonly Form[] = [
  {
    pattern: new RegExp(
      `(?<![\\d.])(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${monthNames})\\b\\.?,?(?: (?<year>20\\d{2}))?`,
      'gu',
    ),
    reckon: onDay,
  },
  {
    pattern: new RegExp(
      `\\b(?<month>${monthNames})\\b\\.? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.,]\\d|\\d|,\\d)(?:,? (?<year>20\\d{2}))?`,
      'gu',
    ),
    reckon: onDay,
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:in |since |during |at )?(?:the )?(?<part>early |mid |mid-|late |beginning of |end of )|in |since |during )(?<month>${monthNames})\\b(?: (?<year>20\\d{2}))?(?! \\d)`,
      'gu',
    ),
    reckon: ({ month, year, part }, today) => {
      const make = (inYear: number): Span | undefined => {
        const named = monthIn(inYear, monthNumber(month));
        const where = /^(?:early|begin)/u.test(part ?? '')
          ? '初'
          : part?.startsWith('mid')
            ? '中'
            : part
              ? '底'
              : undefined;
        return named === undefined ? undefined : partOfMonth(named, where);
      };
      return year === undefined
        ? latestPast(make, ({ from }) => from, today)
        : make(Number.parseInt(year, 10));
    },
  },
  {
    pattern: /\b(?<which>last|this) (?<unit>week|month|year)\b/gu,
    reckon: ({ which, unit }, today) => {
      const back = which === 'last' ? 1 : 0;
      if (unit === 'month') return partOfMonth(addMonths(monthOf(today), -back), undefined);
      const monday = addDays(mondayOf(today), -7 * back);
      if (unit === 'week') return between(monday, addDays(monday, 6), false);
      const year = String(yearOf(today) - back);
      return between(`${year}-01-01`, `${year}-12-31`, false);
    },
  },
  {
    pattern: /\b(?:last |on )(?<on>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/gu,
    reckon: ({ on = '' }, today) => {
      const back = (weekday(today) - weekdays.indexOf(on) + 7) % 7;
      return exactly(addDays(today, -(back === 0 ? 7 : back)));
    },
  },
  {
    pattern: /\b(?<word>the day before yesterday|yesterday|today)\b/gu,
    reckon: ({ word = '' }, today) =>
      exactly(addDays(today, word.startsWith('the') ? -2 : word === 'today' ? 0 : -1)),
  },
  {
    pattern:
      /\b(?<many>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few|several) (?<unit>day|week|month|year)s? ago\b/gu,
    reckon: ago,
  },
];
