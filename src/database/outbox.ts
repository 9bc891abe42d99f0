/** The outbox on PostgreSQL (and its embedded sibling): handing out, leasing, pacing, settling. */
import { z } from 'zod';
import type { CollectedReply, ConversationKey, PassiveReplies, Pickup } from '../delivery/delivery.ts';
import type { Letter } from '../conversation/news/news.ts';
import type { LeasedReply, OutboxStore } from '../delivery/outbox.ts';
import type { Reply } from '../kernel/message.ts';
import { dueReplies } from './due-replies.ts';
import type { Database, Tx } from './open.ts';
import { channelSchema, replySchema } from './reply-column.ts';
import { lastMessage, windowColumns, windowOf, windowSelected } from './window.ts';

const leasedRow = z
  .object({
    id: z.bigint(),
    channel: channelSchema,
    externalId: z.string(),
    reply: replySchema,
    partsSent: z.int(),
    attempts: z.int(),
    inboxId: z.bigint().nullable(),
    ...windowColumns,
  })
  .transform(({ id, channel, externalId, reply, partsSent, attempts, inboxId, ...row }): LeasedReply => ({
    id,
    channel,
    from: externalId,
    reply,
    partsSent,
    attempt: attempts,
    answers: inboxId !== null,
    ...(inboxId !== null && { inboxId }),
    ...windowOf(row),
  }));

export function outboxStore({ client }: Database): OutboxStore {
  return {
    async claim({ channel, limit, leaseMs, perConversationMs, windowed }, at) {
      const until = new Date(at.getTime() + leaseMs);
      const rows = await client.$queryRaw<unknown[]>`
        WITH due AS (
          SELECT "id" FROM "OutboxMessage" o WHERE ${dueReplies({ channel, perConversationMs }, at)}
          ORDER BY "nextAttemptAt", "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ), leased AS (
          UPDATE "OutboxMessage" o
          SET "state" = 'leased', "nextAttemptAt" = ${until}, "attempts" = o."attempts" + 1,
            -- No response carries it any more, should one have had it.
            "way" = CASE WHEN o."partsSent" > 0 THEN o."way" END
          FROM due WHERE o."id" = due."id"
          RETURNING o."id" AS "outboxId", o."channel", o."externalId", o."reply", o."partsSent", o."attempts", o."inboxId"
        )
        SELECT leased."outboxId" AS "id", leased."channel"::text AS "channel", leased."externalId", leased."reply",
          leased."partsSent", leased."attempts", leased."inboxId", ${windowSelected(windowed)}
        FROM leased ${lastMessage(windowed)} ORDER BY leased."outboxId"`;
      return z.array(leasedRow).parse(rows);
    },

    async reserve(channel, count, overallMs, at) {
      const whole = `${String(count * overallMs)} milliseconds`;
      const [row] = await client.$queryRaw<{ nextAt: Date }[]>`
        INSERT INTO "ChannelPace" AS pace ("channel", "nextAt")
        VALUES (${channel}::"Channel", ${at}::timestamptz + ${whole}::interval)
        ON CONFLICT ("channel") DO UPDATE
          SET "nextAt" = greatest(pace."nextAt", ${at}::timestamptz) + ${whole}::interval
        RETURNING "nextAt"`;
      if (!row) throw new Error('a reservation without a row');
      return new Date(row.nextAt.getTime() - count * overallMs);
    },

    async pause(channel, until) {
      await client.$executeRaw`
        INSERT INTO "ChannelPace" AS pace ("channel", "nextAt") VALUES (${channel}::"Channel", ${until})
        ON CONFLICT ("channel") DO UPDATE SET "nextAt" = greatest(pace."nextAt", EXCLUDED."nextAt")`;
    },

    async settle(settlements, at) {
      const rows = JSON.stringify(
        settlements.map(({ id, nextAttemptAt, counts, ...rest }) => ({
          ...rest,
          id: String(id),
          nextAttemptAt: nextAttemptAt.toISOString(),
          uncounted: counts ? 0 : 1,
        })),
      );
      await client.$executeRaw`
        WITH settled AS (
          UPDATE "OutboxMessage" o
          SET "state" = s."state"::"OutboxState", "attempts" = o."attempts" - s."uncounted",
            "partsSent" = s."partsSent", "nextAttemptAt" = s."nextAttemptAt", "failure" = left(s."failure", 500),
            "way" = CASE WHEN o."way" = 'passive' AND o."partsSent" > 0 THEN o."way" ELSE coalesce(s."way", o."way") END,
            "platformId" = coalesce(s."platformId", o."platformId"),
            "acceptedAt" = CASE WHEN s."state" = 'accepted' THEN ${at} ELSE o."acceptedAt" END
          FROM jsonb_to_recordset(${rows}::jsonb) AS s("id" bigint, "attempt" int, "state" text, "partsSent" int,
            "nextAttemptAt" timestamptz, "failure" text, "way" text, "platformId" text, "uncounted" int,
            "unreachable" boolean)
          WHERE o."id" = s."id" AND o."state" = 'leased' AND o."attempts" = s."attempt"
          RETURNING o."channel", o."externalId", o."state", coalesce(s."unreachable", false) AS "unreachable"
        )
        UPDATE "Contact" c SET "unreachableAt" = CASE WHEN settled."unreachable" THEN ${at}::timestamptz END
        FROM settled
        WHERE c."channel" = settled."channel" AND c."externalId" = settled."externalId"
          AND (settled."unreachable" AND c."unreachableAt" IS NULL
            OR settled."state" = 'accepted' AND c."unreachableAt" IS NOT NULL)`;
    },

    async partSent({ id, attempt }, partsSent, leaseUntil) {
      await client.$executeRaw`
        UPDATE "OutboxMessage" SET "partsSent" = ${partsSent}, "nextAttemptAt" = ${leaseUntil}
        WHERE "id" = ${id} AND "state" = 'leased' AND "attempts" = ${attempt}`;
    },
  };
}

