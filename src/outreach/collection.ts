/** The year that is collected for, and until when: "缴纳下一年度基金，于当年12月20日前收齐" (III.3.3). Pure. */
import { type Day, dayOf, yearOf } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';
import { covers, lastWorkingDayOnOrBefore, type WorkingCalendar } from '../kernel/working-days.ts';

/** What the signed plan says of a year. */
export interface YearFigures {
  /** What one person pays (III.2.1). */
  readonly premium: Fen;
  /** Month and day, of the year before: 12-20. */
  readonly paymentDeadline: string;
}

/** undefined: the office has not signed the plan for that year. */
export type FiguresOf = (year: number) => YearFigures | undefined;

export interface Collection {
  readonly year: number;
  readonly premium: Fen;
  readonly deadline: Day;
  /** On which an office is open. */
  readonly lastWorkingDay: Day;
}

export function collectedYear(at: Date): number {
  return yearOf(dayOf(at)) + 1;
}

/** undefined: not signed, or beyond the calendar: no figure and no day may be named. */
export function collectionOf(
  year: number,
  figuresOf: FiguresOf,
  calendar: WorkingCalendar,
): Collection | undefined {
  const figures = figuresOf(year);
  const deadline = `${String(year - 1)}-${figures?.paymentDeadline ?? '12-31'}`;
  if (!figures || !covers(calendar, deadline)) return undefined;
  return {
    ...{ year, premium: figures.premium, deadline },
    lastWorkingDay: lastWorkingDayOnOrBefore(calendar, deadline),
  };
}
