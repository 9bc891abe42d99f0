/**
 * Connections to the database run out: the process has one or two for 64 conversations while somebody else holds a lock;
 * the server has none left for us. What was acknowledged is answered after it, nobody waits for ever for another.
 */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';
import { until } from '../support/until.ts';
import { echoDesk, key, outbox } from './echo-desk.ts';
import { type Replicas, startReplicas } from './replicas.ts';
import { answersOf, sumsOf } from './sums.ts';

const conversations = Array.from({ length: 64 }, (_, index) => `person ${String(index)}`);
const texts = ['m1', 'm2', 'm3'];
const patienceMs = 90_000;

describe.runIf(onPostgres)('few connections', () => {
  let whole: Database;
  let url: string;
  beforeEach(async () => {
    whole = await openTestDatabase();
    url = whole.pool.options.connectionString ?? '';
  });
  afterEach(() => whole.close());

  it.each([1, 2])('%i of its own, and a lock in the way of some, are no deadlock', async (connections) => {
    const few = await openDatabase({ url, log: silentLog, connections });
    const desk = echoDesk(few);
    const receive = (text: string) =>
      Promise.all(conversations.map((from) => desk.receive({ ...key(from), messageId: text, text })));
    await receive('m1');
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM "InboxMessage" WHERE "externalId" = ANY($1) FOR UPDATE', [
      conversations.slice(0, 8),
    ]);

    const working = Promise.all(conversations.map((from) => desk.work(key(from))));
    const locked = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await until(async () => (await other.query(locked)).rowCount !== 0, 'a turn to wait for the lock');
    const receiving = receive('m2').then(() => receive('m3'));
    await other.query('COMMIT');
    await other.end();
    await Promise.all([working, receiving]);
    while ((await desk.recover()) > 0);

    for (const from of conversations)
      expect(await outbox(whole, from)).toEqual(['m1: m1', 'm2: m1,m2', 'm3: m1,m2,m3']);
    expect(await whole.client.inboxMessage.count({ where: { state: 'processed', attempts: 0 } })).toBe(
      conversations.length * texts.length,
    );
    await few.close();
  });

  describe('of the server', () => {
    let town: Replicas | undefined;
    afterEach(async () => {
      await town?.close();
      await whole.client.$executeRawUnsafe('DROP OWNED BY heyi_few');
      await whole.client.$executeRawUnsafe('DROP ROLE heyi_few');
    });

    it(
      'taken by others: it is said at /readyz, and what was taken in is answered when there are some again',
      async () => {
        // A superuser is let in beyond the limit: the service comes as somebody ordinary.
        for (const statement of [
          'CREATE ROLE heyi_few LOGIN',
          'GRANT ALL ON ALL TABLES IN SCHEMA public TO heyi_few',
          'GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO heyi_few',
        ])
          await whole.client.$executeRawUnsafe(statement);
        const address = new URL(url);
        address.username = 'heyi_few';
        const started = await startReplicas({ databaseUrls: [address.href] });
        town = started;
        const { api, all } = started;
        started.ask(sumsOf(20));
        await api.until(() => answersOf(api).size > 3, 'the middle', patienceMs);

        await whole.client.$executeRawUnsafe('ALTER ROLE heyi_few CONNECTION LIMIT 0');
        await whole.client.$executeRawUnsafe(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'heyi_few'`,
        );
        await until(async () => (await all[0]?.says()) === 'database-silent', 'it to say so');
        const before = api.updates.answers.length;
        started.ask(sumsOf(20, 20));
        await api.until(() => api.updates.answers.slice(before).includes(503), 'a refusal', patienceMs);
        await whole.client.$executeRawUnsafe('ALTER ROLE heyi_few CONNECTION LIMIT -1');
        await until(async () => (await all[0]?.says()) === 'ready', 'it to be ready');
        await api.until(() => answersOf(api).size >= 40, 'all to be answered', patienceMs);

        const waiting = () => whole.client.inboxMessage.count({ where: { state: 'received' } });
        await until(async () => (await waiting()) === 0, 'all to be worked off');
        const states = await whole.client.inboxMessage.groupBy({
          by: ['state', 'attempts'],
          where: { channel: 'telegram', messageId: { startsWith: 'u87' } },
          _count: true,
        });
        expect(states).toEqual([{ state: 'processed', attempts: 0, _count: 40 }]);
        const out = await whole.client.outboxMessage.count({
          where: { channel: 'telegram', inbox: { messageId: { startsWith: 'u87' } } },
        });
        expect(out).toBe(40);
      },
      patienceMs * 2,
    );
  });
});
