import type { Day } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';

export type EntryKind = 'credited' | 'outpatient-paid' | 'carried-over' | 'corrected';
export type EntryPortion = 'current-year' | 'carried-over';

/** One movement; the amount is signed, credits positive. */
export interface AccountEntry {
  readonly year: number;
  readonly kind: EntryKind;
  readonly portion: EntryPortion;
  readonly amount: Fen;
  readonly occurredOn: Day;
  readonly note: string;
}

/** A household's account in one year. `balance` = `currentYear` + `carriedOver`. */
export interface AccountStatement {
  readonly year: number;
  readonly balance: Fen;
  readonly currentYear: Fen;
  readonly carriedOver: Fen;
  /** This year's movements, oldest first. */
  readonly entries: readonly AccountEntry[];
  readonly asOf: Date;
}
