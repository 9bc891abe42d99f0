/** What is said of a family account: balance, movements, what it may pay, and why it does not pay the premium. */
import type { EnrolmentReview } from '../../enrolment/decide.ts';
import { type AccountReview, movementsFrom } from '../../family-account/decide.ts';
import type { AccountEntry, AccountStatement } from '../../family-account/family-account.ts';
import type { Binding } from '../../identity/identity.ts';
import { type Day, yearOf } from '../../kernel/day.ts';
import { formatYuan, formatYuanShort } from '../../kernel/money.ts';
import type { YearRules } from '../../policy/years.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { monthDay } from '../wording.ts';
import { tailOf } from './enrolment-names.ts';
import { asOfLine, officeArgs, recordsMissing } from './enrolment-records.ts';
import { windowArgs } from './enrolment-told.ts';

const movements: Option = { id: 'account-movements:0' };
const uses: Option = { id: 'account-uses' };
const balance: Option = { id: 'account-balance' };
const enrolment: Option = { id: 'intent-enrolment' };
const person: Option = { id: 'intent-human' };

const accountClause = 'III.4.1-family-account-8';
const carryover = 'III.4.2-carryover';
const notPremium = 'III.4.2-not-premium';
const notInpatient = 'III.4.1-no-outpatient-from-pool';

export function tellAccount(situation: Situation, binding: Binding, review: AccountReview): Utterance {
  const office = officeArgs(situation, binding.sumu);
  const tail = tailOf(binding);
  const year = String(yearOf(situation.today));
  switch (review.kind) {
    case 'no-record':
      return recordsMissing(situation, binding);
    case 'no-entries':
      return {
        lines: [
          { id: 'account-no-entries', args: { tail, year } },
          { id: 'account-no-entries-why' },
          { id: 'account-ask', args: office },
          asOfLine(situation, review.asOf, binding.sumu),
        ],
        choices: [uses, enrolment, person],
        citations: [accountClause],
      };
    case 'mismatched':
      return {
        lines: [
          { id: 'account-mismatched', args: { tail } },
          { id: 'account-mismatched-ask', args: office },
          asOfLine(situation, review.asOf, binding.sumu),
        ],
        choices: [movements, person],
        citations: [accountClause],
      };
    case 'empty':
      return {
        lines: [
          { id: 'account-empty', args: { tail } },
          {
            id: 'account-empty-why',
            args: {
              because: review.because,
              received: formatYuan(review.received),
              spent: formatYuan(review.spent),
            },
          },
          { id: 'account-empty-next' },
          asOfLine(situation, review.asOf, binding.sumu),
        ],
        choices: [movements, uses, ...(review.because === 'spent' ? [] : [person])],
        citations: [accountClause],
      };
    case 'in-credit':
      return {
        lines: [
          { id: 'account-balance', args: { tail, balance: formatYuan(review.balance) } },
          {
            id: 'account-pockets',
            args: { current: formatYuan(review.currentYear), carried: formatYuan(review.carriedOver) },
          },
          { id: 'account-may-pay' },
          asOfLine(situation, review.asOf, binding.sumu),
        ],
        choices: [movements, uses],
        citations: [accountClause, carryover, notPremium],
      };
  }
}

/** The newest eight movements, then the next eight. */
export function tellMovements(
  situation: Situation,
  binding: Binding,
  statement: AccountStatement,
  offset: number,
): Utterance {
  const page = movementsFrom(statement, offset);
  const lines: Line[] = [
    { id: 'account-movements', args: { year: String(statement.year), count: page.total } },
    ...page.entries.map((entry) => tellEntry(situation, entry)),
    asOfLine(situation, statement.asOf, binding.sumu),
  ];
  return {
    lines,
    choices: [
      ...(page.next === undefined ? [] : [{ id: `account-movements-more:${String(page.next)}` }]),
      balance,
      uses,
      { id: 'intent-complaint' },
    ],
    citations: [accountClause],
  };
}

