/** Words for the question that is open about one complaint: the office's, or ours. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import { complainantMay } from '../../complaint/desk/complainant-may.ts';
import { type DialogueEvent, done, pass, resting, type Step, waiting } from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import { readComplaintWish } from '../understand/complaint-wishes.ts';
import { add, carryOutWish, reopen, withdraw } from './complaint-acting.ts';
import { askWhetherAnswer, keptAsItWas, later, notAnAnswer, nothingAdded } from './complaint-acting-words.ts';
import { unavailable } from './complaint-refusal-words.ts';
import { askNow } from './complaint-open-step.ts';
import { agrees, declines, isDoubtful, onlyNods, speaksOfOther } from './complaint-plain-words.ts';
import { hasFinished } from './complaint-reading.ts';
import type { ComplaintStatusState, StateAt } from './complaint-status-state.ts';
import { several } from './complaint-status-words.ts';

type StatusStep = Step<ComplaintStatusState>;

export function answerQuestion(
  state: ComplaintStatusState,
  event: DialogueEvent,
  situation: Situation,
  facts: Facts,
): StatusStep {
  const { complaint } = facts;
  if (!complaint) return pass();
  switch (state.at) {
    case 'number':
    case 'code':
    case 'which':
    case 'shown':
      return pass();
    case 'asked':
      return toTheOffice(state, complaint, event, situation, facts);
    case 'confirming':
      return confirmed(state, complaint, event, situation);
    case 'adding':
      return added(state, complaint, event, situation);
    case 'reopening':
      return reasoned(state, complaint, event, situation);
    case 'withdrawing':
      return withdrawing(complaint, event, situation);
    case 'rating':
      // Whoever says anything but a rating does not want to rate.
      return pass();
  }
}

/** The office has asked: what is said now answers it, unless it is plainly something else. */
function toTheOffice(
  state: StateAt<'asked'>,
  complaint: ComplaintView,
  event: DialogueEvent,
  situation: Situation,
  { complaints = [] }: Facts,
): StatusStep {
  if (event.choice !== undefined || speaksOfOther(event)) return pass();
  if (onlyNods(event)) return state.late ? pass() : resting(state, [later(complaint)]);
  const text = event.written;
  if (state.numbers.length > 1) {
    const asked = complaints.filter(({ number }) => state.numbers.includes(number));
    return waiting<ComplaintStatusState>({ at: 'which', wish: { kind: 'add', text }, misses: 0 }, [
      several(asked, { kind: 'add', text }, situation),
    ]);
  }
  return state.late || isDoubtful(event)
    ? askWhether(complaint, text, event)
    : addOrRefuse(complaint, text, situation);
}

/** Not waiting for: whoever goes on with something else has let it go. */
function askWhether(complaint: ComplaintView, text: string, { understood }: DialogueEvent): StatusStep {
  const { number } = complaint;
  return resting<ComplaintStatusState>({ at: 'confirming', number, text }, [
    askWhetherAnswer(complaint, text, understood.intent),
  ]);
}

function confirmed(
  { number, text }: StateAt<'confirming'>,
  complaint: ComplaintView,
  event: DialogueEvent,
  situation: Situation,
): StatusStep {
  if (agrees(event, 'complaint-answer-yes')) return addOrRefuse(complaint, text, situation);
  if (declines(event, 'complaint-answer-no')) return done([notAnAnswer(number)]);
  if (event.choice !== undefined || speaksOfOther(event)) return pass();
  return askWhether(complaint, `${text}\n${event.written}`, event);
}

function addOrRefuse(complaint: ComplaintView, text: string, situation: Situation): StatusStep {
  return carryOutWish(complaint, { kind: 'add', text }, situation);
}

function added(
  state: StateAt<'adding'>,
  complaint: ComplaintView,
  event: DialogueEvent,
  situation: Situation,
): StatusStep {
  const { number } = complaint;
  if (hasFinished(event) || (!state.added && declines(event, 'complaint-finished')))
    return resting({ at: 'shown', number }, [nothingAdded(complaint, state.added)]);
  if (event.choice !== undefined || speaksOfOther(event) || (state.added && onlyNods(event))) return pass();
  const text = addedWords(event);
  if (text === undefined) return waiting(state, [askNow(state, situation)]);
  const may = complainantMay(
    complaint,
    situation.today,
    situation.scheme.profile.switches.complaintReopenDays,
  );
  return may.includes('add')
    ? add(complaint, text, situation)
    : done([unavailable(complaint, { kind: 'add' }, situation)]);
}

/** 补充 alone, or a row of dots, adds nothing. */
function addedWords({ text, written }: DialogueEvent): string | undefined {
  if (/^[\s\p{P}\p{S}]*$/u.test(text)) return undefined;
  const wish = readComplaintWish(written, false);
  return wish?.kind === 'add' ? wish.text : written;
}

function reasoned(
  state: StateAt<'reopening'>,
  complaint: ComplaintView,
  event: DialogueEvent,
  situation: Situation,
): StatusStep {
  if (declines(event, 'complaint-keep') || event.choice === 'complaint-keep')
    return resting({ at: 'shown', number: state.number }, [keptAsItWas(complaint, 'reopen')]);
  if (state.reason !== undefined && agrees(event, 'complaint-reopen-confirm'))
    return reopen(complaint, state.reason, situation);
  if (event.choice !== undefined || speaksOfOther(event)) return pass();
  const said = [...event.text.replace(/[\s\p{P}\p{S}]/gu, '')].length;
  if (said < 2) return waiting(state, [askNow(state, situation)]);
  const reason = state.reason === undefined ? event.written : `${state.reason}\n${event.written}`;
  return reopen(complaint, reason, situation);
}

function withdrawing(complaint: ComplaintView, event: DialogueEvent, situation: Situation): StatusStep {
  const { number } = complaint;
  if (declines(event, 'complaint-keep'))
    return resting({ at: 'shown', number }, [keptAsItWas(complaint, 'withdraw')]);
  const repeats = event.choice === undefined && readComplaintWish(event.written, true)?.kind === 'withdraw';
  return repeats || agrees(event, 'complaint-withdraw-confirm') ? withdraw(complaint, situation) : pass();
}
