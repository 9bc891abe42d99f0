/** What is in every table, in a few letters: how many rows, and a digest that no order of rows changes. */
import type { ClientBase } from 'pg';
import { z } from 'zod';

export interface TableDigest {
  readonly rows: number;
  readonly digest: string;
}
export type TableDigests = Readonly<Record<string, TableDigest>>;

const names = z.array(z.object({ name: z.string(), quoted: z.string() }));
const digestRows = z.tuple([z.object({ rows: z.coerce.number().int(), digest: z.string() })]);

/** Within one transaction of the caller's, so that all tables are of one moment. */
export async function digestTables(client: ClientBase): Promise<TableDigests> {
  // A row is digested as text: dates must read alike wherever it is done.
  await client.query(
    `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'`,
  );
  const tables = await client.query(
    `SELECT relname AS "name", format('%I.%I', nspname, relname) AS "quoted"
     FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
     WHERE nspname = 'public' AND relkind = 'r' ORDER BY relname`,
  );
  const digests: Record<string, TableDigest> = {};
  for (const { name, quoted } of names.parse(tables.rows)) {
    const { rows } = await client.query(
      `SELECT count(*) AS "rows",
         coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0)::text AS "digest"
       FROM ${quoted} AS t`,
    );
    [digests[name]] = digestRows.parse(rows);
  }
  return digests;
}

/** The tables in which something is not as it was. */
export function differingTables(before: TableDigests, now: TableDigests): readonly string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...all].filter(
    (name) => before[name]?.rows !== now[name]?.rows || before[name]?.digest !== now[name]?.digest,
  );
}
