/** Recipients gathered for a mass message, and batches of them under way. */
import { z } from 'zod';
import type { BroadcastRow, BroadcastStore } from '../delivery/broadcast.ts';
import type { MassStore } from '../delivery/mass.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';
import { recipientColumns, recipientOf } from './recipient-row.ts';

/** Gathered, a recipient is due a thousand years late: who claims one by one passes it by, and the index finds it at once. */
const shelfMs = 1_000 * 365 * 86_400_000;
export const shelved = (at: Date) => new Date(at.getTime() + shelfMs);

/** Who else of the campaign is told before then is waited for: they may be gathered too. */
const waitedForMs = 60_000;

const batchRow = z.object(recipientColumns).transform(recipientOf);

export function massStore(
  { client }: Pick<Database, 'client'>,
  { settle }: Pick<BroadcastStore, 'settle'>,
): MassStore {
  return {
    settle,

    async lease({ campaignId, channel, limit, leaseMs }, at) {
      const until = new Date(at.getTime() + leaseMs);
      const soon = new Date(at.getTime() + waitedForMs);
      const of = Prisma.sql`"campaignId" = ${campaignId} AND "channel" = ${channel}::"Channel"
        AND "state" IN ('queued', 'leased')`;
      const others = await client.$queryRaw<unknown[]>`
        SELECT 1 FROM "CampaignRecipient"
        WHERE ${of} AND "nextAttemptAt" <= ${soon} AND NOT ("state" = 'leased' AND "way" IS NOT DISTINCT FROM 'mass')
        ORDER BY "nextAttemptAt", "id" LIMIT 1`;
      const waiting = await candidates(Prisma.sql`${of} AND "state" = 'queued' AND "way" = 'mass'
        AND "nextAttemptAt" > ${soon} AND "nextAttemptAt" <= ${shelved(at)}`);
      // Leases that ran out are looked for only where nobody else is due: they stand among those in the index.
      if (others.length === 0)
        waiting.push(
          ...(await candidates(
            Prisma.sql`${of} AND "state" = 'leased' AND "way" = 'mass' AND "nextAttemptAt" <= ${at}`,
          )),
        );
      const key = waiting.find((one) => one.key !== null)?.key ?? null;
      const together =
        key === null
          ? waiting.slice(0, limit)
          : await candidates(Prisma.sql`${of} AND "way" = 'mass' AND "platformId" = ${key}`);
      if (key === null && others.length > 0 && together.length < limit) return undefined;
      // Found by their keys alone, whatever the database believes of a new campaign's rows; who was faster has them.
      const rows = await client.$queryRaw<unknown[]>`
        WITH batch AS (
          SELECT "id" FROM "CampaignRecipient"
          WHERE "campaignId" = ${campaignId} AND "id" = ANY(${together.map(({ id }) => id)}::bigint[])
            AND "way" = 'mass' AND "platformId" IS NOT DISTINCT FROM ${key}
            AND (SELECT "state" FROM "Campaign" WHERE "id" = ${campaignId}) = 'running'
            AND ("state" = 'queued' AND "nextAttemptAt" > ${soon} OR "state" = 'leased' AND "nextAttemptAt" <= ${at})
          ORDER BY "id" FOR UPDATE
        ), leased AS (
          UPDATE "CampaignRecipient" r
          SET "state" = 'leased', "nextAttemptAt" = ${until}, "attempts" = r."attempts" + 1,
            "doubtful" = r."doubtful" + CASE WHEN r."state" = 'leased' AND r."platformId" IS NOT NULL THEN 1 ELSE 0 END
          FROM batch WHERE r."campaignId" = ${campaignId} AND r."id" = batch."id"
          RETURNING r."campaignId", r."id", r."contactId", r."personId", r."householdIds", r."attempts", r."channel"
        )
        SELECT leased."campaignId", leased."id", leased."contactId", leased."personId", leased."householdIds",
          leased."attempts", leased."channel"::text AS "channel", c."externalId"
        FROM leased JOIN "Contact" c ON c."id" = leased."contactId" ORDER BY leased."id"`;
      const batch = z.array(batchRow).parse(rows);
      return batch.length === 0 ? undefined : { rows: batch, ...(key !== null && { key }) };

      function candidates(where: Prisma.Sql) {
        return client.$queryRaw<{ id: bigint; key: string | null }[]>`
          SELECT "id", "platformId" AS "key" FROM "CampaignRecipient" WHERE ${where}
          ORDER BY "nextAttemptAt", "id" LIMIT ${limit}`;
      }
    },

    async sentSince(contactIds, since) {
      const rows = await client.$queryRaw<{ contactId: number; sent: bigint }[]>`
        SELECT "contactId", count(*) AS "sent" FROM "CampaignRecipient"
        WHERE "contactId" = ANY(${[...contactIds]}::int[]) AND "settledAt" >= ${since} AND "way" = 'mass'
          AND "state" IN ('accepted', 'delivered')
        GROUP BY "contactId"`;
      return new Map(rows.map(({ contactId, sent }) => [contactId, Number.parseInt(String(sent), 10)]));
    },

    mark: (rows, key) =>
      client.$executeRaw`
        UPDATE "CampaignRecipient" r SET "platformId" = ${key} ${stillLeased(rows)}`,

    async hold(rows, until, inDoubt) {
      await client.$executeRaw`
        UPDATE "CampaignRecipient" r
        SET "state" = 'queued', "nextAttemptAt" = ${shelved(until)}, "doubtful" = r."doubtful" + ${inDoubt ? 1 : 0},
          "platformId" = CASE WHEN ${inDoubt}::boolean OR r."doubtful" > 0 THEN r."platformId" END
        ${stillLeased(rows)}`;
    },
  };
}

/** Found by their keys, and looked up in what is known of them: see settle in broadcast.ts. */
function stillLeased(rows: readonly BroadcastRow[]): Prisma.Sql {
  const attempts = JSON.stringify(Object.fromEntries(rows.map(({ id, attempt }) => [String(id), attempt])));
  return Prisma.sql`
    FROM (SELECT ${attempts}::jsonb AS "attempts") given
    WHERE r."campaignId" = ${rows[0]?.campaignId ?? 0} AND r."id" = ANY(${rows.map(({ id }) => id)}::bigint[])
      AND r."state"::text = 'leased' AND r."attempts" = (given."attempts" -> r."id"::text)::int`;
}
