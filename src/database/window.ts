/** What a platform with windows asks about a person: when they last wrote, and how much they were sent since. */
import { z } from 'zod';
import type { Window } from '../delivery/outbox.ts';
import { occasions } from '../kernel/message.ts';
import { Prisma } from './generated/client.ts';

export const windowColumns = {
  windowed: z.boolean(),
  lastInboundAt: z.coerce.date().nullable(),
  lastOccasion: z.enum(occasions).nullable(),
  sentSince: z.coerce.number().nullable(),
};

export function windowOf(
  row: z.infer<z.ZodObject<typeof windowColumns>>,
): { readonly window: Window } | Record<string, never> {
  if (!row.windowed) return {};
  const { lastInboundAt: at, lastOccasion: occasion, sentSince } = row;
  const lastInbound = at && { at, ...(occasion && { occasion }) };
  return { window: { ...(lastInbound && { lastInbound }), sentSince: sentSince ?? 0 } };
}

/**
 * For a `leased` row with "channel", "externalId" and "outboxId" (null: it is no reply): the last message, joined as
 * `said`. Only where it is asked for.
 */
export const lastMessage = (windowed: boolean) => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT i."receivedAt", i."occasion" FROM "InboxMessage" i
    WHERE ${windowed}::boolean AND i."channel" = leased."channel" AND i."externalId" = leased."externalId"
    ORDER BY i."id" DESC LIMIT 1) said ON true`;

/**
 * How much a person has been sent since their last message `said`; parts are counted, not rows. A broadcast's messages
 * count like replies; a notice and a mass message do not. However much a person was ever sent, only what came after is
 * read: what was accepted by its own instant, beside it the few that were begun and not accepted.
 * @param to whatever has the person's "channel" and "externalId" @param begun which of the latter, `sent`, count
 */
export const sentTo = (to: Prisma.Sql, begun: Prisma.Sql = begunAfterIt) => Prisma.sql`(
    SELECT coalesce(sum(CASE sent."way" WHEN 'notice' THEN 0 WHEN 'passive' THEN sent."partsSent" - 1
      ELSE greatest(sent."partsSent", 1) END), 0)::int
    FROM (
      SELECT sent."way", sent."partsSent" FROM "OutboxMessage" sent
      WHERE sent."channel" = ${to}."channel" AND sent."externalId" = ${to}."externalId"
        AND sent."state" = 'accepted' AND sent."acceptedAt" >= said."receivedAt"
      UNION ALL
      SELECT sent."way", sent."partsSent" FROM "OutboxMessage" sent
      WHERE sent."channel" = ${to}."channel" AND sent."externalId" = ${to}."externalId"
        AND sent."state" IN ('queued', 'leased', 'failed', 'held', 'telephoned') AND sent."partsSent" > 0 AND ${begun}
    ) sent
  ) + (
    SELECT count(*)::int FROM "Contact" person JOIN "CampaignRecipient" told ON told."contactId" = person."id"
    WHERE person."channel" = ${to}."channel" AND person."externalId" = ${to}."externalId"
      AND told."settledAt" >= said."receivedAt" AND told."state" IN ('accepted', 'delivered')
      AND told."way" IS DISTINCT FROM 'notice' AND told."way" IS DISTINCT FROM 'mass'
  )`;

/** A platform may have reported later that what it had accepted came to nothing. */
const begunAfterIt = Prisma.sql`coalesce(sent."acceptedAt", sent."createdAt") >= said."receivedAt"`;

/** The parts of the leased reply itself count too, unless they may have gone before that message. */
export const windowSelected = (windowed: boolean) => Prisma.sql`
  ${windowed}::boolean AS "windowed", said."receivedAt" AS "lastInboundAt", said."occasion" AS "lastOccasion",
  CASE WHEN ${windowed}::boolean THEN ${sentTo(
    Prisma.sql`leased`,
    Prisma.sql`CASE sent."id" WHEN leased."outboxId" THEN sent."inboxId" IS NOT NULL ELSE ${begunAfterIt} END`,
  )} END AS "sentSince"`;
