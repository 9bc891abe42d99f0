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
 * How much a person has been sent since their last message `said`; parts are counted, not rows. A broadcast's messages count
 * like replies; a notice and a mass message do not.
 * @param to whatever has the person's "channel" and "externalId" @param counted which replies `sent` came after it
 */
export const sentTo = (to: Prisma.Sql, counted: Prisma.Sql) => Prisma.sql`(
    SELECT coalesce(sum(CASE sent."way" WHEN 'notice' THEN 0 WHEN 'passive' THEN sent."partsSent" - 1
      ELSE greatest(sent."partsSent", 1) END), 0)::int
    FROM "OutboxMessage" sent
    WHERE sent."channel" = ${to}."channel" AND sent."externalId" = ${to}."externalId"
      AND (sent."state" = 'accepted' OR sent."partsSent" > 0) AND sent."state" <> 'passed_on' AND ${counted}
  ) + (
    SELECT count(*)::int FROM "Contact" person JOIN "CampaignRecipient" told ON told."contactId" = person."id"
    WHERE person."channel" = ${to}."channel" AND person."externalId" = ${to}."externalId"
      AND told."settledAt" >= said."receivedAt" AND told."state" IN ('accepted', 'delivered')
      AND told."way" IS DISTINCT FROM 'notice' AND told."way" IS DISTINCT FROM 'mass'
  )`;

/** Replies accepted, or at least begun, after it. */
export const afterIt = Prisma.sql`coalesce(sent."acceptedAt", sent."createdAt") >= said."receivedAt"`;

/** The parts of the leased reply itself count too, unless they may have gone before that message. */
export const windowSelected = (windowed: boolean) => Prisma.sql`
  ${windowed}::boolean AS "windowed", said."receivedAt" AS "lastInboundAt", said."occasion" AS "lastOccasion",
  CASE WHEN ${windowed}::boolean THEN ${sentTo(
    Prisma.sql`leased`,
    Prisma.sql`CASE sent."id" WHEN leased."outboxId" THEN sent."inboxId" IS NOT NULL ELSE ${afterIt} END`,
  )} END AS "sentSince"`;
