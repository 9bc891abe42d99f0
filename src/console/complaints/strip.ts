/** The clock of one complaint as a strip of squares: one a working day, and under it the days that were skipped. */
import type { StoredClock } from '../../complaint/desk/detail.ts';
import { type Day, dayOf } from '../../kernel/day.ts';
import { annotateDays, covers, type WorkingCalendar, workingDaysBetween } from '../../kernel/working-days.ts';

export interface Strip {
  /** Working days promised, with an extension. */
  readonly of: number;
  /** The number of today: 0 on the day of receipt, at most `of`. */
  readonly now: number;
  readonly squares: readonly ('past' | 'today' | 'ahead')[];
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
  today: Day,
): Strip | undefined {
  const startedDay = dayOf(clock.startedAt);
  if (![startedDay, clock.dueDay, today].every((day) => covers(calendar, day))) return undefined;
  const of = workingDays + clock.extensionDays;
  const stoodStill = clock.pausedDays + sinceAsked(clock, calendar, today);
  const gone = workingDaysBetween(calendar, startedDay, today) - stoodStill;
  const now = Math.min(of, Math.max(0, gone));
  const squares = Array.from({ length: of }, (_, index) => {
    if (index + 1 < now || today > clock.dueDay) return 'past' as const;
    return index + 1 === now ? ('today' as const) : ('ahead' as const);
  });
  const days = annotateDays(calendar, startedDay, clock.dueDay);
  const named = new Map<string, Day[]>();
  for (const one of days)
    if (one.kind === 'holiday') named.set(one.name ?? '', [...(named.get(one.name ?? '') ?? []), one.day]);
  return {
    ...{ of, now, squares },
    skipped: [...named].map(([name, skipped]) => ({ name, days: skipped })),
    worked: days.flatMap((one) => (one.kind === 'make-up-workday' ? [one.day] : [])),
  };
}

function sinceAsked({ pausedOn }: StoredClock, calendar: WorkingCalendar, today: Day): number {
  return pausedOn !== undefined && covers(calendar, pausedOn) && pausedOn < today
    ? workingDaysBetween(calendar, pausedOn, today)
    : 0;
}
