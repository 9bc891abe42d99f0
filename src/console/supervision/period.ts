/** Which months of receipt the supervision page is about; kept in the URL. */
import { z } from 'zod';
import type { Period } from '../../complaint/supervise.ts';
import { type Day, yearOf } from '../../kernel/day.ts';
import { addMonths, isMonth, type Month, monthOf, monthsThrough } from '../../kernel/month.ts';
import type { Say } from '../words/words.ts';

/** So far back reaches the working-day calendar. */
const earliest: Month = '2007-01';
const monthsAtMost = 120;

const month = z.string().refine(isMonth).optional().catch(undefined);
const asked = z.object({ from: month, through: month });

/** What was asked for, or this year. */
export function periodOf(query: unknown, today: Day): Period {
  const { from, through } = asked.parse(query);
  if (from === undefined && through === undefined) return yearFrom(today, 0);
  const [one, other] = [from ?? through ?? '', through ?? from ?? ''];
  return bounded(one <= other ? { from: one, through: other } : { from: other, through: one }, today);
}

function bounded({ from, through }: Period, today: Day): Period {
  const latest = `${monthOf(today).slice(0, 4)}-12`;
  const last = through > latest ? latest : through < earliest ? earliest : through;
  const longest = addMonths(last, 1 - monthsAtMost);
  const first = [from, longest, earliest].reduce((late, one) => (one > late ? one : late));
  return { from: first > last ? last : first, through: last };
}

export function monthAsked(query: unknown, today: Day): Month {
  const { month: given } = z.object({ month }).parse(query);
  const last = addMonths(monthOf(today), -1);
  return given === undefined || given < earliest || given > monthOf(today) ? last : given;
}

export function choicesOn(today: Day): readonly (Period & { readonly name: string })[] {
  const now = monthOf(today);
  const before = addMonths(now, -1);
  const quarter = addMonths(now, -((Number.parseInt(now.slice(5), 10) - 1) % 3));
  const last = addMonths(quarter, -3);
  return [
    { name: 'this-month', from: now, through: now },
    { name: 'last-month', from: before, through: before },
    { name: 'this-quarter', from: quarter, through: addMonths(quarter, 2) },
    { name: 'last-quarter', from: last, through: addMonths(last, 2) },
    { name: 'this-year', ...yearFrom(today, 0) },
    { name: 'last-year', ...yearFrom(today, -1) },
  ];
}

function yearFrom(today: Day, years: number): Period {
  const year = String(yearOf(today) + years);
  return { from: `${year}-01`, through: `${year}-12` };
}

/** As long, just before or just after. */
export function besideOf({ from, through }: Period, step: 1 | -1): Period {
  const months = monthsThrough(from, through).length * step;
  return { from: addMonths(from, months), through: addMonths(through, months) };
}

export function isSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.through === other.through;
}

export function addressOf({ from, through }: Period, page = '/supervision'): string {
  return `${page}?from=${from}&through=${through}`;
}

/** 2026年11月 · 2026年第4季度 · 2026年 · 2026年3月至2026年5月 */
export function periodWords({ from, through }: Period, say: Say): string {
  const number = (of: Month) => Number.parseInt(of.slice(5), 10);
  const year = from.slice(0, 4);
  const months = monthsThrough(from, through).length;
  if (months === 1) return monthWords(from, say);
  if (months === 12 && number(from) === 1) return say('supervision.year', { year });
  if (months === 3 && number(from) % 3 === 1)
    return say('supervision.quarter', { year, quarter: (number(from) + 2) / 3 });
  return say('supervision.from-through', { from: monthWords(from, say), through: monthWords(through, say) });
}

export function monthWords(of: Month, say: Say): string {
  return say('supervision.month', { year: of.slice(0, 4), month: Number.parseInt(of.slice(5), 10) });
}
