/** What is answered to whoever was reminded by a broadcast that the contribution is due (after-broadcast.ts). */
import type { EnrolmentReview } from '../../enrolment/decide.ts';
import type { HouseholdMember } from '../../enrolment/enrolment.ts';
import type { DialogueEvent, Line, Option, Step, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { whereToPay } from './enrolment-how.ts';
import { tailOf } from './enrolment-names.ts';
import { asOfLine, type HouseholdState, officeArgs } from './enrolment-records.ts';
import {
  certificateLine,
  howToPay,
  namesOf,
  person,
  receipts,
  tellReview,
  type Told,
  windowArgs,
} from './enrolment-told.ts';

const thanks: Line = { id: 'reminder-thanks' };
const optOut: Option = { id: 'intent-opt-out' };
const overview: Option = { id: 'enrolment-overview' };

/** Answers that look at no record. */
export type Remark = 'online' | 'unwilling' | 'hardship' | 'whose' | 'not-ours' | 'gone' | 'seen';

const remarks: Readonly<Record<string, Remark>> = {
  'reminder-online': 'online',
  'reminder-unwilling': 'unwilling',
  'reminder-hardship': 'hardship',
  'reminder-whose': 'whose',
  'reminder-not-ours': 'not-ours',
  'reminder-gone': 'gone',
  'reminder-seen': 'seen',
};

export function remarkOf({ choice }: DialogueEvent): Remark | undefined {
  return choice === undefined ? undefined : remarks[choice];
}

export const saysPaid = ({ choice }: DialogueEvent): boolean => choice === 'reminder-paid';

/** The household the broadcast spoke of, if it spoke of one alone. */
export function remindedOf(event: DialogueEvent, { contact }: Situation): HouseholdState | undefined {
  if (!saysPaid(event) && !remarkOf(event)) return undefined;
  const [householdId, ...others] = contact.broadcast?.householdIds ?? [];
  return householdId === undefined || others.length > 0 ? undefined : { householdId };
}

/** 已交了, by the records: there, or not there yet, and what then. Never that it is owed after all. */
export function tellPaid(told: Told, review: EnrolmentReview): Utterance {
  const { situation, household } = told;
  const year = situation.contact.broadcast?.year;
  const missing = review.kind === 'reviewed' ? missingIn(review, year) : undefined;
  if (review.kind === 'nobody-left' || !missing || missing.members.length === 0) {
    const shown = tellReview(told, review);
    return { ...shown, lines: [thanks, ...shown.lines] };
  }
  const { toDo, nextYear } = review;
  const due = toDo.kind === 'due' && missing.year === nextYear.year ? toDo : undefined;
  const holders = due?.certificateHolders ?? [];
  return {
    lines: [
      thanks,
      {
        id: 'reminder-not-shown',
        args: { year: String(missing.year), names: namesOf(told, missing.members) },
      },
      asOfLine(situation, household.asOf, household.sumu),
      { id: 'reminder-shown-later' },
      { id: 'reminder-receipt', args: officeArgs(situation, household.sumu) },
      ...(due && due.payers.length > 0 ? [{ id: 'reminder-else', args: windowArgs(situation, due) }] : []),
      ...certificateLine(told, holders),
    ],
    choices: [receipts, howToPay, person],
    citations: [
      'III.3.2-receipt',
      ...(due ? ['III.3.3-deadline-1220'] : []),
      ...(holders.length > 0 ? ['III.2.1-wubao-premium'] : []),
    ],
  };
}

interface Missing {
  readonly year: number;
  readonly members: readonly HouseholdMember[];
}

/** Who is not paid for in the year that was reminded of; absent: in the year that is collected for. */
function missingIn(
  review: Extract<EnrolmentReview, { kind: 'reviewed' }>,
  year: number | undefined,
): Missing {
  const of = [review.thisYear, review.nextYear].find((each) => each.year === year) ?? review.nextYear;
  const members = of.groups
    .filter(({ standing }) => standing === 'unpaid' || standing === 'unrecorded')
    .flatMap((group) => group.members);
  return { year: of.year, members };
}

/** The records cannot be looked at yet, or not here: thanked all the same. */
export function thankedFirst({ utterances, ...step }: Step<HouseholdState>): Step<HouseholdState> {
  const [first = { lines: [] }, ...rest] = utterances;
  return { ...step, utterances: [{ ...first, lines: [thanks, ...first.lines] }, ...rest] };
}

export function tellRemark(remark: Remark, situation: Situation, sumu: string | undefined): Utterance {
  const { scheme, bindings, householdDataAllowed } = situation;
  const office = officeArgs(situation, sumu);
  const certificate: Line = { id: 'enrolment-how-certificate', args: office };
  const pay = whereToPay(situation, sumu);
  switch (remark) {
    case 'online':
      return {
        lines: [{ id: 'reminder-online' }, ...pay, { id: 'reminder-no-money' }],
        choices: [howToPay, person],
        citations: ['III.3.2-collection', 'III.3.3-deadline-1220'],
      };
    case 'unwilling':
      return {
        lines: [
          { id: 'reminder-unwilling' },
          { id: 'reminder-unwilling-means' },
          certificate,
          ...pay,
          { id: 'reminder-ask', args: office },
        ],
        choices: [howToPay, optOut, person],
        citations: [
          ...['II.1-voluntary-by-household', 'III.4.1-family-account-8'],
          ...['III.2.1-wubao-premium', 'III.3.3-deadline-1220'],
        ],
      };
    case 'hardship':
      return {
        lines: [
          { id: 'reminder-hardship' },
          certificate,
          { id: 'reminder-hardship-assistance', args: office },
          ...pay,
        ],
        choices: [howToPay, person],
        citations: ['III.2.1-wubao-premium', 'II.8-medical-assistance', 'III.3.3-deadline-1220'],
      };
    case 'whose': {
      const tails = [...new Set(bindings.map(tailOf))].join('、');
      return {
        lines: [
          { id: 'greeting' },
          ...(householdDataAllowed && tails !== '' ? [{ id: 'reminder-whose', args: { tails } }] : []),
          { id: 'reminder-no-money' },
          { id: 'reminder-check', args: { telephone: scheme.profile.telephones.office } },
        ],
        choices: [overview, optOut, person],
      };
    }
    case 'not-ours':
      return {
        lines: [
          { id: 'reminder-not-ours' },
          { id: 'reminder-not-ours-undo' },
          { id: 'reminder-not-ours-office', args: office },
          { id: 'reminder-stop' },
        ],
        choices: [{ id: 'intent-privacy' }, optOut, person],
      };
    case 'gone':
      return {
        lines: [{ id: 'reminder-gone' }, { id: 'reminder-gone-office', args: office }],
        choices: [overview, optOut, person],
      };
    case 'seen':
      return {
        lines: [{ id: 'reminder-seen' }, ...pay, { id: 'enrolment-keep-receipt' }],
        choices: [howToPay, overview],
        citations: ['III.3.3-deadline-1220', 'III.3.2-receipt'],
      };
  }
}
