/** Why something cannot be done with a filed complaint, and what can be done instead; named lines only. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import { promiseClauses, supervisionClause } from '../../complaint/clauses.ts';
import { type ComplainantAction, longestWords, type Refusal } from '../../complaint/desk/actions.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Setting, Situation } from '../facts.ts';
import { complaintPhone, optionFor } from './complaint-acting-words.ts';

const menu: Option = { id: 'intent-menu' };

type Wanted = Pick<ComplainantAction, 'kind'> | { readonly kind: 'view' };

/** It cannot be done with this complaint, as it stands: why, and what can be done instead. */
export function unavailable(complaint: ComplaintView, { kind }: Wanted, situation: Situation): Utterance {
  const { number, state, satisfaction } = complaint;
  const ended = state === 'answered' || state === 'closed';
  if (kind === 'rate' && satisfaction !== undefined) {
    const { lines } = refusedWords('rated-already', situation);
    return { lines, choices: [...(ended ? [optionFor('reopen', number)] : []), menu] };
  }
  if (kind === 'reopen' && ended) return refusedWords('too-late', situation);
  if (kind === 'view') return refusedWords('wrong-state', situation);
  const unanswered = kind === 'rate' && state === 'closed';
  return {
    lines: [{ id: `complaint-cannot-${kind}`, args: { number, state: unanswered ? 'unanswered' : state } }],
    choices: instead(complaint, kind),
    citations:
      kind === 'reopen' && !ended && state !== 'withdrawn' ? [promiseClauses[1], supervisionClause] : [],
  };
}

function instead({ number, state }: ComplaintView, kind: ComplainantAction['kind']): readonly Option[] {
  if (state === 'withdrawn') return [{ id: 'intent-complaint' }, menu];
  if (state === 'answered' || state === 'closed')
    return [optionFor('reopen', number), optionFor('view', number), menu];
  return [...(kind === 'add' ? [] : [optionFor('add', number)]), optionFor('view', number), menu];
}

/** Why the desk would not: in words for whoever filed it, whatever the reason. */
export function refusedWords(why: Refusal, situation: Pick<Setting, 'scheme'>): Utterance {
  const said = (
    line: Line,
    choices: readonly Option[] = [{ id: 'intent-complaint-status' }, menu],
  ): Utterance => ({
    lines: [line],
    choices,
  });
  switch (why) {
    case 'too-late': {
      const { complaintReopenDays: days } = situation.scheme.profile.switches;
      return {
        lines: [
          { id: 'complaint-too-late', args: { days } },
          { id: 'complaint-too-late-way', args: complaintPhone(situation) },
        ],
        choices: [{ id: 'intent-complaint' }, menu],
        citations: [supervisionClause],
      };
    }
    case 'rated-already':
      return said({ id: 'complaint-rated-already' });
    case 'no-such-rating':
      return said({ id: 'complaint-no-such-rating' });
    case 'nothing-said':
      return { lines: [{ id: 'complaint-nothing-said' }] };
    case 'too-long':
      return { lines: [{ id: 'complaint-too-long', args: { longest: String(longestWords) } }] };
    case 'wrong-state':
    case 'merged':
    case 'not-your-role':
    case 'not-yours':
    case 'already-yours':
    case 'no-such-colleague':
    case 'accused-office':
    case 'no-such-office':
    case 'already-there':
    case 'not-unclear':
    case 'into-itself':
    case 'blank-left':
    case 'not-mergeable':
    case 'not-merged':
      return said({ id: 'complaint-changed-meanwhile', args: complaintPhone(situation) });
  }
}
