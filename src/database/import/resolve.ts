/** Puts the id of what each record belongs to in its place, and finds what would collide with records of others. */
import { z } from 'zod';
import type { RowError } from '../../records/records.ts';
import type { Tx } from '../transaction.ts';
import type { Kind } from './kind.ts';
import type { Naming, PlacedRecord } from './read-records.ts';
import type { SavedRecord } from './save.ts';

interface Resolved {
  records: readonly SavedRecord[];
  errors: readonly RowError[];
}

const nowhere = { Household: 'no-household', Member: 'no-member', Claim: 'no-claim' } as const;

export async function resolve(
  tx: Tx,
  { belongsTo, target: { taken } }: Kind,
  records: readonly PlacedRecord[],
  naming: Naming,
  source: string,
): Promise<Resolved> {
  const saved: SavedRecord[] = [];
  const errors: RowError[] = [];
  const ids = belongsTo ? await idsOf(tx, belongsTo.table, records, source) : undefined;
  const owners = taken ? await ownersOf(tx, taken, records, source) : undefined;
  for (const { line, sourceId, belongsTo: key = '', unique, fields } of records) {
    const owner = owners?.get(unique);
    const collides = owner !== undefined && owner !== `${source} ${sourceId}`;
    if (collides) errors.push({ line, column: naming(taken?.column ?? ''), fault: 'taken', about: owner });
    const id = ids?.get(key);
    if (belongsTo && id === undefined)
      errors.push({ line, column: naming(belongsTo.column), fault: nowhere[belongsTo.table], about: key });
    // What collides is not saved even for a while: the table would refuse it.
    else if (!collides)
      saved.push({ sourceId, fields: belongsTo ? { ...fields, [belongsTo.idField]: id ?? null } : fields });
  }
  return { records: saved, errors };
}

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
