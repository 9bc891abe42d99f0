/** Two desks on one database: on PostgreSQL each with connections of its own, as two processes have them. */
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';
import { echoDesk, key, outbox } from './echo-desk.ts';

const conversations = Array.from({ length: 20 }, (_, index) => `person ${String(index)}`);
const messages = Array.from({ length: 12 }, (_, index) => `m${String(index)}`);

/** What each conversation must have been told when nothing is lost, doubled or out of order. */
const expected = messages.map((id, index) => `${id}: ${messages.slice(0, index + 1).join(',')}`);

describe('two desks on one database', () => {
  let one: Database;
  let other: Database;
  beforeEach(async () => {
    one = await openTestDatabase();
    other = onPostgres
      ? await openDatabase({ url: one.pool.options.connectionString, log: silentLog })
      : { ...one, close: () => Promise.resolve() };
  });
  afterEach(async () => {
    await other.close();
    await one.close();
  });

  it('keep the order of every conversation and answer each message once', async () => {
    const desks = [echoDesk(one), echoDesk(other)] as const;

    await Promise.all(
      conversations.map(async (from) => {
        const working: Promise<unknown>[] = [];
        for (const messageId of messages) {
          await desks[randomInt(2) === 0 ? 0 : 1].receive({ ...key(from), messageId, text: messageId });
          // Both are woken for the same message, as by a notice and by the webhook.
          for (const desk of desks) working.push(desk.work(key(from)));
        }
        await Promise.all(working);
      }),
    );

    for (const from of conversations) expect(await outbox(one, from)).toEqual(expected);
    expect(await one.client.inboxMessage.count({ where: { state: 'processed', attempts: 0 } })).toBe(
      conversations.length * messages.length,
    );
  }, 120_000);

  it.runIf(onPostgres)(
    'lose and double nothing when the database drops every connection in the middle',
    async () => {
      const desks = [echoDesk(one), echoDesk(other)] as const;
      for (const from of conversations)
        for (const messageId of messages)
          await desks[0].receive({ ...key(from), messageId, text: messageId });

      const working = Promise.allSettled(
        conversations.flatMap((from) => desks.map((desk) => desk.work(key(from)))),
      );
      await dropConnections(one);
      await working;
      while ((await desks[1].recover().catch(() => 1)) > 0);

      for (const from of conversations) expect(await outbox(other, from)).toEqual(expected);
    },
    120_000,
  );
});

async function dropConnections(database: Database): Promise<void> {
  const address = new URL(database.pool.options.connectionString ?? '');
  const name = address.pathname.slice(1);
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await client.end();
}
