/** What is asked in each state of a filed complaint's dialogue, asked again after an interruption. */
import type { Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import {
  askAdding,
  askRating,
  askReason,
  askWhetherAnswer,
  askWithdrawing,
  later,
} from './complaint-acting-words.ts';
import type { ComplaintStatusState } from './complaint-status-state.ts';
import { askCode, askNumber } from './complaint-status-words.ts';

export function askNow(state: ComplaintStatusState, situation: Situation): Utterance {
  switch (state.at) {
    case 'number':
      return askNumber(situation, false);
    case 'code':
      return askCode(state.number, situation);
    case 'which':
      return { lines: [{ id: 'complaint-status-which-again' }] };
    case 'shown':
      return { lines: [{ id: 'complaint-shown', args: { number: state.number } }] };
    case 'asked':
      return later({ number: state.numbers.join('、') });
    case 'confirming':
      return askWhetherAnswer(state, state.text, 'other');
    case 'adding':
      return askAdding({ number: state.number, state: 'accepted' });
    case 'reopening':
      return askReason(state, state.reason, situation);
    case 'withdrawing':
      return askWithdrawing(state);
    case 'rating':
      return askRating(state);
  }
}
