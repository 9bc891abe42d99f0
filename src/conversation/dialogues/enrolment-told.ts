/** What is said of a household's enrolment: each outcome of the review as named lines with their clauses. */
import type { EnrolmentReview, PaymentWindow, StandingGroup, ToDo } from '../../enrolment/decide.ts';
import { paidByCivilAffairs } from '../../enrolment/decide.ts';
import type { HouseholdEnrolment, HouseholdMember } from '../../enrolment/enrolment.ts';
import type { Binding } from '../../identity/identity.ts';
import { type Day, yearOf } from '../../kernel/day.ts';
import { formatYuan, formatYuanShort } from '../../kernel/money.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { dayText, monthDay } from '../wording.ts';
import { memberNames, tailOf } from './enrolment-names.ts';
import { asOfLine, officeArgs, officeFor } from './enrolment-records.ts';

export const receipts: Option = { id: 'enrolment-receipts:0' };
export const howToPay: Option = { id: 'enrolment-how' };
const account: Option = { id: 'intent-account' };
export const person: Option = { id: 'intent-human' };

export interface Told {
  readonly situation: Situation;
  readonly household: HouseholdEnrolment;
  readonly binding: Binding;
}

export function tellReview(told: Told, review: EnrolmentReview): Utterance {
  const { situation, household, binding } = told;
  const asOf = asOfLine(situation, household.asOf, household.sumu);
  const office = officeArgs(situation, household.sumu);
  if (review.kind === 'nobody-left') {
    return {
      lines: [
        { id: 'enrolment-nobody-left', args: { tail: tailOf(binding) } },
        { id: 'enrolment-ask', args: office },
        asOf,
      ],
      choices: [person],
    };
  }
  const { present, departed, thisYear, nextYear, uncoveredNow, toDo } = review;
  const years = toDo.kind === 'not-begun' ? [thisYear] : [thisYear, nextYear];
  const groups = years.flatMap(({ year, groups: standing }) =>
    standing.map((group) => tellGroup(told, year, group)),
  );
  const lines: Line[] = [
    { id: 'enrolment-household', args: { tail: tailOf(binding), count: present.length } },
    ...groups,
    ...(departed.length > 0 ? [{ id: 'enrolment-departed', args: { names: namesOf(told, departed) } }] : []),
    ...(uncoveredNow.length > 0 ? [{ id: 'enrolment-uncovered-now', args: office }] : []),
    ...tellToDo(told, toDo, nextYear.year),
    asOf,
  ];
  const byCivilAffairs = [thisYear, nextYear].some(({ groups: all }) =>
    all.some((group) => group.paidByCivilAffairs),
  );
  return {
    lines,
    choices: choicesFor(toDo),
    citations: [...new Set([...clausesOf(toDo), ...(byCivilAffairs ? ['III.2.1-wubao-premium'] : [])])],
  };
}

export function namesOf({ household, situation }: Told, members: readonly HouseholdMember[]): string {
  return memberNames(members, household.members, situation);
}

function tellGroup(told: Told, year: number, { standing, paidByCivilAffairs, members }: StandingGroup): Line {
  const payer = paidByCivilAffairs ? 'civil-affairs' : 'household';
  const args = { year: String(year), standing, payer, count: members.length, names: namesOf(told, members) };
  return { id: 'enrolment-group', args };
}

