/** What is said of a filed complaint; named lines only. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import { promiseClauses, supervisionClause } from '../../complaint/clauses.ts';
import { standingOf } from '../../complaint/decide.ts';
import { yearOf } from '../../kernel/day.ts';
import type { Line, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { dayText } from '../wording.ts';
import { momentText, officeLine } from './identity-words.ts';

/** As many as fit on a phone's screen. */
const shownComplaints = 5;
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

export function several(complaints: readonly ComplaintView[], situation: Situation): Utterance {
  const shown = complaints.slice(0, shownComplaints);
  return {
    lines: [
      { id: 'complaint-status-several', args: { count: complaints.length } },
      ...shown.map((one) => item(one, situation)),
      ...(complaints.length > shown.length ? [{ id: 'complaint-status-more' }] : []),
      promise(situation),
      { id: 'complaint-status-which' },
    ],
    choices: shown.map(({ number }) => ({ id: `complaint-view:${number}`, args: { number } })),
    citations: statusClauses,
  };
}

function item(complaint: ComplaintView, situation: Situation): Line {
  const standing = standingOf(complaint, situation.calendar, situation.today);
  return {
    id: 'complaint-status-item',
    args: {
      number: complaint.number,
      standing: standing.kind === 'ended' ? standing.how : standing.kind,
      due: dayShown(complaint.dueDay, situation),
    },
  };
}

/** The answer has its own lines; the complainant's own words are no news to them. */
const toldOtherwise: ReadonlySet<string> = new Set(['answered', 'added', 'reopened', 'withdrawn']);

/** How one complaint stands: its state, its day, what next. */
export function one(complaint: ComplaintView, situation: Situation): Utterance {
  const standing = standingOf(complaint, situation.calendar, situation.today);
  const head = { id: 'complaint-status-head', args: { number: complaint.number, state: complaint.state } };
  const note = complaint.events
    .filter(({ kind, note: text }) => text !== '' && !toldOtherwise.has(kind))
    .at(-1)?.note;
  const progress = note === undefined ? [] : [{ id: 'complaint-status-note', args: { note } }];
  switch (standing.kind) {
    case 'running': {
      const days = situation.scheme.ruleSet.tariff.complaintWorkingDays;
      const due = complaint.provisional ? 'complaint-status-due-provisional' : 'complaint-status-due';
      return {
        lines: [
          head,
          ...(standing.day === undefined
            ? []
            : [{ id: 'complaint-status-day', args: { day: standing.day, days } }]),
          { id: due, args: { due: dayShown(standing.dueDay, situation) } },
          ...progress,
          ...waitingForYou(complaint, situation),
          promise(situation),
        ],
        choices: [{ id: 'intent-human' }, { id: 'intent-menu' }],
        citations: statusClauses,
      };
    }
    case 'overdue':
      return {
        lines: [
          head,
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
        ],
        choices: [{ id: 'intent-human' }, { id: 'intent-menu' }],
        citations: statusClauses,
      };
    case 'answered':
      return {
        lines: [
          head,
          ...(standing.late ? [{ id: 'complaint-status-answer-late' }] : []),
          { id: 'complaint-status-answered-on', args: { day: dayShown(standing.answeredDay, situation) } },
          { id: 'complaint-status-answer', args: { answer: standing.answer } },
          { id: 'complaint-status-not-content' },
        ],
        choices: [{ id: 'intent-complaint' }, { id: 'intent-menu' }],
        citations: statusClauses,
      };
    case 'ended':
      return {
        lines: [head, ...progress, { id: 'complaint-status-not-content' }],
        choices: [{ id: 'intent-complaint' }, { id: 'intent-menu' }],
        citations: statusClauses,
      };
  }
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
