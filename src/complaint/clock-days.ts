/** The clock explained day by day: which working day was number what, which days were skipped and why. Pure. */
import type { Day } from '../kernel/day.ts';
import { addDays, weekday } from '../kernel/day.ts';
import type { Pause, WorkingCalendar } from '../kernel/working-days.ts';
import { annotateDays, covers, isWorkingDay } from '../kernel/working-days.ts';
import { type ClockFacts, reckonClock, workingDaysLeft } from './clock.ts';

export interface ExplainedFacts extends ClockFacts {
  /** As stored with the complaint: the day it was promised for. */
  readonly dueDay: Day;
  /** The clock stands since this day. */
  readonly pausedOn?: Day | undefined;
  /** The day of the answer, where there is one: the strip then shows how it stood that day. */
  readonly answeredDay?: Day | undefined;
}

/** One working day of the strip. */
export interface ClockDay {
  readonly day: Day;
  /** 1 is the first working day after receipt. */
  readonly number: number;
  readonly when: 'done' | 'today' | 'left';
  /** A weekend day that is worked (调休上班), by the holiday it makes up for, '' where the notice names none. */
  readonly madeUpFor?: string;
  /** Beyond the days first promised. */
  readonly extended?: true;
}

/** A day between receipt and the last one that does not count; ordinary weekends are not listed. */
export type SkippedDay =
  | { readonly day: Day; readonly why: 'holiday'; readonly name?: string }
  | { readonly day: Day; readonly why: 'paused' };

export type ClockExplained =
  | {
      readonly kind: 'explained';
      readonly receivedDay: Day;
      /** The last day; while the clock stands, as it would be if it went on today. */
      readonly dueDay: Day;
      /** Working days promised, the extension among them: the length of the strip. */
      readonly workingDays: number;
      readonly extensionDays: number;
      readonly strip: readonly ClockDay[];
      readonly skipped: readonly SkippedDay[];
      /** See workingDaysLeft: 0 on the last day, negative when overdue. */
      readonly left: number;
      readonly pausedOn?: Day;
      readonly provisional: boolean;
      readonly internalTarget?: Day;
      readonly calendarVersion: string;
      /** The stored last day is another than this calendar gives: it was reckoned by an earlier one. */
      readonly differs: boolean;
    }
  /** The calendar does not reach so far: only what is stored can be said. */
  | { readonly kind: 'outside-calendar'; readonly receivedDay: Day; readonly dueDay: Day };

export function explainClock(calendar: WorkingCalendar, facts: ExplainedFacts, today: Day): ClockExplained {
  const { receivedDay, workingDays, extensionDays = 0, answeredDay } = facts;
  const day = answeredDay ?? today;
  const pausedOn = answeredDay === undefined ? facts.pausedOn : undefined;
  const pauses = [...(facts.pauses ?? []), ...standing(pausedOn, day)];
  const clock = reckonClock(calendar, { receivedDay, workingDays, extensionDays, pauses });
  const dueDay = pausedOn === undefined ? facts.dueDay : clock.dueDay;
  const left = workingDaysLeft(calendar, day, dueDay);
  if (left === undefined || !covers(calendar, receivedDay) || clock.calendarVersion === 'none')
    return { kind: 'outside-calendar', receivedDay, dueDay: facts.dueDay };
  const annotated = annotateDays(calendar, receivedDay, clock.dueDay, pauses);
  return {
    kind: 'explained',
    receivedDay,
    dueDay,
    workingDays: workingDays + extensionDays,
    extensionDays,
    strip: annotated.flatMap((one): ClockDay[] => {
      if (one.kind !== 'counted' && one.kind !== 'make-up-workday') return [];
      return [
        {
          day: one.day,
          number: one.number,
          when: one.day < day ? 'done' : one.day === day ? 'today' : 'left',
          ...(one.kind === 'make-up-workday' && { madeUpFor: one.name ?? '' }),
          ...(one.number > workingDays && { extended: true as const }),
        },
      ];
    }),
    skipped: annotated.flatMap((one): SkippedDay[] => {
      if (one.kind === 'counted' || one.kind === 'make-up-workday') return [];
      if (isWorkingDay(calendar, one.day)) return [{ day: one.day, why: 'paused' }];
      if (onWeekend(one.day)) return [];
      const name = calendar.names.get(one.day);
      return [{ day: one.day, why: 'holiday', ...(name !== undefined && { name }) }];
    }),
    left,
    ...(pausedOn !== undefined && { pausedOn }),
    provisional: clock.provisional,
    ...(clock.internalTarget !== undefined && { internalTarget: clock.internalTarget }),
    calendarVersion: clock.calendarVersion,
    differs: pausedOn === undefined && clock.dueDay !== facts.dueDay,
  };
}

/** A pause that has not ended: today would count again if it ended today. */
function standing(pausedOn: Day | undefined, today: Day): readonly Pause[] {
  return pausedOn === undefined || pausedOn >= today ? [] : [{ from: pausedOn, through: addDays(today, -1) }];
}

function onWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}
