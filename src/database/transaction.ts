import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Prisma, PrismaClient } from './generated/client.ts';
import type { HotStatements, LendingPool } from './lent-connection.ts';

/** Prisma inside one transaction. */
export type Tx = Prisma.TransactionClient;

export interface TransactionOptions {
  isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable';
  /** How long the work may take, in milliseconds; 60 s unless told. */
  patienceMs?: number;
}

const attempts = 8;

const beginnings = {
  // PostgreSQL's own default.
  ReadCommitted: 'BEGIN',
  RepeatableRead: 'BEGIN ISOLATION LEVEL REPEATABLE READ',
  Serializable: 'BEGIN ISOLATION LEVEL SERIALIZABLE',
} as const;

/** One transaction; begun again, after a short and uneven pause, when PostgreSQL asks for it. */
export async function runTransaction<T>(
  client: PrismaClient,
  pool: LendingPool,
  work: (tx: Tx, hot: HotStatements) => Promise<T>,
  { isolation = 'ReadCommitted', patienceMs = 60_000 }: TransactionOptions = {},
  onRetry?: () => void,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pool.inTransaction(beginnings[isolation], (hot) =>
        client.$transaction((tx) => work(tx, hot), { timeout: patienceMs }),
      );
    } catch (fault) {
      if (attempt === attempts || !asksForAnotherTry(fault)) throw fault;
      onRetry?.();
      await pause(randomInt(1, 10 * 2 ** attempt));
    }
  }
}

const conflict = z.union([
  z.object({ code: z.literal('P2034') }),
  z.object({ code: z.enum(['40001', '40P01']) }),
  z.object({ cause: z.object({ kind: z.literal('TransactionWriteConflict') }) }),
  z.object({ cause: z.object({ originalCode: z.enum(['40001', '40P01']) }) }),
  z.object({
    meta: z.object({
      driverAdapterError: z.object({ cause: z.object({ originalCode: z.enum(['40001', '40P01']) }) }),
    }),
  }),
]);

/** A serialization failure (40001) or a deadlock (40P01), however Prisma dressed it. */
export function asksForAnotherTry(fault: unknown): boolean {
  return conflict.safeParse(fault).success;
}
