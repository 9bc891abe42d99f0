/** How the service stands, over all its processes: what waits, since when, and what was heard last. Counts, never whose. */
import type pg from 'pg';
import { z } from 'zod';
import { lastBackupColumn, lastBackupKey } from './last-backup.ts';
import { dayColumn } from './columns.ts';
import { readWithin } from './read-within.ts';
import { clockDayKey } from './retention-clock.ts';
import { channelSchema } from './reply-column.ts';
import { verdictColumn, verdictKey } from './audit-verdict.ts';

const campaignStates = [
  ...(['draft', 'approved', 'scheduled', 'running', 'paused', 'finished', 'cancelled', 'expired'] as const),
] as const;
const recipientStates = ['queued', 'leased', 'accepted', 'delivered', 'failed', 'skipped'] as const;
/** What is still to be sent, and what could not be. */
export const standingStates = ['queued', 'leased', 'failed', 'held'] as const;

const inboxRow = z.object({ channel: channelSchema, count: z.int(), oldestAt: z.date() });
const outboxRow = inboxRow.extend({ state: z.enum(standingStates) });
const dueRow = z.object({ dueDay: dayColumn, provisional: z.boolean(), count: z.int() });
const campaignRow = z.object({ state: z.enum(campaignStates), count: z.int() });
const tokenRow = z.object({ platform: z.string().regex(/^[a-z]{1,20}$/), expiresAt: z.date() });
const heardRow = z.object({ channel: channelSchema, at: z.date() });

/** Each is read from a partial index, a table of a few rows, or the newest rows of a large one. */
const newest = 2_000;
const statements = [
  `SELECT "channel"::text, count(*)::int AS "count", min("receivedAt") AS "oldestAt"
   FROM "InboxMessage" WHERE "state" = 'received' GROUP BY 1`,
  `SELECT "channel"::text, "state"::text, count(*)::int AS "count", min("createdAt") AS "oldestAt"
   FROM "OutboxMessage" WHERE "state" IN ('queued', 'leased') GROUP BY 1, 2`,
  `SELECT "channel"::text, "state"::text, count(*)::int AS "count", min("createdAt") AS "oldestAt"
   FROM "OutboxMessage" WHERE "state" IN ('failed', 'held') GROUP BY 1, 2`,
  `SELECT "dueDay"::text, "provisional", count(*)::int AS "count" FROM "Complaint" WHERE "open" GROUP BY 1, 2`,
  `SELECT "state"::text, count(*)::int AS "count" FROM "Campaign" GROUP BY 1`,
  `SELECT split_part("name", ':', 1) AS "platform", max("expiresAt") AS "expiresAt"
   FROM "PlatformToken" WHERE "name" NOT LIKE '%:lock' GROUP BY 1`,
  `SELECT "channel"::text, max("receivedAt") AS "at" FROM
   (SELECT "channel", "receivedAt" FROM "InboxMessage" ORDER BY "id" DESC LIMIT ${String(newest)}) AS last GROUP BY 1`,
  `SELECT "channel"::text, max("acceptedAt") AS "at" FROM
   (SELECT "channel", "acceptedAt" FROM "OutboxMessage" ORDER BY "id" DESC LIMIT ${String(newest)}) AS last
   WHERE "acceptedAt" IS NOT NULL GROUP BY 1`,
  `SELECT "value" FROM "Setting" WHERE "key" = '${verdictKey}'`,
  `SELECT "value" FROM "Setting" WHERE "key" = '${lastBackupKey}'`,
  `SELECT "value" FROM "Setting" WHERE "key" = '${clockDayKey}'`,
] as const;

const standingRows = z
  .tuple([
    z.array(inboxRow),
    z.array(outboxRow),
    z.array(outboxRow),
    z.array(dueRow),
    z.array(campaignRow),
    z.array(tokenRow),
    z.array(heardRow),
    z.array(heardRow),
    z.array(z.object({ value: verdictColumn })),
    z.array(z.object({ value: lastBackupColumn })),
    z.array(z.object({ value: dayColumn })),
  ])
  .transform(
    ([inbox, toSend, undelivered, due, campaigns, tokens, received, accepted, verdicts, backups, days]) => ({
      inbox,
      outbox: [...toSend, ...undelivered],
      /** Open complaints by their last day, of all queues together. */
      due,
      campaigns,
      tokens,
      /** Among the newest messages only: a channel that was silent for long has none. */
      received,
      accepted,
      /** Of the last time the audit chain was looked through, by whichever process. */
      verdict: verdicts[0]?.value,
      /** By `heyi backup`. */
      backupAt: backups[0]?.value,
      /** The last on which the clock was found right. */
      clockDay: days[0]?.value,
    }),
  );

export type Standing = z.infer<typeof standingRows>;

export async function readStanding(pool: pg.Pool, withinMs: number): Promise<Standing> {
  return standingRows.parse(await readWithin(pool, statements, withinMs));
}

const recipientRows = z.tuple([z.array(z.object({ state: z.enum(recipientStates), count: z.int() }))]);
export type Recipients = z.infer<typeof recipientRows>[0];

/** Of the broadcasts that are being sent: 300,000 rows take a tenth of a second, so it is asked for rarely. */
export async function readRecipients(pool: pg.Pool, withinMs: number): Promise<Recipients> {
  const [rows] = recipientRows.parse(
    await readWithin(
      pool,
      [
        `SELECT "state"::text, count(*)::int AS "count" FROM "CampaignRecipient"
         WHERE "campaignId" IN (SELECT "id" FROM "Campaign" WHERE "state" IN ('running', 'paused')) GROUP BY 1`,
      ],
      withinMs,
    ),
  );
  return rows;
}
