/** Which replies may be sent on a channel now: asked by whoever sends them, and by broadcasts, which let them go first. */
import type { Claiming } from '../delivery/outbox.ts';
import { Prisma } from './generated/client.ts';

/** Beyond this the channel is reserved by all processes together so far ahead that nothing more is leased, in milliseconds. */
const reservedAheadMs = 1_000;

/**
 * The oldest of each conversation, of a reply `o`; not while its chat rests because of another reply or a broadcast.
 * While it is leased, a broadcast bears the time of its lease: it is being sent.
 */
export function dueReplies(
  { channel, perConversationMs }: Pick<Claiming, 'channel' | 'perConversationMs'>,
  at: Date,
): Prisma.Sql {
  const ahead = new Date(at.getTime() + reservedAheadMs);
  const restedSince = new Date(at.getTime() - perConversationMs);
  return Prisma.sql`"channel" = ${channel}::"Channel" AND "state" IN ('queued', 'leased') AND "nextAttemptAt" <= ${at}
    AND NOT EXISTS (SELECT 1 FROM "ChannelPace" WHERE "channel" = ${channel}::"Channel" AND "nextAt" > ${ahead})
    AND NOT EXISTS (
      SELECT 1 FROM "OutboxMessage" earlier
      WHERE earlier."channel" = o."channel" AND earlier."externalId" = o."externalId"
        AND earlier."state" IN ('queued', 'leased') AND earlier."id" < o."id")
    AND (${perConversationMs}::int = 0 OR NOT EXISTS (
      SELECT 1 FROM "OutboxMessage" sent
      WHERE sent."channel" = o."channel" AND sent."externalId" = o."externalId"
        AND sent."state" = 'accepted' AND sent."acceptedAt" > ${restedSince}))
    AND (${perConversationMs}::int = 0 OR (
      SELECT true FROM "Contact" c JOIN "CampaignRecipient" told ON told."contactId" = c."id"
      WHERE c."channel" = o."channel" AND c."externalId" = o."externalId"
        AND told."settledAt" > ${restedSince} AND told."state" <> 'skipped' LIMIT 1) IS NULL)`;
}
