import type { Day } from '../kernel/day.ts';
import type { Month } from '../kernel/month.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import type { OverdueComplaint, SupervisionScope, Tally, Waiting } from './supervision.ts';

/** Figures over all complaints; each call reads for itself, outside any transaction. */
export interface SupervisionRepository {
  /** "2021-01" … the month of `today`; empty when nothing was ever received. */
  months(today: Day): Promise<readonly Month[]>;
  /** The tallies of these months of receipt, as they stand on a day. */
  tallies(months: readonly Month[], calendar: WorkingCalendar, today: Day): Promise<readonly Tally[]>;
  /** How many open complaints have waited for how many working days. */
  openAges(scope: SupervisionScope, calendar: WorkingCalendar, today: Day): Promise<readonly Waiting[]>;
  /** The longest overdue first, at most 500. */
  overdue(
    scope: SupervisionScope,
    calendar: WorkingCalendar,
    today: Day,
  ): Promise<readonly OverdueComplaint[]>;
}
