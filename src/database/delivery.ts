/** Inbox and outbox on PostgreSQL (and its embedded sibling). */
import { z } from 'zod';
import type {
  CollectedReply,
  ConversationKey,
  DeliveryStore,
  PastLine,
  StoredMessage,
} from '../delivery/delivery.ts';
import type { Reply } from '../kernel/message.ts';
import type { Database, Tx } from './open.ts';

const replySchema = z.object({
  text: z.string(),
  choices: z.array(z.object({ label: z.string(), send: z.string() })),
  citations: z.array(z.string()),
});

const channelSchema = z.enum(['terminal', 'web', 'telegram', 'wechat']);

interface ClaimedRow {
  readonly id: bigint;
  readonly messageId: string;
  readonly text: string;
  readonly receivedAt: Date;
  readonly attempts: number;
}

/** @param workOf the rooms' records bound to a transaction */
export function deliveryStore<Work>(database: Database, workOf: (tx: Tx) => Work): DeliveryStore<Work> {
  const { client } = database;
  return {
    async receive({ channel, from, messageId, text }, at) {
      const rows = await client.$executeRaw`
        INSERT INTO "InboxMessage" ("channel", "externalId", "messageId", "text", "receivedAt")
        VALUES (${channel}::"Channel", ${from}, ${messageId}, ${text}, ${at})
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
          await close(tx, message, replies, at, { state: 'processed', keptText });
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
        // Nobody knows what stood in it: a number that proves who somebody is, perhaps. The reason is enough.
        const given = { state: 'failed', keptText: '' } as const;
        if (last) await close(tx, { inboxId, channel, from: externalId }, last, at, given);
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

    async collect({ channel, from }, at) {
      const rows = await client.$queryRaw<{ id: bigint; reply: unknown }[]>`
        UPDATE "OutboxMessage" SET "state" = 'accepted', "acceptedAt" = ${at}, "attempts" = "attempts" + 1
        WHERE "id" IN (
          SELECT "id" FROM "OutboxMessage"
          WHERE "channel" = ${channel}::"Channel" AND "externalId" = ${from} AND "state" = 'queued'
          ORDER BY "id" FOR UPDATE SKIP LOCKED
        )
        RETURNING "id", "reply"`;
      const replies = rows.map(({ id, reply }): CollectedReply => ({ id, ...replySchema.parse(reply) }));
      return replies.sort((a, b) => (a.id < b.id ? -1 : 1));
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
  const [row, next] = await tx.$queryRaw<ClaimedRow[]>`
    SELECT "id", "messageId", "text", "receivedAt", "attempts" FROM "InboxMessage"
    WHERE "channel" = ${channel}::"Channel" AND "externalId" = ${from} AND "state" = 'received'
    ORDER BY "id" LIMIT 2 FOR UPDATE`;
  if (!row) return { more: false };
  const { id: inboxId, ...rest } = row;
  return { message: { channel, from, inboxId, ...rest }, more: next !== undefined };
}

/** The end of a turn in one round trip: replies into the outbox, the inbox row done. */
async function close(
  tx: Tx,
  message: Pick<StoredMessage, 'inboxId' | 'channel' | 'from'>,
  replies: readonly Reply[],
  at: Date,
  { state, keptText = null }: { state: 'processed' | 'failed'; keptText?: string | undefined | null },
): Promise<void> {
  await tx.$executeRaw`
    WITH answered AS (
      INSERT INTO "OutboxMessage" ("inboxId", "channel", "externalId", "reply", "nextAttemptAt", "createdAt")
      SELECT ${message.inboxId}, ${message.channel}::"Channel", ${message.from}, reply, ${at}, ${at}
      FROM jsonb_array_elements(${JSON.stringify(replies)}::jsonb) WITH ORDINALITY AS told(reply, part)
      ORDER BY part
    )
    UPDATE "InboxMessage" SET "state" = ${state}::"InboxState", "processedAt" = ${at},
      "text" = coalesce(${keptText}, "text")
    WHERE "id" = ${message.inboxId}`;
}

/** Queues news for a conversation: words nobody has asked for just now. */
export async function queueReplies(
  tx: Tx,
  { channel, from }: ConversationKey,
  replies: readonly Reply[],
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" ("channel", "externalId", "reply", "nextAttemptAt", "createdAt")
    SELECT ${channel}::"Channel", ${from}, reply, ${at}, ${at}
    FROM jsonb_array_elements(${JSON.stringify(replies)}::jsonb) WITH ORDINALITY AS told(reply, part)
    ORDER BY part`;
}
