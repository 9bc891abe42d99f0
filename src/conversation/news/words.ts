/** What news says: the number, the new state, what follows from it; named lines only. */
import { promiseClauses, supervisionClause } from '../../complaint/clauses.ts';
import { readDeadlineNote } from '../../complaint/deadline-note.ts';
import { reopenableThrough } from '../../complaint/desk/complainant-may.ts';
import { openStates } from '../../complaint/complaint.ts';
import { yearOf } from '../../kernel/day.ts';
import type { Notice } from '../../kernel/message.ts';
import { clausesOf, standingIn, tellStanding } from '../dialogues/claim-told.ts';
import { asOfLine } from '../dialogues/enrolment-records.ts';
import { ratingOptions } from '../dialogues/complaint-acting-words.ts';
import type { Line, Utterance } from '../dialogue.ts';
import type { Setting } from '../facts.ts';
import { dayText } from '../wording.ts';
import type { ClaimNews, ComplaintNews, ComplaintStep } from './news.ts';

export interface Told {
  readonly utterance: Utterance;
  readonly notice: Omit<Notice, 'state' | 'day'>;
  /** The new state in a few words. */
  readonly state: Line;
}

/** Of a long answer the rest is had by asking. */
const answerShown = 600;

export function tellClaimNews({ claim, sumu }: ClaimNews, setting: Setting): Told {
  const { number, state } = claim;
  const standing = standingIn(setting, claim);
  const [first, next] = tellStanding({ situation: setting, sumu }, standing);
  return {
    utterance: {
      lines: [
        { id: 'news-claim', args: { number } },
        ...(first ? [first] : []),
        // Where the missing papers are to be brought.
        ...(state === 'returned' && next ? [next] : []),
        asOfLine(setting, claim.asOf, sumu),
        { id: 'news-claim-more' },
      ],
      citations: clausesOf(standing),
    },
    notice: { kind: 'claim', number },
    state: { id: 'news-claim-state', args: { state } },
  };
}

/** @param steps at least one @param rating a rating of the answer is asked for */
export function tellComplaintNews(
  news: ComplaintNews,
  steps: readonly ComplaintStep[],
  setting: Setting,
  rating: boolean,
): Told {
  const { number } = news;
  const answered = steps.some(({ kind }) => kind === 'answered');
  const step = steps.at(-1)?.kind ?? 'other';
  return {
    utterance: {
      lines: [
        ...steps.flatMap((one) => tellStep(news, one, setting)),
        ...(answered ? tellAnswer(news) : []),
        ...tellWaysOn(news, setting),
        ...(rating ? [{ id: 'complaint-rate-it' }] : []),
        {
          id: 'news-complaint-more',
          args: {
            open: news.state !== 'awaiting-complainant' && openStates.includes(news.state) ? 'yes' : 'no',
          },
        },
      ],
      ...(rating && { choices: ratingOptions(number) }),
      citations: [promiseClauses[1], ...(answered ? [supervisionClause] : [])],
    },
    notice: { kind: 'complaint', number },
    state: { id: 'news-complaint-state', args: { step } },
  };
}

function tellStep(news: ComplaintNews, { kind, note }: ComplaintStep, setting: Setting): readonly Line[] {
  const { number, dueDay, provisional } = news;
  const moved = kind === 'deadline-recomputed' ? readDeadlineNote(note) : undefined;
  if (moved) {
    const day = (one: string) => dayText(one, setting.contact.language, yearOf(setting.today));
    const settled = moved.from === dueDay && !provisional;
    return [
      {
        id: settled ? 'complaint-deadline-settled' : 'complaint-deadline-moved',
        args: {
          number,
          from: day(moved.from),
          to: day(dueDay),
          provisional: provisional ? 'yes' : 'no',
          days: setting.scheme.ruleSet.tariff.complaintWorkingDays,
        },
      },
    ];
  }
  return [
    { id: 'news-complaint', args: { number, step: kind } },
    // An answer follows by itself, cut to what a message holds.
    ...(note === '' || kind === 'answered'
      ? []
      : [
          {
            id: kind === 'awaiting-complainant' ? 'news-complaint-question' : 'complaint-status-note',
            args: { note },
          },
        ]),
  ];
}

function tellAnswer({ answer }: ComplaintNews): readonly Line[] {
  if (answer === undefined) return [];
  const signs = [...answer];
  const shown = signs.length > answerShown ? `${signs.slice(0, answerShown).join('')}…` : answer;
  return [{ id: 'complaint-status-answer', args: { answer: shown } }];
}

/** What can be done now: answered here while the office waits, opened again while there is time. */
function tellWaysOn({ state, ...news }: ComplaintNews, setting: Setting): readonly Line[] {
  const { profile } = setting.scheme;
  const { complaint: telephone } = profile.telephones;
  if (state === 'awaiting-complainant')
    return [{ id: 'complaint-status-waiting-for-you', args: { telephone } }];
  const through = reopenableThrough(news, profile.switches.complaintReopenDays);
  if (through === undefined || (state !== 'answered' && state !== 'closed')) return [];
  const day = dayText(through, setting.contact.language, yearOf(setting.today));
  return [
    through < setting.today
      ? { id: 'complaint-status-not-content', args: { telephone } }
      : { id: 'complaint-status-reopenable', args: { day } },
  ];
}
