/**
 * The wire to the database cut, refused, silent, half open, and its answers lost; PostgreSQL itself gone and back. What
 * was acknowledged is answered once, what was not is refused so that the platform brings it again; nobody dies of it.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { type Cluster, startCluster } from '../support/cluster.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { until } from '../support/until.ts';
import { type Replica, type Replicas, startReplicas } from './replicas.ts';
import { answersOf, sumsOf } from './sums.ts';

const patienceMs = 60_000;
const atATime = 24;

/** Every sum answered once, every message worked off at the first try. */
async function expectOnceEach({ api }: Replicas, { client }: Database, count: number): Promise<void> {
  const states = await client.inboxMessage.groupBy({
    by: ['state', 'attempts'],
    where: { channel: 'telegram', messageId: { startsWith: 'u87' } },
    _count: true,
  });
  expect([...answersOf(api)].sort(([a], [b]) => a - b)).toEqual(sumsOf(count).map((sum) => [sum, 1]));
  expect(states).toEqual([{ state: 'processed', attempts: 0, _count: count }]);
}

const answered = ({ api }: Replicas, count: number) =>
  api.until(
    () => answersOf(api).size >= count && api.updates.waiting === 0,
    `${String(count)} answers`,
    patienceMs,
  );

const says = (replica: Replica | undefined, word: string) =>
  until(async () => (await replica?.says()) === word, `/readyz to say ${word}`, patienceMs);

describe.runIf(onPostgres)('the wire to the database', () => {
  let database: Database;
  let proxy: DatabaseProxy;
  let town: Replicas;
  let asked = 0;
  beforeAll(async () => {
    database = await openTestDatabase();
    proxy = await startDatabaseProxy(database.pool.options.connectionString ?? '');
    town = await startReplicas({ databaseUrls: [proxy.url] });
  });
  afterAll(async () => {
    const said = await town.close();
    await proxy.close();
    await database.close();
    expect(said).toEqual(['']);
  });
  const askMore = (count = atATime) => {
    town.ask(sumsOf(count, asked));
    asked += count;
  };

  it.each(['refuse', 'stall', 'halfOpen'] as const)(
    '%s: it is said at /readyz, and what came meanwhile is answered once it is mended',
    async (fault) => {
      const before = town.api.updates.answers.length;
      askMore();
      await town.api.until(() => town.api.updates.answers.length > before + 3, 'some taken', patienceMs);
      proxy[fault]();
      askMore();
      await says(town.all[0], 'database-silent');
      const meanwhile = town.api.updates.answers.slice(before);
      proxy.mend();
      await says(town.all[0], 'ready');
      await answered(town, asked);

      if (fault === 'refuse') expect(meanwhile).toContain(503);
      expect(meanwhile.filter((status) => status !== 503 && status !== 200)).toEqual([]);
      await expectOnceEach(town, database, asked);
    },
    patienceMs * 2,
  );

  it(
    'losing the answers of commits: what was committed is not acted on again',
    async () => {
      const lost = proxy.loseAnswers('COMMIT', 5);
      askMore();
      await lost;
      await answered(town, asked);

      await expectOnceEach(town, database, asked);
    },
    patienceMs,
  );
});

async function leased(url: string): Promise<number> {
  const database = await openDatabase({ url, log: silentLog });
  const count = await database.client.outboxMessage.count({ where: { state: 'leased' } });
  await database.close();
  return count;
}

describe.runIf(onPostgres)('PostgreSQL', () => {
  let cluster: Cluster;
  let town: Replicas | undefined;
  beforeAll(async () => {
    // What it has committed must outlast a crash.
    cluster = await startCluster(true);
  });
  afterEach(() => town?.close());
  afterAll(() => cluster.stop());

  it(
    'gone at once and back: two replicas say so, lose nothing, double nothing',
    async () => {
      const started = await startReplicas({ databaseUrls: [cluster.url, cluster.url] });
      town = started;
      started.ask(sumsOf(atATime));
      // All settled: a send under way at the crash would come again, half a minute later (the soak has those).
      await answered(started, atATime);
      await until(async () => (await leased(cluster.url)) === 0, 'nothing in hand');
      await cluster.crash();
      started.ask(sumsOf(atATime, atATime));
      for (const replica of started.all) await says(replica, 'database-silent');
      await cluster.start();
      for (const replica of started.all) await says(replica, 'ready');
      await answered(started, 2 * atATime);

      const database = await openDatabase({ url: cluster.url, log: silentLog });
      await expectOnceEach(started, database, 2 * atATime).finally(() => database.close());
    },
    patienceMs * 2,
  );
});
