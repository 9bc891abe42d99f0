/** Files brought in and runs undone on a test's own database. */
import { importOnce } from '../../src/database/import/import-once.ts';
import { undoFacts } from '../../src/database/import/undo-facts.ts';
import { undoRun } from '../../src/database/import/undo.ts';
import type { Database } from '../../src/database/open.ts';
import type { Keys } from '../../src/kernel/keys.ts';
import { decideUndo } from '../../src/records/decide.ts';
import type { ImportKind } from '../../src/records/records.ts';

const testKeys = { hashKey: Buffer.from('a key for tests only'), sealKey: Buffer.alloc(32, 8) };
export const first = new Date('2026-11-20T02:00:00Z');
export const second = new Date('2026-11-22T02:00:00Z');

export function importsOf(
  database: Database,
  keys: { readonly hashKey: Keys; readonly sealKey: Keys } = testKeys,
) {
  async function bring(
    kind: ImportKind,
    lines: readonly string[],
    asOf: Date,
    source = 'test',
  ): Promise<number> {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    const outcome = await importOnce(
      database,
      {
        ...{ kind, bytes, fileName: `${kind}.csv`, source, asOf, now: asOf, actor: 'test' },
        ...keys,
        allowOddIds: true,
      },
      false,
    );
    if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
    return outcome.runId;
  }

  /** Every row of the mirrored tables, as text. */
  async function everything(): Promise<string> {
    const tables = ['Household', 'Member', 'Enrolment', 'FamilyAccountEntry', 'Claim', 'ClaimEvent'];
    const rows: unknown[] = [];
    for (const table of tables)
      rows.push(
        await database.client.$queryRawUnsafe(`select to_jsonb(t)::text from "${table}" t order by id`),
      );
    return JSON.stringify(rows);
  }

  async function look(runId: number) {
    const facts = await undoFacts(database.client, runId);
    if (!facts) throw new Error('there is no such run');
    return { facts, decision: decideUndo(facts) };
  }

  async function undo(runId: number): Promise<number> {
    const { facts, decision } = await look(runId);
    if (decision.kind !== 'undo') throw new Error(JSON.stringify(decision));
    return database.transaction((tx) =>
      undoRun(tx, { runId, kind: facts.kind, at: second, actor: 'test' }, decision),
    );
  }

  return { bring, everything, look, undo };
}
