/** The recipients of broadcasts on PostgreSQL (and its embedded sibling): leasing them, settling them. */
import { z } from 'zod';
import type { BroadcastRow, BroadcastSettlement, BroadcastStore } from '../delivery/broadcast.ts';
import { dueReplies } from './due-replies.ts';
import { shelved } from './mass.ts';
import type { Database } from './open.ts';
import { recipientColumns, recipientOf } from './recipient-row.ts';
import { lastMessage, windowColumns, windowOf, windowSelected } from './window.ts';

const leasedRow = z
  .object({ ...recipientColumns, ...windowColumns })
  .transform((row): BroadcastRow => ({ ...recipientOf(row), ...windowOf(row) }));

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
      const told = JSON.stringify(
        Object.fromEntries(settlements.map((one) => [String(one.id), outcomeColumns(one)])),
      );
      const campaignIds = [...new Set(settlements.map(({ campaignId }) => campaignId))];
      const ids = settlements.map(({ id }) => id);
      const unreachable = settlements.filter((one) => one.unreachable).map(({ id }) => id);
      // The rows are found by their key and looked up in what is told of them: were both joined, a database that has
      // not yet counted the rows of a new campaign would go through all of them. Hence also the cast of the state.
      await client.$executeRaw`
        WITH settled AS (
          UPDATE "CampaignRecipient" r
          SET ("state", "attempts", "doubtful", "nextAttemptAt", "reason", "way", "platformId", "settledAt") = (
            SELECT (one ->> 'state')::"RecipientState", r."attempts" - coalesce((one ->> 'uncounted')::int, 0),
              r."doubtful" + coalesce((one ->> 'doubtful')::int, 0),
              coalesce((one ->> 'nextAttemptAt')::timestamptz, r."nextAttemptAt"), left(one ->> 'reason', 500),
              one ->> 'way', one ->> 'platformId', ${at}::timestamptz
            FROM (SELECT given."told" -> r."id"::text AS one OFFSET 0) looked_up)
          FROM (SELECT ${told}::jsonb AS "told") given
          WHERE r."campaignId" = ANY(${campaignIds}::int[]) AND r."id" = ANY(${ids}::bigint[])
            AND r."state"::text = 'leased' AND r."attempts" = (given."told" -> r."id"::text ->> 'attempt')::int
          RETURNING r."id", r."contactId"
        )
        UPDATE "Contact" c SET "unreachableAt" = ${at}
        FROM settled WHERE settled."id" = ANY(${unreachable}::bigint[]) AND c."id" = settled."contactId"
          AND c."unreachableAt" IS NULL`;
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

/** What a settlement changes, as short as can be: there are thousands in one statement. */
function outcomeColumns({
  attempt,
  state,
  nextAttemptAt,
  counts,
  inDoubt = false,
  reason,
  way,
  platformId,
}: BroadcastSettlement) {
  // Gathered for a mass message.
  const due = state === 'queued' && way === 'mass' ? shelved(nextAttemptAt) : nextAttemptAt;
  return {
    ...{ attempt, state, way, reason: writable(reason), platformId: writable(platformId) },
    ...(state === 'queued' && { nextAttemptAt: due.toISOString() }),
    ...(!counts && { uncounted: 1 }),
    ...(inDoubt && { doubtful: 1 }),
  };
}

/** A platform's words. Were one of thousands not to be written, none would be settled, and all of them told again. */
function writable(words: string | undefined): string | undefined {
  return words?.replaceAll('\0', '').toWellFormed();
}
