/** The clock of one complaint as its page shows it: a square a working day, and under it what was skipped and why. */
import { type ClockDay, explainClock, type SkippedDay } from '../../complaint/clock-days.ts';
import type { StoredClock } from '../../complaint/desk/detail.ts';
import { type Day, dayOf } from '../../kernel/day.ts';
import type { WorkingCalendar } from '../../kernel/working-days.ts';

export interface Strip {
  /** Working days promised, with an extension. */
  readonly of: number;
  /** The number of today, or of the day of the answer: 0 on the day of receipt, at most `of`. */
  readonly now: number;
  readonly days: readonly ClockDay[];
  /** Weekdays off between receipt and the last day, by the name of the holiday. */
  readonly skipped: readonly { readonly name: string; readonly days: readonly Day[] }[];
  /** Weekend days that are worked for a holiday. */
  readonly worked: readonly Day[];
}

/** Undefined where the calendar does not reach: no number is made up. */
export function stripOf(
  clock: StoredClock,
  workingDays: number,
  calendar: WorkingCalendar,
  { today, answeredDay }: { readonly today: Day; readonly answeredDay?: Day | undefined },
): Strip | undefined {
  const { startedAt, dueDay, extensionDays, pausedOn, pauses } = clock;
  const facts = { receivedDay: dayOf(startedAt), dueDay, workingDays, extensionDays };
  const explained = explainClock(calendar, { ...facts, pausedOn, pauses, answeredDay }, today);
  if (explained.kind === 'outside-calendar') return undefined;
  const { strip } = explained;
  return {
    of: explained.workingDays,
    now: strip.filter(({ when }) => when !== 'left').length,
    days: strip,
    skipped: byHoliday(explained.skipped),
    worked: strip.flatMap(({ day, madeUpFor }) => (madeUpFor === undefined ? [] : [day])),
  };
}

function byHoliday(skipped: readonly SkippedDay[]): Strip['skipped'] {
  const named = new Map<string, Day[]>();
  for (const one of skipped)
    if (one.why === 'holiday') named.set(one.name ?? '', [...(named.get(one.name ?? '') ?? []), one.day]);
  return [...named].map(([name, days]) => ({ name, days }));
}
