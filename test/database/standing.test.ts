import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordVerdict } from '../../src/database/audit-verdict.ts';
import { migrationsLook } from '../../src/database/migrations-missing.ts';
import type { Database } from '../../src/database/open.ts';
import { readWithin, TooSlow } from '../../src/database/read-within.ts';
import { readRecipients, readStanding } from '../../src/database/standing.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';

const at = new Date('2026-11-23T02:00:00.000Z');
const later = new Date('2026-11-23T02:05:00.000Z');
let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const inbox = (messageId: string, receivedAt: Date, state: 'received' | 'processed') => ({
  ...({ channel: 'telegram', externalId: '501234567', text: '乌力吉' } as const),
  ...{ messageId, receivedAt, state },
});
const outbox = (state: 'queued' | 'failed' | 'held' | 'accepted', createdAt: Date) => ({
  ...({ channel: 'wechat', externalId: 'o-somebody', reply: {}, nextAttemptAt: at } as const),
  ...{ state, createdAt, ...(state === 'accepted' && { acceptedAt: later }) },
});

describe('how the service stands', () => {
  it('is nothing in an empty database', async () => {
    expect(await readStanding(database.pool, 5_000)).toEqual({
      ...{ inbox: [], outbox: [], due: [], campaigns: [], tokens: [], received: [], accepted: [] },
      ...{ verdict: undefined, backupAt: undefined, clockDay: undefined },
    });
    expect(await readRecipients(database.pool, 5_000)).toEqual([]);
  });

  it('counts what waits and what could not be delivered, and since when', async () => {
    const { client } = database;
    await client.inboxMessage.createMany({
      data: [inbox('1', at, 'received'), inbox('2', later, 'received'), inbox('3', later, 'processed')],
    });
    await client.outboxMessage.createMany({
      data: [
        ...[outbox('queued', later), outbox('queued', at), outbox('accepted', at)],
        ...[outbox('failed', at), outbox('held', later)],
      ],
    });

    const { inbox: waiting, outbox: standing, received, accepted } = await readStanding(database.pool, 5_000);

    expect(waiting).toEqual([{ channel: 'telegram', count: 2, oldestAt: at }]);
    expect(standing.toSorted((a, b) => a.state.localeCompare(b.state))).toEqual([
      { channel: 'wechat', state: 'failed', count: 1, oldestAt: at },
      { channel: 'wechat', state: 'held', count: 1, oldestAt: later },
      { channel: 'wechat', state: 'queued', count: 2, oldestAt: at },
    ]);
    expect(received).toEqual([{ channel: 'telegram', at: later }]);
    expect(accepted).toEqual([{ channel: 'wechat', at: later }]);
  });

  it('names a platform by its kind only, and no lock', async () => {
    await database.client.platformToken.createMany({
      data: [
        { name: 'wechat:wx0123456789abcdef', sealed: 'x', expiresAt: at },
        { name: 'wechat:wx0123456789abcdef:lock', sealed: 'x', expiresAt: later },
      ],
    });
    await recordVerdict(database, 'broken', at);
    await recordVerdict(database, 'sound', later);

    const { tokens, verdict } = await readStanding(database.pool, 5_000);

    expect(tokens).toEqual([{ platform: 'wechat', expiresAt: at }]);
    expect(verdict).toEqual({ kind: 'sound', at: later });
  });
});

describe('a reading with a limit', () => {
  it('ends in time when no connection is free, and takes none', async () => {
    const taken = await Promise.all(
      Array.from({ length: database.pool.options.max }, () => database.pool.connect()),
    );

    await expect(readWithin(database.pool, ['SELECT 1'], 50)).rejects.toThrow(TooSlow);

    for (const connection of taken) connection.release();
    expect(await readWithin(database.pool, ['SELECT 1 AS "one"'], 5_000)).toEqual([[{ one: 1 }]]);
    expect(database.pool.waitingCount).toBe(0);
  });

  it.runIf(onPostgres)('is broken off by the server too, and leaves it as it was', async () => {
    await expect(readWithin(database.pool, ['SELECT pg_sleep(30)'], 300)).rejects.toThrow();
    const running = `SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND state = 'active' AND pid <> pg_backend_pid()`;
    await expect
      .poll(async () => (await readWithin(database.pool, [running], 5_000))[0], { timeout: 5_000 })
      .toEqual([{ count: 0 }]);

    const after = await database.pool.query('SHOW statement_timeout');
    expect(after.rows).toEqual([{ statement_timeout: '0' }]);
    expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
  });

  it('writes its limit for its own reading only', async () => {
    await readWithin(database.pool, ['SELECT 1'], 5_000);

    expect((await database.pool.query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '0' }]);
  });
});

describe('the migrations that are missing', () => {
  it('are none in a database brought up to date, nor where a newer program was first', async () => {
    await database.pool.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101_newer', now())`,
    );

    expect(await migrationsLook(database.pool)(5_000)).toEqual([]);
  });

  it('are named when the database was put back', async () => {
    await database.pool.query(`DELETE FROM "_prisma_migrations" WHERE migration_name LIKE '%\\_undelivered'`);

    expect(await migrationsLook(database.pool)(5_000)).toEqual([expect.stringMatching(/_undelivered$/)]);
  });
});
