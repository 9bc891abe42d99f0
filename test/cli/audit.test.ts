import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { insideFolder } from '../support/database.ts';
import { heyi, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
const settings = { DATA_DIR: join(folder.path, 'data') };
afterAll(() => {
  folder.remove();
});

describe('heyi audit, staff bind and supervision', () => {
  it('a code is made and audited; the chain is sound until its tail is cut off', async () => {
    await heyi(['staff', 'add', 'wulan', '--role', 'handler'], settings, 'a-long-password-1\n');
    const bound = await heyi(['staff', 'bind', 'wulan'], settings);
    expect(bound).toMatchObject({ code: 0, out: expect.stringMatching(/绑定 \d{6}\n$/) as string });
    const head = await heyi(['audit', 'head'], settings);
    const heads = join(folder.path, 'heads.jsonl');
    writeFileSync(heads, head.out);

    const sound = await heyi(['audit', 'verify', '--heads', heads], settings);
    expect(sound).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Sound: 2 entries, 1 recorded/) as string,
    });
    await cutOff();
    const found = await heyi(['audit', 'verify', '--heads', heads], settings);

    expect((await heyi(['audit', 'verify'], settings)).code).toBe(0);
    expect(found.code).toBe(1);
    expect(found.err).toContain('The chain is cut off: it had 2 entries on ');
    expect(found.err).not.toMatch(stackTrace);
    writeFileSync(heads, 'nothing\n');
    expect(await heyi(['audit', 'verify', '--heads', heads], settings)).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 1 is no head') as string,
    });
  });

  it('figures are CSV with a byte order mark; a wrong month is refused', async () => {
    const figures = await heyi(['supervision'], settings);

    expect(figures.out.replaceAll('\r\n', '\n')).toMatch(/^\uFEFF苏木乡镇,收到,.*\n合计,0,/);
    expect(await heyi(['supervision', '--month', '2026-13'], settings)).toMatchObject({ code: 2 });
    expect(await heyi(['supervision', '--report'], settings)).toMatchObject({ code: 2 });
  });
});

const cutOff = () =>
  insideFolder(settings.DATA_DIR, ({ client }) =>
    client.auditEntry.deleteMany({ where: { action: 'staff-code-made' } }),
  );
