/** The runs there were, and what is kept of them. */
import { z } from 'zod';
import type { NamedStay, Run } from '../../records/repository.ts';
import type { Stay } from '../../records/records.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';
import { kinds, kindsInOrder } from './kinds.ts';
import { labels } from './labels.ts';

type Reader = Tx | PrismaClient;

const stayList = z.array(
  z.object({
    rowId: z.int(),
    why: z.enum(['bound', 'opted-out', 'told', 'broadcast', 'members', 'records']),
  }),
);
const runRow = z
  .object({
    ...{ id: z.int(), kind: z.enum(kindsInOrder), source: z.string().nullable(), fileName: z.string() },
    ...{ asOf: z.date(), importedAt: z.date(), rows: z.int(), inserted: z.int(), updated: z.int() },
    ...{ unchanged: z.int(), actor: z.string(), undoesId: z.int().nullable() },
    ...{ forgottenAt: z.date().nullable(), stayed: stayList.nullable() },
    undoneBy: z.object({ id: z.int() }).nullable(),
  })
  .transform(({ source, undoesId, undoneBy, forgottenAt, stayed, ...run }): Run => ({
    ...run,
    ...(source !== null && { source }),
    ...(undoesId !== null && { undoesId }),
    ...(undoneBy && { undoneById: undoneBy.id }),
    forgotten: forgottenAt !== null,
    stayed: stayed?.length ?? 0,
  }));
const withUndone = { undoneBy: { select: { id: true } } } as const;

export async function listRuns(client: Reader, limit: number): Promise<readonly Run[]> {
  const rows = await client.importRun.findMany({ orderBy: { id: 'desc' }, take: limit, include: withUndone });
  return z.array(runRow).parse(rows);
}

export async function runOf(client: Reader, id: number): Promise<Run | undefined> {
  const row = await client.importRun.findUnique({ where: { id }, include: withUndone });
  return row ? runRow.parse(row) : undefined;
}

/** Of each source and kind the newest run that stands. */
export async function newestRuns(client: Reader): Promise<readonly Run[]> {
  const ids = z.array(z.object({ id: z.int() })).parse(
    await client.$queryRaw`
      select max(r.id) as id from "ImportRun" r
      where r.source is not null and r."undoesId" is null
        and not exists (select from "ImportRun" u where u."undoesId" = r.id)
      group by r.source, r.kind`,
  );
  const rows = await client.importRun.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ source: 'asc' }, { id: 'asc' }],
    include: withUndone,
  });
  return z.array(runRow).parse(rows);
}

const named = z.array(z.object({ id: z.int(), record: z.string(), who: z.string() }));

/** What an undoing left, so that it can be found. */
export async function namedStays(
  client: Reader,
  kind: Run['kind'],
  stays: readonly Stay[],
): Promise<readonly NamedStay[]> {
  const { table } = kinds[kind].target;
  const { joins, record, who, mask } = labels[table];
  const rows = named.parse(
    await client.$queryRawUnsafe(
      `select t.id, ${record} as record, ${who} as who from "${table}" t ${joins} where t.id = any($1::int[])`,
      stays.map(({ rowId }) => rowId),
    ),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return stays.flatMap(({ rowId, why }) => {
    const row = known.get(rowId);
    return row ? [{ record: row.record, who: mask(row.who), why }] : [];
  });
}

export async function staysOf(client: Reader, run: Run, limit: number): Promise<readonly NamedStay[]> {
  const row = await client.importRun.findUnique({ where: { id: run.id }, select: { stayed: true } });
  const stays = stayList.nullable().parse(row?.stayed ?? null) ?? [];
  return namedStays(client, run.kind, stays.slice(0, limit));
}

/**
 * What stood before old runs is forgotten, and with it the way to undo them. Which rows the newest run of a source and
 * kind touched stays: it is what its reconciliation is reckoned by, and no value.
 */
export async function forgetOldRuns(tx: Tx, before: Date, at: Date): Promise<number> {
  const newest = (await newestRuns(tx)).map(({ id }) => id);
  const old = await tx.importRun.findMany({
    where: { importedAt: { lt: before }, forgottenAt: null },
    select: { id: true },
  });
  const ids = old.map(({ id }) => id);
  await tx.importRun.updateMany({ where: { id: { in: ids } }, data: { forgottenAt: at } });
  await tx.$executeRaw`
    update "ImportChange" set before = null
    where "runId" = any(${ids}::int[]) and "runId" = any(${newest}::int[]) and before is not null`;
  const gone = z
    .array(z.object({ id: z.int() }))
    .parse(
      await tx.$queryRaw`
        select r.id from "ImportRun" r where r."forgottenAt" is not null and not r.id = any(${newest}::int[])`,
    )
    .map(({ id }) => id);
  await tx.importChange.deleteMany({ where: { runId: { in: gone } } });
  await tx.importConfirmed.deleteMany({ where: { runId: { in: gone } } });
  return ids.length;
}

/** Files that were uploaded and not saved, and those that were. */
export async function forgetOldDrafts(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.importDraft.deleteMany({ where: { at: { lt: before } } });
  return count;
}
