/** Undoes a run: what it brought goes, what it changed is again as it was before. */
import { z } from 'zod';
import type { UndoDecision } from '../../records/decide.ts';
import type { ImportKind, Stay } from '../../records/records.ts';
import type { Tx } from '../transaction.ts';
import { kinds } from './kinds.ts';
import { quote, type Target } from './save.ts';

export interface UndoDeed {
  readonly runId: number;
  readonly kind: ImportKind;
  readonly at: Date;
  readonly actor: string;
}

/** @returns the run that the undoing is */
export async function undoRun(
  tx: Tx,
  { runId, kind, at, actor }: UndoDeed,
  { removed, restored, confirmed, stays }: Extract<UndoDecision, { kind: 'undo' }>,
): Promise<number> {
  const { source, fileName, sha256, asOf } = await tx.importRun.findUniqueOrThrow({ where: { id: runId } });
  const { target } = kinds[kind];
  await remove(tx, target, runId, stays);
  await restore(tx, target, runId);
  if (target.mirrored)
    await tx.$executeRawUnsafe(
      `update "${target.table}" t set "asOf" = c."asOf"
       from (select "asOf", unnest("rowIds") as id from "ImportConfirmed" where "runId" = $1::int) c
       where t.id = c.id and t."asOf" <> c."asOf"`,
      runId,
    );
  const { id } = await tx.importRun.create({
    data: {
      ...{ kind, source, fileName, sha256, asOf, importedAt: at, actor, undoesId: runId },
      ...{ rows: removed + restored + confirmed, inserted: 0, updated: restored, unchanged: confirmed },
      stayed: stays.map(({ rowId, why }) => ({ rowId, why })),
    },
    select: { id: true },
  });
  return id;
}

async function remove(tx: Tx, { table }: Target, runId: number, stays: readonly Stay[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `delete from "${table}" where id in (select "rowId" from "ImportChange" where "runId" = $1::int and inserted)
       and not id = any($2::int[])`,
    ...[runId, stays.map(({ rowId }) => rowId)],
  );
}

/** Each field by its own type; a field that the file had no column for stays as it is. */
async function restore(
  tx: Tx,
  { table, fields, mirrored, unique = {} }: Target,
  runId: number,
): Promise<void> {
  const changed = `(select "rowId" from "ImportChange" where "runId" = $1::int and before is not null)`;
  // Two rows may have changed places: neither may stand in the other's way back.
  const parked = Object.entries(unique).map(([name, free]) => `${quote(name)} = ${free}`);
  const put = [...Object.keys(fields), ...(mirrored ? ['asOf'] : [])].map(
    (name) => `${quote(name)} = p.${quote(name)}`,
  );
  if (parked.length > 0)
    await tx.$executeRawUnsafe(`update "${table}" set ${parked.join(', ')} where id in ${changed}`, runId);
  await tx.$executeRawUnsafe(
    `update "${table}" t set ${put.join(', ')}
     from "ImportChange" c join "${table}" old on old.id = c."rowId" cross join lateral jsonb_populate_record(old, c.before) p
     where c."runId" = $1::int and c.before is not null and t.id = old.id`,
    runId,
  );
}

const duplicate = z.union([
  z.object({ code: z.literal('P2002') }),
  z.object({ code: z.literal('P2010'), meta: z.object({ code: z.literal('23505') }) }),
  z.object({
    meta: z.object({
      driverAdapterError: z.object({ cause: z.object({ originalCode: z.literal('23505') }) }),
    }),
  }),
]);

/** What stood there before has been given to another record since. */
export function collides(fault: unknown): boolean {
  return duplicate.safeParse(fault).success;
}
