/** From which states an action leads on, and who may do it. The whole machine in two tables. */
import { type ComplaintState, complaintStates, openStates } from '../complaint.ts';
import type { ComplainantActionKind, Refusal, StaffActionKind } from './actions.ts';
import type { DeskComplaint } from './repository.ts';
import { answersFor, type Standing, standingTo, type Viewer } from './viewer.ts';

interface Way {
  readonly from: readonly ComplaintState[];
  /** The least standing that may. */
  readonly who: Exclude<Standing, 'outside'>;
}

export const staffWays: Readonly<Record<StaffActionKind, readonly Way[]>> = {
  accept: [{ from: ['received'], who: 'onlooker' }],
  take: [{ from: openStates, who: 'onlooker' }],
  assign: [{ from: openStates, who: 'assignee' }],
  transfer: [{ from: openStates, who: 'assignee' }],
  sort: [{ from: openStates, who: 'supervisor' }],
  note: [{ from: complaintStates, who: 'onlooker' }],
  ask: [{ from: ['accepted', 'assigned', 'reopened'], who: 'assignee' }],
  hear: [{ from: ['awaiting-complainant'], who: 'assignee' }],
  answer: [{ from: ['accepted', 'assigned', 'awaiting-complainant', 'reopened'], who: 'assignee' }],
  // "对投诉在20个工作日内答复" (III.5.2): to end one without an answer takes whoever answers for the queue.
  close: [
    { from: ['answered'], who: 'assignee' },
    { from: openStates, who: 'supervisor' },
  ],
  merge: [{ from: openStates, who: 'assignee' }],
  separate: [{ from: openStates, who: 'assignee' }],
};

export const complainantWays: Readonly<Record<ComplainantActionKind, readonly ComplaintState[]>> = {
  add: openStates,
  reopen: ['answered', 'closed'],
  withdraw: openStates,
  rate: ['answered', 'closed'],
};

/** What may be done with a duplicate itself; all else is done with the one that goes on. */
const onDuplicates: ReadonlySet<StaffActionKind> = new Set(['note', 'separate']);

const rising: readonly Standing[] = ['outside', 'onlooker', 'assignee', 'supervisor'];

/** Undefined: it may be done, as far as state and person go. */
export function refusalOf(
  viewer: Viewer,
  complaint: DeskComplaint,
  kind: StaffActionKind,
): Refusal | undefined {
  const merged = complaint.mergedIntoId !== undefined;
  if (merged && !onDuplicates.has(kind)) return 'merged';
  if (!merged && kind === 'separate') return 'not-merged';
  if (kind === 'sort' && complaint.queue !== 'unclear') return 'not-unclear';
  const ways = staffWays[kind].filter(({ from }) => from.includes(complaint.state));
  if (ways.length === 0) return 'wrong-state';
  const standing = rising.indexOf(standingTo(viewer, complaint));
  if (ways.some(({ who }) => rising.indexOf(who) <= standing)) return undefined;
  return ways.some(({ who }) => who === 'assignee') ? 'not-yours' : 'not-your-role';
}

/** For the buttons of a page: what this viewer may do now. */
export function mayDo(viewer: Viewer, complaint: DeskComplaint): readonly StaffActionKind[] {
  const kinds = Object.keys(staffWays) as StaffActionKind[];
  return kinds.filter(
    (kind) =>
      refusalOf(viewer, complaint, kind) === undefined &&
      !(kind === 'take' && complaint.assigneeId !== undefined),
  );
}

/** The name itself is for whoever works on it or answers for the queue. */
export function mayReveal(viewer: Viewer, complaint: DeskComplaint): boolean {
  return !complaint.anonymous && answersFor(viewer, complaint);
}
