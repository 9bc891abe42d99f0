/** The rows of a campaign's recipients, as its life touches them. */
import { z } from 'zod';
import type { RecipientRows } from '../outreach/repository.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

/** Whose account was erased has none any more on which they could be told. */
const couldNotBeTold = Prisma.sql`"state" = 'failed' AND "contactId" IS NOT NULL`;

const counted = z.tuple([z.object({ count: z.int() })]);

export function recipientRows(tx: Tx): RecipientRows {
  return {
    async waiting(campaignId) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM "CampaignRecipient"
        WHERE "campaignId" = ${campaignId}::int
          AND "state" = ANY (ARRAY['queued'::"RecipientState", 'leased'::"RecipientState"])
        LIMIT 1`;
      return rows.length > 0;
    },

    /** A lease that ran out is a send that was under way when its process died: nobody knows whether it arrived. */
    skipWaiting: (campaignId, reason, limit, at) =>
      tx.$executeRaw`
        UPDATE "CampaignRecipient" r
        SET "state" = 'skipped', "reason" = ${reason}, "settledAt" = ${at},
          "doubtful" = r."doubtful" + CASE WHEN r."state" = 'leased' THEN 1 ELSE 0 END
        FROM (
          SELECT "id" FROM "CampaignRecipient"
          WHERE "campaignId" = ${campaignId}::int
            AND "state" = ANY (ARRAY['queued'::"RecipientState", 'leased'::"RecipientState"])
            AND ("state" = 'queued' OR "nextAttemptAt" <= ${at})
          LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
        ) taken
        WHERE r."campaignId" = ${campaignId}::int AND r."id" = taken."id"`,

    async failed(campaignId) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT count(*)::int AS "count" FROM "CampaignRecipient"
        WHERE "campaignId" = ${campaignId}::int AND ${couldNotBeTold}`;
      return counted.parse(rows)[0].count;
    },

    requeueFailed: (campaignId, at) =>
      tx.$executeRaw`
        UPDATE "CampaignRecipient" SET "state" = 'queued', "attempts" = 0, "nextAttemptAt" = ${at}, "settledAt" = NULL
        WHERE "campaignId" = ${campaignId}::int AND ${couldNotBeTold}`,
  };
}
