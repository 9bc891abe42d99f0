/** The small parts that several actions share: what an event says, how the clock goes on, what duplicates follow. */
import { type ComplaintClock, type ComplaintState, openStates } from '../complaint.ts';
import { type ActOutcome, longestWords, type Refusal } from './actions.ts';
import { officesFor } from './offices.ts';
import type { Change, DeskComplaint, NewEvent } from './repository.ts';

/** A change to one complaint, and what was written down about it. */
export interface Step {
  readonly change: Change;
  readonly events: readonly NewEvent[];
}

export type Decided =
  | ({ readonly kind: 'done'; readonly also: readonly (Step & { readonly id: number })[] } & Step)
  | Exclude<ActOutcome, { kind: 'done' }>;

export function refused(why: Refusal): { readonly kind: 'refused'; readonly why: Refusal } {
  return { kind: 'refused', why };
}

/** The complainant may see it, and news tells it. */
export function shown(kind: string, note = ''): NewEvent {
  return { kind, note, shown: true };
}
export function hidden(kind: string, note = ''): NewEvent {
  return { kind, note, shown: false };
}

/** The fault of what somebody wrote, if any. */
export function faultOfWords(text: string): Refusal | undefined {
  if (text.trim() === '') return 'nothing-said';
  return [...text].length > longestWords ? 'too-long' : undefined;
}

/** As templates leave them to be filled in: ____. */
const blank = /_{3,}|＿{2,}/;

export function faultOfAnswer(text: string): Refusal | undefined {
  return faultOfWords(text) ?? (blank.test(text) ? 'blank-left' : undefined);
}

/** Why the last day is what it is, for whoever answers for it later. */
export function clockStarted({ dueDay, skipped, countedWeekends }: ComplaintClock): NewEvent {
  return hidden('clock-started', JSON.stringify({ dueDay, skipped, countedWeekends }));
}

/** In hand again, with whoever had it. */
export function inHand({ assigneeId }: DeskComplaint): ComplaintState {
  return assigneeId === undefined ? 'accepted' : 'assigned';
}

/** In other hands, to another office or by itself again: nobody works on it yet. */
export function stateAfterMove({ state }: DeskComplaint): ComplaintState {
  return state === 'assigned' ? 'accepted' : state;
}

const told: ReadonlySet<string> = new Set(['accepted', 'assigned', 'answered', 'closed']);
const forwards: readonly ComplaintState[] = ['received', 'accepted', 'assigned', 'answered', 'closed'];

/**
 * A duplicate goes where the one that goes on goes, but never to an office that it is against itself; and whoever filed it is told each step and the answer as if
 * theirs had been worked by itself; questions are asked of one complainant only.
 */
export function followed(
  duplicates: readonly DeskComplaint[],
  { change, events }: Step,
  number: string,
): readonly (Step & { readonly id: number })[] {
  const { state, queue, sumu, answer, answeredAt, closedAt, closeReason } = change;
  return duplicates.flatMap((one): readonly (Step & { readonly id: number })[] => {
    const follows =
      state !== undefined &&
      forwards.includes(state) &&
      (openStates.includes(one.state) || (one.state === 'answered' && state === 'closed')) &&
      (state === 'answered' || state === 'closed' || forwards.indexOf(one.state) < forwards.indexOf(state)) &&
      !(one.state === 'reopened' && state !== 'answered' && state !== 'closed');
    const moves = queue !== undefined && openStates.includes(one.state);
    if (moves && !officesFor({ ...one, ...(sumu !== undefined && { sumu }) }).includes(queue))
      return letGo([one], number);
    if (!follows && !moves) return [];
    return [
      {
        id: one.id,
        change: {
          ...(follows && {
            state,
            ...(answer !== undefined && { answer }),
            ...(answeredAt !== undefined && { answeredAt }),
            ...(closedAt !== undefined && { closedAt }),
            ...(closeReason !== undefined && { closeReason }),
          }),
          ...(moves && { queue }),
          ...(moves && queue === 'sumu-office' && sumu !== undefined && { sumu }),
        },
        events: follows ? events.filter(({ kind }) => told.has(kind)) : [],
      },
    ];
  });
}

/** The one that went on does not any more: each that still waits goes on by itself, in the queue again. */
export function letGo(duplicates: readonly DeskComplaint[], number: string) {
  return duplicates.map((one) => ({
    id: one.id,
    change: {
      mergedIntoId: null,
      ...(openStates.includes(one.state) && { assigneeId: null, state: stateAfterMove(one) }),
    },
    events: [hidden('separated', number)],
  }));
}
