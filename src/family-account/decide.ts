/** What a household's ledger comes to in a year, and how it is to be told. */
import type { Day } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';
import { minus, sum, zero } from '../kernel/money.ts';
import type { AccountEntry, AccountStatement, EntryPortion } from './family-account.ts';

/** Adds the year's movements up, pocket by pocket: what came this year, and what was left from before. */
export function reckonStatement(ledger: {
  readonly year: number;
  /** Oldest first. */
  readonly entries: readonly AccountEntry[];
  readonly asOf: Date;
}): AccountStatement {
  const currentYear = total(ledger.entries, 'current-year');
  const carriedOver = total(ledger.entries, 'carried-over');
  return { ...ledger, balance: sum(currentYear, carriedOver), currentYear, carriedOver };
}

function total(entries: readonly AccountEntry[], portion: EntryPortion): Fen {
  return sum(...entries.filter((entry) => entry.portion === portion).map(({ amount }) => amount));
}

/** Why nothing is left. */
export type EmptyBecause = 'spent' | 'never-credited' | 'corrected';

export type AccountReview =
  | { readonly kind: 'no-record' }
  /** The household is known, but nothing has been booked for it this year. */
  | { readonly kind: 'no-entries'; readonly asOf: Date }
  /** A pocket below zero: the ledger cannot be right, and no balance is told from it. */
  | { readonly kind: 'mismatched'; readonly asOf: Date }
  | {
      readonly kind: 'empty';
      readonly because: EmptyBecause;
      readonly received: Fen;
      readonly spent: Fen;
      readonly asOf: Date;
    }
  | {
      readonly kind: 'in-credit';
      readonly balance: Fen;
      readonly currentYear: Fen;
      readonly carriedOver: Fen;
      readonly asOf: Date;
    };

export function reviewAccount(statement: AccountStatement | undefined): AccountReview {
  if (statement === undefined) return { kind: 'no-record' };
  const { entries, balance, currentYear, carriedOver, asOf } = statement;
  if (entries.length === 0) return { kind: 'no-entries', asOf };
  if (currentYear < 0 || carriedOver < 0) return { kind: 'mismatched', asOf };
  if (balance > 0) return { kind: 'in-credit', balance, currentYear, carriedOver, asOf };
  const received = receivedOf(entries);
  const spent = spentOf(entries);
  const because = spent > 0 ? 'spent' : received > 0 ? 'corrected' : 'never-credited';
  return { kind: 'empty', because, received, spent, asOf };
}

function amountOf(entry: AccountEntry): Fen {
  return entry.amount;
}

export interface MovementsThen {
  /** Newest first. */
  readonly entries: readonly AccountEntry[];
  readonly spent: Fen;
  readonly received: Fen;
}

/** What was booked on the days from one to another, both included. */
export function movementsBetween({ entries }: AccountStatement, from: Day, to: Day): MovementsThen {
  const then = entries.filter(({ occurredOn }) => from <= occurredOn && occurredOn <= to);
  return { entries: then.toReversed(), spent: spentOf(then), received: receivedOf(then) };
}

function receivedOf(entries: readonly AccountEntry[]): Fen {
  return sum(...entries.filter(({ kind }) => kind === 'credited' || kind === 'carried-over').map(amountOf));
}

function spentOf(entries: readonly AccountEntry[]): Fen {
  return minus(zero, ...entries.filter(({ kind }) => kind === 'outpatient-paid').map(amountOf));
}

export interface MovementsPage {
  /** Newest first. */
  readonly entries: readonly AccountEntry[];
  readonly offset: number;
  readonly total: number;
  readonly next?: number;
}

export const movementsPerPage = 8;

/** One page of movements, newest first; an offset past the end gives the first page. */
export function movementsFrom(statement: AccountStatement, offset: number): MovementsPage {
  const newestFirst = [...statement.entries].reverse();
  const from = offset > 0 && offset < newestFirst.length ? offset : 0;
  const next = from + movementsPerPage;
  return {
    entries: newestFirst.slice(from, next),
    offset: from,
    total: newestFirst.length,
    ...(next < newestFirst.length && { next }),
  };
}
