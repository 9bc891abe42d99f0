/** How, where and until when next year is paid: the plan's own rule, told to anybody. */
import { type PaymentWindow, paymentWindow } from '../../enrolment/decide.ts';
import { yearOf } from '../../kernel/day.ts';
import { formatYuanShort } from '../../kernel/money.ts';
import type { Tariff } from '../../policy/types.ts';
import { ruleSetFor, type YearRules } from '../../policy/years.ts';
import type { Line, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { officeArgs, officeFor } from './enrolment-records.ts';
import { closedLine, collectionOver, deadlineText, windowArgs } from './enrolment-told.ts';

/** The rules for the year that is being paid for now: next year's. */
export function nextYearRules(situation: Situation): YearRules {
  return ruleSetFor(situation.scheme, `${String(yearOf(situation.today) + 1)}-01-01`);
}

type Collection =
  | { readonly kind: 'year-not-signed'; readonly year: number }
  | {
      /** `closed`: the deadline is still to come, but no office opens before it any more. */
      readonly kind: 'open' | 'closed' | 'ended';
      readonly year: number;
      readonly tariff: Tariff;
      readonly window: PaymentWindow;
    };

/** "农牧民缴纳下一年度基金，于当年12月20日前收齐" (III.3.3): where this year's collecting stands. */
function collectionOf(situation: Situation): Collection {
  const rules = nextYearRules(situation);
  if (rules.kind === 'year-not-signed') return rules;
  const { today, calendar } = situation;
  const { year, tariff } = rules;
  const window = paymentWindow(calendar, `${String(yearOf(today))}-${tariff.paymentDeadline}`);
  const last = window.lastWorkingDay ?? window.deadline;
  const kind = today > window.deadline ? 'ended' : today > last ? 'closed' : 'open';
  return { kind, year, tariff, window };
}

/** What must come before any word on paying once it is too late for it; none while there is time. */
export function tooLate(situation: Situation, sumu: string | undefined): readonly Line[] {
  const collection = collectionOf(situation);
  if (collection.kind === 'year-not-signed' || collection.kind === 'open') return [];
  const { year, window } = collection;
  return collection.kind === 'ended'
    ? collectionOver(situation, { year, deadline: window.deadline }, sumu)
    : [closedSoon(situation, window, sumu)];
}

function closedSoon(situation: Situation, { deadline }: PaymentWindow, sumu: string | undefined): Line {
  const args = { deadline: deadlineText(situation, deadline), ...officeArgs(situation, sumu) };
  return { id: 'enrolment-closed', args };
}

const choices = [{ id: 'enrolment-overview' }, { id: 'intent-human' }];

export function tellHow(situation: Situation, sumu: string | undefined): Utterance {
  const office = officeArgs(situation, sumu);
  const collection = collectionOf(situation);
  const year = String(collection.year);
  if (collection.kind === 'year-not-signed') {
    return { lines: [{ id: 'enrolment-year-not-signed', args: { year, ...office } }], choices };
  }
  const { window, tariff } = collection;
  const late = tooLate(situation, sumu);
  const premium: Line = {
    id: 'enrolment-how-premium',
    args: { year, premium: formatYuanShort(tariff.premium) },
  };
  if (collection.kind === 'ended') {
    return {
      lines: [...late, { id: 'enrolment-how-certificate', args: office }],
      choices,
      citations: ['III.3.3-deadline-1220', 'III.2.1-wubao-premium'],
    };
  }
  return {
    lines: [
      premium,
      ...(late.length > 0
        ? late
        : [
            placeLine(situation, window, sumu),
            ...closedLine(situation, window),
            ...(window.provisional ? [{ id: 'enrolment-provisional', args: office }] : []),
          ]),
      { id: 'enrolment-keep-receipt' },
      { id: 'enrolment-how-certificate', args: office },
      { id: 'enrolment-how-not-from-account' },
    ],
    choices,
    citations: [
      'III.2.1-premium-10',
      'III.3.3-deadline-1220',
      'III.3.2-collection',
      'III.3.2-receipt',
      'III.2.1-wubao-premium',
      'III.4.2-not-premium',
    ],
  };
}

function placeLine(situation: Situation, window: PaymentWindow, sumu: string | undefined): Line {
  const place = officeFor(situation, sumu).payAt ?? 'unknown';
  return { id: 'enrolment-how-place', args: { place, ...windowArgs(situation, window) } };
}

/** Until when and where, in as few lines as it takes; or that it is too late. */
export function whereToPay(situation: Situation, sumu: string | undefined): readonly Line[] {
  const collection = collectionOf(situation);
  if (collection.kind === 'year-not-signed') return [];
  if (collection.kind !== 'open') return tooLate(situation, sumu);
  return [placeLine(situation, collection.window, sumu), ...closedLine(situation, collection.window)];
}

/** "现在还能交吗": until when and where; what was missed for this year is not passed over. */
export function tellWhetherStill(situation: Situation, sumu: string | undefined): Utterance | undefined {
  const collection = collectionOf(situation);
  if (collection.kind === 'year-not-signed') return undefined;
  const { window, year } = collection;
  const citations = ['III.3.3-deadline-1220'];
  if (collection.kind !== 'open') return { lines: tooLate(situation, sumu), choices, citations };
  const thisYear = String(yearOf(situation.today));
  return {
    lines: [
      { id: 'enrolment-not-over', args: { year: String(year) } },
      placeLine(situation, window, sumu),
      ...closedLine(situation, window),
      { id: 'enrolment-keep-receipt' },
      { id: 'enrolment-missed-this-year', args: { year: thisYear, ...officeArgs(situation, sumu) } },
    ],
    choices,
    citations: [...citations, 'III.3.2-collection'],
  };
}
