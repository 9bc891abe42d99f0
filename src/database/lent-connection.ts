/**
 * A transaction of our own on one connection, lent to Prisma for what the rooms' records ask. Prisma's own would cost a
 * round trip each for BEGIN and COMMIT, and around the few statements that every message needs Prisma works longer than
 * PostgreSQL does.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { nextTick } from 'node:process';
import type pg from 'pg';
import type { Prisma } from './generated/client.ts';

/** Statements by node-postgres itself, prepared once a connection, in the same transaction as Prisma's. */
export interface HotStatements {
  /** The first travels with BEGIN. */
  ask(statement: Prisma.Sql): Promise<readonly unknown[]>;
  /** Travels with COMMIT, behind those given before: nobody waits for its answer, but if it fails all is undone. */
  last(statement: Prisma.Sql): void;
}

interface Lent {
  /** Until Prisma has taken it. */
  connection?: pg.PoolClient | undefined;
  readonly begun: Promise<unknown>;
}

export interface LendingPool {
  /** @param begin BEGIN in its words */
  inTransaction<T>(begin: string, work: (hot: HotStatements) => Promise<T>): Promise<T>;
}

/** @param nameOf names a statement, so that it is prepared under it */
export function lendingPool(pool: pg.Pool, nameOf: (query: { readonly sql: string }) => string): LendingPool {
  const lending = new AsyncLocalStorage<Lent>();
  const connect = pool.connect.bind(pool);
  // Where Prisma begins a transaction within one of ours it is given that one's connection, once.
  Object.assign(pool, {
    connect: (callback?: Parameters<typeof connect>[0]) => {
      // A statement outside any transaction: the pool's own way.
      if (callback) {
        connect(callback);
        return undefined;
      }
      const lent = lending.getStore();
      const connection = lent?.connection;
      if (!lent || !connection) return connect();
      lent.connection = undefined;
      return Promise.resolve(asLent(connection, lent.begun));
    },
  });

  return {
    async inTransaction(begin, work) {
      const connection = await connect();
      try {
        const begun = connection.query(begin);
        begun.catch(() => undefined);
        const last: pg.QueryConfig[] = [];
        const hot: HotStatements = {
          async ask(statement) {
            const [, { rows }] = await Promise.all([begun, connection.query<object>(prepared(statement))]);
            return rows;
          },
          last: (statement) => last.push(prepared(statement)),
        };
        const result = await lending.run({ connection, begun }, () => work(hot));
        await begun;
        await commit(connection, last);
        connection.release();
        return result;
      } catch (fault) {
        await undo(connection);
        throw fault;
      }
    },
  };

  function prepared(statement: Prisma.Sql): pg.QueryConfig {
    const { text, values } = statement;
    return { name: nameOf({ sql: text }), text, values };
  }
}

/** As Prisma's adapter sees it: whoever lent it begins, ends and releases it. */
function asLent(connection: pg.PoolClient, begun: Promise<unknown>) {
  return {
    async query(asked: { readonly text: string }) {
      if (/^(BEGIN|COMMIT|ROLLBACK)$/.test(asked.text)) return { fields: [], rows: [], rowCount: 0 };
      await begun;
      return connection.query(asked);
    },
    on: connection.on.bind(connection),
    removeListener: connection.removeListener.bind(connection),
    release: () => undefined,
  };
}

async function commit(connection: pg.PoolClient, last: readonly pg.QueryConfig[]): Promise<void> {
  const commit = { name: 'commit', text: 'COMMIT' };
  let command = '';
  if (connection.pipeline) {
    const answers = last.map((statement) => connection.query(statement));
    await allSent(answers);
    // The first to be refused is the cause: those behind it are refused because of it.
    [{ command }] = await Promise.all([connection.query(commit), ...answers]);
  } else for (const statement of [...last, commit]) ({ command } = await connection.query(statement));
  if (command !== 'COMMIT') throw new Error('the transaction was undone: a statement of it had failed');
}

/**
 * A statement that fails before it has left this process (a value that cannot be written down) is not known to the server,
 * which would commit the others. node-postgres says so at once, or in the next tick: long before any answer.
 */
async function allSent(answers: readonly Promise<unknown>[]): Promise<void> {
  if (answers.length === 0) return;
  const faults: unknown[] = [];
  for (const answer of answers)
    answer.catch((fault: unknown) => {
      faults.push(fault);
    });
  await new Promise<void>((resolve) => {
    nextTick(resolve);
  });
  if (faults.length > 0) await Promise.all(answers);
}

async function undo(connection: pg.PoolClient): Promise<void> {
  try {
    await connection.query('ROLLBACK');
    connection.release();
  } catch {
    connection.release(true);
  }
}
