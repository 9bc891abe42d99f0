/** What a household's enrolment comes to: who stands how in each year, and what is still to be done. */
import type { Day } from '../kernel/day.ts';
import { yearOf } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';
import { times } from '../kernel/money.ts';
import {
  covers,
  isProvisional,
  lastWorkingDayOnOrBefore,
  type WorkingCalendar,
} from '../kernel/working-days.ts';
import type { EnrolmentState, HouseholdEnrolment, HouseholdMember, MemberYear } from './enrolment.ts';

/** How a member stands in a year; 'unrecorded' where the scheme's records have no line for that year. */
export type Standing = EnrolmentState | 'unrecorded';

export interface StandingGroup {
  readonly standing: Standing;
  /** The personal part was paid by civil affairs (III.2.1: holders of a five-guarantee or special-poor certificate). */
  readonly paidByCivilAffairs: boolean;
  readonly members: readonly HouseholdMember[];
}

export interface YearReview {
  readonly year: number;
  /** Settled members first; no group is empty. */
  readonly groups: readonly StandingGroup[];
}

/** Those who must still be paid for: by whom, and how much. */
export interface Outstanding {
  /** Members who pay for themselves, in the household's order. */
  readonly payers: readonly HouseholdMember[];
  readonly premium: Fen;
  /** premium × payers. */
  readonly amount: Fen;
  /** Certificate holders: civil affairs pays (III.2.1), the certificate is shown at the office. */
  readonly certificateHolders: readonly HouseholdMember[];
}

export interface PaymentWindow {
  /** 20 December of the year before (III.3.3). */
  readonly deadline: Day;
  /** The last day at or before the deadline on which an office is open; absent outside the calendar. */
  readonly lastWorkingDay?: Day;
  /** The year's holiday arrangement is not published yet. */
  readonly provisional: boolean;
}

export type ToDo =
  /** The office has not signed the plan for next year: no figure and no day may be named. */
  | { readonly kind: 'year-not-signed' }
  /** Nobody is left to pay for; `apart`: members whose line for next year is lapsed or withdrawn. */
  | { readonly kind: 'settled'; readonly apart: readonly HouseholdMember[] }
  | ({ readonly kind: 'due' } & Outstanding & PaymentWindow)
  /** Before the deadline, but no office opens until it has passed. */
  | ({ readonly kind: 'due-but-closed' } & Outstanding & PaymentWindow)
  /** Nobody has a line for next year: its collection may not have begun. */
  | ({ readonly kind: 'not-begun' } & Outstanding & PaymentWindow)
  | { readonly kind: 'after-deadline'; readonly deadline: Day; readonly unpaid: readonly HouseholdMember[] };

export type EnrolmentReview =
  /** Every member of the household has left it. */
  | { readonly kind: 'nobody-left'; readonly departed: readonly HouseholdMember[] }
  | {
      readonly kind: 'reviewed';
      readonly present: readonly HouseholdMember[];
      readonly departed: readonly HouseholdMember[];
      readonly thisYear: YearReview;
      readonly nextYear: YearReview;
      /** Members who are not covered this year; late entry is never promised. */
      readonly uncoveredNow: readonly HouseholdMember[];
      readonly toDo: ToDo;
    };

export interface EnrolmentQuestion {
  readonly household: Pick<HouseholdEnrolment, 'members'>;
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  /** What the plan asks for next year, when the office has signed it for that year. */
  readonly nextYearRules: { readonly premium: Fen; readonly paymentDeadline: string } | undefined;
}

const order: readonly Standing[] = ['active', 'paid-pending', 'unpaid', 'lapsed', 'withdrawn', 'unrecorded'];

export function reviewEnrolment(question: EnrolmentQuestion): EnrolmentReview {
  const { household, today } = question;
  const departed = household.members.filter((member) => hasLeft(member, today));
  const present = household.members.filter((member) => !hasLeft(member, today));
  if (present.length === 0) return { kind: 'nobody-left', departed };
  const year = yearOf(today);
  return {
    kind: 'reviewed',
    present,
    departed,
    thisYear: reviewYear(present, year),
    nextYear: reviewYear(present, year + 1),
    uncoveredNow: present.filter((member) => !['active', 'paid-pending'].includes(standingIn(member, year))),
    toDo: decideToDo(question, present, year + 1),
  };
}

