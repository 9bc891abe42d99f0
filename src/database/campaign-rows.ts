/** The rows of a campaign's recipients, as its life touches them. */
import { z } from 'zod';
import type { ChannelName } from '../kernel/message.ts';
import type { RecipientRows } from '../outreach/repository.ts';
import { Prisma } from './generated/client.ts';
import { shelved } from './mass.ts';
import type { Tx } from './open.ts';

/** Whose account was erased has none any more on which they could be told. */
const couldNotBeTold = Prisma.sql`"state" = 'failed' AND "contactId" IS NOT NULL`;

/** Given up rather than told twice. */
const unknownIfSent = 'no-answer: nobody knows whether the mass message was sent';

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

    /** Both by the index of those who are due: this is asked every second. */
    async switchedOff(campaignId, { channels, mass }, limit, at) {
      const onOne = (names: readonly ChannelName[]) => Prisma.sql`"campaignId" = ${campaignId}::int
        AND "channel" = ANY (${[...names]}::text[]::"Channel"[])
        AND "state" = ANY (ARRAY['queued'::"RecipientState", 'leased'::"RecipientState"])`;
      const failed =
        channels.length === 0
          ? 0
          : await tx.$executeRaw`
              UPDATE "CampaignRecipient" r
              SET "state" = 'failed', "reason" = 'channel-off', "settledAt" = ${at},
                "doubtful" = r."doubtful" + CASE WHEN r."state" = 'leased' THEN 1 ELSE 0 END
              FROM (
                SELECT "id" FROM "CampaignRecipient"
                WHERE ${onOne(channels)} AND ("state" = 'queued' OR "nextAttemptAt" <= ${at})
                LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
              ) taken
              WHERE r."campaignId" = ${campaignId}::int AND r."id" = taken."id"`;
      const gathered =
        mass.length === 0
          ? 0
          : await tx.$executeRaw`
              UPDATE "CampaignRecipient" r SET "settledAt" = ${at}, "nextAttemptAt" = ${at},
                "state" = CASE WHEN "inDoubt" THEN 'failed' ELSE 'queued' END::"RecipientState",
                "way" = CASE WHEN "inDoubt" THEN 'mass' END,
                "reason" = CASE WHEN "inDoubt" THEN ${unknownIfSent} ELSE r."reason" END
              FROM (
                SELECT "id", "platformId" IS NOT NULL AS "inDoubt" FROM "CampaignRecipient"
                WHERE ${onOne(mass)} AND "state" = 'queued' AND "way" = 'mass'
                  AND "nextAttemptAt" > ${new Date(shelved(at).getTime() / 2)}
                LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
              ) taken
              WHERE r."campaignId" = ${campaignId}::int AND r."id" = taken."id"`;
      return failed + gathered;
    },

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
