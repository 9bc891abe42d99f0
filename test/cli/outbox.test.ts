import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { insideFolder } from '../support/database.ts';
import { heyi, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const folder = temporaryFolder();
const settings = { DATA_DIR: join(folder.path, 'data') };
const outbox = (...words: readonly string[]) => heyi(['outbox', ...words], settings);

const inside = <T>(work: (client: Database['client']) => Promise<T>) =>
  insideFolder(settings.DATA_DIR, ({ client }) => work(client));

const at = new Date('2026-11-22T02:00:00Z');
const message = (text: string, change: object) => ({
  channel: 'wechat' as const,
  externalId: 'oAbCdEfGh4f2a',
  reply: { text, choices: [], citations: [] },
  nextAttemptAt: at,
  createdAt: at,
  ...change,
});
const notice = { kind: 'complaint', number: 'T26-0418-7', state: '答复了', day: '2026-11-22' };

beforeAll(() =>
  inside(async (client) => {
    await client.outboxMessage.createMany({
      data: [
        message('第一条', { state: 'failed', attempts: 25, failure: '502 Bad Gateway' }),
        message('第二条', {
          state: 'held',
          attempts: 1,
          failure: '45015 out of window',
          reply: { text: '第二条\n细节', choices: [], citations: [], notice },
        }),
        message('第三条', { state: 'accepted' }),
        message('第四条', { state: 'failed', channel: 'telegram', externalId: '7', attempts: 25 }),
      ],
    });
  }),
);
afterAll(() => {
  folder.remove();
});

describe('heyi outbox', () => {
  it('lists what could not be delivered, with nobody’s name and without its words', async () => {
    const { out, code } = await outbox('list');

    expect(out.trim().split('\n')).toEqual([
      '1\tfailed\twechat\t****4f2a\ttold before, not yet delivered\tsince 2026-11-22\t25 tries\t502 Bad Gateway',
      '2\theld\twechat\t****4f2a\tcomplaint T26-0418-7\tsince 2026-11-22\t1 try\t45015 out of window',
      '4\tfailed\ttelegram\t****\ttold before, not yet delivered\tsince 2026-11-22\t25 tries',
    ]);
    expect(code).toBe(0);
  });

  it('lists those of one state, and their words when asked, which is audited', async () => {
    const { out } = await outbox('list', '--state', 'held', '--text');

    expect(out).toMatch(/^2\theld[^\n]*\n {4}第二条\n {4}细节\n$/);
    expect(
      await inside((client) => client.auditEntry.findMany({ where: { action: 'outbox-read' } })),
    ).toMatchObject([{ actor: 'operator', subject: 'outbox:2' }]);
  });

  it('refuses what it cannot do, in a sentence, and changes nothing', async () => {
    const unknown = await outbox('resend', '1', '3', '99');
    const told = await outbox('telephoned', '3');
    const wrong = [
      await outbox('resend'),
      await outbox('resend', '1', '--all-failed'),
      await outbox('resend', 'x'),
      await outbox('list', '--state', 'queued'),
    ];

    expect(unknown.err).toContain('Messages 3, 99 are neither failed nor held, so nothing was changed');
    expect(told.err).toContain('Message 3 is neither failed nor held');
    expect([unknown.code, told.code]).toEqual([1, 1]);
    for (const { code, err } of wrong) {
      expect(code).toBe(2);
      expect(err).not.toMatch(stackTrace);
    }
    expect(await inside((client) => client.outboxMessage.count({ where: { state: 'queued' } }))).toBe(0);
  });

  it('sends again by id, then all that failed, each with all its tries before it', async () => {
    expect((await outbox('resend', '1')).out).toContain('1 message queued again');
    expect((await outbox('resend', '--all-failed')).out).toContain('1 message queued again');

    const rows = await inside((client) => client.outboxMessage.findMany({ orderBy: { id: 'asc' } }));
    expect(rows.map(({ state, attempts }) => `${state} ${String(attempts)}`)).toEqual([
      'queued 0',
      'held 1',
      'accepted 0',
      'queued 0',
    ]);
  });

  it('notes that somebody was told by telephone: it is off the list, and on record', async () => {
    expect((await outbox('telephoned', '2')).out).toContain('Message 2 counts as told by telephone.');

    expect((await outbox('list')).out).toBe('Everything has been delivered.\n');
    const audited = await inside((client) => client.auditEntry.findMany({ orderBy: { id: 'asc' } }));
    expect(audited.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'outbox-read outbox:2',
      'outbox-resent outbox:1',
      'outbox-resent outbox:4',
      'outbox-telephoned outbox:2',
    ]);
  });
});
