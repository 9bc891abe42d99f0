/** All that whoever supervises sees at once: figures, what is open, what is overdue; and the month's report. */
import { type Day, yearOf } from '../kernel/day.ts';
import { lastDayOf, type Month, monthOf, monthsThrough } from '../kernel/month.ts';
import { covers, type WorkingCalendar } from '../kernel/working-days.ts';
import { reckonClock } from './clock.ts';
import {
  type OpenByAge,
  openByAge,
  type OverdueComplaint,
  reckonFigures,
  type SupervisionFigures,
  type SupervisionScope,
} from './supervision.ts';
import { committeesPart, type MonthlyReport, monthlyReport } from './supervision-report.ts';
import type { SupervisionRepository } from './supervision-repository.ts';

/** Months of receipt, both included. */
export interface Period {
  readonly from: Month;
  readonly through: Month;
}

export interface Supervision {
  readonly today: Day;
  /** Of what was received in the period. */
  readonly figures: SupervisionFigures;
  /** As it stands today, whenever it was received, like all that follows. */
  readonly now: { readonly open: number; readonly overdue: number };
  readonly open: readonly OpenByAge[];
  readonly overdue: readonly OverdueComplaint[];
}

interface Question {
  readonly scope: SupervisionScope;
  readonly calendar: WorkingCalendar;
  readonly today: Day;
}

/** @param question.period absent: all that was ever received */
export async function supervise(
  repository: SupervisionRepository,
  question: Question & { readonly period?: Period | undefined },
): Promise<Supervision> {
  const { scope, period, calendar, today } = question;
  const months = period ? monthsThrough(period.from, period.through) : await repository.months(today);
  const tallies = await repository.tallies(months, calendar, today);
  const ages = await repository.openAges(scope, calendar, today);
  const sum = (of: (age: (typeof ages)[number]) => number) => ages.reduce((all, age) => all + of(age), 0);
  return {
    today,
    figures: reckonFigures(tallies, scope),
    now: { open: sum(({ count }) => count), overdue: sum(({ overdue }) => overdue) },
    open: openByAge(ages),
    overdue: await repository.overdue(scope, calendar, today),
  };
}

/**
 * The offices' figures are the same on every copy; the committee's own work is a line of its own, on the committee's
 * copy only. So nothing can be reckoned from the difference of two copies.
 *
 * @param question.workingDays 20 (III.5.2-20-working-days)
 */
export async function reportOn(
  repository: SupervisionRepository,
  question: Question & { readonly month: Month; readonly workingDays: number },
): Promise<MonthlyReport> {
  const { scope, month, calendar, today, workingDays } = question;
  const tallies = await repository.tallies([month], calendar, today);
  const committees = tallies.filter(({ committee }) => committee);
  const receivedDay = lastDayOf(month);
  const last = covers(calendar, receivedDay) && reckonClock(calendar, { receivedDay, workingDays });
  return {
    ...monthlyReport(month, reckonFigures(tallies, 'without-committee')),
    ...(scope === 'all' && { committees: committeesPart(reckonFigures(committees, 'all').total) }),
    asOf: today,
    unfinished: month >= monthOf(today),
    ...(last && last.provisional && { provisionalYear: yearOf(last.dueDay) }),
  };
}
