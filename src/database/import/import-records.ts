import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isIdNumber } from '../../kernel/id-number.ts';
import { idLast4Hash, idNumberHash } from '../../kernel/keyed-hash.ts';
import { sealedAlike } from '../../kernel/seal.ts';
import type { Tx } from '../transaction.ts';
import type { ImportKind, Kind } from './kind.ts';
import { kinds } from './kinds.ts';
import type { PlacedRecord, Reading, RowError } from './read-records.ts';
import { readRecords } from './read-records.ts';
import { readTable } from './read-table.ts';
import type { Saved, SavedRecord, Target } from './save.ts';
import { batches, saveRecords } from './save.ts';

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
  hashKey: Buffer;
  /** Seals telephone numbers. */
  sealKey: Buffer;
  allowOddIds: boolean;
}

export type ImportOutcome =
  | ({ kind: 'saved'; rows: number } & Saved)
  | { kind: 'refused'; errors: readonly RowError[] }
  | { kind: 'unreadable'; reason: string };

/**
 * One file into the records, all or nothing: with a single bad row nothing is saved. Run again with the same file
 * it changes nothing. The caller owns the transaction: rolling it back afterwards is a dry run.
 */
export async function importRecords(tx: Tx, request: ImportRequest): Promise<ImportOutcome> {
  const kind = kinds[request.kind];
  const table = await readTable(request.bytes, request.fileName);
  if (table.kind === 'unreadable') return table;
  const reading = readRecords(kind, table, {
    hashId: (idNumber) => ({
      idHash: idNumberHash(request.hashKey, idNumber),
      idLast4Hash: idLast4Hash(request.hashKey, idNumber.slice(-4)),
    }),
    sealTelephone: (telephone, certificate) =>
      sealedAlike(telephone, request.sealKey, `telephone ${certificate}`),
    isIdNumber,
    allowOddIds: request.allowOddIds,
  });
  const resolved = await resolve(tx, kind, reading, request.source);
  const errors = [...reading.errors, ...resolved.errors].sort((one, other) => one.line - other.line);
  if (errors.length > 0) return { kind: 'refused', errors };
  const saved = await saveRecords(tx, without(kind.target, reading.kept), resolved.records, request);
  await tx.importRun.create({
    data: {
      kind: request.kind,
      fileName: request.fileName,
      sha256: createHash('sha256').update(request.bytes).digest('hex'),
      asOf: request.asOf,
      importedAt: request.now,
      rows: table.rows.length,
      ...saved,
      actor: request.actor,
    },
  });
  return { kind: 'saved', rows: table.rows.length, ...saved };
}

function without(target: Target, kept: readonly string[]): Target {
  const fields = Object.entries(target.fields).filter(([field]) => !kept.includes(field));
  return { ...target, fields: Object.fromEntries(fields) };
}

interface Resolved {
  records: readonly SavedRecord[];
  errors: readonly RowError[];
}

/** Puts the id of what each record belongs to in its place, and finds what would collide with records of others. */
async function resolve(tx: Tx, kind: Kind, { records, naming }: Reading, source: string): Promise<Resolved> {
  const { belongsTo } = kind;
  const { taken } = kind.target;
  const saved: SavedRecord[] = [];
  const errors: RowError[] = [];
  for (const batch of batches(records)) {
    const ids = belongsTo ? await idsOf(tx, belongsTo.table, batch, source) : undefined;
    const owners = taken ? await ownersOf(tx, taken, batch, source) : undefined;
    for (const { line, sourceId, belongsTo: key, unique, fields } of batch) {
      const owner = owners?.get(unique);
      if (owner && owner !== `${source} ${sourceId}`) {
        errors.push({
          line,
          column: naming(taken?.column ?? ''),
          reason: `already belongs to another record (${owner})`,
        });
      }
      if (!belongsTo || !ids) {
        saved.push({ sourceId, fields });
        continue;
      }
      const id = ids.get(key ?? '');
      if (id === undefined)
        errors.push({
          line,
          column: naming(belongsTo.column),
          reason: `there is no ${nouns[belongsTo.table]} ${key ?? ''}; import it first`,
        });
      else saved.push({ sourceId, fields: { ...fields, [belongsTo.idField]: id } });
    }
  }
  return { records: saved, errors };
}

const nouns = { Household: 'household with certificate', Member: 'member', Claim: 'claim' } as const;
const keyed = z.array(z.object({ key: z.string(), id: z.number() }));
const owned = z.array(z.object({ key: z.string(), owner: z.string() }));

async function idsOf(
  tx: Tx,
  table: 'Household' | 'Member' | 'Claim',
  batch: readonly PlacedRecord[],
  source: string,
): Promise<ReadonlyMap<string, number>> {
  const keys = JSON.stringify([...new Set(batch.map(({ belongsTo }) => belongsTo))]);
  const rows =
    table === 'Household'
      ? await tx.$queryRaw`select certificate as key, id from "Household" where certificate in (select json_array_elements_text(${keys}::json))`
      : table === 'Member'
        ? await tx.$queryRaw`select "sourceId" as key, id from "Member" where source = ${source} and "sourceId" in (select json_array_elements_text(${keys}::json))`
        : await tx.$queryRaw`select number as key, id from "Claim" where number in (select json_array_elements_text(${keys}::json))`;
  return new Map(keyed.parse(rows).map(({ key, id }) => [key, id]));
}

async function ownersOf(
  tx: Tx,
  taken: { sql: string },
  batch: readonly PlacedRecord[],
  source: string,
): Promise<ReadonlyMap<string, string>> {
  const keys = JSON.stringify(batch.map(({ unique }) => unique));
  const rows = await tx.$queryRawUnsafe(taken.sql, keys, source);
  return new Map(owned.parse(rows).map(({ key, owner }) => [key, owner]));
}
