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
 * sentSince counts parts, not rows; those of the leased reply too, unless they may have gone before that message. A
 * broadcast's messages count like replies.
 */
export const windowSelected = (windowed: boolean) => Prisma.sql`
  ${windowed}::boolean AS "windowed", said."receivedAt" AS "lastInboundAt", said."occasion" AS "lastOccasion",
  CASE WHEN ${windowed}::boolean THEN (
    SELECT coalesce(sum(CASE sent."way" WHEN 'notice' THEN 0 WHEN 'passive' THEN sent."partsSent" - 1
      ELSE greatest(sent."partsSent", 1) END), 0)::int
    FROM "OutboxMessage" sent
    WHERE sent."channel" = leased."channel" AND sent."externalId" = leased."externalId"
      AND (sent."state" = 'accepted' OR sent."partsSent" > 0) AND sent."state" <> 'passed_on'
      AND CASE sent."id" WHEN leased."outboxId" THEN sent."inboxId" IS NOT NULL
        ELSE coalesce(sent."acceptedAt", sent."createdAt") >= said."receivedAt" END
  ) + (
    SELECT count(*)::int FROM "Contact" c JOIN "CampaignRecipient" told ON told."contactId" = c."id"
    WHERE c."channel" = leased."channel" AND c."externalId" = leased."externalId"
      AND told."settledAt" >= said."receivedAt" AND told."state" IN ('accepted', 'delivered')
      AND told."way" IS DISTINCT FROM 'notice' AND told."way" IS DISTINCT FROM 'mass'
  ) END AS "sentSince"`;
