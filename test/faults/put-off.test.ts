/** A message that waits for something outside: nothing of it is done, nothing is lost, nothing out of order. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';
import { until } from '../support/until.ts';
import { echoDesk, key, outbox } from './echo-desk.ts';

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

/** A desk on which the words 等 wait until it is let go; how many wait. */
function waitingDesk(database: Database) {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let isOver = false;
  let waiting = 0;
  const desk = echoDesk(database, {
    waitsFor: ({ text }) => {
      if (isOver || text !== '等') return undefined;
      waiting += 1;
      return promise;
    },
  });
  return {
    desk,
    waiting: () => waiting,
    letGo: () => {
      isOver = true;
      resolve(undefined);
    },
  };
}

const receive = (desk: ReturnType<typeof echoDesk>, from: string, ...texts: readonly string[]) =>
  Promise.all(texts.map((text) => desk.receive({ ...key(from), messageId: `${from} ${text}`, text })));

describe('a message that is put off', () => {
  it('leaves no trace but itself, in no transaction, and is answered once it may', async () => {
    const { desk, waiting, letGo } = waitingDesk(one);
    await receive(desk, 'a', '等');

    const working = desk.work(key('a'));
    await until(() => waiting() === 1, 'it waits');
    // The one connection of the embedded database is free for others.
    expect(await one.client.inboxMessage.findMany({ select: { state: true, attempts: true } })).toEqual([
      { state: 'received', attempts: 0 },
    ]);
    expect(await one.client.conversation.count()).toBe(0);
    expect(await outbox(one, 'a')).toEqual([]);
    letGo();

    expect((await working).map(({ messageId }) => messageId)).toEqual(['a 等']);
    expect(await outbox(one, 'a')).toEqual(['等: 等']);
  });

  it('does not disturb the conversations it shares a transaction with', async () => {
    const { desk, waiting, letGo } = waitingDesk(one);
    await receive(desk, 'a', '等');
    const others = ['b', 'c', 'd'];
    for (const from of others) await receive(desk, from, '好');

    const working = ['b', 'a', 'c', 'd'].map((from) => desk.work(key(from)));
    await until(
      async () =>
        (await Promise.all(others.map((from) => outbox(one, from)))).every((told) => told.length === 1),
      'the others are answered',
    );

    expect(waiting()).toBe(1);
    for (const from of others) expect(await outbox(one, from)).toEqual(['好: 好']);
    letGo();
    await Promise.all(working);
    expect(await outbox(one, 'a')).toEqual(['等: 等']);
  });

  it('is answered before what came in while it waited', async () => {
    const { desk, waiting, letGo } = waitingDesk(one);
    await receive(desk, 'a', '等');
    const first = desk.work(key('a'));
    await until(() => waiting() === 1, 'it waits');

    await receive(desk, 'a', '后来');
    const second = desk.work(key('a'));
    await until(() => waiting() === 2, 'the later one waits behind it');
    letGo();
    await Promise.all([first, second]);

    expect(await outbox(one, 'a')).toEqual(['等: 等', '后来: 等,后来']);
  });

  it('is answered by another process when its own dies waiting, and never twice', async () => {
    const dying = waitingDesk(one);
    const living = echoDesk(other);
    await receive(dying.desk, 'a', '等');
    const never = dying.desk.work(key('a'));
    await until(() => dying.waiting() === 1, 'it waits');

    expect(await living.recover()).toBe(1);
    expect(await outbox(other, 'a')).toEqual(['等: 等']);

    // It was not dead after all.
    dying.letGo();
    expect(await never).toEqual([]);
    expect(await outbox(one, 'a')).toEqual(['等: 等']);
  });

  it.runIf(onPostgres)('holds no connection and no lock while it waits', async () => {
    const { desk, waiting, letGo } = waitingDesk(one);
    await receive(desk, 'a', '等');
    const working = desk.work(key('a'));
    await until(() => waiting() === 1, 'it waits');

    const watching = new pg.Client({ connectionString: one.pool.options.connectionString });
    await watching.connect();
    const { rows } = await watching.query(
      "select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
    );
    await watching.end();

    expect(rows).toEqual([]);
    letGo();
    await working;
  });
});
