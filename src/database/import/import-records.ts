import { createHash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { z } from 'zod';
import type { FileFault, RowError } from '../../records/records.ts';
import { advisoryLocks } from '../advisory-locks.ts';
import type { Tx } from '../transaction.ts';
import { kinds } from './kinds.ts';
import { type FileToRead, recordsFile, type RecordsFile } from './read-file.ts';
import { Unreadable } from './read-table.ts';
import { resolve } from './resolve.ts';
import { type Saved, saveRecords, type Target } from './save.ts';

export interface ImportRequest extends FileToRead {
  /** The system the records come from; with a record's own id it says which record it is. */
  readonly source: string;
  /** When that system had these records. */
  readonly asOf: Date;
  readonly now: Date;
  readonly actor: string;
  /** Reads the file elsewhere; absent: it is read here. */
  readonly file?: RecordsFile;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Another import is waited for; then so many rows are written. */
export type ImportProgress =
  { readonly doing: 'waiting' } | { readonly doing: 'writing'; readonly rows: number };

/** Rows that are records, and lines that are none: sums at the end, who made the table. */
interface Gone extends Saved {
  rows: number;
  passedOver: readonly number[];
}

export type ImportOutcome =
  | ({ kind: 'saved'; runId: number } & Gone)
  | ({ kind: 'refused'; runId?: number; errors: readonly RowError[]; more: boolean } & Gone)
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
  const { source, asOf, file = recordsFile(request), onProgress } = request;
  const kind = kinds[request.kind];
  const { missing, names, kept, batches } = await file.open();
  const naming = (column: string) => names[column] ?? column;
  const total: Saved = { inserted: 0, updated: 0, unchanged: 0 };
  const passedOver: number[] = [];
  if (missing.length > 0)
    return { kind: 'refused', rows: 0, passedOver, errors: missing, more: false, ...total };
  if (!(await locksAtOnce(tx))) {
    onProgress?.({ doing: 'waiting' });
    await lockImports(tx);
  }
  onProgress?.({ doing: 'writing', rows: 0 });
  // Planned once for an empty table, a statement would read all of it for every row when it has grown.
  await tx.$executeRaw`set local plan_cache_mode = 'force_custom_plan'`;
  const runId = await beginRun(tx, request);
  const target = without(kind.target, kept);
  const errors: RowError[] = [];
  let rows = 0;
  for await (const reading of batches) {
    rows += reading.rows - reading.passedOver.length;
    passedOver.push(...reading.passedOver);
    const resolved = await resolve(tx, kind, reading.records, naming, source);
    errors.push(...[...reading.errors, ...resolved.errors].sort((one, other) => one.line - other.line));
    if (errors.length > errorsAtMost) break;
    const saved = await saveRecords(tx, target, resolved.records, { runId, source, asOf });
    for (const count of ['inserted', 'updated', 'unchanged'] as const) total[count] += saved[count];
    onProgress?.({ doing: 'writing', rows });
    await othersFirst();
  }
  if (errors.length > 0) {
    const more = errors.length > errorsAtMost;
    const first = errors.slice(0, errorsAtMost);
    return { kind: 'refused', rows, passedOver, runId, errors: first, more, ...total };
  }
  await tx.importRun.update({ where: { id: runId }, data: { rows, ...total } });
  return { kind: 'saved', rows, passedOver, runId, ...total };
}

/** Until the end of the transaction. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${advisoryLocks.imports})`;
}

const tried = z.tuple([z.object({ free: z.boolean() })]);

async function locksAtOnce(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw`select pg_try_advisory_xact_lock(${advisoryLocks.imports}) as free`;
  return tried.parse(rows)[0].free;
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

function without(target: Target, kept: readonly string[]): Target {
  const fields = Object.entries(target.fields).filter(([field]) => !kept.includes(field));
  return { ...target, fields: Object.fromEntries(fields) };
}
