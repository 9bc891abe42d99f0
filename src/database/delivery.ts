/** The inbox and its turns on PostgreSQL (and its embedded sibling); outbox.ts has the sending. */
import { setImmediate as breathe } from 'node:timers/promises';
import type {
  ConversationKey,
  DeliveryStore,
  PastLine,
  StoredMessage,
  TurnOutcome,
  TurnResult,
} from '../delivery/delivery.ts';
import type { ChannelName, Reply } from '../kernel/message.ts';
import type { TurnState } from './conversation.ts';
import { isDatabasesOwn } from './own-fault.ts';
import { storing } from './inbox.ts';
import type { Database, Tx } from './open.ts';
import { channelSchema, replySchema } from './reply-column.ts';
import { together } from './together.ts';
import { type Begun, type Closing, closeTurns, openTurns } from './turns.ts';

/** Turns in one commit; more wait for the next. */
const turnsAtOnce = 16;
/** While one lane's commit reaches the disk, the other answers. */
const lanes = 2;

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
  const receive = storing(client);

  interface Asked<Traced> extends Begun {
    readonly answer: (work: Work, message: StoredMessage) => Promise<TurnResult<Traced>>;
  }

  /** All of them in one transaction; what was claimed is told, so that it is known even if nothing comes of it. */
  async function turnsOf<Traced>(
    asked: readonly Asked<Traced>[],
    claimed: (message: StoredMessage) => void,
  ): Promise<readonly TurnOutcome<Traced>[]> {
    return database.transaction(async (tx, hot) => {
      const opened = await openTurns(hot, asked, database.kind === 'postgres');
      for (const one of opened) if (one) claimed(one.message);
      const closings: Closing[] = [];
      const outcomes: TurnOutcome<Traced>[] = [];
      for (const [place, { at, answer }] of asked.entries()) {
        const one = opened[place];
        if (!one) {
          outcomes.push({ kind: 'nothing-waits' });
          continue;
        }
        const { message, turn, more } = one;
        const result = await answer(workOf(tx, turn), message);
        if ('putOff' in result) {
          outcomes.push({ kind: 'put-off', message, ready: result.putOff });
          continue;
        }
        const { replies, trace, keptText } = result;
        // What comes in meanwhile is stored and acknowledged before the next one is answered.
        await breathe();
        const sendFrom = later(message.receivedAt, reservedMs(message.channel), at);
        // Whoever has just left is told nothing more; what is held waits for the next visit.
        const present = message.occasion !== 'left';
        closings.push({ message, replies, at, state: 'processed', keptText, sendFrom, present, turn });
        outcomes.push({ kind: 'worked', message, trace, more });
      }
      if (closings.length > 0) closeTurns(hot, closings);
      return outcomes;
    });
  }

  /** Once a message is claimed, whatever fails (answering, its replies, the commit) is a failed turn of it: else it
   * would be tried for ever and hold up what follows. Unless the database itself failed: then it waits for recovery. */
  async function turnAlone<Traced>(asked: Asked<Traced>): Promise<TurnOutcome<Traced>> {
    const claimed: StoredMessage[] = [];
    try {
      const [outcome] = await turnsOf([asked], (message) => claimed.push(message));
      return outcome ?? { kind: 'nothing-waits' };
    } catch (fault) {
      const message = claimed.at(-1);
      if (!message || isDatabasesOwn(fault)) throw fault;
      return { kind: 'faulted', message, fault };
    }
  }

  const turns = together(
    async (asked: readonly Asked<unknown>[]): Promise<readonly TurnOutcome<unknown>[]> => {
      const claimed: StoredMessage[] = [];
      try {
        if (asked.length > 1) return await turnsOf(asked, (message) => claimed.push(message));
      } catch (fault) {
        if (claimed.length === 0) throw fault;
      }
      // One that fails undoes all: then each for itself, so that only the faulty one fails.
      const outcomes: TurnOutcome<unknown>[] = [];
      for (const one of asked) outcomes.push(await turnAlone(one));
      return outcomes;
    },
    { atMost: turnsAtOnce, lanes, apart: ({ key }) => nameOf(key) },
  );

  return {
    receive: (message, at) => receive({ message, at }),

    async turn<Traced>(
      key: ConversationKey,
      at: Date,
      answer: (work: Work, message: StoredMessage) => Promise<TurnResult<Traced>>,
    ): Promise<TurnOutcome<Traced>> {
      const traces: { readonly trace: Traced }[] = [];
      const outcome = await turns({
        ...{ key, at },
        async answer(work, message) {
          const result = await answer(work, message);
          if (!('putOff' in result)) traces.push(result);
          return result;
        },
      });
      if (outcome.kind !== 'worked') return outcome;
      // Begun again (a conflict, another one's fault), the last answer is the one that counts.
      const last = traces.at(-1);
      if (!last) throw new Error('a turn without an answer');
      return { ...outcome, trace: last.trace };
    },

    async fail(inboxId, reason, at, last) {
      await database.transaction(async (tx, hot) => {
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
        if (last) closeTurns(hot, [{ message, replies: present ? last : [], at, ...closing }]);
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

const nameOf = ({ channel, from }: ConversationKey) => `${channel}:${from}`;

/** The later of an instant and so many milliseconds after another. */
function later(from: Date, ms: number, atLeast: Date): Date {
  return new Date(Math.max(from.getTime() + ms, atLeast.getTime()));
}
