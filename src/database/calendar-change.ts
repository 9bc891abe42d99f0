/** What a new arrangement moves: the open complaints whose last day changes. */
import type { ClockFacts } from '../complaint/clock.ts';
import { type ComplaintClock } from '../complaint/complaint.ts';
import { dayOf } from '../kernel/day.ts';
import type { Arrangement, WorkingCalendar } from '../kernel/working-days.ts';
import { startOfUtcDay } from './days.ts';
import type { Tx } from './open.ts';

export interface MovedComplaint {
  readonly id: number;
  readonly number: string;
  readonly from: string;
  readonly wasProvisional: boolean;
  readonly clock: ComplaintClock;
}

/** The clock of a complaint anew; the promised days are the caller's. */
export type Reckon = (facts: Omit<ClockFacts, 'workingDays'>, calendar: WorkingCalendar) => ComplaintClock;

/** Reads every complaint that still waits for its answer, oldest first. */
async function openComplaints(tx: Tx, exceptVersion: string | undefined) {
  return tx.complaint.findMany({
    where: { open: true, ...(exceptVersion !== undefined && { calendarVersion: { not: exceptVersion } }) },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      number: true,
      receivedAt: true,
      reopenedAt: true,
      dueDay: true,
      provisional: true,
      extensionDays: true,
      pauses: { where: { through: { not: null } }, orderBy: { from: 'asc' } },
    },
  });
}

/**
 * The complaints whose last day or provisional mark changes under the calendar.
 *
 * @param scope `left-behind`: only those that were reckoned by another version of the calendar
 */
export async function movedComplaints(
  tx: Tx,
  calendar: WorkingCalendar,
  reckon: Reckon,
  scope: 'all' | 'left-behind' = 'all',
): Promise<readonly MovedComplaint[]> {
  const rows = await openComplaints(tx, scope === 'left-behind' ? calendar.version : undefined);
  return rows.flatMap((row): MovedComplaint[] => {
    const { id, number, receivedAt, reopenedAt, dueDay, provisional, extensionDays } = row;
    // Reopened, its clock has begun anew; pauses before that are of the former one.
    const receivedDay = dayOf(reopenedAt ?? receivedAt);
    const pauses = row.pauses.flatMap(({ from, through }) =>
      through === null || dayOf(from) < receivedDay ? [] : [{ from: dayOf(from), through: dayOf(through) }],
    );
    const clock = reckon({ receivedDay, extensionDays, pauses }, calendar);
    const from = dayOf(dueDay);
    if (clock.dueDay === from && clock.provisional === provisional) return [];
    return [{ id, number, from, wasProvisional: provisional, clock }];
  });
}

/** By whom complaints are moved, to which calendar, and what the event says. */
export interface Move {
  readonly at: Date;
  readonly actor: string;
  readonly version: string;
  readonly note: (moved: MovedComplaint) => string;
}

/** Stores the arrangement and moves the complaints. */
export async function applyArrangement(
  tx: Tx,
  arrangement: Arrangement,
  moved: readonly MovedComplaint[],
  by: Move,
): Promise<void> {
  const value = JSON.parse(JSON.stringify(arrangement)) as object;
  const { at: loadedAt, actor: loadedBy } = by;
  await tx.calendarYear.upsert({
    where: { year: arrangement.year },
    create: { year: arrangement.year, arrangement: value, loadedAt, loadedBy },
    update: { arrangement: value, loadedAt, loadedBy },
  });
  await moveComplaints(tx, moved, by);
}

/**
 * Moves the complaints, each with an event that says from when to when: whoever filed it is told of it as of
 * every other step. One that somebody else has moved
 * meanwhile is left as it is. Whoever did not move is marked as reckoned by the new version.
 */
export async function moveComplaints(tx: Tx, moved: readonly MovedComplaint[], by: Move): Promise<void> {
  const { at, actor } = by;
  for (const complaint of moved) {
    const { id, from, wasProvisional, clock } = complaint;
    const { count } = await tx.complaint.updateMany({
      where: { id, open: true, dueDay: startOfUtcDay(from), provisional: wasProvisional },
      data: {
        dueDay: startOfUtcDay(clock.dueDay),
        provisional: clock.provisional,
        calendarVersion: clock.calendarVersion,
        internalTarget: clock.internalTarget === undefined ? null : startOfUtcDay(clock.internalTarget),
        version: { increment: 1 },
      },
    });
    if (count === 0) continue;
    await tx.complaintEvent.create({
      data: {
        complaintId: id,
        kind: 'deadline-recomputed',
        at,
        actor,
        note: by.note(complaint),
        shown: true,
      },
    });
  }
  await tx.complaint.updateMany({
    where: { open: true, calendarVersion: { notIn: [by.version, 'none'] } },
    data: { calendarVersion: by.version },
  });
}
