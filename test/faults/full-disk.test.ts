/**
 * The disk full under the database: whoever writes is refused in a plain sentence, nothing acknowledged is lost, and all
 * goes on once there is room again, without a restart and after one.
 */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import { postgresAccount, startCluster } from '../support/cluster.ts';
import { onPostgres, silentLog } from '../support/database.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { arrive, sayOnce } from './conversations.ts';
import { echoDesk, key, outbox } from './echo-desk.ts';
import { freePort, startService } from './service.ts';

const writesAtMost = 400;

let disk: SmallDisk | undefined;
afterEach(() => disk?.remove());

/** Says more and more under new ids until it is refused; the last id, the one that was refused. */
async function sayUntilRefused(say: (messageId: string) => Promise<boolean>): Promise<readonly string[]> {
  const taken: string[] = [];
  for (let n = 0; n < writesAtMost; n += 1) {
    const messageId = `full-disk-${String(n)}`;
    if (!(await say(messageId))) return taken;
    taken.push(messageId);
  }
  throw new Error('the disk never was full');
}

describe('a full disk under the embedded database', () => {
  it('refuses in a plain sentence, keeps what it took, and goes on when there is room', async () => {
    const { path, fill, free } = (disk = await mountSmallDisk(300));
    const dataDir = join(path, 'data');
    const settings = { DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'silent' };
    const address = `http://127.0.0.1:${settings.PORT}`;
    const first = startService(settings);
    await first.ready;
    const person = await arrive(address);
    const say = (messageId: string) => sayOnce(address, person, messageId, '起付线是多少');

    fill();
    const refusals: string[] = [];
    const taken = await sayUntilRefused(async (messageId) => {
      const { status, text } = await say(messageId);
      if (status !== 200) refusals.push(`${String(status)} ${text.trim()}`);
      return status === 200;
    });
    const refused = `full-disk-${String(taken.length)}`;
    expect(refusals).toEqual(['500 出了点毛病，请过一会儿再试。']);
    free();
    expect((await say(refused)).status).toBe(200);
    fill();
    first.child.kill('SIGTERM');
    expect(await first.end).toMatchObject({ code: 0, err: '' });

    free();
    const second = startService(settings);
    await second.ready;
    expect((await say('after-the-restart')).status).toBe(200);
    second.child.kill('SIGTERM');
    await second.end;

    const database = await openDatabase({ dataDir, log: silentLog });
    const { inboxMessage } = database.client;
    const rows = await inboxMessage.findMany({
      where: { externalId: person.id, messageId: { not: 'hello' } },
      orderBy: { id: 'asc' },
      include: { replies: true },
    });
    await database.close();
    expect(rows.map(({ messageId }) => messageId)).toEqual([...taken, refused, 'after-the-restart']);
    expect(rows.map(({ state, attempts, replies }) => [state, attempts, replies.length])).toEqual(
      rows.map(() => ['processed', 0, 1]),
    );
  }, 240_000);
});

describe.runIf(onPostgres)('a full disk under PostgreSQL', () => {
  it('refuses, crashes perhaps, and goes on when there is room', async () => {
    const { path: within, fill, free } = (disk = await mountSmallDisk(300, postgresAccount()));
    const cluster = await startCluster(true, { within });
    const database = await openDatabase({ url: cluster.url, log: silentLog });
    const desk = echoDesk(database);
    const receive = (messageId: string) => desk.receive({ ...key('a'), messageId, text: 'x'.repeat(10_000) });

    fill();
    const taken = await sayUntilRefused((messageId) => receive(messageId).catch(() => false));
    free();
    await desk.recover();
    expect(await receive('after')).toBe(true);
    await desk.work(key('a'));

    expect(await outbox(database, 'a')).toHaveLength(taken.length + 1);
    expect(await database.client.inboxMessage.count({ where: { state: 'processed', attempts: 0 } })).toBe(
      taken.length + 1,
    );
    await database.close();
    await cluster.stop();
  }, 240_000);
});
