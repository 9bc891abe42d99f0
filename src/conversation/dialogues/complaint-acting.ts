/** What is wanted of a complaint that is open to whoever writes: done at once, or asked for what is missing. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import { longestWords } from '../../complaint/desk/actions.ts';
import { complainantMay } from '../../complaint/desk/complainant-may.ts';
import { done, type Line, resting, type Step, waiting } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import type { ComplaintWish } from '../understand/complaint-wishes.ts';
import {
  addedTo,
  askAdding,
  askRating,
  askReason,
  askWithdrawing,
  rated,
  reopened,
  withdrawn,
} from './complaint-acting-words.ts';
import { refusedWords, unavailable } from './complaint-refusal-words.ts';
import type { ComplaintStatusState } from './complaint-status-state.ts';
import { one } from './complaint-status-words.ts';

type StatusStep = Step<ComplaintStatusState>;

const highestRating = 5;

export function carryOutWish(
  complaint: ComplaintView,
  wish: ComplaintWish,
  situation: Situation,
): StatusStep {
  const { number } = complaint;
  const { complaintReopenDays } = situation.scheme.profile.switches;
  const may = complainantMay(complaint, situation.today, complaintReopenDays);
  if (wish.kind === 'view') return show(complaint, situation, may.includes('rate'));
  if (!may.includes(wish.kind))
    return resting({ at: 'shown', number }, [unavailable(complaint, wish, situation)]);
  switch (wish.kind) {
    case 'add':
      return wish.text === undefined
        ? waiting({ at: 'adding', number, added: false }, [askAdding(complaint)])
        : add(complaint, wish.text, situation);
    case 'reopen':
      return wish.reason === undefined || wish.implied
        ? askWhy(complaint, wish.reason, situation)
        : reopen(complaint, wish.reason, situation);
    case 'withdraw':
      return resting({ at: 'withdrawing', number }, [askWithdrawing(complaint)]);
    case 'rate':
      return wish.satisfaction === undefined
        ? resting({ at: 'rating', number }, [askRating(complaint)])
        : rate(complaint, wish.satisfaction, may.includes('reopen'), situation);
  }
}

/** The rating is asked for here where no news of the answer has asked yet. */
function show(complaint: ComplaintView, situation: Situation, rateable: boolean): StatusStep {
  const { number, ratingAskedAt } = complaint;
  const asks = rateable && ratingAskedAt === undefined;
  return resting(
    { at: 'shown', number },
    [one(complaint, situation, asks)],
    asks ? [{ kind: 'rating-asked', number }] : [],
  );
}

/** More may follow: the next words are taken in as well. */
export function add(complaint: ComplaintView, text: string, situation: Situation): StatusStep {
  const { number } = complaint;
  const fault = faultIn(text, situation);
  if (fault) return waiting({ at: 'adding', number, added: false }, [fault]);
  return resting(
    { at: 'adding', number, added: true },
    [addedTo(complaint, text)],
    [{ kind: 'complaint-acted', number, action: { kind: 'add', text } }],
  );
}

function askWhy(complaint: ComplaintView, reason: string | undefined, situation: Situation): StatusStep {
  const { number } = complaint;
  return waiting({ at: 'reopening', number, ...(reason !== undefined && { reason }) }, [
    askReason(complaint, reason, situation),
  ]);
}

export function reopen(complaint: ComplaintView, reason: string, situation: Situation): StatusStep {
  const { number } = complaint;
  const fault = faultIn(reason, situation);
  if (fault) return waiting({ at: 'reopening', number }, [fault]);
  return resting(
    { at: 'shown', number },
    [reopened(complaint, situation)],
    [{ kind: 'complaint-acted', number, action: { kind: 'reopen', reason } }],
  );
}

export function withdraw({ number }: ComplaintView, situation: Situation): StatusStep {
  return done(
    [withdrawn(number, situation)],
    [{ kind: 'complaint-acted', number, action: { kind: 'withdraw' } }],
  );
}

export function rate(
  complaint: ComplaintView,
  satisfaction: number,
  mayReopen: boolean,
  situation: Situation,
): StatusStep {
  const { number } = complaint;
  if (satisfaction < 1 || satisfaction > highestRating) {
    const asked = askRating(complaint);
    const fault: Line = { id: 'complaint-no-such-rating' };
    return resting({ at: 'rating', number }, [{ ...asked, lines: [fault] }]);
  }
  return resting(
    { at: 'shown', number },
    [rated(complaint, satisfaction, mayReopen, situation)],
    [{ kind: 'complaint-acted', number, action: { kind: 'rate', satisfaction } }],
  );
}

function faultIn(text: string, situation: Situation) {
  if (text.trim() === '') return refusedWords('nothing-said', situation);
  return [...text].length > longestWords ? refusedWords('too-long', situation) : undefined;
}