/** A credit from last year is named for what it is; the sign says whether it came or went. */
export function tellEntry(situation: Situation, entry: AccountEntry): Line {
  return {
    id: 'account-entry',
    args: {
      day: dayOfEntry(situation, entry.occurredOn),
      kind: entry.kind,
      amount: `${entry.amount > 0 ? '+' : ''}${formatYuan(entry.amount)}`,
      portion: entry.portion,
      note: shortNote(entry.note),
    },
  };
}

function dayOfEntry(situation: Situation, day: Day): string {
  return monthDay(day, situation.contact.language, yearOf(situation.today));
}

const noteLength = 30;

/** The office's own note, on one line; "none" where there is none. */
function shortNote(note: string): string {
  const plain = note.replace(/[\p{C}\s]+/gu, ' ').trim();
  return plain === '' ? 'none' : [...plain].slice(0, noteLength).join('');
}

/** What it may and may not pay: the plan's own rule, told to anybody. */
export function tellUses(situation: Situation): Utterance {
  const inpatient = situation.scheme.profile.switches.allowInpatientCopayFromFamilyAccount
    ? 'allowed'
    : 'not-allowed';
  return {
    lines: [
      { id: 'account-uses-outpatient' },
      { id: 'account-uses-household' },
      { id: 'account-uses-inpatient', args: { inpatient } },
      { id: 'account-uses-carryover' },
      { id: 'account-uses-not-premium' },
    ],
    choices: [balance, movements, { id: 'intent-estimate' }],
    citations: [accountClause, notInpatient, carryover, notPremium],
  };
}

/** "不得抵缴下一年度个人缴费" (III.4.2): refused whatever the balance, with what is to be paid in cash. */
export function refusePremium(
  situation: Situation,
  rules: YearRules,
  review: EnrolmentReview | undefined,
  binding: Binding | undefined,
  asOf: Date | undefined,
): Utterance {
  const cash = cashToPay(situation, rules, review);
  const fromRecords = review?.kind === 'reviewed' && cash.lines.length > 0;
  const lines: Line[] = [
    { id: 'account-premium-refused' },
    { id: 'account-premium-balance-kept' },
    ...cash.lines,
    ...(fromRecords && asOf && binding ? [asOfLine(situation, asOf, binding.sumu)] : []),
    ...(cash.lines.length === 0 ? [{ id: 'account-ask', args: officeArgs(situation, binding?.sumu) }] : []),
  ];
  return {
    lines,
    choices: [enrolment, uses],
    citations: [notPremium, carryover, ...cash.citations],
  };
}

function cashToPay(
  situation: Situation,
  rules: YearRules,
  review: EnrolmentReview | undefined,
): { readonly lines: Line[]; readonly citations: string[] } {
  if (rules.kind === 'year-not-signed') return { lines: [], citations: [] };
  const premium = formatYuanShort(rules.tariff.premium);
  const year = String(rules.year);
  if (review?.kind !== 'reviewed') {
    return {
      lines: [{ id: 'account-premium-each', args: { year, premium } }],
      citations: ['III.2.1-premium-10'],
    };
  }
  const { toDo } = review;
  switch (toDo.kind) {
    case 'due':
    case 'not-begun':
    case 'due-but-closed': {
      if (toDo.payers.length === 0) return byCivilAffairs;
      const args = { count: toDo.payers.length, premium, amount: formatYuan(toDo.amount), year };
      return {
        lines: [{ id: 'account-premium-cash', args: { ...args, ...windowArgs(situation, toDo) } }],
        citations: ['III.2.1-premium-10', 'III.3.3-deadline-1220'],
      };
    }
    case 'settled':
      return { lines: [{ id: 'account-premium-settled', args: { year } }], citations: [] };
    case 'after-deadline':
    case 'year-not-signed':
      return { lines: [], citations: [] };
  }
}

const byCivilAffairs = {
  lines: [{ id: 'account-premium-civil-affairs' }],
  citations: ['III.2.1-wubao-premium'],
};
