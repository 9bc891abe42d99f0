/** The recipients of broadcasts on PostgreSQL (and its embedded sibling): leasing them, settling them. */
import { z } from 'zod';
import type { BroadcastRow, BroadcastSettlement, BroadcastStore } from '../delivery/broadcast.ts';
import { dueReplies } from './due-replies.ts';
import { shelved } from './mass.ts';
import type { Database } from './open.ts';
import { channelSchema } from './reply-column.ts';
import { lastMessage, windowColumns, windowOf, windowSelected } from './window.ts';

const leasedRow = z
  .object({
    campaignId: z.int(),
    id: z.bigint(),
    contactId: z.int(),
    personId: z.int(),
    householdIds: z.array(z.int()),
    attempts: z.int(),
    channel: channelSchema,
    externalId: z.string(),
    ...windowColumns,
  })
  .transform(({ attempts, externalId, ...row }): BroadcastRow => ({
    campaignId: row.campaignId,
    id: row.id,
    contactId: row.contactId,
    personId: row.personId,
    householdIds: row.householdIds,
    attempt: attempts,
    channel: row.channel,
    from: externalId,
    ...windowOf(row),
  }));

const isGathered = ({ state, way }: Pick<BroadcastSettlement, 'state' | 'way'>) =>
  state === 'queued' && way === 'mass';

export function broadcastStore({ client }: Pick<Database, 'client'>): BroadcastStore {
  return {
    async claim({ campaignId, channel, limit, leaseMs, perConversationMs, windowed }, at) {
      const until = new Date(at.getTime() + leaseMs);
      const restedSince = new Date(at.getTime() - perConversationMs);
      // A mass message under way is mass.ts's.
      // A question in brackets is asked of one row after the other, so that only the few that are leased are looked at.
      // While it is being sent on a channel with a pace, "settledAt" is the time of the lease: see due-replies.ts.
      const rows = await client.$queryRaw<unknown[]>`
        WITH due AS (
          SELECT "id" FROM "CampaignRecipient" r
          WHERE "campaignId" = ${campaignId} AND "channel" = ${channel}::"Channel"
            AND "state" IN ('queued', 'leased') AND "nextAttemptAt" <= ${at}
            AND NOT ("state" = 'leased' AND "way" IS NOT DISTINCT FROM 'mass')
            AND (SELECT "state" FROM "Campaign" WHERE "id" = ${campaignId}) = 'running'
            AND CASE WHEN ${perConversationMs}::int = 0 THEN true ELSE
              (SELECT NOT EXISTS (
                SELECT 1 FROM "CampaignRecipient" told
                WHERE told."contactId" = c."id" AND told."settledAt" > ${restedSince} AND told."state" <> 'skipped'
              ) AND NOT EXISTS (
                SELECT 1 FROM "OutboxMessage" o
                WHERE o."channel" = c."channel" AND o."externalId" = c."externalId"
                  AND (o."state" IN ('queued', 'leased')
                    OR o."state" = 'accepted' AND o."acceptedAt" > ${restedSince})
              ) FROM "Contact" c WHERE c."id" = r."contactId") END
          ORDER BY "nextAttemptAt", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ), leased AS (
          UPDATE "CampaignRecipient" r
          SET "state" = 'leased', "nextAttemptAt" = ${until}, "attempts" = r."attempts" + 1, "way" = NULL,
            "doubtful" = r."doubtful" + CASE r."state" WHEN 'leased' THEN 1 ELSE 0 END,
            "settledAt" = CASE WHEN ${perConversationMs}::int = 0 THEN r."settledAt" ELSE ${at}::timestamptz END
          FROM due, "Contact" c
          WHERE r."campaignId" = ${campaignId} AND r."id" = due."id" AND c."id" = r."contactId"
          RETURNING r."campaignId", r."id", r."contactId", r."personId", r."householdIds", r."attempts",
            c."channel", c."externalId", NULL::bigint AS "outboxId"
        )
        SELECT leased."campaignId", leased."id", leased."contactId", leased."personId", leased."householdIds",
          leased."attempts", leased."channel"::text AS "channel", leased."externalId", ${windowSelected(windowed)}
        FROM leased ${lastMessage(windowed)} ORDER BY leased."id"`;
      return z.array(leasedRow).parse(rows);
    },

    async settle(settlements, at) {
      const rows = JSON.stringify(
        settlements.map(({ id, nextAttemptAt, counts, ...rest }) => ({
          ...rest,
          id: String(id),
          nextAttemptAt: (isGathered(rest) ? shelved(nextAttemptAt) : nextAttemptAt).toISOString(),
          uncounted: counts ? 0 : 1,
        })),
      );
      await client.$executeRaw`
        WITH settled AS (
          UPDATE "CampaignRecipient" r
          SET "state" = s."state"::"RecipientState", "attempts" = r."attempts" - s."uncounted",
            "nextAttemptAt" = s."nextAttemptAt", "reason" = left(s."reason", 500), "way" = s."way",
            "platformId" = s."platformId", "settledAt" = ${at}
          FROM jsonb_to_recordset(${rows}::jsonb) AS s("campaignId" int, "id" bigint, "attempt" int, "state" text,
            "nextAttemptAt" timestamptz, "reason" text, "way" text, "platformId" text, "uncounted" int,
            "unreachable" boolean)
          WHERE r."campaignId" = s."campaignId" AND r."id" = s."id"
            AND r."state" = 'leased' AND r."attempts" = s."attempt"
          RETURNING r."contactId", s."unreachable"
        )
        UPDATE "Contact" c SET "unreachableAt" = ${at}
        FROM settled WHERE settled."unreachable" AND c."id" = settled."contactId" AND c."unreachableAt" IS NULL`;
    },

    async repliesFirst({ channel, perConversationMs }, until, at) {
      // What waits on the page waits for its reader, not for a sender.
      if (channel === 'web') return false;
      const [row] = await client.$queryRaw<{ first: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM "ChannelPace" WHERE "channel" = ${channel}::"Channel" AND "nextAt" > ${until})
          OR EXISTS (SELECT 1 FROM "OutboxMessage" o WHERE ${dueReplies({ channel, perConversationMs }, at)}) AS "first"`;
      return row?.first ?? false;
    },
  };
}
