/** A person has themselves erased after the backup, the database is lost, and the backup is restored. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { erasureRepository } from '../../src/database/erasure.ts';
import type { Database } from '../../src/database/open.ts';
import { insideFolder } from '../support/database.ts';
import { heyi, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});
const at = (name: string) => join(folder.path, name);
const settings = { DATA_DIR: at('data'), DATA_KEY: '591785b794601e212b260e25925636fd' };
const now = new Date('2026-11-22T02:00:00Z');
const account = { channel: 'wechat', externalId: 'oAbCdEfGh4f2a' } as const;

const inside = <T>(work: (database: Database) => Promise<T>) => insideFolder(settings.DATA_DIR, work);
const words = () =>
  inside(async ({ client }) => (await client.inboxMessage.findMany()).map(({ text }) => text));

describe('a backup from before an erasure', () => {
  it('does not bring the person back', async () => {
    await inside(async ({ client }) => {
      await client.contact.create({ data: account });
      const message = { ...account, messageId: '1', text: '我叫乌力吉', receivedAt: now };
      await client.inboxMessage.create({ data: { ...message, state: 'processed' } });
    });
    await heyi(['backup', at('monday')], settings);
    await inside((database) =>
      database.transaction(async (tx) => {
        const { id } = await tx.contact.findFirstOrThrow();
        await erasureRepository(tx, readConfig(settings).hashKey).eraseContact(id, now);
      }),
    );
    const listed = await heyi(['erasures', 'list'], settings);
    writeFileSync(at('erasures.jsonl'), listed.out + listed.out);
    writeFileSync(at('wrong.jsonl'), 'no erasure\n');

    rmSync(settings.DATA_DIR, { recursive: true });
    const wrong = await heyi(['restore', at('monday'), '--erasures', at('wrong.jsonl')], settings);
    const bare = await heyi(['restore', at('monday')], settings);
    const before = await words();
    rmSync(settings.DATA_DIR, { recursive: true });
    const restored = await heyi(['restore', at('monday'), '--erasures', at('erasures.jsonl')], settings);

    expect(listed.out).toMatch(/^\{"hash":"[0-9a-f:]{77}","at":"2026-11-22T02:00:00.000Z"\}\n$/);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.err).not.toMatch(stackTrace);
    expect(bare.out).toContain('heyi erasures replay');
    expect(before).toEqual(['我叫乌力吉']);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('0 rows differ');
    expect(restored.out).toContain('done again: 1');
    expect(await words()).toEqual(['']);
  });
});
