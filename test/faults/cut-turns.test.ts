/** The wire to the database breaks in the middle of turns, or falls silent for ever. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { until } from '../support/until.ts';
import { echoDesk, key, outbox } from './echo-desk.ts';

describe.runIf(onPostgres)('a wire to the database', () => {
  let near: Database;
  let proxy: DatabaseProxy;
  let database: Database;
  beforeEach(async () => {
    near = await openTestDatabase();
    proxy = await startDatabaseProxy(near.pool.options.connectionString ?? '');
    database = await openDatabase({ url: proxy.url, log: silentLog, silentMs: 1_000 });
  });
  afterEach(async () => {
    await database.close();
    await proxy.close();
    await near.close();
  });

  /** What breaks it: somebody between, or the server. */
  const ways = {
    cut: () => {
      proxy.cut();
    },
    'ended by the server': async () => {
      await near.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      );
    },
  };

  it.each(['cut', 'ended by the server'] as const)(
    '%s under a turn again and again is no fault of the message, which is not given up',
    async (way) => {
      let cuts = 0;
      const told: { fault: unknown; givenUp: boolean }[] = [];
      const desk = echoDesk(database, {
        told,
        async before({ messageId }) {
          if (messageId !== 'm2' || cuts === 5) return;
          cuts += 1;
          await ways[way]();
        },
      });
      for (const id of ['m1', 'm2', 'm3']) await desk.receive({ ...key('a'), messageId: id, text: id });

      await until(async () => (await desk.recover().catch(() => 1)) === 0, 'all to be worked off');

      expect(cuts).toBe(5);
      expect(told).toEqual([]);
      expect(await outbox(near, 'a')).toEqual(['m1: m1', 'm2: m1,m2', 'm3: m1,m2,m3']);
      const rows = await near.client.inboxMessage.findMany({ orderBy: { id: 'asc' } });
      expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual(rows.map(() => ['processed', 0]));
    },
  );

  it('whose answer to a commit is lost has committed once, and the message is answered once', async () => {
    const desk = echoDesk(database);
    for (const id of ['m1', 'm2']) await desk.receive({ ...key('a'), messageId: id, text: id });
    const lost = proxy.loseAnswers('COMMIT');

    await until(async () => (await desk.recover().catch(() => 1)) === 0, 'all to be worked off');
    await lost;

    expect(await outbox(near, 'a')).toEqual(['m1: m1', 'm2: m1,m2']);
    expect(await near.client.auditEntry.count()).toBe(2);
  });

  it('whose answer to storing is lost has stored it: the platform brings it again, and it is known', async () => {
    const desk = echoDesk(database);
    const message = { ...key('a'), messageId: 'm1', text: 'm1' };
    await desk.receive({ ...message, messageId: 'm0', text: 'm0' });
    const lost = proxy.loseAnswers('INSERT 0 1');

    await expect(desk.receive(message)).rejects.toThrow();
    await lost;

    expect(await desk.receive(message)).toBe(false);
    await desk.work(key('a'));
    expect(await outbox(near, 'a')).toEqual(['m0: m0', 'm1: m0,m1']);
  });

  it('that is silent for ever is given up: what hung on it fails, and a new one is used', async () => {
    const desk = echoDesk(database);
    await desk.receive({ ...key('a'), messageId: 'm1', text: 'm1' });

    proxy.deaden();
    await expect(desk.work(key('a'))).rejects.toThrow();
    expect(await desk.receive({ ...key('a'), messageId: 'm2', text: 'm2' })).toBe(true);
    await desk.work(key('a'));

    expect(await outbox(near, 'a')).toEqual(['m1: m1', 'm2: m1,m2']);
  });
});
