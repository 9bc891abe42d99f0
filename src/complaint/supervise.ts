/** All that whoever supervises sees at once: figures, what is open, what is overdue. */
import type { Day } from '../kernel/day.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import {
  type OpenByAge,
  openByAge,
  type OverdueComplaint,
  reckonFigures,
  type SupervisionFigures,
  type SupervisionScope,
} from './supervision.ts';
import type { SupervisionRepository } from './supervision-repository.ts';

export interface Supervision {
  readonly today: Day;
  /** "2026-11"; absent: all that was ever received. */
  readonly month?: string;
  readonly figures: SupervisionFigures;
  /** Of all months. */
  readonly open: readonly OpenByAge[];
  readonly overdue: readonly OverdueComplaint[];
}

export async function supervise(
  repository: SupervisionRepository,
  question: {
    readonly scope: SupervisionScope;
    readonly month?: string | undefined;
    readonly calendar: WorkingCalendar;
    readonly today: Day;
  },
): Promise<Supervision> {
  const { scope, month, calendar, today } = question;
  const months = month === undefined ? await repository.months(today) : [month];
  const tallies = await repository.tallies(months, calendar, today);
  return {
    today,
    ...(month !== undefined && { month }),
    figures: reckonFigures(tallies, scope),
    open: openByAge(await repository.openAges(scope, calendar, today)),
    overdue: await repository.overdue(scope, calendar, today),
  };
}
