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
  /** Fields besides the source id that no two rows share: set free before many are put back at once. */
  unique?: Readonly<Record<string, string>>;
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

/** As which run, of which source, as of when. */
export interface Origin {
  runId: number;
  source: string;
  asOf: Date;
}

const counted = z.array(z.object({ inserted: z.number(), updated: z.number() }));

/**
 * Inserts what is new, updates what is different, leaves the rest alone; some thousand rows a statement. What stood
 * there before is kept with the run.
 */
export async function saveRecords(
  tx: Tx,
  target: Target,
  records: readonly SavedRecord[],
  { runId, source, asOf }: Origin,
): Promise<Saved> {
  const json = JSON.stringify(records.map(({ sourceId, fields }) => ({ ...fields, sourceId })));
  const values = [json, runId, ...(target.mirrored ? [source, asOf.toISOString()] : [])];
  const [count] = counted.parse(await tx.$queryRawUnsafe(upsertSql(target), ...values));
  if (!count) throw new Error('the database counted nothing');
  const unchanged = records.length - count.inserted - count.updated;
  if (unchanged > 0) await tx.$executeRawUnsafe(confirmSql(target), ...values);
  return { ...count, unchanged };
}

function upsertSql(target: Target): string {
  const { table, fields, mirrored } = target;
  const quoted = Object.keys(fields).map(quote);
  const into = mirrored ? [...quoted, '"source"', '"sourceId"', '"asOf"'] : quoted;
  const from = mirrored ? [...quoted, '$3', '"sourceId"', '$4::timestamptz'] : quoted;
  const changeable = mirrored ? [...quoted, '"asOf"'] : quoted;
  const own = quoted.map((name) => `${quote(table)}.${name}`).join(', ');
  const given = quoted.map((name) => `excluded.${name}`).join(', ');
  const before = changeable.map((name) => `${name.replaceAll('"', "'")}, k.${name}`).join(', ');
  return `
    with ${givenSql(target)},
    known as materialized (
      select k.id, jsonb_build_object(${before}) as before
      from ${quote(table)} k join given g on ${sameSql(target)}
    ),
    saved as (
      insert into ${quote(table)} (${into.join(', ')}) select ${from.join(', ')} from given
      on conflict (${keysOf(target).map(quote).join(', ')})
      do update set ${changeable.map((name) => `${name} = excluded.${name}`).join(', ')}
      where (${own}) is distinct from (${given})
      returning id, xmax = 0 as fresh
    ),
    kept as (
      insert into "ImportChange" ("runId", "rowId", inserted, before)
      select $2::int, s.id, s.fresh, case when not s.fresh then k.before end from saved s left join known k on k.id = s.id
    )
    select count(*) filter (where fresh)::int as inserted, count(*) filter (where not fresh)::int as updated from saved`;
}

/** An unchanged record is confirmed: it too is known as of the new time, unless it is known of later already. */
function confirmSql(target: Target): string {
  const { table, mirrored } = target;
  const confirmed = `
    confirmed as (update ${quote(table)} t set "asOf" = $4::timestamptz from known where t.id = known.id and t."asOf" < $4::timestamptz),`;
  return `
    with ${givenSql(target)},
    known as materialized (
      select k.id, ${mirrored ? 'k."asOf"' : 'null::timestamptz as "asOf"'}
      from ${quote(table)} k join given g on ${sameSql(target)}
      where not exists (select from "ImportChange" c where c."runId" = $2::int and c."rowId" = k.id)
    ),${mirrored ? confirmed : ''}
    lists as (select "asOf", array_agg(id order by id) as ids from known group by "asOf")
    insert into "ImportConfirmed" ("runId", "asOf", "rowIds") select $2::int, "asOf", ids from lists`;
}

/** The rows given, by the types of the table. */
function givenSql({ fields }: Target): string {
  const names = Object.keys(fields);
  const texts = [...names, 'sourceId'].map((name) => `${quote(name)} text`).join(', ');
  const typed = names.map((name) => `r.${quote(name)}::${fields[name] ?? 'text'} as ${quote(name)}`);
  return `given as materialized (
      select ${typed.join(', ')}, r."sourceId" from json_to_recordset($1::json) as r(${texts})
    )`;
}

function keysOf({ mirrored, conflict }: Target): readonly string[] {
  return mirrored ? ['source', 'sourceId'] : (conflict ?? []);
}

function sameSql(target: Target): string {
  return target.mirrored
    ? 'k."source" = $3 and k."sourceId" = g."sourceId"'
    : keysOf(target)
        .map((name) => `k.${quote(name)} = g.${quote(name)}`)
        .join(' and ');
}

export function quote(name: string): string {
  return `"${name}"`;
}
