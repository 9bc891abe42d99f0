/** Who is here and not in the newest file, who is new with it, and which sums it changed. Nobody is deleted by it. */
import { z } from 'zod';
import type { Difference, YearTotal } from '../../records/repository.ts';
import type { ImportKind } from '../../records/records.ts';
import type { PrismaClient } from '../generated/client.ts';
import { kinds } from './kinds.ts';
import { labels } from './labels.ts';

export type Which = 'not-in-file' | 'new-here';

interface OfRun {
  readonly id: number;
  readonly kind: ImportKind;
  readonly source: string;
}

const differenceRow = z
  .object({ id: z.int(), record: z.string(), who: z.string(), asOf: z.date().nullable() })
  .transform(({ asOf, ...row }) => ({ ...row, ...(asOf && { asOf }) }));

function fromSql({ kind }: OfRun, which: Which): string {
  const { table } = kinds[kind].target;
  const { joins, source } = labels[table];
  const inRun =
    which === 'new-here'
      ? `exists (select from "ImportChange" i where i."runId" = $1::int and i."rowId" = t.id and i.inserted)`
      : `not exists (select from "ImportChange" i where i."runId" = $1::int and i."rowId" = t.id)
         and t.id not in (select unnest("rowIds") from "ImportConfirmed" where "runId" = $1::int)`;
  return `from "${table}" t ${joins} where ${source} = $2 and ${inRun}`;
}

export async function countDifferences(client: PrismaClient, run: OfRun, which: Which): Promise<number> {
  const rows = await client.$queryRawUnsafe(
    `select count(*)::int as count ${fromSql(run, which)}`,
    ...[run.id, run.source],
  );
  return z.tuple([z.object({ count: z.int() })]).parse(rows)[0].count;
}

export async function differencesOf(
  client: PrismaClient,
  run: OfRun,
  which: Which,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly Difference[]> {
  const { table, mirrored } = kinds[run.kind].target;
  const { record, who, mask } = labels[table];
  const rows = await client.$queryRawUnsafe(
    `select t.id, ${record} as record, ${who} as who, ${mirrored ? 't."asOf"' : 'null::timestamptz'} as "asOf"
     ${fromSql(run, which)} and t.id > $3::int order by t.id limit $4::int`,
    ...[run.id, run.source, after, limit],
  );
  return z
    .array(differenceRow)
    .parse(rows)
    .map((row) => ({ ...row, who: mask(row.who) }));
}

/** Whose sums are reckoned, by the column of their year. */
export const summed: Readonly<Partial<Record<ImportKind, { year: string; sums: readonly string[] }>>> = {
  enrolments: { year: 'year', sums: ['amount'] },
  'account-entries': { year: 'year', sums: ['amount'] },
  claims: { year: 'creditedYear', sums: ['total', 'paid'] },
};

const totalRows = z.array(
  z.object({ year: z.int(), before: z.string().nullable(), after: z.string().nullable() }),
);

/** Of all records of the source, by year: as they are now, and as they were before the run. */
export async function yearTotals(client: PrismaClient, run: OfRun): Promise<readonly YearTotal[]> {
  const kind = summed[run.kind];
  const { table } = kinds[run.kind].target;
  if (!kind) return [];
  const totals: YearTotal[] = [];
  for (const field of kind.sums) {
    const rows = await client.$queryRawUnsafe(
      `with was as (
         select t."${kind.year}" as year, t."${field}" as amount from "${table}" t
         where t.source = $2 and not exists (select from "ImportChange" i where i."runId" = $1::int and i."rowId" = t.id)
         union all
         select p."${kind.year}", p."${field}" from "ImportChange" i
           cross join lateral jsonb_populate_record(null::"${table}", i.before) p
         where i."runId" = $1::int and i.before is not null
       ),
       now as (select t."${kind.year}" as year, t."${field}" as amount from "${table}" t where t.source = $2)
       select year, sum(before)::text as before, sum(after)::text as after
       from (select year, amount as before, null::numeric as after from was
             union all select year, null, amount from now) as both_of
       group by year order by year`,
      ...[run.id, run.source],
    );
    for (const { year, before, after } of totalRows.parse(rows))
      totals.push({ year, field, before: before ?? '0.00', after: after ?? '0.00' });
  }
  return totals;
}
