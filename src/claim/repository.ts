import type { Fen } from '../kernel/money.ts';
import type { Claim } from './claim.ts';

/** The records of claims, within one transaction. */
export interface ClaimRepository {
  /** These members' claims, newest discharge first, at most 50. */
  claimsOf(memberIds: readonly number[]): Promise<readonly Claim[]>;
  /** What the pooled fund has paid this member for discharges credited to the year. */
  paidInYear(memberId: number, year: number): Promise<Fen>;
}
