/** Who paid what on which day: the payments of a household as named lines. */
import { paidByCivilAffairs, recordOf } from '../../enrolment/decide.ts';
import type { HouseholdMember, MemberYear } from '../../enrolment/enrolment.ts';
import { yearOf } from '../../kernel/day.ts';
import { formatYuan } from '../../kernel/money.ts';
import type { Line, Utterance } from '../dialogue.ts';
import { monthDay } from '../wording.ts';
import { asOfLine } from './enrolment-records.ts';
import { howToPay, namesOf, person, type Told } from './enrolment-told.ts';

const paymentsPerPage = 8;

/** Who paid what on which day, with the receipt; year by year, a page at a time. */
export function tellPayments(told: Told, offset: number): Utterance {
  const { situation, household } = told;
  const year = yearOf(situation.today);
  const payments = [year, year + 1].flatMap((each) =>
    household.members.flatMap((member) => {
      const record = recordOf(member, each);
      return record && isPaid(record) ? [tellPayment(told, member, record)] : [];
    }),
  );
  const from = offset > 0 && offset < payments.length ? offset : 0;
  const next = from + paymentsPerPage;
  const someonePays = ![year, year + 1].every((each) => paidByCivilAffairs(household, each));
  const asOf = asOfLine(situation, household.asOf, household.sumu);
  if (payments.length === 0)
    return { lines: [{ id: 'enrolment-no-payments' }, asOf], choices: [howToPay, person] };
  return {
    lines: [
      ...payments.slice(from, next),
      ...(next < payments.length || !someonePays ? [] : [{ id: 'enrolment-receipt-is-proof' }]),
      asOf,
    ],
    choices: [
      ...(next < payments.length ? [{ id: `enrolment-receipts-more:${String(next)}` }] : []),
      howToPay,
      { id: 'intent-complaint' },
    ],
    citations: ['III.3.2-receipt'],
  };
}

function isPaid({ state, receiptNo, paidOn }: MemberYear): boolean {
  return state === 'active' || state === 'paid-pending' || receiptNo !== undefined || paidOn !== undefined;
}

function tellPayment(told: Told, member: HouseholdMember, record: MemberYear): Line {
  const { language } = told.situation.contact;
  return {
    id: 'enrolment-payment',
    args: {
      year: String(record.year),
      name: namesOf(told, [member]),
      amount: formatYuan(record.amount),
      payer: record.payer,
      day:
        record.paidOn === undefined
          ? 'none'
          : monthDay(record.paidOn, language, yearOf(told.situation.today)),
      receipt: record.receiptNo ?? (record.payer === 'civil-affairs' ? 'not-needed' : 'none'),
    },
  };
}
