/** What is said of a filed complaint; named lines only. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import { promiseClauses, supervisionClause } from '../../complaint/clauses.ts';
import { standingOf } from '../../complaint/decide.ts';
import { complainantMay, reopenableThrough } from '../../complaint/desk/complainant-may.ts';
import { yearOf } from '../../kernel/day.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import type { ComplaintWish } from '../understand/complaint-wishes.ts';
import { dayText } from '../wording.ts';
import { optionFor, ratingOptions } from './complaint-acting-words.ts';
import { momentText, officeLine } from './identity-words.ts';

/** As many as fit on a phone's screen. */
const shownComplaints = 5;
/** As many as a button shows on a narrow phone, behind number and kind. */
const wordsInList = 10;
const missesBeforeHuman = 2;
export const statusClauses = [promiseClauses[1], supervisionClause] as const;

export function phone(situation: Situation): { readonly telephone: string } {
  return { telephone: situation.scheme.profile.telephones.complaint };
}

function promise(situation: Situation): Line {
  return {
    id: 'complaint-status-promise',
    args: { days: situation.scheme.ruleSet.tariff.complaintWorkingDays },
  };
}

function dayShown(day: string, situation: Situation): string {
  return dayText(day, situation.contact.language, yearOf(situation.today));
}

/** No complaint of this contact: what to send, and what holds meanwhile. */
export function askNumber(situation: Situation, first: boolean): Utterance {
  return {
    lines: [
      ...(first ? [{ id: 'complaint-status-none-here' }] : []),
      { id: 'complaint-status-ask-number' },
      promise(situation),
      { id: 'complaint-status-lost-number', args: phone(situation) },
    ],
    citations: statusClauses,
  };
}

/** Of several: which one is meant; by number, kind and first words, so that it is known again. */
export function several(
  complaints: readonly ComplaintView[],
  { kind: wish }: ComplaintWish,
  situation: Situation,
): Utterance {
  const shown = complaints.slice(0, shownComplaints);
  return {
    lines: [
      { id: 'complaint-status-several', args: { count: complaints.length, wish } },
      ...(complaints.length > shown.length ? [{ id: 'complaint-status-more' }] : []),
      ...(wish === 'view' ? [promise(situation)] : []),
      { id: 'complaint-status-which', args: { wish } },
    ],
    choices: shown.map((complaint) => listed(complaint, situation)),
    ...(wish === 'view' && { citations: statusClauses }),
  };
}

export function askAgainWhich(
  complaints: readonly ComplaintView[],
  wish: ComplaintWish,
  situation: Situation,
): Utterance {
  const { choices = [] } = several(complaints, wish, situation);
  return { lines: [{ id: 'complaint-status-which-again' }], choices: [...choices, { id: 'intent-menu' }] };
}

function listed(complaint: ComplaintView, situation: Situation): Option {
  const { number, category, text } = complaint;
  const standing = standingOf(complaint, situation.calendar, situation.today);
  const waits = complaint.state === 'awaiting-complainant' ? 'waiting-for-you' : undefined;
  return {
    id: `complaint-which:${number}`,
    args: {
      number,
      category,
      words: firstWords(text),
      standing: waits ?? (standing.kind === 'ended' ? standing.how : standing.kind),
    },
  };
}

function firstWords(text: string): string {
  const signs = [
    ...text.replace(/^(?:我|俺)?(?:们)?要?(?:投诉|举报)[\s\p{P}]+(?=.)/u, '').replace(/\s+/gu, ' '),
  ];
  return signs.length > wordsInList ? `${signs.slice(0, wordsInList).join('')}…` : signs.join('');
}

/** The answer has its own lines; the complainant's own words are no news to them. */
const toldOtherwise: ReadonlySet<string> = new Set(['answered', 'added', 'reopened', 'withdrawn']);

/** How one complaint stands: its state, its day, what next. @param asksRating as nobody has asked yet */
export function one(complaint: ComplaintView, situation: Situation, asksRating: boolean): Utterance {
  const head = { id: 'complaint-status-head', args: { number: complaint.number, state: complaint.state } };
  return {
    lines: [
      head,
      ...standingLines(complaint, situation),
      ...(asksRating ? [{ id: 'complaint-rate-it' }] : []),
    ],
    choices: optionsFor(complaint, situation, asksRating),
    citations: statusClauses,
  };
}

