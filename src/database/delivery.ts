/** The inbox and its turns on PostgreSQL (and its embedded sibling); outbox.ts has the sending. */
import { z } from 'zod';
import type { ConversationKey, DeliveryStore, PastLine, StoredMessage } from '../delivery/delivery.ts';
import { type ChannelName, enclosureKinds, type Inbound, occasions, type Reply } from '../kernel/message.ts';
import { withoutNulls } from './columns.ts';
import type { TurnState } from './conversation.ts';
import type { Database, Tx } from './open.ts';
import { channelSchema, replySchema } from './reply-column.ts';
import { together } from './together.ts';

const claimedRow = z
  .object({
    id: z.bigint(),
    messageId: z.string(),
    text: z.string(),
    receivedAt: z.date(),
    attempts: z.int(),
    enclosure: z
      .object({
        kind: z.enum(enclosureKinds),
        reference: z.string().nullable().default(null),
        size: z.int().nullable().default(null),
        album: z.string().nullable().default(null),
      })
      .transform(withoutNulls)
      .nullable(),
    occasion: z.enum(occasions).nullable(),
    code: z.string().nullable(),
    state: z.unknown(),
    stateAt: z.date().nullable(),
  })
  .transform(withoutNulls);

/**
 * @param workOf the rooms' records bound to a turn and its transaction
 * @param reservedMs for so long after a message came in, its answer is kept for whoever waits for it (a passive
 *   reply), before the sender may take it
 */
export function deliveryStore<Work>(
  database: Database,
  workOf: (tx: Tx, turn: TurnState) => Work,
  reservedMs: (channel: ChannelName) => number = () => 0,
): DeliveryStore<Work> {
  const { client } = database;
  const store = together((all: readonly Arrived[]) => insertAll(client, all), receivedAtOnce);
  return {
    receive: (message, at) => store({ message, at }),

    async turn({ channel, from }, at, answer) {
      const claimed: StoredMessage[] = [];
      try {
        return await database.transaction(async (tx) => {
          const opened = await openTurn(tx, { channel, from }, database.kind === 'postgres');
          if (!opened) return { kind: 'nothing-waits' as const };
          const { message, more, turn } = opened;
          claimed.push(message);
          const { replies, trace, keptText } = await answer(workOf(tx, turn), message);
          const sendFrom = later(message.receivedAt, reservedMs(channel), at);
          // Whoever has just left is told nothing more; what is held waits for the next visit.
          const present = message.occasion !== 'left';
          await close(tx, message, replies, at, { state: 'processed', keptText, sendFrom, present, turn });
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
          select: { channel: true, externalId: true, occasion: true },
        });
        if (!row) return;
        const { channel, externalId, occasion } = row;
        const message = { inboxId, channel, from: externalId };
        const present = occasion !== 'left';
        // Nobody knows what stood in it: a number that proves who somebody is, perhaps. The reason is enough.
        const closing = { state: 'failed', sendFrom: at, keptText: '', present } as const;
        if (last) await close(tx, message, present ? last : [], at, closing);
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

interface Arrived {
  readonly message: Inbound;
  readonly at: Date;
}

/** Messages stored in one statement and one commit; more wait for the next. */
const receivedAtOnce = 200;

/** Which of them are new; of the same message twice only the first. */
async function insertAll(client: Tx, all: readonly Arrived[]): Promise<readonly boolean[]> {
  // Half a surrogate pair in a name: JSON would escape it, and the database refuse it together with all the others.
  const named = all.map(({ message, at }) => {
    const { from, messageId } = message;
    return { ...message, at, from: from.toWellFormed(), messageId: messageId.toWellFormed() };
  });
  const rows = JSON.stringify(named.map((message, place) => ({ ...message, place })));
  const stored = await client.$queryRaw<StoredKey[]>`
    INSERT INTO "InboxMessage"
      ("channel", "externalId", "messageId", "text", "receivedAt", "enclosure", "occasion", "code")
    SELECT "channel"::"Channel", "from", "messageId", "text", "at", "enclosure", "occasion", "code"
    FROM jsonb_to_recordset(${rows}::jsonb) AS m("channel" text, "from" text, "messageId" text, "text" text,
      "at" timestamptz, "enclosure" jsonb, "occasion" text, "code" text, "place" int)
    ORDER BY "place"
    ON CONFLICT DO NOTHING
    RETURNING "channel"::text AS "channel", "externalId", "messageId"`;
  const fresh = new Set(
    stored.map(({ channel, externalId, messageId }) => keyOf(channel, externalId, messageId)),
  );
  return named.map(({ channel, from, messageId }) => fresh.delete(keyOf(channel, from, messageId)));
}

type StoredKey = Record<'channel' | 'externalId' | 'messageId', string>;
const keyOf = (...names: readonly string[]) => JSON.stringify(names);

/** @param shared other processes work on the same database: one turn of a conversation at a time, whoever works it */
async function openTurn(tx: Tx, { channel, from }: ConversationKey, shared: boolean) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT * FROM open_turn(${channel}::"Channel", ${from}, ${shared}::boolean)`;
  const [row, next] = z.array(claimedRow).parse(rows);
  if (!row) return undefined;
  const { id: inboxId, state, stateAt: updatedAt, ...rest } = row;
  const message: StoredMessage = { channel, from, inboxId, ...rest };
  const turn: TurnState = updatedAt ? { found: { state, updatedAt } } : {};
  return { message, turn, more: next !== undefined };
}

/** The later of an instant and so many milliseconds after another. */
function later(from: Date, ms: number, atLeast: Date): Date {
  return new Date(Math.max(from.getTime() + ms, atLeast.getTime()));
}

interface Closing {
  readonly state: 'processed' | 'failed';
  readonly keptText?: string | undefined;
  readonly sendFrom: Date;
  /** The person is there to be told what could not be told before. */
  readonly present: boolean;
  readonly turn?: TurnState;
}

/**
 * The end of a turn in one round trip: the conversation's state, replies into the outbox, behind them what could not
 * be told before (held), the inbox row done.
 */
async function close(
  tx: Tx,
  message: Pick<StoredMessage, 'inboxId' | 'channel' | 'from'>,
  replies: readonly Reply[],
  at: Date,
  { state, keptText, sendFrom, present, turn }: Closing,
): Promise<void> {
  const saved = turn?.saved;
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO "Conversation" ("contactId", "state", "updatedAt")
      SELECT ${saved?.contactId ?? null}::int, ${saved ? JSON.stringify(saved.state) : null}::jsonb, ${saved?.at ?? at}
      WHERE ${saved !== undefined}::boolean
      ON CONFLICT ("contactId") DO UPDATE SET "state" = EXCLUDED."state", "updatedAt" = EXCLUDED."updatedAt"
    ), held AS (
      UPDATE "OutboxMessage" SET "state" = 'passed_on'
      WHERE "channel" = ${message.channel}::"Channel" AND "externalId" = ${message.from} AND "state" = 'held'
        AND ${present}::boolean
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
