/** What an action of the staff leads to. Pure. */
import type { ComplaintQueue } from '../complaint.ts';
import type { StaffAction } from './actions.ts';
import { goesOn } from './alike.ts';
import {
  type Decided,
  faultOfAnswer,
  faultOfWords,
  followed,
  hidden,
  inHand,
  refused,
  shown,
  stateAfterMove,
  type Step,
} from './changes.ts';
import { officesFor, turnedBy } from './offices.ts';
import type { Change, Colleague, DeskComplaint, NewEvent } from './repository.ts';
import type { DeskRules } from './rules.ts';
import { refusalOf } from './transitions.ts';
import { lieTogether, sees, type Viewer } from './viewer.ts';

export interface StaffFacts {
  readonly complaint: DeskComplaint;
  /** What goes on with it. */
  readonly duplicates: readonly DeskComplaint[];
  /** Whom it is to be assigned to. */
  readonly colleague?: Colleague;
  /** What it is to be merged into. */
  readonly into?: DeskComplaint;
  readonly rules: DeskRules;
  readonly at: Date;
}

/** @param seen the version that was on the page */
export function decideStaffAction(
  viewer: Viewer,
  seen: number,
  action: StaffAction,
  facts: StaffFacts,
): Decided {
  const { complaint } = facts;
  if (!sees(viewer, complaint)) return { kind: 'not-found' };
  if (action.kind === 'take' && complaint.assigneeId !== undefined) {
    return complaint.assigneeId === viewer.id
      ? refused('already-yours')
      : { kind: 'taken', by: complaint.assigneeName ?? '' };
  }
  // A note only adds: whatever else has happened, it stands in its place.
  if (seen !== complaint.version && action.kind !== 'note') return changedSince(complaint);
  const why = refusalOf(viewer, complaint, action.kind);
  return why === undefined ? carryOut(viewer, action, facts) : refused(why);
}

function changedSince({ version, receivedAt, lastChange }: DeskComplaint): Decided {
  const { by, at, what } = lastChange ?? { by: '', at: receivedAt, what: 'received' };
  return { kind: 'changed', by, at, what, version };
}

function carryOut(viewer: Viewer, action: StaffAction, facts: StaffFacts): Decided {
  const { complaint, at } = facts;
  switch (action.kind) {
    case 'accept':
      return done(facts, { state: 'accepted' }, [shown('accepted')]);
    case 'take':
      return handOver(viewer, facts);
    case 'assign':
      return assign(facts);
    case 'transfer':
      return transfer(action, facts);
    case 'sort':
      return sort(action, facts);
    case 'note':
      return faultOr(action.text, () => done(facts, {}, [hidden('noted', action.text)]));
    case 'ask':
      return faultOr(action.question, () =>
        done(facts, { state: 'awaiting-complainant' }, [shown('awaiting-complainant', action.question)]),
      );
    case 'hear':
      return faultOr(action.text, () => hear(action.text, facts));
    case 'answer': {
      const why = faultOfAnswer(action.text);
      if (why !== undefined) return refused(why);
      return done(
        facts,
        {
          state: 'answered',
          answer: action.text,
          answeredAt: at,
          assigneeId: complaint.assigneeId ?? viewer.id,
        },
        [shown('answered', action.text)],
      );
    }
    case 'close':
      return faultOr(action.reason, () =>
        done(facts, { state: 'closed', closedAt: at, closeReason: action.reason }, [
          shown('closed', action.reason),
        ]),
      );
    case 'merge':
      return merge(viewer, facts);
    case 'separate':
      return {
        kind: 'done',
        change: { mergedIntoId: null, assigneeId: null, state: stateAfterMove(complaint) },
        events: [hidden('separated')],
        also: [],
      };
  }
}

function done(facts: StaffFacts, change: Change, events: readonly NewEvent[]): Decided {
  const step: Step = { change, events };
  return { kind: 'done', ...step, also: followed(facts.duplicates, step, facts.complaint.number) };
}

function faultOr(words: string, then: () => Decided): Decided {
  const why = faultOfWords(words);
  return why === undefined ? then() : refused(why);
}

