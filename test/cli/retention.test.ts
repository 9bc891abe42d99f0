/** An operator looks at what has been kept long enough, puts something on hold, and has it deleted. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keepClockDay } from '../../src/database/retention-clock.ts';
import type { Database } from '../../src/database/open.ts';
import { freePort, startService } from '../faults/service.ts';
import { insideFolder } from '../support/database.ts';
import { heyi, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const folder = temporaryFolder();
const settings = { DATA_DIR: join(folder.path, 'data') };
const run = (...words: readonly string[]) => heyi(words, settings);
const old = new Date('2020-01-01T00:00:00Z');

const inside = <T>(work: (client: Database['client']) => Promise<T>) =>
  insideFolder(settings.DATA_DIR, ({ client }) => work(client));

beforeAll(() =>
  inside(async (client) => {
    await client.household.create({
      data: {
        ...{ certificate: '150422000001', sumu: '林东镇', gacha: '东城嘎查' },
        ...{ source: 'test', sourceId: '1', asOf: old },
      },
    });
    await client.certificateLock.createMany({
      data: ['150422000001', '150422000002'].map((certificate) => ({ certificate, firstFailedAt: old })),
    });
  }),
);
afterAll(() => {
  folder.remove();
});

describe('heyi retention', () => {
  it('shows, deletes only after a yes, and leaves what is on hold', async () => {
    const unknown = await run('hold', 'add', 'household', '15042299', '--reason', '行政复议');
    const placed = await run('hold', 'add', 'household', '150422000001', '--reason', '行政复议');
    const twice = await run('hold', 'add', 'household', '150422000001', '--reason', '行政复议');
    const bare = await run('hold', 'add', 'household', '150422000002', '--reason', 'x');
    const list = await run('hold', 'list');
    const shown = await run('retention', '--dry-run');
    const refused = await run('retention');
    const done = await run('retention', '--yes');
    const left = await inside((client) => client.certificateLock.findMany());
    await run('hold', 'remove', 'household', '150422000001');
    const again = await run('retention', '--dry-run');

    expect([unknown.code, placed.code, twice.code, bare.code]).toEqual([1, 0, 1, 2]);
    expect(unknown.err + twice.err + bare.err + refused.err).not.toMatch(stackTrace);
    expect(list.out).toContain('household 150422000001: 行政复议 (operator, ');
    expect(shown).toMatchObject({ code: 0, out: 'locks: 1 counts of wrong tries\n' });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('Nothing was changed');
    expect(done.out).toBe(`${shown.out}Done:\n${shown.out}`);
    expect(left).toMatchObject([{ certificate: '150422000001' }]);
    expect(again.out).toBe(shown.out);
  });

  it('deletes nothing by a clock that is far ahead, until somebody writes down which day it is', async () => {
    await inside((client) => client.setting.create({ data: { key: 'clock-day', value: '2020-01-02' } }));
    const shown = await run('retention', '--dry-run');
    const refused = await run('retention', '--yes');
    const left = await inside((client) => client.certificateLock.count());
    const [today = ''] = /\d{4}-\d{2}-\d{2}$/m.exec(refused.err) ?? [];
    const nonsense = await run('retention', '--confirm-clock', '2026-02-30');
    const wrongDay = await run('retention', '--confirm-clock', '2036-11-27');
    const confirmed = await run('retention', '--confirm-clock', today);
    const done = await run('retention', '--yes');
    const trail = await inside((client) =>
      client.auditEntry.findMany({ where: { action: 'clock-confirmed' } }),
    );

    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/^locks: 1 counts[^]*2020-01-02, the last day it was found right/);
    expect([refused.code, nonsense.code, wrongDay.code]).toEqual([1, 1, 1]);
    expect(refused.err).toContain(`heyi retention --confirm-clock ${today}`);
    expect(refused.err + nonsense.err + wrongDay.err).not.toMatch(stackTrace);
    expect(wrongDay.err).toContain('not 2036-11-27: set it right first');
    expect(left).toBe(1);
    expect(confirmed).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('Done:');
    expect(trail).toMatchObject([{ actor: 'operator', details: { today, before: '2020-01-02' } }]);
  });

  it('is told of by a service that starts with such a clock, which deletes nothing either', async () => {
    const newFolder = join(folder.path, 'fresh');
    const at = new Date('2020-01-02T00:00:00Z');
    const draft = { kind: 'households', source: 'a', fileName: 'a.csv', sha256: '', actor: 'bayar', size: 1 };
    await insideFolder(newFolder, async ({ client, transaction }) => {
      await transaction((tx) => keepClockDay(tx, '2020-01-02'));
      await client.importDraft.create({ data: { ...draft, sealed: new Uint8Array(1), asOf: at, at } });
    });
    const service = startService({ DATA_DIR: newFolder, PORT: String(await freePort()) });
    await service.ready;
    service.child.kill('SIGTERM');
    const { err } = await service.end;

    expect(err.match(/2020-01-02, the last day it was found right: nothing is deleted/g)).toHaveLength(1);
    expect(await insideFolder(newFolder, ({ client }) => client.importDraft.count())).toBe(1);
  });

  it('shows the rules with their reasons', async () => {
    const { out } = await run('retention', '--rules');

    expect(out).toContain('Only by heyi retention');
    expect(out).toContain('chat-words: 30 days (');
    expect(out).toContain('closed-complaints: kept (');
  });
});
