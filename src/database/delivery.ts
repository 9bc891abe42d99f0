/** The inbox and its turns on PostgreSQL (and its embedded sibling); outbox.ts has the sending. */
import { z } from 'zod';
import type { ConversationKey, DeliveryStore, PastLine, StoredMessage } from '../delivery/delivery.ts';
import { type ChannelName, enclosureKinds, occasions, type Reply } from '../kernel/message.ts';
import { withoutNulls } from './columns.ts';
import type { Database, Tx } from './open.ts';
import { channelSchema, replySchema } from './reply-column.ts';

const claimedRow = z
  .object({
    id: z.bigint(),
    messageId: z.string(),
    text: z.string(),
    receivedAt: z.date(),
    attempts: z.int(),
    enclosure: z
      .object({ kind: z.enum(enclosureKinds), reference: z.string().nullable().default(null) })
      .transform(withoutNulls)
      .nullable(),
    occasion: z.enum(occasions).nullable(),
    code: z.string().nullable(),
  })
  .transform(withoutNulls);

/**
 * @param workOf the rooms' records bound to a transaction
 * @param reservedMs for so long after a message came in, its answer is kept for whoever waits for it (a passive
 *   reply), before the sender may take it
 */
export function deliveryStore<Work>(
  database: Database,
  workOf: (tx: Tx) => Work,
  reservedMs: (channel: ChannelName) => number = () => 0,
): DeliveryStore<Work> {
  const { client } = database;
  return {
    async receive({ channel, from, messageId, text, enclosure, occasion, code }, at) {
      const enclosed = enclosure ? JSON.stringify(enclosure) : null;
      const rows = await client.$executeRaw`
        INSERT INTO "InboxMessage"
          ("channel", "externalId", "messageId", "text", "receivedAt", "enclosure", "occasion", "code")
        VALUES (${channel}::"Channel", ${from}, ${messageId}, ${text}, ${at}, ${enclosed}::jsonb,
          ${occasion ?? null}, ${code ?? null})
        ON CONFLICT DO NOTHING`;
      return rows === 1;
    },

    async turn({ channel, from }, at, answer) {
      const claimed: StoredMessage[] = [];
      try {
        return await database.transaction(async (tx) => {
          const { message, more } = await claimOldest(tx, { channel, from }, database.kind === 'postgres');
          if (!message) return { kind: 'nothing-waits' as const };
          claimed.push(message);
          const { replies, trace, keptText } = await answer(workOf(tx), message);
          const sendFrom = later(message.receivedAt, reservedMs(channel), at);
          await close(tx, message, replies, at, { state: 'processed', keptText, sendFrom });
          return { kind: 'worked' as const, message, trace, more };
        });
      } catch (fault) {
        // Once a message is claimed, whatever fails (answering, its replies, the commit) is a failed turn of it:
        // else it would be tried for ever and hold up what follows. Is the database gone, counting it fails too.
        const message = claimed.at(-1);
        if (!message) throw fault;
        return { kind: 'faulted', message, fault };
      }
    },

    async fail(inboxId, reason, at, last) {
      await database.transaction(async (tx) => {
        const [row] = await tx.inboxMessage.updateManyAndReturn({
          // Another process may have answered it meanwhile.
          where: { id: inboxId, state: 'received' },
          data: { attempts: { increment: 1 }, failure: reason.slice(0, 500) },
          select: { channel: true, externalId: true },
        });
        if (!row) return;
        const { channel, externalId } = row;
        const message = { inboxId, channel, from: externalId };
        if (last) await close(tx, message, last, at, { state: 'failed', sendFrom: at });
      });
    },

    async pending(limit) {
      const rows = await client.$queryRaw<{ channel: string; externalId: string }[]>`
        SELECT "channel"::text AS "channel", "externalId" FROM "InboxMessage" WHERE "state" = 'received'
        GROUP BY "channel", "externalId" ORDER BY min("id") LIMIT ${limit}`;
      return rows.map(({ channel, externalId }) => ({
        channel: channelSchema.parse(channel),
        from: externalId,
      }));
    },

    async history({ channel, from }, limit) {
      const rows = await client.$queryRaw<{ side: string; at: Date; text: string | null; reply: unknown }[]>`
        SELECT * FROM (
          (SELECT 'person' AS side, "receivedAt" AS at, "text", NULL::jsonb AS reply, "id" AS turn, 0 AS part, 0::bigint AS seq
             FROM "InboxMessage" WHERE "channel" = ${channel}::"Channel" AND "externalId" = ${from}
             ORDER BY "id" DESC LIMIT ${limit})
          UNION ALL
          (SELECT 'heyi', "createdAt", NULL, "reply", coalesce("inboxId", 9223372036854775807), 1, "id"
             FROM "OutboxMessage"
             WHERE "channel" = ${channel}::"Channel" AND "externalId" = ${from} AND "state" = 'accepted'
             ORDER BY "id" DESC LIMIT ${limit})
        ) AS lines ORDER BY at, turn, part, seq`;
      return rows.slice(-limit).map(({ side, at, text, reply }): PastLine => {
        if (side === 'person') return { side: 'person', at, text: text ?? '' };
        const parsed: Reply = replySchema.parse(reply);
        return { side: 'heyi', at, text: parsed.text, reply: parsed };
      });
    },
  };
}

