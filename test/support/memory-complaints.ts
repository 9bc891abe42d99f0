/** Complaints in memory, as the conversation files them and acts on them; the office's part is done by hand in a test. */
import type {
  ComplaintClock,
  ComplaintQueue,
  ComplaintView,
  NewComplaint,
} from '../../src/complaint/complaint.ts';
import type { Change, DeskComplaint, NewEvent } from '../../src/complaint/desk/repository.ts';
import type { UnitOfWork } from '../../src/conversation/ports.ts';

export interface MemoryComplaint {
  readonly contactId: number;
  readonly clock: ComplaintClock;
  readonly queue: ComplaintQueue;
  change: Change;
  events: (NewEvent & { readonly at: Date; readonly actor: string })[];
  ratingAskedAt?: Date;
  /** When news of it reached the phone. */
  toldAt?: Date;
}

type Filed = NewComplaint & MemoryComplaint;

const never = () => Promise.reject(new Error('the clocks do not stand in memory'));

export function createMemoryComplaints(
  filed: Filed[],
  nextSequence: () => number,
): Pick<UnitOfWork, 'complaints' | 'complaintDesk'> {
  const stateOf = ({ change }: Filed) => change.state ?? 'received';
  const awaits = (one: Filed) => stateOf(one) === 'awaiting-complainant';
  const waits = (one: Filed) =>
    awaits(one) ||
    (one.ratingAskedAt !== undefined &&
      typeof one.change.satisfaction !== 'number' &&
      ['answered', 'closed'].includes(stateOf(one)));
  return {
    complaints: {
      nextSequence: () => Promise.resolve(nextSequence()),
      add(contactId, complaint, clock, queue) {
        filed.push({ ...complaint, contactId, clock, queue, change: {}, events: [] });
        return Promise.resolve();
      },
      ofContact: (contactId) =>
        Promise.resolve(
          filed
            .filter((one) => one.contactId === contactId)
            .map(viewOf)
            .reverse(),
        ),
      byNumber(number, { contactId, queryCode, opened }) {
        const found = filed.find(
          (one) =>
            one.number === number &&
            (opened === true || one.contactId === contactId || one.queryCode === queryCode),
        );
        return Promise.resolve(found && viewOf(found));
      },
      openQuestions: (contactId) =>
        Promise.resolve(
          filed
            .filter((one) => one.contactId === contactId && waits(one))
            .map((one) => ({
              number: one.number,
              kind: awaits(one) ? ('asked' as const) : ('rating' as const),
              ...(one.toldAt && { toldAt: one.toldAt }),
            }))
            .reverse(),
        ),
      ratingAsked(number, at) {
        const found = filed.find((one) => one.number === number);
        if (found) found.ratingAskedAt ??= at;
        return Promise.resolve();
      },
    },
    complaintDesk: {
      records: {
        idOf(number) {
          const place = filed.findIndex((one) => one.number === number);
          return Promise.resolve(place < 0 ? undefined : place);
        },
        lock(id) {
          const found = filed[id];
          return Promise.resolve(found && deskOf(found, id));
        },
        lockDuplicates: () => Promise.resolve([]),
        save(id, change, events, actor, at) {
          const found = filed[id];
          if (!found) throw new Error(`no complaint ${String(id)}`);
          found.change = { ...found.change, ...change };
          found.events.push(...events.map((event) => ({ ...event, actor, at })));
          return Promise.resolve(1);
        },
      },
      clocks: {
        clockOf: () => Promise.resolve(undefined),
        standing: () => Promise.resolve([]),
        extend: never,
        pause: never,
        resume: never,
      },
    },
  };
}

function viewOf({ clock, change, events, ratingAskedAt, ...one }: Filed): ComplaintView {
  const { state = 'received', answer, answeredAt, closedAt, satisfaction, clock: anew = clock } = change;
  return {
    ...one,
    state,
    dueDay: anew.dueDay,
    provisional: anew.provisional,
    ...(answer !== undefined && { answer }),
    ...(answeredAt && { answeredAt }),
    ...(closedAt && { closedAt }),
    ...(typeof satisfaction === 'number' && { satisfaction }),
    ...(ratingAskedAt && { ratingAskedAt }),
    events: events.filter(({ shown }) => shown),
  };
}

function deskOf(one: Filed, id: number): DeskComplaint {
  const { state, dueDay, answer, answeredAt, closedAt, satisfaction } = {
    ...viewOf(one),
  };
  const { number, category, target, text, about, anonymous, receivedAt, queue } = one;
  return {
    ...{ id, number, version: 0, state, category, target, text, anonymous, receivedAt, queue, dueDay },
    ...{ extensionDays: 0, pausedDays: 0 },
    ...(about !== undefined && { about }),
    ...(answer !== undefined && { answer }),
    ...(answeredAt && { answeredAt }),
    ...(closedAt && { closedAt }),
    ...(typeof satisfaction === 'number' && { satisfaction }),
  };
}
