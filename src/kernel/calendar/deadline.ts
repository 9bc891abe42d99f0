/**
 * The promise of III.5.2-20-working-days: 对投诉在20个工作日内答复.
 *
 * Civil Code art. 201: the day of receipt is not counted. Art. 203: the period ends at 24:00 of its last
 * day, or at closing time where the act needs the office open. No extension and no pause unless asked for:
 * the plan gives neither.
 */
import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { WorkingCalendar } from './build.ts';
import { covers, unpublishedYears } from './build.ts';
import {
  weekdayRestsBetween,
  weekendWorkdaysBetween,
  workingDayAt,
  workingDaysBetween,
  workingRank,
} from './look-up.ts';

/** Days on which the clock stands still, both ends included. */
export interface Pause {
  readonly from: Day;
  readonly through: Day;
}

export interface DeadlineQuestion {
  readonly receivedDay: Day;
  /** Working days promised, 1 or more. */
  readonly workingDays: number;
  readonly extensionWorkingDays?: number | undefined;
  /** Not overlapping, none beginning before receipt (see faultOfPauses). */
  readonly pauses?: readonly Pause[] | undefined;
}

export interface Deadline {
  readonly kind: 'deadline';
  readonly receivedDate: Day;
  /** The first day that counts. */
  readonly day1: Day;
  /** The last day, without any extension. */
  readonly due: Day;
  /** Weekdays of rest between receipt and the due day, those within a pause left out. */
  readonly weekdayHolidaysSkipped: readonly Day[];
  readonly weekendWorkdaysCounted: readonly Day[];
  /** True when a day counted falls in a year whose arrangement is not loaded. */
  readonly provisional: boolean;
  readonly unpublishedYears?: readonly number[];
  /**
   * Our own choice, not law: two working days before the provisional day, so that up to two weekend
   * workdays moved by a later notice cannot make the answer late.
   */
  readonly internalTarget?: Day;
  readonly originalDue?: Day;
  readonly extendedDue?: Day;
  /** An extension must be approved and told before the original period has run out. */
  readonly lastDayToNotifyExtension?: Day;
}

/** The reckoning would leave the calendar; nothing is guessed. */
export interface OutsideCalendar {
  readonly kind: 'outside-calendar';
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const internalMargin = 2;

export function reckonDeadline(
  calendar: WorkingCalendar,
  question: DeadlineQuestion,
): Deadline | OutsideCalendar {
  const { receivedDay, workingDays, extensionWorkingDays = 0 } = question;
  const pauses = inOrder(question.pauses ?? []);
  const outside: OutsideCalendar = {
    kind: 'outside-calendar',
    firstDay: calendar.firstDay,
    lastDay: calendar.lastDay,
  };
  if (!covers(calendar, receivedDay)) return outside;
  const counted = (n: number): Day | undefined => countedDay(calendar, receivedDay, n, pauses);
  const day1 = counted(1);
  const due = counted(workingDays);
  const last = counted(workingDays + extensionWorkingDays);
  if (day1 === undefined || due === undefined || last === undefined) return outside;
  const dayAfterReceipt = addDays(receivedDay, 1);
  const years = unpublishedYears(calendar, dayAfterReceipt, last);
  const dueIsProvisional = unpublishedYears(calendar, dayAfterReceipt, due).length > 0;
  const provisionalDay = dueIsProvisional ? workingDays : workingDays + extensionWorkingDays;
  const target = years.length > 0 ? counted(Math.max(1, provisionalDay - internalMargin)) : undefined;
  return {
    kind: 'deadline',
    receivedDate: receivedDay,
    day1,
    due,
    weekdayHolidaysSkipped: outsidePauses(weekdayRestsBetween(calendar, receivedDay, due), pauses),
    weekendWorkdaysCounted: outsidePauses(weekendWorkdaysBetween(calendar, receivedDay, due), pauses),
    provisional: years.length > 0,
    ...(years.length > 0 && { unpublishedYears: years }),
    ...(target !== undefined && { internalTarget: target }),
    ...(extensionWorkingDays > 0 && { originalDue: due, extendedDue: last, lastDayToNotifyExtension: due }),
  };
}

/** The n-th working day after receipt, working days within a pause not counted. */
function countedDay(
  calendar: WorkingCalendar,
  receivedDay: Day,
  n: number,
  pauses: readonly Pause[],
): Day | undefined {
  let rank = workingRank(calendar, receivedDay) + n;
  let day = workingDayAt(calendar, rank);
  for (const { from, through } of pauses) {
    if (day === undefined || day < from) break;
    if (!covers(calendar, through)) return undefined;
    const eve = addDays(from, -1);
    rank += workingDaysBetween(calendar, eve < receivedDay ? receivedDay : eve, through);
    day = workingDayAt(calendar, rank);
  }
  return day;
}

function outsidePauses(days: readonly Day[], pauses: readonly Pause[]): readonly Day[] {
  if (pauses.length === 0 || days.length === 0) return days;
  return days.filter((day) => !pauses.some(({ from, through }) => day >= from && day <= through));
}

/** Why these pauses cannot be reckoned with, in one sentence; undefined when they can. */
export function faultOfPauses(receivedDay: Day, pauses: readonly Pause[]): string | undefined {
  let previous: Pause | undefined;
  for (const pause of inOrder(pauses)) {
    if (pause.through < pause.from)
      return `the pause ends on ${pause.through}, before it begins on ${pause.from}`;
    if (pause.from < receivedDay)
      return `the pause begins on ${pause.from}, before the complaint was received`;
    if (previous && pause.from <= previous.through) return `two pauses overlap on ${pause.from}`;
    previous = pause;
  }
  return undefined;
}

function inOrder(pauses: readonly Pause[]): readonly Pause[] {
  return pauses.length < 2 ? pauses : [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1));
}
