/**
 * The promise of III.5.2-20-working-days: 对投诉在20个工作日内答复.
 *
 * Civil Code art. 201: the day of receipt is not counted. Art. 203: the period ends at 24:00 of its last
 * day, or at closing time where the act needs the office open. No extension and no pause unless asked for:
 * the plan gives neither.
 */
import type { Day } from '../day.ts';
import { dayFromNumber, dayNumber } from '../day.ts';
import type { RankTable, WorkingCalendar } from './build.ts';
import { covers, unpublishedYears } from './build.ts';
import { indexOf, rankAt } from './look-up.ts';

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

/** A pause as places in the table; the day before it may be -1, the calendar's eve. */
interface PauseSpan {
  readonly eve: number;
  readonly end: number;
}

export function reckonDeadline(
  calendar: WorkingCalendar,
  question: DeadlineQuestion,
): Deadline | OutsideCalendar {
  const { receivedDay, workingDays, extensionWorkingDays = 0, pauses } = question;
  const { table } = calendar;
  if (!covers(calendar, receivedDay)) return outsideOf(calendar);
  const received = indexOf(calendar, receivedDay);
  const spans = pauses === undefined ? [] : spansOf(calendar, pauses);
  const counted = (n: number): number | undefined => countedDay(table, received, n, spans);
  const first = counted(1);
  const due = counted(workingDays);
  const last = extensionWorkingDays > 0 ? counted(workingDays + extensionWorkingDays) : due;
  if (first === undefined || due === undefined || last === undefined) return outsideOf(calendar);
  const dueDay = dayAt(table, due);
  const firm = {
    kind: 'deadline',
    receivedDate: receivedDay,
    day1: dayAt(table, first),
    due: dueDay,
    weekdayHolidaysSkipped: outsidePauses(
      between(table.weekdayRests, table.weekdayRestRank, received, due),
      pauses,
    ),
    weekendWorkdaysCounted: outsidePauses(
      between(table.weekendWorkdays, table.weekendWorkdayRank, received, due),
      pauses,
    ),
  } as const;
  const extension = extensionWorkingDays > 0 && {
    originalDue: dueDay,
    extendedDue: dayAt(table, last),
    lastDayToNotifyExtension: dueDay,
  };
  const dayAfterReceipt = dayAt(table, received + 1);
  const years = unpublishedYears(calendar, dayAfterReceipt, dayAt(table, last));
  if (years.length === 0) return { ...firm, provisional: false, ...extension };
  const dueIsFirm = unpublishedYears(calendar, dayAfterReceipt, dueDay).length === 0;
  const provisionalCount = dueIsFirm ? workingDays + extensionWorkingDays : workingDays;
  const target = counted(Math.max(1, provisionalCount - internalMargin)) ?? due;
  return {
    ...firm,
    provisional: true,
    unpublishedYears: years,
    internalTarget: dayAt(table, target),
    ...extension,
  };
}

/** The n-th working day after receipt, working days within a pause not counted: one look-up and one per pause. */
function countedDay(
  { working, workingRank }: RankTable,
  received: number,
  n: number,
  spans: readonly PauseSpan[],
): number | undefined {
  let rank = rankAt(workingRank, received) + n;
  for (const { eve, end } of spans) {
    const day = working[rank - 1];
    if (day === undefined || day <= eve) break;
    if (end >= workingRank.length) return undefined;
    rank += rankAt(workingRank, end) - rankAt(workingRank, Math.max(eve, received));
  }
  return working[rank - 1];
}

function spansOf(calendar: WorkingCalendar, pauses: readonly Pause[]): readonly PauseSpan[] {
  const { firstNumber } = calendar.table;
  return inOrder(pauses).map(({ from, through }) => ({
    eve: dayNumber(from) - firstNumber - 1,
    end: dayNumber(through) - firstNumber,
  }));
}

/** The presorted days with places in (after, through]. */
function between(days: readonly Day[], ranks: Int32Array, after: number, through: number): readonly Day[] {
  return days.slice(rankAt(ranks, after), rankAt(ranks, through));
}

function dayAt({ days, firstNumber }: RankTable, index: number): Day {
  return days[index] ?? dayFromNumber(firstNumber + index);
}

function outsideOf({ firstDay, lastDay }: WorkingCalendar): OutsideCalendar {
  return { kind: 'outside-calendar', firstDay, lastDay };
}

function outsidePauses(days: readonly Day[], pauses: readonly Pause[] | undefined): readonly Day[] {
  if (pauses === undefined || days.length === 0) return days;
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
