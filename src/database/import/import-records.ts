import type { Keys } from '../../kernel/keys.ts';
import { createHash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { isIdNumber } from '../../kernel/id-number.ts';
import { idLast4Hash, idNumberHash } from '../../kernel/keyed-hash.ts';
import { sealedAlike } from '../../kernel/seal.ts';
import type { ColumnMapping, FileFault, ImportKind, RowError } from '../../records/records.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Tx } from '../transaction.ts';
import type { ReadContext } from './kind.ts';
import { kinds } from './kinds.ts';
import { recordReader } from './read-records.ts';
import { readTable, type TableLimits, Unreadable } from './read-table.ts';
import { resolve } from './resolve.ts';
import { type Saved, saveRecords, type Target } from './save.ts';

export interface ImportRequest {
  kind: ImportKind;
  bytes: Uint8Array;
  fileName: string;
  /** The system the records come from; with a record's own id it says which record it is. */
  source: string;
  /** When that system had these records. */
  asOf: Date;
  now: Date;
  actor: string;
  /** Keys the hashes of ID numbers, which are never stored themselves. */
  hashKey: Keys;
  /** Seals telephone numbers. */
  sealKey: Keys;
  allowOddIds: boolean;
  /** As the office chose them for this source; else the columns are found by their known names. */
  columns?: ColumnMapping;
  limits?: TableLimits;
}

export type ImportOutcome =
  | ({ kind: 'saved'; rows: number; runId: number } & Saved)
  | ({ kind: 'refused'; rows: number; runId?: number; errors: readonly RowError[]; more: boolean } & Saved)
  | { kind: 'unreadable'; why: FileFault; told: string };

/** A file that is wrong from its first row to its last is not looked through to its end. */
const errorsAtMost = 20_000;

/**
 * One file into the records, all or nothing: unless it is 'saved' the caller rolls its transaction back, and rolling a
 * saved one back is a dry run. Run again with the same file it changes nothing. Rows are read, saved and let go some
 * thousand at a time.
 */
export async function importRecords(tx: Tx, request: ImportRequest): Promise<ImportOutcome> {
  try {
    return await bring(tx, request);
  } catch (fault) {
    if (fault instanceof Unreadable) return { kind: 'unreadable', why: fault.why, told: fault.told };
    throw fault;
  }
}

async function bring(tx: Tx, request: ImportRequest): Promise<ImportOutcome> {
  const { source, asOf } = request;
  const kind = kinds[request.kind];
  const table = await readTable(request.bytes, request.fileName, request.limits);
  const reader = recordReader(kind, table.header, contextOf(request), request.columns);
  const total: Saved = { inserted: 0, updated: 0, unchanged: 0 };
  if (reader.missing.length > 0)
    return { kind: 'refused', rows: 0, errors: reader.missing, more: false, ...total };
  await lockImports(tx);
  // Planned once for an empty table, a statement would read all of it for every row when it has grown.
  await tx.$executeRaw`set local plan_cache_mode = 'force_custom_plan'`;
  const runId = await beginRun(tx, request);
  const target = without(kind.target, reader.kept);
  const errors: RowError[] = [];
  let rows = 0;
  for await (const batch of table.batches) {
    rows += batch.length;
    const reading = reader.read(batch);
    const resolved = await resolve(tx, kind, reading.records, reader.naming, source);
    errors.push(...[...reading.errors, ...resolved.errors].sort((one, other) => one.line - other.line));
    if (errors.length > errorsAtMost) break;
    const saved = await saveRecords(tx, target, resolved.records, { runId, source, asOf });
    for (const count of ['inserted', 'updated', 'unchanged'] as const) total[count] += saved[count];
    await othersFirst();
  }
  if (errors.length > 0) {
    const more = errors.length > errorsAtMost;
    return { kind: 'refused', rows, runId, errors: errors.slice(0, errorsAtMost), more, ...total };
  }
  await tx.importRun.update({ where: { id: runId }, data: { rows, ...total } });
  return { kind: 'saved', rows, runId, ...total };
}

/** Until the end of the transaction. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${advisoryLocks.imports})`;
}

async function beginRun(tx: Tx, request: ImportRequest): Promise<number> {
  const { kind, source, fileName, asOf, now: importedAt, actor } = request;
  const sha256 = createHash('sha256').update(request.bytes).digest('hex');
  const { id } = await tx.importRun.create({
    data: {
      ...{ kind, source, fileName, sha256, asOf, importedAt, actor },
      ...{ rows: 0, inserted: 0, updated: 0, unchanged: 0 },
    },
    select: { id: true },
  });
  return id;
}

function contextOf({ hashKey, sealKey, allowOddIds }: ImportRequest): ReadContext {
  return {
    hashId: (idNumber) => ({
      idHash: idNumberHash(hashKey, idNumber),
      idLast4Hash: idLast4Hash(hashKey, idNumber.slice(-4)),
    }),
    sealTelephone: (telephone, certificate) => sealedAlike(telephone, sealKey, `telephone ${certificate}`),
    isIdNumber,
    allowOddIds,
  };
}

function without(target: Target, kept: readonly string[]): Target {
  const fields = Object.entries(target.fields).filter(([field]) => !kept.includes(field));
  return { ...target, fields: Object.fromEntries(fields) };
}
