/** What is to be known before a run is undone. */
import { z } from 'zod';
import type { RunInTheWay, UndoFacts } from '../../records/decide.ts';
import type { ImportKind, Stay } from '../../records/records.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';
import { kinds, kindsInOrder } from './kinds.ts';
import { belongings } from './labels.ts';
import type { Target } from './save.ts';

type Reader = Tx | PrismaClient;

const runs = z.array(z.object({ id: z.int(), kind: z.enum(kindsInOrder) }));
const stays = z.array(
  z.object({
    rowId: z.int(),
    why: z.enum(['bound', 'opted-out', 'told', 'broadcast', 'members', 'records']),
  }),
);
const counts = z.tuple([z.object({ inserted: z.int(), updated: z.int(), confirmed: z.int() })]);

/** undefined: there is no such run. */
export async function undoFacts(
  tx: Reader,
  runId: number,
): Promise<(UndoFacts & { readonly kind: ImportKind }) | undefined> {
  const run = await tx.importRun.findUnique({
    where: { id: runId },
    include: { undoneBy: { select: { id: true } } },
  });
  if (!run) return undefined;
  const kind = z.enum(kindsInOrder).parse(run.kind);
  const { table } = kinds[kind].target;
  const [count] = counts.parse(
    await tx.$queryRaw`
      select count(*) filter (where inserted)::int as inserted, count(*) filter (where not inserted)::int as updated,
        (select coalesce(sum(cardinality("rowIds")), 0)::int from "ImportConfirmed" where "runId" = ${runId}::int) as confirmed
      from "ImportChange" where "runId" = ${runId}::int`,
  );
  const newer = runs.parse(
    await tx.$queryRaw`
      select r.id, r.kind from "ImportRun" r
      where r.id > ${runId}::int and r.kind = ${kind} and r.source is not distinct from ${run.source}
        and r."undoesId" is null and not exists (select from "ImportRun" u where u."undoesId" = r.id)`,
  );
  return {
    kind,
    isUndoing: run.undoesId !== null,
    undone: run.undoneBy !== null,
    forgotten: run.forgottenAt !== null,
    newer,
    onTop: await onTop(tx, runId, kind, table),
    ...count,
    stays: await stayingRows(tx, runId, table),
  };
}

/** Runs that stand and came later. */
const standing = `r.id > $1::int and r."undoesId" is null and not exists (select from "ImportRun" u where u."undoesId" = r.id)`;
const brought = `(select i."rowId" from "ImportChange" i where i."runId" = $1::int and i.inserted)`;

async function onTop(
  tx: Reader,
  runId: number,
  kind: ImportKind,
  table: Target['table'],
): Promise<readonly RunInTheWay[]> {
  const same = runs.parse(
    await tx.$queryRawUnsafe(
      `select distinct r.id, r.kind from "ImportRun" r join "ImportChange" c on c."runId" = r.id
         join "ImportChange" i on i."runId" = $1::int and i."rowId" = c."rowId"
       where ${standing} and r.kind = $2
       union
       select distinct r.id, r.kind from "ImportRun" r join "ImportConfirmed" c on c."runId" = r.id
         cross join lateral unnest(c."rowIds") as row(id)
       where ${standing} and r.kind = $2 and row.id in ${brought}`,
      ...[runId, kind],
    ),
  );
  const found = [...same];
  for (const child of belongings[table]) {
    const above = await tx.$queryRawUnsafe(
      `select distinct r.id, r.kind from "ImportRun" r join "ImportChange" c on c."runId" = r.id
         left join "${child.table}" t on t.id = c."rowId"
       where ${standing} and r.kind = $2
         and (t."${child.field}" in ${brought} or (c.before->>'${child.field}')::int in ${brought})`,
      ...[runId, child.kind],
    );
    found.push(...runs.parse(above));
  }
  return found;
}

/** Of the rows that a run brought: where something hangs on them that no undoing may take away. */
async function stayingRows(tx: Reader, runId: number, table: Target['table']): Promise<readonly Stay[]> {
  const parts = [
    ...ours[table],
    ...belongings[table].map(
      ({ table: child, field, why }) =>
        `select distinct "${field}" as id, '${why}' as why from "${child}" where "${field}" in ${brought}`,
    ),
  ];
  if (parts.length === 0) return [];
  const rows = await tx.$queryRawUnsafe(
    `select distinct on (id) id as "rowId", why from (${parts.join(' union all ')}) as hanging
     where id in ${brought} order by id, why`,
    runId,
  );
  return stays.parse(rows);
}

/** What is not of the mirrored records: bindings, wishes, what was told. */
const ours: Readonly<Record<Target['table'], readonly string[]>> = {
  Household: [`select distinct unnest("householdIds") as id, 'broadcast' as why from "CampaignRecipient"`],
  Member: [
    `select "memberId" as id, 'bound' as why from "Binding" where "memberId" in ${brought}`,
    `select id, 'opted-out' as why from "Member" where "optedOutAt" is not null and id in ${brought}`,
    `select "personId" as id, 'broadcast' as why from "CampaignRecipient" where "personId" in ${brought}`,
  ],
  Enrolment: [],
  FamilyAccountEntry: [],
  // Looked at for news while somebody of the household was bound: told.
  Claim: [
    `select c.id, 'told' as why from "Claim" c join "Member" m on m.id = c."memberId"
     where c."toldState" is not null and c.id in ${brought} and exists (
       select from "Binding" b join "Member" o on o.id = b."memberId" where o."householdId" = m."householdId")`,
  ],
  ClaimEvent: [],
};
