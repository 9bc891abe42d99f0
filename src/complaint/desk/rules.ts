import type { WorkingCalendar } from '../../kernel/working-days.ts';

/** What the plan and the office's switches say. */
export interface DeskRules {
  readonly calendar: WorkingCalendar;
  /** 20 (III.5.2-20-working-days). */
  readonly workingDays: number;
  /** Calendar days after an answer in which it may be reopened. */
  readonly reopenDays: number;
  /** The sumu and towns that have an office. */
  readonly sumus: readonly string[];
}
