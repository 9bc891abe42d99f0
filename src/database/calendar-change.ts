/** What a new arrangement moves: the open complaints whose last day changes. */
import { dayOf } from '../kernel/day.ts';
import type { Arrangement, WorkingCalendar } from '../kernel/working-days.ts';
import { type ComplaintClock } from '../complaint/complaint.ts';
import type { Tx } from './open.ts';

export interface MovedComplaint {
  readonly id: number;
  readonly number: string;
  readonly from: string;
  readonly wasProvisional: boolean;
  readonly clock: ComplaintClock;
}

/** Reads every complaint that still waits for its answer, oldest first. */
export async function openComplaints(tx: Tx) {
  return tx.complaint.findMany({
    where: { state: { in: ['received', 'accepted', 'assigned', 'awaiting_complainant', 'reopened'] } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      number: true,
      receivedAt: true,
      dueDay: true,
      provisional: true,
      calendarVersion: true,
    },
  });
}

/** The complaints whose last day or provisional mark changes under the calendar. */
export async function movedComplaints(
  tx: Tx,
  calendar: WorkingCalendar,
  reckon: (receivedAt: Date, calendar: WorkingCalendar) => ComplaintClock,
): Promise<readonly MovedComplaint[]> {
  const rows = await openComplaints(tx);
  return rows.flatMap(({ id, number, receivedAt, dueDay, provisional }): MovedComplaint[] => {
    const clock = reckon(receivedAt, calendar);
    const from = dayOf(dueDay);
    if (clock.dueDay === from && clock.provisional === provisional) return [];
    return [{ id, number, from, wasProvisional: provisional, clock }];
  });
}

/**
 * Stores the arrangement and moves the complaints, each with an event that says from when to when: whoever filed it
 * is told of it as of every other step.
 */
export async function applyArrangement(
  tx: Tx,
  arrangement: Arrangement,
  moved: readonly MovedComplaint[],
  { at, actor, note }: { at: Date; actor: string; note: (moved: MovedComplaint) => string },
): Promise<void> {
  const value = JSON.parse(JSON.stringify(arrangement)) as object;
  await tx.calendarYear.upsert({
    where: { year: arrangement.year },
    create: { year: arrangement.year, arrangement: value, loadedAt: at, loadedBy: actor },
    update: { arrangement: value, loadedAt: at, loadedBy: actor },
  });
  for (const complaint of moved) {
    const { id, clock } = complaint;
    await tx.complaint.update({
      where: { id },
      data: {
        dueDay: new Date(`${clock.dueDay}T00:00:00Z`),
        provisional: clock.provisional,
        calendarVersion: clock.calendarVersion,
        internalTarget:
          clock.internalTarget === undefined ? null : new Date(`${clock.internalTarget}T00:00:00Z`),
      },
    });
    await tx.complaintEvent.create({
      data: {
        complaintId: id,
        kind: 'deadline-recomputed',
        at,
        actor,
        note: note(complaint),
        shown: true,
      },
    });
  }
}
