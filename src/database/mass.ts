/** Recipients gathered for a mass message, and batches of them under way. */
import { z } from 'zod';
import type { BroadcastRow, BroadcastStore } from '../delivery/broadcast.ts';
import type { MassStore } from '../delivery/mass.ts';
import type { Database } from './open.ts';
import { channelSchema } from './reply-column.ts';

/** Gathered, a recipient is due a thousand years late: who claims one by one passes it by, and the index finds it at once. */
const shelfMs = 1_000 * 365 * 86_400_000;
export const shelved = (at: Date) => new Date(at.getTime() + shelfMs);

/** Who else of the campaign is told before then is waited for: they may be gathered too. */
const waitedForMs = 60_000;

const batchRow = z
  .object({
    campaignId: z.int(),
    id: z.bigint(),
    contactId: z.int(),
    personId: z.int(),
    householdIds: z.array(z.int()),
    attempts: z.int(),
    channel: channelSchema,
    externalId: z.string(),
    platformId: z.string().nullable(),
  })
  .transform(({ attempts, externalId, platformId, ...row }) => ({
    row: { ...row, attempt: attempts, from: externalId } satisfies BroadcastRow,
    key: platformId,
  }));

export function massStore(
  { client }: Pick<Database, 'client'>,
  { settle }: Pick<BroadcastStore, 'settle'>,
): MassStore {
  return {
    settle,

    async lease({ campaignId, channel, limit, leaseMs }, at) {
      const until = new Date(at.getTime() + leaseMs);
      const soon = new Date(at.getTime() + waitedForMs);
      // Leases that ran out are looked for only where nobody else is due: they stand among them in the index.
      const rows = await client.$queryRaw<unknown[]>`
        WITH others AS MATERIALIZED (
          SELECT EXISTS (
            SELECT 1 FROM "CampaignRecipient"
            WHERE "campaignId" = ${campaignId} AND "channel" = ${channel}::"Channel"
              AND "state" IN ('queued', 'leased') AND "nextAttemptAt" <= ${soon}
              AND NOT ("state" = 'leased' AND "way" IS NOT DISTINCT FROM 'mass')) AS "due"
        ), waiting AS MATERIALIZED (
          SELECT "id", "platformId" AS "key" FROM "CampaignRecipient"
          WHERE "campaignId" = ${campaignId} AND "channel" = ${channel}::"Channel" AND "way" = 'mass'
            AND "state" IN ('queued', 'leased')
            AND ("nextAttemptAt" > ${soon} AND "nextAttemptAt" <= ${shelved(at)} AND "state" = 'queued'
              OR "nextAttemptAt" <= ${at} AND "state" = 'leased' AND NOT (SELECT "due" FROM others))
          ORDER BY "platformId" NULLS LAST, "nextAttemptAt" LIMIT ${limit}
        ), one AS MATERIALIZED (SELECT min("key") AS "key", count(*) AS "count" FROM waiting),
        batch AS (
          SELECT r."id" FROM "CampaignRecipient" r
          WHERE r."campaignId" = ${campaignId} AND r."way" = 'mass'
            AND (SELECT "state" FROM "Campaign" WHERE "id" = ${campaignId}) = 'running'
            AND r."id" IN (
              SELECT waiting."id" FROM waiting, one, others WHERE waiting."key" IS NOT DISTINCT FROM one."key"
                AND (one."key" IS NOT NULL OR one."count" >= ${limit} OR NOT others."due"))
            AND (r."state" = 'queued' AND r."nextAttemptAt" > ${soon}
              OR r."state" = 'leased' AND r."nextAttemptAt" <= ${at})
          ORDER BY r."id" FOR UPDATE
        ), leased AS (
          UPDATE "CampaignRecipient" r
          SET "state" = 'leased', "nextAttemptAt" = ${until}, "attempts" = r."attempts" + 1,
            "doubtful" = r."doubtful" + CASE WHEN r."state" = 'leased' AND r."platformId" IS NOT NULL THEN 1 ELSE 0 END
          FROM batch WHERE r."campaignId" = ${campaignId} AND r."id" = batch."id"
          RETURNING r.*
        )
        SELECT leased."campaignId", leased."id", leased."contactId", leased."personId", leased."householdIds",
          leased."attempts", leased."platformId", leased."channel"::text AS "channel", c."externalId"
        FROM leased JOIN "Contact" c ON c."id" = leased."contactId" ORDER BY leased."id"`;
      const batch = z.array(batchRow).parse(rows);
      const [first] = batch;
      if (!first) return undefined;
      return { rows: batch.map(({ row }) => row), ...(first.key !== null && { key: first.key }) };
    },

    async sentSince(contactIds, since) {
      const rows = await client.$queryRaw<{ contactId: number; sent: bigint }[]>`
        SELECT "contactId", count(*) AS "sent" FROM "CampaignRecipient"
        WHERE "contactId" = ANY(${[...contactIds]}::int[]) AND "settledAt" >= ${since} AND "way" = 'mass'
          AND "state" IN ('accepted', 'delivered')
        GROUP BY "contactId"`;
      return new Map(rows.map(({ contactId, sent }) => [contactId, Number.parseInt(String(sent), 10)]));
    },

    async mark(rows, key) {
      await client.$executeRaw`
        UPDATE "CampaignRecipient" r SET "platformId" = ${key}
        FROM jsonb_to_recordset(${listed(rows)}::jsonb) AS l("campaignId" int, "id" bigint, "attempt" int)
        WHERE r."campaignId" = l."campaignId" AND r."id" = l."id" AND r."state" = 'leased' AND r."attempts" = l."attempt"`;
    },

    async hold(rows, until, inDoubt) {
      await client.$executeRaw`
        UPDATE "CampaignRecipient" r
        SET "state" = 'queued', "nextAttemptAt" = ${shelved(until)}, "doubtful" = r."doubtful" + ${inDoubt ? 1 : 0},
          "platformId" = CASE WHEN ${inDoubt}::boolean OR r."doubtful" > 0 THEN r."platformId" END
        FROM jsonb_to_recordset(${listed(rows)}::jsonb) AS l("campaignId" int, "id" bigint, "attempt" int)
        WHERE r."campaignId" = l."campaignId" AND r."id" = l."id" AND r."state" = 'leased' AND r."attempts" = l."attempt"`;
    },
  };
}

function listed(rows: readonly BroadcastRow[]): string {
  return JSON.stringify(rows.map(({ campaignId, id, attempt }) => ({ campaignId, id: String(id), attempt })));
}
