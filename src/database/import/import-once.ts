/** One file in one transaction, which is kept or rolled back as the caller says when it has seen what the file brings. */
import { auditRepository } from '../audit.ts';
import type { Database } from '../open.ts';
import type { Tx } from '../transaction.ts';
import { type ImportOutcome, importRecords, type ImportRequest } from './import-records.ts';

/** A national file of a banner is some ten thousand rows; a hundred thousand households are far within this. */
export const importPatienceMs = 30 * 60_000;

class RolledBack extends Error {}

/** @param look is shown the outcome inside the transaction; only what it wants kept and could be saved is kept */
export async function importWithin<T>(
  database: Pick<Database, 'transaction'>,
  request: ImportRequest,
  look: (tx: Tx, outcome: ImportOutcome) => Promise<{ readonly keep: boolean; readonly told: T }>,
): Promise<T> {
  let seen: { readonly told: T } | undefined;
  try {
    return await database.transaction(
      async (tx) => {
        const outcome = await importRecords(tx, request);
        const { keep, told } = await look(tx, outcome);
        seen = { told };
        if (!keep || outcome.kind !== 'saved') throw new RolledBack('rolled back as it should be');
        await auditRepository(tx).append({
          ...{ at: request.now, actor: request.actor, action: 'records-imported' },
          subject: `import:${String(outcome.runId)}`,
        });
        return told;
      },
      { patienceMs: importPatienceMs },
    );
  } catch (fault) {
    if (fault instanceof RolledBack && seen) return seen.told;
    throw fault;
  }
}

/** Imports, or with `dryRun` does all of it and keeps nothing. */
export function importOnce(
  database: Pick<Database, 'transaction'>,
  request: ImportRequest,
  dryRun: boolean,
): Promise<ImportOutcome> {
  return importWithin(database, request, (_tx, outcome) => Promise.resolve({ keep: !dryRun, told: outcome }));
}