/** Replies for a channel that asks for them: all that wait, in order, as handed over. */
export function pickup({ client }: Database): Pickup {
  return {
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
  };
}

/** What a platform takes as the answer to the very request that brought the message. */
export function passiveReplies({ client }: Database): PassiveReplies {
  return {
    async lease({ channel, from }, messageId, at, leaseMs, again) {
      const until = new Date(at.getTime() + leaseMs);
      // The first answer is leased; what follows it may go as soon as that is out. `way` tells a response's lease from
      // the sender's, which is never taken over: that one sends, whoever asks.
      const rows = await client.$queryRaw<
        { id: bigint; reply: unknown; attempts: number; inboxId: bigint }[]
      >`
        WITH answers AS (
          SELECT o."id" FROM "OutboxMessage" o JOIN "InboxMessage" i ON i."id" = o."inboxId"
          WHERE i."channel" = ${channel}::"Channel" AND i."externalId" = ${from} AND i."messageId" = ${messageId}
          ORDER BY o."id"
        ), first AS (
          SELECT "id" FROM "OutboxMessage" o
          WHERE "id" = (SELECT min("id") FROM answers) AND (
            "state" = 'queued' AND "partsSent" = 0 AND NOT EXISTS (
              SELECT 1 FROM "OutboxMessage" earlier
              WHERE earlier."channel" = o."channel" AND earlier."externalId" = o."externalId"
                AND earlier."state" IN ('queued', 'leased') AND earlier."id" < o."id")
            OR ${again}::boolean AND "way" = 'passive' AND (
              "state" = 'leased' AND "partsSent" = 0 OR "state" IN ('queued', 'accepted') AND "partsSent" <= 1))
          FOR UPDATE
        ), freed AS (
          UPDATE "OutboxMessage" SET "nextAttemptAt" = ${at}
          WHERE "channel" = ${channel}::"Channel" AND "externalId" = ${from} AND "state" = 'queued'
            AND "nextAttemptAt" > ${at} AND "attempts" = 0 AND "id" > (SELECT "id" FROM first)
        )
        UPDATE "OutboxMessage" o SET "state" = 'leased', "way" = 'passive', "partsSent" = 0,
          "nextAttemptAt" = ${until}, "attempts" = "attempts" + 1
        FROM first WHERE o."id" = first."id"
        RETURNING o."id", o."reply", o."attempts", o."inboxId"`;
      const [row] = rows;
      return (
        row && {
          ...{ id: row.id, inboxId: row.inboxId, attempt: row.attempts },
          reply: replySchema.parse(row.reply),
        }
      );
    },

    async answered({ channel, from }, messageId) {
      const rows = await client.$queryRaw<
        { waits: boolean | null; state: string; passively: boolean | null; reply: unknown }[]
      >`
        SELECT i."state"::text AS "state", o."state" IN ('queued', 'leased') AS "waits",
          o."way" = 'passive' AND o."partsSent" > 0 AS "passively", o."reply"
        FROM "InboxMessage" i LEFT JOIN LATERAL (
          SELECT "state", "way", "partsSent", "reply" FROM "OutboxMessage"
          WHERE "inboxId" = i."id" ORDER BY "id" LIMIT 1) o ON true
        WHERE i."channel" = ${channel}::"Channel" AND i."externalId" = ${from} AND i."messageId" = ${messageId}`;
      const [row] = rows;
      // Its further parts may still wait.
      if (row?.passively) return { kind: 'passively', reply: replySchema.parse(row.reply) };
      return { kind: !row || row.state === 'received' || row.waits === true ? 'not-yet' : 'otherwise' };
    },
  };
}

/** Queues words for a conversation that nobody has asked for just now. */
export async function queueReplies(
  tx: Tx,
  key: ConversationKey,
  replies: readonly Reply[],
  at: Date,
): Promise<void> {
  await queueLetters(
    tx,
    replies.map((reply) => ({ ...key, reply, held: false })),
    at,
  );
}

/** The same for many conversations, in their order. */
export async function queueLetters(tx: Tx, letters: readonly Letter[], at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" ("channel", "externalId", "reply", "state", "nextAttemptAt", "createdAt")
    SELECT l."channel"::"Channel", l."from", l."reply",
      CASE WHEN l."held" THEN 'held' ELSE 'queued' END::"OutboxState", ${at}, ${at}
    FROM jsonb_array_elements(${JSON.stringify(letters)}::jsonb) WITH ORDINALITY AS told(letter, place),
      jsonb_to_record(letter) AS l("channel" text, "from" text, "reply" jsonb, "held" boolean)
    ORDER BY place`;
}
