import { appendFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import { auditRepository } from '../../src/database/audit.ts';
import { readStanding } from '../../src/database/standing.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';
import { heyi, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
afterAll(() => {
  folder.remove();
});

async function fill(database: Awaited<ReturnType<typeof openTestDatabase>>): Promise<void> {
  await database.client.inboxMessage.createMany({
    data: Array.from({ length: 500 }, (_, index) => ({
      ...({ channel: 'telegram', externalId: '5', text: '乌力吉，您好' } as const),
      ...{ messageId: String(index), receivedAt: new Date(index) },
    })),
  });
  await database.transaction((tx) =>
    auditRepository(tx).append({ at: new Date(0), actor: 'operator', action: 'a', subject: 'b' }),
  );
}

describe.runIf(!onPostgres)('a backup of the embedded database', () => {
  it('comes back into an empty folder, row by row', async () => {
    const dataDir = at('data');
    const open = await openDatabase({ dataDir, log: silentLog });
    await fill(open);
    const whileOpen = await heyi(['backup', at('too-early')], { DATA_DIR: dataDir });
    await open.close();

    const taken = await heyi(['backup', at('monday')], { DATA_DIR: dataDir });
    const verified = await heyi(['backup', 'verify', at('monday')]);
    const occupied = await heyi(['restore', at('monday')], { DATA_DIR: dataDir });
    rmSync(dataDir, { recursive: true });
    const restored = await heyi(['restore', at('monday')], { DATA_DIR: dataDir });

    expect(whileOpen).toMatchObject({ code: 1 });
    expect(whileOpen.err).toContain('is already open in another heyi');
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(taken.out).toMatch(/\d+ tables, \d{3,} rows/);
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(occupied.err).toContain('move it away first');
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('0 rows differ');
    const again = await openDatabase({ dataDir, log: silentLog });
    expect(await again.client.inboxMessage.count()).toBe(500);
    expect(await again.client.setting.count({ where: { key: 'last-backup' } })).toBe(0);
    await again.close();
  });

  it('is refused when its files are not as they were, or it was never finished', async () => {
    cpSync(at('monday'), at('damaged'), { recursive: true });
    appendFileSync(join(at('damaged'), 'database', 'PG_VERSION'), ' ');
    cpSync(at('monday'), at('unfinished'), { recursive: true });
    rmSync(join(at('unfinished'), 'manifest.json'));

    const damaged = await heyi(['restore', at('damaged')], { DATA_DIR: at('new') });
    const unfinished = await heyi(['backup', 'verify', at('unfinished')]);
    const twice = await heyi(['backup', at('monday')], { DATA_DIR: at('data') });

    expect([damaged.code, unfinished.code, twice.code]).toEqual([1, 1, 1]);
    expect(damaged.err).toContain('is damaged');
    expect(unfinished.err).toContain('is no finished backup');
    expect(twice.err).toContain('is not empty');
    expect(damaged.err + unfinished.err + twice.err).not.toMatch(stackTrace);
    expect(existsSync(at('new'))).toBe(false);
  });
});

describe.runIf(onPostgres)('a backup of PostgreSQL', () => {
  it('taken while others write comes back of one moment, with no row that differs', async () => {
    const database = await openTestDatabase();
    const url = database.pool.options.connectionString ?? '';
    const name = new URL(url).pathname.slice(1);
    await fill(database);
    let written = 0;
    const enough = new AbortController();
    const writing = (async () => {
      while (!enough.signal.aborted) {
        written += 1;
        await database.client.setting.create({ data: { key: `k${String(written)}`, value: 'v' } });
      }
    })();

    const taken = await heyi(['backup', at('busy')], { DATABASE_URL: url });
    enough.abort();
    await writing;
    const occupied = await heyi(['restore', at('busy')], { DATABASE_URL: url });
    await database.pool.query(`CREATE DATABASE ${name}_back`);
    const target = new URL(url);
    target.pathname = `/${name}_back`;
    const restored = await heyi(['restore', at('busy')], { DATABASE_URL: target.href });
    const back = await openDatabase({ url: target.href, log: silentLog });
    const [messages, settings] = [await back.client.inboxMessage.count(), await back.client.setting.count()];
    const noted = (await readStanding(database.pool, 5_000)).backupAt;
    await back.close();
    await database.pool.query(`DROP DATABASE ${name}_back WITH (FORCE)`);
    await database.close();

    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(occupied).toMatchObject({ code: 1 });
    expect(occupied.err).toContain('is not empty');
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('0 rows differ');
    expect(messages).toBe(500);
    expect(settings).toBeLessThan(written);
    expect(noted).toEqual(expect.any(Date));
  });
});
