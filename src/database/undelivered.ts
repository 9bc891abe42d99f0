/** What could not be delivered: dead letters (failed), and what waits for the next visit or the telephone (held). */
import type pg from 'pg';
import { z } from 'zod';
import type { OutboxState } from '../delivery/outbox.ts';
import type { ChannelName, Reply } from '../kernel/message.ts';
import { withoutNulls } from './columns.ts';
import type { Tx } from './open.ts';
import { readWithin } from './read-within.ts';
import { channelSchema, replySchema } from './reply-column.ts';

export const undeliveredStates = ['failed', 'held'] as const satisfies readonly OutboxState[];
export type UndeliveredState = (typeof undeliveredStates)[number];

export interface Undelivered {
  readonly id: bigint;
  readonly state: UndeliveredState;
  readonly channel: ChannelName;
  readonly externalId: string;
  readonly reply: Reply;
  /** The answer to a message, rather than news. */
  readonly answers: boolean;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly failure?: string;
}

const row = z
  .object({
    id: z.bigint(),
    state: z.enum(undeliveredStates),
    channel: channelSchema,
    externalId: z.string(),
    reply: replySchema,
    inboxId: z.bigint().nullable(),
    attempts: z.int(),
    createdAt: z.date(),
    failure: z.string().nullable(),
  })
  .transform(({ inboxId, ...rest }): Undelivered => withoutNulls({ ...rest, answers: inboxId !== null }));

/** Oldest first. */
export async function undelivered(
  tx: Tx,
  states: readonly UndeliveredState[] = undeliveredStates,
): Promise<readonly Undelivered[]> {
  const rows = await tx.outboxMessage.findMany({
    where: { state: { in: [...states] } },
    orderBy: { id: 'asc' },
  });
  return z.array(row).parse(rows);
}

/** Queues them again, with all their tries before them; which of them were there to be queued. */
export async function resend(
  tx: Tx,
  wanted: { readonly ids: readonly bigint[] } | { readonly allIn: UndeliveredState },
  at: Date,
): Promise<readonly bigint[]> {
  const where =
    'ids' in wanted
      ? { id: { in: [...wanted.ids] }, state: { in: [...undeliveredStates] } }
      : { state: wanted.allIn };
  const rows = await tx.outboxMessage.updateManyAndReturn({
    where,
    data: { state: 'queued', attempts: 0, nextAttemptAt: at, failure: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
}

/** The person has been told by telephone: it is not told again at the next visit. False: it did not wait. */
export async function markTelephoned(tx: Tx, id: bigint): Promise<boolean> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { id, state: { in: [...undeliveredStates] } },
    data: { state: 'telephoned' },
  });
  return count === 1;
}

const letterRow = z
  .object({
    id: z.string(),
    channel: channelSchema,
    answers: z.boolean(),
    notice: z.enum(['claim', 'complaint', 'reminder']).nullable(),
    createdAt: z.date(),
    attempts: z.int(),
    failure: z.string().nullable(),
  })
  .transform(({ answers, notice, failure, ...rest }) => ({
    ...rest,
    about: notice ?? (answers ? ('answer' as const) : ('other' as const)),
    ...(failure !== null && { failure }),
  }));

/** Dead letters, the oldest first: what each is, neither whom it is for nor what it says. */
export async function readDeadLetters(pool: pg.Pool, atMost: number, withinMs: number) {
  const [rows] = await readWithin(
    pool,
    [
      `SELECT "id"::text, "channel"::text, "inboxId" IS NOT NULL AS "answers", "reply"->'notice'->>'kind' AS "notice",
         "createdAt", "attempts", left("failure", 160) AS "failure"
       FROM "OutboxMessage" WHERE "state" = 'failed' ORDER BY "OutboxMessage"."id" LIMIT ${String(atMost)}`,
    ],
    withinMs,
  );
  return z.array(letterRow).parse(rows);
}
