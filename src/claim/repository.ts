import type { Fen } from '../kernel/money.ts';
import type { Claim } from './claim.ts';

/** The records of claims, within one transaction. */
export interface ClaimRepository {
  /**
   * The claims of these members, and those of the children in their household who were under 14 at discharge and
   * whose guardian is among these members (head or spouse; for a grandchild also its parents); newest discharge
   * first, at most 50. The child's age today is for the caller to check.
   */
  claimsOf(memberIds: readonly number[]): Promise<readonly Claim[]>;
  /** As of when the scheme's own system has its claims here; undefined: it never gave any. */
  knownAsOf(): Promise<Date | undefined>;
  /** What the pooled fund has paid this member for discharges credited to the year. */
  paidInYear(memberId: number, year: number): Promise<Fen>;
}
