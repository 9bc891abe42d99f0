import { z } from 'zod';
import type { Tx } from '../transaction.ts';

/** Where records go: a table, its fields with their SQL types, and how a record already there is recognised. */
export interface Target {
  table: 'Household' | 'Member' | 'Enrolment' | 'FamilyAccountEntry' | 'Claim' | 'ClaimEvent';
  fields: Readonly<Record<string, string>>;
  /** Rows of a mirrored table carry source, sourceId and asOf, and are recognised by the first two. */
  mirrored: boolean;
  conflict?: readonly string[];
  /** Finds records already holding what is unique: rows of key and owner for $1 (a JSON list of keys) and $2 (source). */
  taken?: { column: string; sql: string };
}

export interface Saved {
  inserted: number;
  updated: number;
  unchanged: number;
}
export interface SavedRecord {
  sourceId: string;
  fields: Readonly<Record<string, string | number | null>>;
}

const batchSize = 5_000;
const counted = z.array(z.object({ inserted: z.number(), updated: z.number() }));

/** Inserts what is new, updates what is different, leaves the rest alone; set-based, some thousand rows a statement. */
export async function saveRecords(
  tx: Tx,
  target: Target,
  records: readonly SavedRecord[],
  origin: { source: string; asOf: Date },
): Promise<Saved> {
  const sql = upsertSql(target);
  const total: Saved = { inserted: 0, updated: 0, unchanged: 0 };
  for (const batch of batches(records)) {
    const json = JSON.stringify(batch.map(({ sourceId, fields }) => ({ ...fields, sourceId })));
    const origins = target.mirrored ? [origin.source, origin.asOf.toISOString()] : [];
    const [count] = counted.parse(await tx.$queryRawUnsafe(sql, json, ...origins));
    if (!count) throw new Error('the database counted nothing');
    total.inserted += count.inserted;
    total.updated += count.updated;
    total.unchanged += batch.length - count.inserted - count.updated;
    if (target.mirrored && count.inserted < batch.length)
      await tx.$executeRawUnsafe(confirmSql(target), json, ...origins);
  }
  return total;
}

export function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += batchSize) yield all.slice(at, at + batchSize);
}

function upsertSql({ table, fields, mirrored, conflict }: Target): string {
  const names = Object.keys(fields);
  const quoted = names.map(quote);
  const casts = names.map((name) => `r.${quote(name)}::${fields[name] ?? 'text'}`);
  const into = mirrored ? [...quoted, '"source"', '"sourceId"', '"asOf"'] : quoted;
  const from = mirrored ? [...casts, '$2', 'r."sourceId"', '$3::timestamptz'] : casts;
  const keys = mirrored ? ['"source"', '"sourceId"'] : (conflict ?? []).map(quote);
  const changeable = mirrored ? [...quoted, '"asOf"'] : quoted;
  const own = quoted.map((name) => `${quote(table)}.${name}`).join(', ');
  const given = quoted.map((name) => `excluded.${name}`).join(', ');
  return `
    with saved as (
      insert into ${quote(table)} (${into.join(', ')})
      select ${from.join(', ')} from ${rowsOf(fields)}
      on conflict (${keys.join(', ')}) do update set ${changeable.map((name) => `${name} = excluded.${name}`).join(', ')}
      where (${own}) is distinct from (${given})
      returning xmax = 0 as fresh
    )
    select count(*) filter (where fresh)::int as inserted, count(*) filter (where not fresh)::int as updated from saved`;
}

/** An unchanged record is confirmed: it too is known as of the new time. */
function confirmSql({ table, fields }: Target): string {
  return `
    update ${quote(table)} known set "asOf" = $3::timestamptz from ${rowsOf(fields)}
    where known."source" = $2 and known."sourceId" = r."sourceId" and known."asOf" < $3::timestamptz`;
}

function rowsOf(fields: Target['fields']): string {
  const columns = [...Object.keys(fields), 'sourceId'].map((name) => `${quote(name)} text`);
  return `json_to_recordset($1::json) as r(${columns.join(', ')})`;
}

function quote(name: string): string {
  return `"${name}"`;
}
