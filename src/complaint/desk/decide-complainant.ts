/** What the complainant can do from the phone, once a complaint is filed. Pure. */
import { dayOf } from '../../kernel/day.ts';
import { startClock } from '../decide.ts';
import type { ComplainantAction } from './actions.ts';
import { reopenableThrough } from './complainant-may.ts';
import {
  clockStarted,
  type Decided,
  faultOfWords,
  hidden,
  inHand,
  letGo,
  refused,
  shown,
  stateAfterMove,
} from './changes.ts';
import { turnedBy } from './offices.ts';
import type { DeskComplaint } from './repository.ts';
import type { DeskRules } from './rules.ts';
import { complainantWays } from './transitions.ts';

export interface ComplainantFacts {
  readonly complaint: DeskComplaint;
  readonly duplicates: readonly DeskComplaint[];
  readonly rules: DeskRules;
  readonly at: Date;
}

/** The caller has made sure that it is theirs, or that they know its code. */
export function decideComplainantAction(action: ComplainantAction, facts: ComplainantFacts): Decided {
  const { complaint, duplicates, at } = facts;
  if (!complainantWays[action.kind].includes(complaint.state)) return refused('wrong-state');
  switch (action.kind) {
    case 'add':
      return add(action.text, facts);
    case 'reopen':
      return reopen(action.reason, facts);
    case 'withdraw':
      return {
        kind: 'done',
        change: {
          state: 'withdrawn',
          closedAt: at,
          ...(complaint.mergedIntoId !== undefined && { mergedIntoId: null }),
        },
        events: [shown('withdrawn', action.reason ?? '')],
        // Whoever else complained of it still waits.
        also: letGo(duplicates, complaint.number),
      };
    case 'rate':
      return rate(action.satisfaction, complaint);
  }
}

/** More of the story, or what was asked for. */
function add(text: string, facts: ComplainantFacts): Decided {
  const { complaint, duplicates } = facts;
  const why = faultOfWords(text);
  if (why !== undefined) return refused(why);
  const state = complaint.state === 'awaiting-complainant' ? inHand(complaint) : complaint.state;
  const added = [shown('added', text)];
  const turned = turnedBy(complaint, text);
  if (!turned) {
    // Whoever works on the one that goes on has to know it.
    const also =
      complaint.mergedIntoId === undefined
        ? []
        : [{ id: complaint.mergedIntoId, change: {}, events: [hidden('added-by-duplicate', text)] }];
    return { kind: 'done', change: { state }, events: added, also };
  }
  return {
    kind: 'done',
    change: {
      state: stateAfterMove({ ...complaint, state }),
      ...turned,
      assigneeId: null,
      ...(complaint.mergedIntoId !== undefined && { mergedIntoId: null }),
    },
    events: [...added, hidden('queued', turned.queue), shown('transferred')],
    also: letGo(duplicates, complaint.number),
  };
}

/** Not content: it waits for an answer again, and the 20 working days begin again. The plan is silent on both. */
function reopen(reason: string, { complaint, duplicates, rules, at }: ComplainantFacts): Decided {
  const why = faultOfWords(reason);
  if (why !== undefined) return refused(why);
  const through = reopenableThrough(complaint, rules.reopenDays);
  if (through !== undefined && dayOf(at) > through) return refused('too-late');
  const clock = startClock(rules.calendar, dayOf(at), rules.workingDays);
  const turned = turnedBy(complaint, reason);
  return {
    kind: 'done',
    change: {
      state: 'reopened',
      reopenedAt: at,
      clock,
      closedAt: null,
      closeReason: null,
      extensionDays: 0,
      pausedDays: 0,
      // The next answer may be rated anew; the timeline keeps the former rating.
      satisfaction: null,
      ...(complaint.mergedIntoId !== undefined && { mergedIntoId: null, assigneeId: null }),
      ...(turned && { ...turned, assigneeId: null }),
    },
    events: [
      shown('reopened', reason),
      clockStarted(clock),
      ...(turned ? [hidden('queued', turned.queue), shown('transferred')] : []),
    ],
    // Else what stays behind would go on telling where it stands.
    also: turned ? letGo(duplicates, complaint.number) : [],
  };
}

function rate(satisfaction: number, complaint: DeskComplaint): Decided {
  if (complaint.satisfaction !== undefined) return refused('rated-already');
  if (complaint.answer === undefined) return refused('wrong-state');
  if (!Number.isInteger(satisfaction) || satisfaction < 1 || satisfaction > 5)
    return refused('no-such-rating');
  return {
    kind: 'done',
    change: { satisfaction },
    events: [hidden('rated', String(satisfaction))],
    also: [],
  };
}
