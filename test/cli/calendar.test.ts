import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { tellNews } from '../../src/conversation/news/tell.ts';
import { readWording } from '../../src/conversation/wording.ts';
import { newsRepository } from '../../src/database/news.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { insideFolder } from '../support/database.ts';
import { heyi, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
const settings = { DATA_DIR: join(folder.path, 'data') };
const arrangement = fileURLToPath(new URL('arrangement-2027.yaml', import.meta.url));
const calendar = (words: readonly string[], input = '') => heyi(['calendar', ...words], settings, input);

afterAll(() => {
  folder.remove();
});

/** Says the lines one after another on 10 December 2026, from which 20 working days reach into 2027. */
async function chat(language: string, ...texts: readonly string[]): Promise<string> {
  const input = texts.map((text) => `${JSON.stringify({ from: language, text })}\n`).join('');
  const args = ['chat', '--json', '--now', '2026-12-10T10:00:00+08:00', '--language', language];
  return (await heyi(args, settings, input)).out;
}

describe('heyi calendar', () => {
  it('moves the open complaints of a year once its arrangement is published', async () => {
    const filed = await chat('zh-CN', '卫生院乱收费，我要投诉', '匿名', '对，登记');
    const number = /T26-\d{4}-\d/.exec(filed)?.[0] ?? 'none';
    expect(filed).toContain('暂定');
    expect((await calendar(['show'])).out).toMatch(/loaded for \d{4} to 2026\.\n.*provisional/);
    expect((await calendar(['show', '2026'])).out).toMatch(
      /Weekdays off:\n[\s\S]*2026-02-17 {2}春节[\s\S]*Weekend days worked:\n[\s\S]*2026-02-14/,
    );
    expect(await calendar(['show', '2027'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('No arrangement for 2027 is loaded') as string,
    });

    const refused = [await calendar(['load', arrangement]), await calendar(['load', arrangement], 'n\n')];
    const applied = await calendar(['load', arrangement], 'y\n');
    const again = await calendar(['load', arrangement, '--yes']);

    for (const { code, out, err } of refused) {
      expect(out).toContain(`${number}: 2027-01-08 (provisional) → 2027-01-10`);
      expect(err).toContain('heyi: Nothing was changed; answer y, or call it with --yes.');
      expect(err).not.toMatch(stackTrace);
      expect(code).toBe(1);
    }
    expect(applied.out).toMatch(/Loaded 2027; [1-9]\d* open complaints? moved\./);
    expect(applied.out).toContain('told by the service');
    expect(applied.code).toBe(0);
    expect(again.out).toContain('No open complaint moves.');
    expect((await calendar(['show', '2027'])).out).toContain('2027-01-10  元旦');
    // As the service does within seconds of its running.
    await lookForNews();
    const told = await chat('zh-CN', '查投诉');
    expect(told).toContain(
      `您的投诉 ${number}：放假安排公布了，最晚答复日从2027年1月8日（周五）改为2027年1月10日（周日）`,
    );
    await expectOnRecord(number);
  });
});

async function lookForNews(): Promise<void> {
  const parts = {
    scheme: readScheme(sampleSchemeFile, '2026-12-10'),
    wording: readWording(promptsDir),
    householdDataAllowed: () => true,
  };
  const now = new Date('2026-12-10T02:00:00Z');
  const looked = await insideFolder(settings.DATA_DIR, ({ transaction }) =>
    transaction((tx) => tellNews(parts, newsRepository(tx), now)),
  );
  expect(looked).toEqual({ letters: 1, more: false });
}

async function expectOnRecord(number: string): Promise<void> {
  await insideFolder(settings.DATA_DIR, async (database) => {
    const complaint = await database.client.complaint.findUniqueOrThrow({
      where: { number },
      include: { events: { where: { kind: 'deadline-recomputed' } } },
    });
    expect(complaint.dueDay).toEqual(new Date('2027-01-10T00:00:00Z'));
    expect(complaint).toMatchObject({ provisional: false, internalTarget: null });
    expect(complaint.events).toMatchObject([
      { actor: 'operator', note: expect.stringContaining('2027-01-08 → 2027-01-10') as string },
    ]);
    const audited = await database.client.auditEntry.findMany({ where: { action: 'calendar-loaded' } });
    expect(audited).toMatchObject([{ subject: 'calendar:2027' }, { subject: 'calendar:2027' }]);
  });
}

describe('a damaged arrangement is refused before the database is opened', () => {
  const whole = readFileSync(arrangement, 'utf8');
  const damage = [
    { what: 'not YAML', text: 'year: [', says: 'cannot be read (' },
    { what: 'empty', text: '', says: 'is refused: ' },
    { what: 'without a source', text: whole.replace(/^source.*$/m, ''), says: 'source' },
    {
      what: 'a day that does not exist',
      text: whole.replace('2027-02-05', '2027-02-30'),
      says: '2027-02-30 is not a day that exists',
    },
    {
      what: 'a holiday that ends first',
      text: whole.replace('through: 2027-10-07', 'through: 2027-09-30'),
      says: '国庆节 ends on 2027-09-30, before it begins',
    },
    {
      what: 'the days of another year',
      text: whole.replace('year: 2027', 'year: 2028'),
      says: 'does not belong to the arrangement of 2028',
    },
    {
      what: 'a make-up day on a weekday',
      text: whole.replace('2027-01-10]', '2027-01-11]'),
      says: '2027-01-11 is a plain weekday',
    },
  ];
  it.each(damage)('$what', async ({ text, says }) => {
    const file = join(folder.path, 'damaged.yaml');
    writeFileSync(file, text);

    const { code, out, err } = await calendar(['load', file, '--yes']);

    expect(err).toContain(says);
    expect(err).not.toMatch(stackTrace);
    expect(out).toBe('');
    expect(code).toBe(1);
  });
});
