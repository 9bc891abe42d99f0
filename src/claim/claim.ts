import type { Day } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';

export type ClaimState =
  'submitted' | 'checked' | 'publicised' | 'approved' | 'paid' | 'rejected' | 'returned';
export type Tier = 'sumu' | 'banner' | 'above';

export interface ClaimEvent {
  readonly state: ClaimState;
  readonly occurredOn: Day;
  readonly note: string;
}

/** One claim as the scheme's records had it at `asOf`. */
export interface Claim {
  readonly number: string;
  readonly memberId: number;
  readonly memberName: string;
  readonly institution: string;
  readonly tier: Tier;
  readonly admittedOn?: Day;
  readonly dischargedOn: Day;
  readonly creditedYear: number;
  readonly total: Fen;
  readonly ineligible?: Fen;
  readonly deductible?: Fen;
  /** Decimal text between 0 and 1, "0.45". */
  readonly rate?: string;
  readonly computed?: Fen;
  readonly paid?: Fen;
  readonly paidOn?: Day;
  readonly state: ClaimState;
  /** Why it was rejected, or what is missing when it was returned. */
  readonly reason?: string;
  readonly events: readonly ClaimEvent[];
  readonly asOf: Date;
}
