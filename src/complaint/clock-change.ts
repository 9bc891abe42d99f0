/**
 * Extending the clock or letting it stand: only where the office has switched it on, with a reason, before the time
 * has run out, and the complainant is told (a Chinese 12345 rule and art. 33 of the Open Government Information
 * Regulations are the models). Pure.
 */
import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day.ts';
import type { Pause, WorkingCalendar } from '../kernel/working-days.ts';
import { covers, isWorkingDay } from '../kernel/working-days.ts';
import type { ClockSwitch } from '../policy/switches.ts';
import { pausedWorkingDays, reckonClock } from './clock.ts';
import type { ComplaintClock } from './complaint.ts';

/** What must be known of a complaint to change its clock. */
export interface RunningClock {
  readonly open: boolean;
  /** Of receipt, or of the last reopening. */
  readonly receivedDay: Day;
  /** Working days promised, without an extension. */
  readonly workingDays: number;
  readonly dueDay: Day;
  readonly extensionDays: number;
  /** Pauses that have ended, in order. */
  readonly pauses: readonly Pause[];
  readonly pausedOn?: Day;
}

export type ClockRefusal =
  | { readonly kind: 'switched-off' }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'not-open' }
  /** The last day has passed: an extension or a pause cannot mend that. */
  | { readonly kind: 'run-out' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'not-paused' }
  | { readonly kind: 'already-extended' }
  /** More than the switch allows, or nothing left of it. */
  | { readonly kind: 'too-long'; readonly mostWorkingDays: number }
  | { readonly kind: 'outside-calendar' };

/** What is saved, and told to the complainant. */
export interface ClockMoved {
  readonly from: Day;
  readonly clock: ComplaintClock;
}

export type Extension =
  | ({ readonly kind: 'extended'; readonly extensionDays: number; readonly reason: string } & ClockMoved)
  | ClockRefusal;

export type PauseBegun =
  { readonly kind: 'paused-on'; readonly pausedOn: Day; readonly reason: string } | ClockRefusal;

export type PauseEnded =
  | ({
      readonly kind: 'resumed';
      /** Absent: it ended on the day it began, and nothing stood still. */
      readonly pause?: Pause;
      readonly pausedDays: number;
    } & ClockMoved)
  | ClockRefusal;

const shortestReason = 4;

export function decideExtension(
  running: RunningClock,
  asked: { readonly workingDays: number; readonly reason: string },
  allowed: ClockSwitch,
  calendar: WorkingCalendar,
  today: Day,
): Extension {
  const refusal = refusalOf(running, asked.reason, allowed, calendar, today);
  if (refusal) return refusal;
  const mostWorkingDays = allowed?.mostWorkingDays ?? 0;
  if (running.pausedOn !== undefined) return { kind: 'paused' };
  if (running.extensionDays > 0) return { kind: 'already-extended' };
  if (!Number.isInteger(asked.workingDays) || asked.workingDays < 1 || asked.workingDays > mostWorkingDays)
    return { kind: 'too-long', mostWorkingDays };
  const clock = reckonClock(calendar, { ...running, extensionDays: asked.workingDays });
  if (clock.calendarVersion === 'none') return { kind: 'outside-calendar' };
  return {
    kind: 'extended',
    extensionDays: asked.workingDays,
    reason: asked.reason.trim(),
    from: running.dueDay,
    clock,
  };
}

/** The day on which it is decided does not count any more; neither is a pause ever dated back. */
export function decidePause(
  running: RunningClock,
  reason: string,
  allowed: ClockSwitch,
  calendar: WorkingCalendar,
  today: Day,
): PauseBegun {
  const refusal = refusalOf(running, reason, allowed, calendar, today);
  if (refusal) return refusal;
  const mostWorkingDays = allowed?.mostWorkingDays ?? 0;
  if (running.pausedOn !== undefined) return { kind: 'paused' };
  if (pausedWorkingDays(calendar, running.pauses) >= mostWorkingDays)
    return { kind: 'too-long', mostWorkingDays };
  return { kind: 'paused-on', pausedOn: today, reason: reason.trim() };
}

/**
 * The day on which it ends counts again. However late that is noticed, no more stands still than the switch allows:
 * from the working day after, the clock has run.
 */
export function decideResumption(
  running: RunningClock,
  allowed: ClockSwitch,
  calendar: WorkingCalendar,
  today: Day,
): PauseEnded {
  const { pausedOn, pauses, dueDay } = running;
  if (pausedOn === undefined) return { kind: 'not-paused' };
  const eve = addDays(today, -1);
  if (!covers(calendar, pausedOn) || !covers(calendar, today)) return { kind: 'outside-calendar' };
  // A pause that was granted stays granted when pauses are switched off later: it only ends.
  const most = allowed === null ? Infinity : allowed.mostWorkingDays - pausedWorkingDays(calendar, pauses);
  const through = lastDayStood(calendar, pausedOn, eve, most);
  if (through === undefined)
    return {
      kind: 'resumed',
      pausedDays: pausedWorkingDays(calendar, pauses),
      from: dueDay,
      clock: reckonClock(calendar, running),
    };
  const pause = { from: pausedOn, through };
  const all = [...pauses, pause];
  return {
    kind: 'resumed',
    pause,
    pausedDays: pausedWorkingDays(calendar, all),
    from: dueDay,
    clock: reckonClock(calendar, { ...running, pauses: all }),
  };
}

/** Has the clock stood as long as it may, or may it stand no more? Then it goes on by itself. */
export function mustResume(
  running: RunningClock,
  allowed: ClockSwitch,
  calendar: WorkingCalendar,
  today: Day,
): boolean {
  const { pausedOn, pauses } = running;
  if (pausedOn === undefined || pausedOn >= today || !covers(calendar, today)) return false;
  if (allowed === null) return true;
  const stood = pausedWorkingDays(calendar, [...pauses, { from: pausedOn, through: addDays(today, -1) }]);
  return stood >= allowed.mostWorkingDays;
}

function lastDayStood(calendar: WorkingCalendar, from: Day, eve: Day, most: number): Day | undefined {
  let through: Day | undefined;
  let stood = 0;
  for (let day = from; day <= eve; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) stood += 1;
    if (stood > most) return through;
    through = day;
  }
  return through;
}

function refusalOf(
  running: RunningClock,
  reason: string,
  allowed: ClockSwitch,
  calendar: WorkingCalendar,
  today: Day,
): ClockRefusal | undefined {
  if (allowed === null) return { kind: 'switched-off' };
  if ([...reason.trim()].length < shortestReason) return { kind: 'no-reason' };
  if (!running.open) return { kind: 'not-open' };
  if (!covers(calendar, today) || !covers(calendar, running.receivedDay)) return { kind: 'outside-calendar' };
  if (running.pausedOn === undefined && today > running.dueDay) return { kind: 'run-out' };
  return undefined;
}
