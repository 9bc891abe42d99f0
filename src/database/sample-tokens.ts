import type { Day } from '../kernel/day.ts';
import { addDays, yearOf } from '../kernel/day.ts';
import { makeNumber } from '../kernel/identifiers.ts';

const token = /\{(?:(claim) )?(year|today|thisyear)([+-]\d+)?(?: (\d+))?\}/g;

/**
 * The sample's dates move with the clock: {year}, {year-1}, {today-35}; {thisyear-35} is 35 days ago but never
 * before 1 January. {claim today-60 14} is the number of claim 14 of the year in which that day falls.
 */
export function fillTokens(text: string, today: Day): string {
  return text.replace(
    token,
    (
      _whole,
      claim: string | undefined,
      word: string,
      shift: string | undefined,
      sequence: string | undefined,
    ) => {
      const count = Number.parseInt(shift ?? '0', 10);
      const year = word === 'year' ? yearOf(today) + count : yearOf(addDays(today, count));
      if (claim) return makeNumber('claim', year, Number.parseInt(sequence ?? '0', 10));
      if (word === 'year') return String(year);
      const day = addDays(today, count);
      if (word === 'today') return day;
      return word === 'thisyear' && day.slice(0, 4) !== today.slice(0, 4)
        ? `${today.slice(0, 4)}-01-01`
        : day;
    },
  );
}
