/** Recipients gathered for a mass message, and batches of them under way. */
import { z } from 'zod';
import type { BroadcastRow, BroadcastStore } from '../delivery/broadcast.ts';
import type { MassStore } from '../delivery/mass.ts';
import type { Database } from './open.ts';
import { channelSchema } from './reply-column.ts';

/**
 * A gathered recipient is due a thousand years late: who claims one by one passes it by, and the index finds it at once.
 * While it is leased, its lease ends as much later.
 */
export const shelfYears = 1_000;
const shelfMs = shelfYears * 365.25 * 86_400_000;
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
      const [now, until] = [shelved(at), shelved(new Date(at.getTime() + leaseMs))];
      const soon = new Date(at.getTime() + waitedForMs);
      // Every look costs a probe of the index; only where somebody waits, all rows of a batch are taken.
      const rows = await client.$queryRaw<unknown[]>`
        WITH waiting AS MATERIALIZED (
          SELECT "platformId" AS "key" FROM "CampaignRecipient"
          WHERE "campaignId" = ${campaignId} AND "channel" = ${channel}::"Channel" AND "way" = 'mass'
            AND "state" IN ('queued', 'leased') AND "nextAttemptAt" > ${soon} AND "nextAttemptAt" <= ${now}
          ORDER BY "platformId" NULLS LAST LIMIT ${limit}
        ), batch AS (
          SELECT r."campaignId", r."id" FROM "CampaignRecipient" r
          WHERE r."campaignId" = ${campaignId} AND r."channel" = ${channel}::"Channel" AND r."way" = 'mass'
            AND r."state" IN ('queued', 'leased') AND r."nextAttemptAt" > ${soon} AND r."nextAttemptAt" <= ${now}
            AND r."platformId" IS NOT DISTINCT FROM (SELECT min("key") FROM waiting)
            AND (SELECT "state" FROM "Campaign" WHERE "id" = ${campaignId}) = 'running'
            AND ((SELECT min("key") FROM waiting) IS NOT NULL OR (SELECT count(*) FROM waiting) >= ${limit}
              OR NOT EXISTS (
                SELECT 1 FROM "CampaignRecipient" other
                WHERE other."campaignId" = ${campaignId} AND other."channel" = ${channel}::"Channel"
                  AND other."state" IN ('queued', 'leased') AND other."nextAttemptAt" <= ${soon}))
          ORDER BY r."nextAttemptAt", r."id" LIMIT ${limit} FOR UPDATE
        ), leased AS (
          UPDATE "CampaignRecipient" r
          SET "state" = 'leased', "nextAttemptAt" = ${until}, "attempts" = r."attempts" + 1,
            "doubtful" = r."doubtful" + CASE WHEN r."state" = 'leased' AND r."platformId" IS NOT NULL THEN 1 ELSE 0 END
          FROM batch WHERE r."campaignId" = batch."campaignId" AND r."id" = batch."id"
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
        SET "state" = 'queued', "nextAttemptAt" = ${shelved(until)}, "doubtful" = r."doubtful" + ${inDoubt ? 1 : 0}
        FROM jsonb_to_recordset(${listed(rows)}::jsonb) AS l("campaignId" int, "id" bigint, "attempt" int)
        WHERE r."campaignId" = l."campaignId" AND r."id" = l."id" AND r."state" = 'leased' AND r."attempts" = l."attempt"`;
    },
  };
}

function listed(rows: readonly BroadcastRow[]): string {
  return JSON.stringify(rows.map(({ campaignId, id, attempt }) => ({ campaignId, id: String(id), attempt })));
}
