import type { AccountEntry } from './family-account.ts';

/** The ledger of family accounts, within one transaction. */
export interface FamilyAccountRepository {
  /** All entries of the household in that year, oldest first, with the newest as-of time of its records. */
  entries(
    householdId: number,
    year: number,
  ): Promise<{ readonly entries: readonly AccountEntry[]; readonly asOf: Date } | undefined>;
}
