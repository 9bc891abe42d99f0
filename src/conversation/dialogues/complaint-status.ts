/** A complaint that was filed: how it stands, and what can be done with it; the contact's own at once, any other by its code. */
import { complainantMay } from '../../complaint/desk/complainant-may.ts';
import type { ComplaintView } from '../../complaint/complaint.ts';
import { contactLockedUntil } from '../../identity/decide.ts';
import { type Dialogue, type DialogueEvent, done, pass, resting, type Step, waiting } from '../dialogue.ts';
import type { Facts, Needs, Situation } from '../facts.ts';
import type { ComplaintWish } from '../understand/complaint-wishes.ts';
import { carryOutWish } from './complaint-acting.ts';
import { keptAsItWas } from './complaint-acting-words.ts';
import { unavailable } from './complaint-refusal-words.ts';
import { answerQuestion } from './complaint-answering.ts';
import { letIn } from './complaint-code.ts';
import { askNow } from './complaint-open-step.ts';
import { missesAllowed, readAsked } from './complaint-status-reading.ts';
import { type ComplaintStatusState, complaintStatusStateSchema, openedIn } from './complaint-status-state.ts';
import { askAgainWhich, askNumber, several, unreadable, wrongNumber } from './complaint-status-words.ts';

type StatusStep = Step<ComplaintStatusState>;

function needs(state: ComplaintStatusState | undefined, event: DialogueEvent, situation: Situation): Needs {
  const asked = readAsked(state, event);
  switch (asked.kind) {
    case 'wish': {
      const { number, code } = asked;
      if (number === undefined) return { complaints: {} };
      if (openedIn(state).includes(number)) return { complaint: { number, opened: true } };
      // While the contact is locked no code is tried; its own complaints need none.
      const locked = contactLockedUntil(situation.contact, situation.now) !== undefined;
      if (code === undefined || locked) return { complaint: { number } };
      return {
        certificateLock: { certificate: number },
        complaint: { number, queryCode: code },
        complaints: {},
      };
    }
    case 'answer':
      return {
        complaint: { number: asked.number, opened: true },
        ...(state?.at === 'asked' && state.numbers.length > 1 && { complaints: {} }),
      };
    case 'unreadable':
      return state?.at === 'which' ? { complaints: {} } : {};
    case 'news':
    case 'wrong-check-digit':
    case 'elsewhere':
      return {};
  }
}

function step(
  state: ComplaintStatusState | undefined,
  event: DialogueEvent,
  situation: Situation,
  facts: Facts,
): StatusStep {
  const asked = readAsked(state, event);
  switch (asked.kind) {
    case 'wish': {
      const { number, code, wish } = asked;
      if (number === undefined) return ofOwn(wish, situation, facts);
      const opened = openedIn(state).includes(number);
      const { step: refused, complaint } = letIn({ number, code, wish, opened }, situation, facts);
      return complaint ? carryOutWish(complaint, wish, situation) : refused;
    }
    case 'answer':
      return state ? answerQuestion(state, event, situation, facts) : pass();
    case 'news':
      return toldOfNews(situation);
    case 'wrong-check-digit': {
      const kept = state && 'wish' in state ? state.wish : undefined;
      const wish = asked.wish.kind === 'view' ? kept : asked.wish;
      return waiting<ComplaintStatusState>({ at: 'number', misses: 0, ...(wish && { wish }) }, [
        wrongNumber(asked.text),
      ]);
    }
    case 'elsewhere':
      return pass();
    case 'unreadable':
      return missed(state ?? { at: 'number', misses: 0 }, event, situation, facts);
  }
}

function toldOfNews({ contact }: Situation): StatusStep {
  return done(
    [
      {
        lines: [{ id: 'complaint-news-told' }, { id: 'claim-news-end' }],
        choices: [{ id: 'intent-menu' }],
      },
    ],
    contact.newsRefusedAt ? [{ kind: 'news-taken-back' }] : [],
  );
}

/** Those of one's own with which it can be done; of several, which one is meant. */
function ofOwn(wish: ComplaintWish, situation: Situation, { complaints = [] }: Facts): StatusStep {
  const [latest] = complaints;
  if (!latest) {
    const state: ComplaintStatusState = { at: 'number', misses: 0, ...(wish.kind !== 'view' && { wish }) };
    return waiting(state, [askNumber(situation, true)]);
  }
  const meant = complaints.filter((one) => wish.kind === 'view' || may(one, wish, situation));
  const [only] = meant;
  if (!only) return resting({ at: 'shown', number: latest.number }, [unavailable(latest, wish, situation)]);
  if (meant.length === 1) return carryOutWish(only, wish, situation);
  return askWhich(meant, wish, situation, 0);
}

function may(complaint: ComplaintView, { kind }: ComplaintWish, { today, scheme }: Situation): boolean {
  const { complaintReopenDays } = scheme.profile.switches;
  return complainantMay(complaint, today, complaintReopenDays).some((one) => one === kind);
}

function askWhich(
  meant: readonly ComplaintView[],
  wish: ComplaintWish,
  situation: Situation,
  misses: number,
): StatusStep {
  const state: ComplaintStatusState = { at: 'which', wish, misses };
  const said = misses > 0 ? askAgainWhich(meant, wish, situation) : several(meant, wish, situation);
  return wish.kind === 'view' ? resting(state, [said]) : waiting(state, [said]);
}

function missed(
  state: ComplaintStatusState,
  event: DialogueEvent,
  situation: Situation,
  facts: Facts,
): StatusStep {
  switch (state.at) {
    case 'which': {
      const { complaints = [] } = facts;
      const meant = complaints.filter((one) => state.wish.kind === 'view' || may(one, state.wish, situation));
      const said = meant.filter((one) => describes(one, event));
      const [only] = said;
      if (only && said.length === 1) return carryOutWish(only, state.wish, situation);
      // Nothing waits for an answer to a list that was only shown.
      return state.wish.kind === 'view' ? pass() : askWhich(meant, state.wish, situation, state.misses + 1);
    }
    case 'number':
    case 'code': {
      const next: ComplaintStatusState = { ...state, misses: state.misses + 1 };
      const said = [unreadable(next.at, next.misses, situation)];
      return next.misses < missesAllowed ? waiting(next, said) : resting(next, said);
    }
    case 'shown':
    case 'asked':
    case 'confirming':
    case 'adding':
    case 'reopening':
    case 'withdrawing':
    case 'rating':
      return pass();
  }
}

const leastWords = 2;

/** 乱收费那个, 卫生院的: said of one of them only. */
function describes({ category, text }: ComplaintView, { text: said, understood }: DialogueEvent): boolean {
  if (understood.slots.category === category) return true;
  const bare = said.replace(/那个|这个|那件|这件|的|事儿?|[\s\p{P}]/gu, '');
  return [...bare].length >= leastWords && text.includes(bare);
}

export const complaintStatusDialogue: Dialogue<ComplaintStatusState> = {
  name: 'complaint-status',
  intent: 'complaint-status',
  version: 2,
  schema: complaintStatusStateSchema,
  needs,
  step,
  rests: (state) =>
    ['shown', 'asked', 'confirming', 'withdrawing', 'rating'].includes(state.at) ||
    (state.at === 'adding' && state.added),
  letGo: (state) =>
    state.at === 'withdrawing' || state.at === 'reopening'
      ? keptAsItWas(state, state.at === 'withdrawing' ? 'withdraw' : 'reopen')
      : undefined,
  ask: askNow,
};
