/** What is said when somebody does something with a filed complaint; named lines only. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import { promiseClauses } from '../../complaint/clauses.ts';
import type { ComplainantAction } from '../../complaint/desk/actions.ts';
import { reopenableThrough } from '../../complaint/desk/complainant-may.ts';
import { startClock } from '../../complaint/decide.ts';
import { yearOf } from '../../kernel/day.ts';
import type { Intent } from '../../kernel/intent.ts';
import type { Option, Utterance } from '../dialogue.ts';
import type { Setting, Situation } from '../facts.ts';
import { dayText } from '../wording.ts';

const menu: Option = { id: 'intent-menu' };
/** Read back from its beginning; what is kept is the whole. */
const shownWords = 60;
const lowRating = 2;

export const optionFor = (kind: ComplainantAction['kind'] | 'view', number: string): Option => ({
  id: `complaint-${kind}:${number}`,
  args: { number },
});

function dayShown(day: string, { contact, today }: Pick<Setting, 'contact' | 'today'>): string {
  return dayText(day, contact.language, yearOf(today));
}

export const complaintPhone = ({ scheme }: Pick<Setting, 'scheme'>) => ({
  telephone: scheme.profile.telephones.complaint,
});

export function askAdding({ number, state }: Pick<ComplaintView, 'number' | 'state'>): Utterance {
  return {
    lines: [{ id: 'complaint-ask-adding', args: { number, state } }],
    choices: [{ id: 'complaint-finished' }],
  };
}

export function addedTo({ number, state }: ComplaintView, text: string): Utterance {
  return {
    lines: [
      { id: 'complaint-added-to', args: { number, text: shortened(text) } },
      { id: 'complaint-added-seen', args: { state } },
      { id: 'complaint-added-more' },
    ],
    choices: [optionFor('view', number), menu],
  };
}

export function nothingAdded({ number }: ComplaintView, added: boolean): Utterance {
  return {
    lines: [{ id: added ? 'complaint-added-enough' : 'complaint-nothing-added', args: { number } }],
    choices: [optionFor('view', number), menu],
  };
}

/** In words and by the five numbers beneath, which mean the same wherever there are no buttons. */
export const ratingOptions = (number: string): readonly Option[] =>
  [1, 2, 3, 4, 5].map((satisfaction) => ({
    id: `complaint-rating:${String(satisfaction)}:${number}`,
    args: { satisfaction },
  }));

export function askRating({ number }: Pick<ComplaintView, 'number'>): Utterance {
  return { lines: [{ id: 'complaint-ask-rating', args: { number } }], choices: ratingOptions(number) };
}

export function rated(
  { number, answeredAt, closedAt }: ComplaintView,
  satisfaction: number,
  mayReopen: boolean,
  situation: Situation,
): Utterance {
  const through = reopenableThrough(
    { ...(answeredAt && { answeredAt }), ...(closedAt && { closedAt }) },
    situation.scheme.profile.switches.complaintReopenDays,
  );
  if (satisfaction > lowRating || !mayReopen || through === undefined)
    return { lines: [{ id: 'complaint-rated', args: { number, satisfaction } }], choices: [menu] };
  return {
    lines: [
      { id: 'complaint-rated', args: { number, satisfaction } },
      { id: 'complaint-rated-low', args: { day: dayShown(through, situation) } },
    ],
    choices: [optionFor('reopen', number), menu],
  };
}

export function askReason(
  { number }: Pick<ComplaintView, 'number'>,
  reason: string | undefined,
  situation: Situation,
): Utterance {
  const days = situation.scheme.ruleSet.tariff.complaintWorkingDays;
  return {
    lines: [
      ...(reason === undefined
        ? [{ id: 'complaint-ask-reason', args: { number } }]
        : [{ id: 'complaint-ask-reopening', args: { number, reason: shortened(reason) } }]),
      { id: 'complaint-reopening-clock', args: { days } },
    ],
    choices: [
      ...(reason === undefined ? [] : [{ id: 'complaint-reopen-confirm' }]),
      { id: 'complaint-keep' },
    ],
    citations: [promiseClauses[1]],
  };
}

export function reopened({ number }: ComplaintView, situation: Situation): Utterance {
  const days = situation.scheme.ruleSet.tariff.complaintWorkingDays;
  const clock = startClock(situation.calendar, situation.today, days);
  return {
    lines: [
      { id: 'complaint-reopened', args: { number } },
      { id: 'complaint-due', args: { due: dayShown(clock.dueDay, situation), days } },
      ...(clock.provisional ? [{ id: 'complaint-due-provisional' }] : []),
    ],
    choices: [optionFor('add', number), optionFor('view', number), menu],
    citations: [promiseClauses[1]],
  };
}

export function askWithdrawing({ number }: Pick<ComplaintView, 'number'>): Utterance {
  return {
    lines: [{ id: 'complaint-ask-withdrawing', args: { number } }, { id: 'complaint-withdrawing-means' }],
    choices: [{ id: 'complaint-withdraw-confirm' }, { id: 'complaint-keep' }],
  };
}

export function withdrawn(number: string, situation: Situation): Utterance {
  return {
    lines: [
      { id: 'complaint-withdrawn', args: { number } },
      { id: 'complaint-withdrawn-after', args: complaintPhone(situation) },
    ],
    choices: [{ id: 'intent-complaint' }, menu],
  };
}

export function keptAsItWas(
  { number }: Pick<ComplaintView, 'number'>,
  meant: 'reopen' | 'withdraw',
): Utterance {
  return {
    lines: [{ id: 'complaint-kept', args: { number, meant } }],
    choices: [optionFor('view', number), menu],
  };
}

/** Heard, and nothing passed on: they look for what was asked. */
export function later({ number }: Pick<ComplaintView, 'number'>): Utterance {
  return { lines: [{ id: 'complaint-answer-later', args: { number } }] };
}

const mayBe: ReadonlySet<Intent> = new Set(['estimate', 'claim', 'account', 'enrolment', 'policy']);

export function askWhetherAnswer(
  { number }: Pick<ComplaintView, 'number'>,
  text: string,
  intent: Intent,
): Utterance {
  return {
    lines: [{ id: 'complaint-ask-whether-answer', args: { number, text: shortened(text) } }],
    choices: [
      { id: 'complaint-answer-yes' },
      { id: `intent-${mayBe.has(intent) ? intent : 'complaint'}` },
      { id: 'complaint-answer-no' },
    ],
  };
}

export function notAnAnswer(number: string): Utterance {
  return {
    lines: [{ id: 'complaint-not-an-answer', args: { number } }],
    choices: [optionFor('add', number), menu],
  };
}

function shortened(text: string): string {
  const signs = [...text.replace(/\s*\n\s*/g, ' ')];
  return signs.length > shownWords ? `${signs.slice(0, shownWords).join('')}…` : signs.join('');
}
