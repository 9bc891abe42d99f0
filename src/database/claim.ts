import { z } from 'zod';
import type { Claim } from '../claim/claim.ts';
import type { ClaimRepository } from '../claim/repository.ts';
import { dayColumn, withoutNulls, yuanColumn } from './columns.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const claimState = z.enum(['submitted', 'checked', 'publicised', 'approved', 'paid', 'rejected', 'returned']);

export const claimRow = z
  .object({
    number: z.string(),
    memberId: z.int(),
    memberName: z.string(),
    institution: z.string(),
    tier: z.enum(['sumu', 'banner', 'above']),
    admittedOn: dayColumn.nullable(),
    dischargedOn: dayColumn,
    creditedYear: z.int(),
    total: yuanColumn,
    ineligible: yuanColumn.nullable(),
    deductible: yuanColumn.nullable(),
    rate: z.string().nullable(),
    computed: yuanColumn.nullable(),
    paid: yuanColumn.nullable(),
    paidOn: dayColumn.nullable(),
    state: claimState,
    reason: z.string().nullable(),
    asOf: z.date(),
    events: z.array(z.object({ state: claimState, occurredOn: dayColumn, note: z.string() })),
  })
  .transform(withoutNulls);

/** Of "Claim" c and its "Member" m, with the events. */
export const claimColumns = Prisma.sql`
  c."number", c."memberId", m."name" AS "memberName", c."institution", c."tier"::text AS "tier",
  c."admittedOn"::text AS "admittedOn", c."dischargedOn"::text AS "dischargedOn", c."creditedYear",
  c."total"::text AS "total", c."ineligible"::text AS "ineligible", c."deductible"::text AS "deductible",
  c."rate"::text AS "rate", c."computed"::text AS "computed", c."paid"::text AS "paid",
  c."paidOn"::text AS "paidOn", c."state"::text AS "state", c."reason", c."asOf",
  coalesce((
    SELECT json_agg(json_build_object('state', e."state", 'occurredOn', e."occurredOn"::text, 'note', e."note")
      ORDER BY e."occurredOn", e."id")
    FROM "ClaimEvent" e WHERE e."claimId" = c."id"
  ), '[]'::json) AS "events"`;

/** Claims with their events, in one round trip. */
export function claimRepository(tx: Tx): ClaimRepository {
  return {
    async claimsOf(memberIds): Promise<readonly Claim[]> {
      const rows = await tx.$queryRaw<unknown[]>`
        WITH verified AS (
          SELECT "id", "householdId", "relation" FROM "Member" WHERE "id" = ANY(${[...memberIds]}::int[])
        ), told AS (
          SELECT "id", NULL::date AS "bornOn" FROM verified
          UNION ALL
          SELECT DISTINCT child."id", child."bornOn"
          FROM "Member" child JOIN verified guardian ON guardian."householdId" = child."householdId"
          WHERE child."bornOn" IS NOT NULL AND child."leftOn" IS NULL
            AND child."id" NOT IN (SELECT "id" FROM verified)
            AND (guardian."relation" IN ('head', 'spouse')
              OR (guardian."relation" IN ('son', 'daughter') AND child."relation" = 'grandchild'))
        )
        SELECT ${claimColumns}
        FROM told JOIN "Claim" c ON c."memberId" = told."id" JOIN "Member" m ON m."id" = c."memberId"
        WHERE told."bornOn" IS NULL OR told."bornOn" + interval '14 years' > c."dischargedOn"
        ORDER BY c."dischargedOn" DESC, c."id" DESC
        LIMIT 50`;
      return z.array(claimRow).parse(rows);
    },
    async knownAsOf() {
      const newest = await tx.importRun.findFirst({
        where: { kind: 'claims', undoesId: null, undoneBy: null },
        orderBy: { asOf: 'desc' },
        select: { asOf: true },
      });
      return newest?.asOf;
    },
    async paidInYear(memberId, year) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT coalesce(sum("paid"), 0)::numeric(14, 2)::text AS "paid"
        FROM "Claim" WHERE "memberId" = ${memberId} AND "creditedYear" = ${year} AND "state" = 'paid'`;
      const [row] = z
        .array(z.object({ paid: yuanColumn }))
        .length(1)
        .parse(rows);
      if (!row) throw new Error('a sum without a row');
      return row.paid;
    },
  };
}