/** To a person: it is in hand, unless the complainant is being asked or has reopened it. */
function handOver(to: { readonly id: number; readonly name: string }, facts: StaffFacts): Decided {
  const { state } = facts.complaint;
  const begins = state !== 'assigned' && state !== 'awaiting-complainant';
  // Which colleague has it is the office's own affair; that it is in hand is told once.
  return done(facts, { assigneeId: to.id, ...(begins && { state: 'assigned' as const }) }, [
    hidden('assigned-to', to.name),
    ...(begins ? [shown('assigned')] : []),
  ]);
}

function assign(facts: StaffFacts): Decided {
  const { colleague, complaint } = facts;
  if (!colleague || !sees(colleague, complaint)) return refused('no-such-colleague');
  return colleague.id === complaint.assigneeId ? refused('already-there') : handOver(colleague, facts);
}

function transfer(
  { queue, sumu, reason }: Extract<StaffAction, { kind: 'transfer' }>,
  facts: StaffFacts,
): Decided {
  const { complaint, rules } = facts;
  const place = queue === 'sumu-office' ? (sumu ?? complaint.sumu) : complaint.sumu;
  if (queue === 'sumu-office' && (place === undefined || !rules.sumus.includes(place))) {
    return refused('no-such-office');
  }
  if (queue === complaint.queue && place === complaint.sumu) return refused('already-there');
  if (!officesFor({ ...complaint, ...(place !== undefined && { sumu: place }) }).includes(queue)) {
    return refused('accused-office');
  }
  return faultOr(reason, () =>
    move(facts, queue, { ...(place !== undefined && { sumu: place }) }, [hidden('noted', reason)]),
  );
}

function move(
  facts: StaffFacts,
  queue: ComplaintQueue,
  change: Change,
  events: readonly NewEvent[],
): Decided {
  return done(
    facts,
    { ...change, queue, assigneeId: null, state: change.state ?? stateAfterMove(facts.complaint) },
    [...events, hidden('queued', queue), shown('transferred')],
  );
}

/** Whom it is against is known now, and with that who works it. */
function sort({ target, sumu }: Extract<StaffAction, { kind: 'sort' }>, facts: StaffFacts): Decided {
  const { complaint, rules } = facts;
  if (sumu !== undefined && !rules.sumus.includes(sumu)) return refused('no-such-office');
  // Whom it is against was what they were asked.
  const settled = complaint.state === 'awaiting-complainant';
  const found = { target, ...(sumu !== undefined && { sumu }) };
  const [nearest] = officesFor({ ...complaint, ...found });
  const sorted = hidden('sorted', target);
  if (nearest === undefined)
    return done(facts, { ...found, ...(settled && { state: inHand(complaint) }) }, [sorted]);
  return move(facts, nearest, { ...found, ...(settled && { state: 'accepted' as const }) }, [sorted]);
}

function hear(text: string, facts: StaffFacts): Decided {
  const { complaint } = facts;
  const heard = [hidden('heard', text)];
  const turned = turnedBy(complaint, text);
  if (turned) return move(facts, turned.queue, { target: turned.target, state: 'accepted' }, heard);
  return done(facts, { state: inHand(complaint) }, heard);
}

/**
 * The one that goes on is answered by the earlier of the two last days, so that merging makes nobody wait longer.
 * The other leaves the queue, keeps its own number and is told of every step and of the answer.
 */
function merge(viewer: Viewer, { complaint, duplicates, into }: StaffFacts): Decided {
  if (into === undefined || !sees(viewer, into)) return refused('not-mergeable');
  if (into.id === complaint.id) return refused('into-itself');
  if (!goesOn(into) || !lieTogether(into, complaint)) return refused('not-mergeable');
  const asked = complaint.state === 'awaiting-complainant';
  return {
    kind: 'done',
    change: {
      mergedIntoId: into.id,
      ...(asked && { state: inHand(complaint) }),
    },
    events: [hidden('merged', into.number)],
    also: [
      {
        id: into.id,
        change: into.dueDay <= complaint.dueDay ? {} : { dueDay: complaint.dueDay },
        events: [hidden('joined', complaint.number)],
      },
      ...duplicates.map(({ id }) => ({
        id,
        change: { mergedIntoId: into.id },
        events: [hidden('merged', into.number)],
      })),
    ],
  };
}