/** What is still to be done for the year that is collected for, and nothing else; undefined: nobody is left. */
export function nextYearToDo(question: EnrolmentQuestion): ToDo | undefined {
  const { household, today } = question;
  const present = household.members.filter((member) => !hasLeft(member, today));
  return present.length === 0 ? undefined : decideToDo(question, present, yearOf(today) + 1);
}

/** Moved away, died or split off on or before this day. */
export function hasLeft(member: HouseholdMember, today: Day): boolean {
  return member.leftOn !== undefined && member.leftOn <= today;
}

export function recordOf(member: HouseholdMember, year: number): MemberYear | undefined {
  return member.years.find((record) => record.year === year);
}

function standingIn(member: HouseholdMember, year: number): Standing {
  return recordOf(member, year)?.state ?? 'unrecorded';
}

function reviewYear(members: readonly HouseholdMember[], year: number): YearReview {
  const groups = order.flatMap((standing) =>
    [false, true].map((paidByCivilAffairs) => ({
      standing,
      paidByCivilAffairs,
      members: members.filter(
        (member) =>
          standingIn(member, year) === standing && isPaidByCivilAffairs(member, year) === paidByCivilAffairs,
      ),
    })),
  );
  return { year, groups: groups.filter((group) => group.members.length > 0) };
}

function isPaidByCivilAffairs(member: HouseholdMember, year: number): boolean {
  const record = recordOf(member, year);
  return record?.payer === 'civil-affairs' && (record.state === 'active' || record.state === 'paid-pending');
}

/**
 * "农牧民缴纳下一年度基金，于当年12月20日前收齐" (III.3.3): the deadline's own day still counts. A member with
 * no line beside members who have one has not paid; where nobody has a line, collection may not have begun.
 */
function decideToDo(
  question: EnrolmentQuestion,
  present: readonly HouseholdMember[],
  nextYear: number,
): ToDo {
  const { nextYearRules, today, calendar } = question;
  const unpaid = present.filter((member) => ['unpaid', 'unrecorded'].includes(standingIn(member, nextYear)));
  if (unpaid.length === 0) {
    const apart = present.filter((member) => ['lapsed', 'withdrawn'].includes(standingIn(member, nextYear)));
    return { kind: 'settled', apart };
  }
  if (nextYearRules === undefined) return { kind: 'year-not-signed' };
  const deadline = `${String(nextYear - 1)}-${nextYearRules.paymentDeadline}`;
  if (today > deadline) return { kind: 'after-deadline', deadline, unpaid };
  const sought = {
    ...outstanding(unpaid, nextYear, nextYearRules.premium),
    ...paymentWindow(calendar, deadline),
  };
  if (sought.lastWorkingDay !== undefined && sought.lastWorkingDay < today)
    return { kind: 'due-but-closed', ...sought };
  const begun = present.some((member) => recordOf(member, nextYear) !== undefined);
  return { kind: begun ? 'due' : 'not-begun', ...sought };
}

function outstanding(unpaid: readonly HouseholdMember[], year: number, premium: Fen): Outstanding {
  const holdsCertificate = (member: HouseholdMember): boolean =>
    member.category !== 'ordinary' || recordOf(member, year)?.payer === 'civil-affairs';
  const payers = unpaid.filter((member) => !holdsCertificate(member));
  return {
    payers,
    premium,
    amount: times(premium, payers.length),
    certificateHolders: unpaid.filter(holdsCertificate),
  };
}

/** The days of paying for the year that follows: the deadline, and the last day before it when an office opens. */
export function paymentWindow(calendar: WorkingCalendar, deadline: Day): PaymentWindow {
  const provisional = isProvisional(calendar, yearOf(deadline));
  if (!covers(calendar, deadline)) return { deadline, provisional };
  return { deadline, provisional, lastWorkingDay: lastWorkingDayOnOrBefore(calendar, deadline) };
}

/** Nobody of the household pays: then there is no receipt to keep either. */
export function paidByCivilAffairs({ members }: HouseholdEnrolment, year: number): boolean {
  const records = members.flatMap(({ years }) => years.filter((record) => record.year === year));
  return records.length > 0 && records.every(({ payer }) => payer === 'civil-affairs');
}