function standingLines(complaint: ComplaintView, situation: Situation): readonly Line[] {
  const standing = standingOf(complaint, situation.calendar, situation.today);
  const { state } = complaint;
  // What was asked is no news once it has been answered.
  const last = complaint.events.findLast(
    ({ kind, note }) =>
      note !== '' && !toldOtherwise.has(kind) && (kind !== 'awaiting-complainant' || state === kind),
  );
  const noteLine =
    last?.kind === 'awaiting-complainant' ? 'news-complaint-question' : 'complaint-status-note';
  const progress = last === undefined ? [] : [{ id: noteLine, args: { note: last.note } }];
  switch (standing.kind) {
    case 'running': {
      const days = situation.scheme.ruleSet.tariff.complaintWorkingDays;
      const due = complaint.provisional ? 'complaint-status-due-provisional' : 'complaint-status-due';
      return [
        ...(standing.day === undefined
          ? []
          : [{ id: 'complaint-status-day', args: { day: standing.day, days } }]),
        { id: due, args: { due: dayShown(standing.dueDay, situation) } },
        ...progress,
        ...waitingForYou(complaint, situation),
        promise(situation),
      ];
    }
    case 'overdue':
      return [
        {
          id: 'complaint-status-overdue',
          args: {
            due: dayShown(standing.dueDay, situation),
            known: standing.byDays === undefined || standing.byDays === 0 ? 'no' : 'yes',
            days: standing.byDays ?? 0,
          },
        },
        { id: 'complaint-status-supervision', args: phone(situation) },
        ...progress,
        ...waitingForYou(complaint, situation),
      ];
    case 'answered':
      return [
        ...(standing.late ? [{ id: 'complaint-status-answer-late' }] : []),
        { id: 'complaint-status-answered-on', args: { day: dayShown(standing.answeredDay, situation) } },
        { id: 'complaint-status-answer', args: { answer: standing.answer } },
        notContent(complaint, situation),
      ];
    case 'ended':
      return [...progress, ...(standing.how === 'withdrawn' ? [] : [notContent(complaint, situation)])];
  }
}

/** Not content: 再办 while there is time for it, and afterwards the way that is left. */
function notContent(complaint: ComplaintView, situation: Situation): Line {
  const { complaintReopenDays } = situation.scheme.profile.switches;
  const through = reopenableThrough(complaint, complaintReopenDays);
  return through !== undefined && situation.today <= through
    ? { id: 'complaint-status-reopenable', args: { day: dayShown(through, situation) } }
    : { id: 'complaint-status-not-content', args: phone(situation) };
}

function optionsFor(complaint: ComplaintView, situation: Situation, asksRating: boolean): readonly Option[] {
  const { number } = complaint;
  const { complaintReopenDays } = situation.scheme.profile.switches;
  const may = complainantMay(complaint, situation.today, complaintReopenDays);
  const acts = may.filter((kind) => kind !== 'rate' || !asksRating).map((kind) => optionFor(kind, number));
  const further = may.includes('add') ? 'intent-human' : 'intent-complaint';
  return [
    ...(asksRating ? ratingOptions(number) : []),
    ...acts,
    // Whoever can still turn to this one need not begin another.
    ...(may.includes('reopen') ? [] : [{ id: further }]),
    { id: 'intent-menu' },
  ];
}

function waitingForYou(complaint: ComplaintView, situation: Situation): readonly Line[] {
  return complaint.state === 'awaiting-complainant'
    ? [{ id: 'complaint-status-waiting-for-you', args: phone(situation) }]
    : [];
}

export function wrongNumber(number: string): Utterance {
  return { lines: [{ id: 'complaint-status-wrong-number', args: { number } }] };
}

export function askCode(number: string, situation: Situation): Utterance {
  return { lines: [{ id: 'complaint-status-ask-code', args: { number, ...phone(situation) } }] };
}

export function wrongCode(left: number): Utterance {
  return {
    lines: [
      { id: 'complaint-status-wrong-code' },
      { id: 'complaint-status-wrong-code-also' },
      { id: 'identity-tries-left', args: { left } },
    ],
  };
}

export function lockedOut(until: Date, situation: Situation): Utterance {
  return {
    lines: [
      { id: 'complaint-status-locked', args: { until: momentText(until, situation.contact.language) } },
      officeLine('complaint-status-call', situation),
    ],
    choices: [{ id: 'intent-human' }, { id: 'intent-menu' }],
  };
}

export function unreadable(at: 'number' | 'code', misses: number, situation: Situation): Utterance {
  return {
    lines: [{ id: `complaint-status-unreadable-${at}`, args: phone(situation) }],
    ...(misses >= missesBeforeHuman && { choices: [{ id: 'intent-human' }] }),
  };
}
