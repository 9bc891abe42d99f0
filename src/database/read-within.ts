/** Readings that must never hold anybody up: one round trip, a time limit here and on the server, nothing written. */
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';

/** The database did not answer in time, or had no connection free. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

const results = z.array(z.object({ rows: z.array(z.unknown()) }));

/**
 * The rows of each statement, all read as of one moment. Throws TooSlow after `withinMs`; the connection is then
 * given up, so that a reading that hangs takes none from the work.
 * @param statements without parameters
 */
export async function readWithin(
  pool: pg.Pool,
  statements: readonly string[],
  withinMs: number,
): Promise<readonly (readonly unknown[])[]> {
  const late = new AbortController();
  const answered = new AbortController();
  const limit = pause(withinMs, undefined, { signal: answered.signal, ref: false }).then(() => {
    late.abort();
    throw new TooSlow(`no answer within ${String(withinMs)} ms`);
  });
  limit.catch(() => undefined);
  const reading = read(pool, statements, withinMs, late.signal);
  reading.catch(() => undefined);
  try {
    return await Promise.race([reading, limit]);
  } finally {
    answered.abort();
  }
}

async function read(
  pool: pg.Pool,
  statements: readonly string[],
  withinMs: number,
  late: AbortSignal,
): Promise<readonly (readonly unknown[])[]> {
  const connection = await pool.connect();
  let given = false;
  const release = (broken: boolean) => {
    if (given) return;
    given = true;
    connection.release(broken);
  };
  if (late.aborted) {
    release(false);
    return [];
  }
  late.addEventListener('abort', () => {
    release(true);
  });
  try {
    // Sent as one: PostgreSQL makes one transaction of it, and the setting ends with that.
    const sent = [`SET LOCAL statement_timeout = ${String(withinMs)}`, ...statements].join(';\n');
    const answers = results.parse(await connection.query(sent));
    release(false);
    return answers.slice(1).map(({ rows }) => rows);
  } catch (fault) {
    release(true);
    throw fault;
  }
}