function tellToDo(told: Told, toDo: ToDo, nextYear: number): Line[] {
  const { situation, household } = told;
  const office = officeArgs(situation, household.sumu);
  const year = String(nextYear);
  switch (toDo.kind) {
    case 'year-not-signed':
      return [{ id: 'enrolment-year-not-signed', args: { year, ...office } }];
    case 'settled':
      return toDo.apart.length === 0
        ? [
            {
              id: 'enrolment-settled',
              args: {
                year,
                payer: paidByCivilAffairs(told.household, nextYear) ? 'civil-affairs' : 'household',
              },
            },
          ]
        : [{ id: 'enrolment-nothing-due', args: { year, ...office } }];
    case 'after-deadline':
      return collectionOver(situation, { year: nextYear, deadline: toDo.deadline }, household.sumu);
    case 'due-but-closed':
      return [
        ...(toDo.payers.length > 0 ? [owed('enrolment-owed', told, toDo)] : []),
        { id: 'enrolment-closed', args: { deadline: deadlineText(situation, toDo.deadline), ...office } },
        ...certificateLine(told, toDo.certificateHolders),
      ];
    case 'due':
    case 'not-begun':
      return [
        ...(toDo.kind === 'not-begun' ? [{ id: 'enrolment-not-begun', args: { year } }] : []),
        ...(toDo.payers.length > 0
          ? [
              owed('enrolment-due', told, toDo),
              ...closedLine(situation, toDo),
              { id: 'enrolment-keep-receipt' },
            ]
          : []),
        ...certificateLine(told, toDo.certificateHolders),
        ...(toDo.provisional ? [{ id: 'enrolment-provisional', args: office }] : []),
      ];
  }
}

function owed(
  id: string,
  told: Told,
  toDo: Extract<ToDo, { kind: 'due' | 'due-but-closed' | 'not-begun' }>,
): Line {
  const { situation, household } = told;
  return {
    id,
    args: {
      ...windowArgs(situation, toDo),
      place: officeFor(situation, household.sumu).payAt ?? 'unknown',
      sumu: household.sumu,
      count: toDo.payers.length,
      premium: formatYuanShort(toDo.premium),
      amount: formatYuan(toDo.amount),
    },
  };
}

/** The deadline itself is a day of rest: whoever waits for it comes to a closed door. */
export function closedLine(situation: Situation, { deadline, lastWorkingDay }: PaymentWindow): Line[] {
  if (lastWorkingDay === undefined || lastWorkingDay === deadline) return [];
  return [{ id: 'enrolment-closed-that-day', args: windowArgs(situation, { deadline, provisional: false }) }];
}

/** The last day to go, and the deadline itself where an office is closed on it. */
export function windowArgs(situation: Situation, { deadline, lastWorkingDay }: PaymentWindow) {
  const { contact, today } = situation;
  return {
    day: dayText(lastWorkingDay ?? deadline, contact.language, yearOf(today)),
    deadline: dayText(deadline, contact.language, yearOf(today)),
  };
}

/** That it is over, that the plan is silent on late payment, and whom to ask. */
export function collectionOver(
  situation: Situation,
  { year, deadline }: { readonly year: number; readonly deadline: Day },
  sumu: string | undefined,
): Line[] {
  const args = { year: String(year), deadline: deadlineText(situation, deadline) };
  return [
    { id: 'enrolment-after-deadline', args },
    { id: 'enrolment-late-unsaid' },
    { id: 'enrolment-after-deadline-ask', args: officeArgs(situation, sumu) },
  ];
}

export function deadlineText(situation: Situation, deadline: Day): string {
  return monthDay(deadline, situation.contact.language, yearOf(situation.today));
}

export function certificateLine(told: Told, holders: readonly HouseholdMember[]): Line[] {
  if (holders.length === 0) return [];
  const { office } = officeArgs(told.situation, told.household.sumu);
  return [{ id: 'enrolment-certificate', args: { names: namesOf(told, holders), office } }];
}

function choicesFor(toDo: ToDo): Option[] {
  switch (toDo.kind) {
    case 'due':
    case 'not-begun':
      return [receipts, howToPay, account];
    case 'settled':
      return toDo.apart.length === 0 ? [receipts, account] : [receipts, account, person];
    case 'due-but-closed':
    case 'after-deadline':
    case 'year-not-signed':
      return [receipts, account, person];
  }
}

function clausesOf(toDo: ToDo): string[] {
  switch (toDo.kind) {
    case 'year-not-signed':
      return [];
    case 'settled':
      return ['III.3.2-receipt'];
    case 'after-deadline':
      return ['III.3.3-deadline-1220'];
    case 'due':
    case 'due-but-closed':
    case 'not-begun':
      return [
        'III.3.3-deadline-1220',
        ...(toDo.payers.length > 0 ? ['III.2.1-premium-10', 'III.3.2-receipt'] : []),
        ...(toDo.certificateHolders.length > 0 ? ['III.2.1-wubao-premium'] : []),
      ];
  }
}