/** @param shared other processes work on the same database */
async function claimOldest(
  tx: Tx,
  { channel, from }: ConversationKey,
  shared: boolean,
): Promise<{ readonly message?: StoredMessage; readonly more: boolean }> {
  if (shared) {
    // One turn of a conversation at a time, whichever process works it. A statement of its own: the next one
    // must see what the turn before has committed. The embedded database has one connection anyway.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${channel}:${from}`}, 0))`;
  }
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT "id", "messageId", "text", "receivedAt", "attempts", "enclosure", "occasion", "code" FROM "InboxMessage"
    WHERE "channel" = ${channel}::"Channel" AND "externalId" = ${from} AND "state" = 'received'
    ORDER BY "id" LIMIT 2 FOR UPDATE`;
  const [row, next] = z.array(claimedRow).parse(rows);
  if (!row) return { more: false };
  const { id: inboxId, ...rest } = row;
  return { message: { channel, from, inboxId, ...rest }, more: next !== undefined };
}

/** The later of an instant and so many milliseconds after another. */
function later(from: Date, ms: number, atLeast: Date): Date {
  return new Date(Math.max(from.getTime() + ms, atLeast.getTime()));
}

interface Closing {
  readonly state: 'processed' | 'failed';
  readonly keptText?: string | undefined;
  readonly sendFrom: Date;
}

/**
 * The end of a turn in one round trip: replies into the outbox, behind them what could not be told before (held),
 * the inbox row done.
 */
async function close(
  tx: Tx,
  message: Pick<StoredMessage, 'inboxId' | 'channel' | 'from'>,
  replies: readonly Reply[],
  at: Date,
  { state, keptText, sendFrom }: Closing,
): Promise<void> {
  await tx.$executeRaw`
    WITH held AS (
      UPDATE "OutboxMessage" SET "state" = 'passed_on'
      WHERE "channel" = ${message.channel}::"Channel" AND "externalId" = ${message.from} AND "state" = 'held'
      RETURNING "id", "reply", "partsSent"
    ), answered AS (
      INSERT INTO "OutboxMessage"
        ("inboxId", "channel", "externalId", "reply", "partsSent", "nextAttemptAt", "createdAt")
      SELECT inbox, ${message.channel}::"Channel", ${message.from}, reply, out, ${sendFrom}, ${at}
      FROM (
        SELECT ${message.inboxId}::bigint AS inbox, reply, 0 AS out, part, 0::bigint AS "id"
        FROM jsonb_array_elements(${JSON.stringify(replies)}::jsonb) WITH ORDINALITY AS told(reply, part)
        UNION ALL SELECT NULL, "reply", "partsSent", 9223372036854775807, "id" FROM held
      ) AS told ORDER BY part, "id"
    )
    UPDATE "InboxMessage" SET "state" = ${state}::"InboxState", "processedAt" = ${at},
      "text" = coalesce(${keptText ?? null}, "text")
    WHERE "id" = ${message.inboxId}`;
}
