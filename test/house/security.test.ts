/** SECURITY.md names where each threat is met: a file that is gone would be a promise that nobody keeps. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSenderLimit, takenAMinute } from '../../src/delivery/sender-limit.ts';
import { fileLimits } from '../../src/complaint/attachments/attachment.ts';
import { importLimits } from '../../src/records/limits.ts';
import { largestBody as telegramBody } from '../../bots/telegram/limits.ts';
import { largestBody as wechatBody } from '../../bots/wechat/limits.ts';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('SECURITY.md', root), 'utf8');
/** In backticks: a file of ours, or something with a slash that begins with one of our folders. */
const named = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => name);
const paths = named.filter((name) =>
  /^(src|bots|test|image|docs|prisma|prompts)\/|^\.?[\w-]+\.(md|json|yaml|js)$/.test(name),
);

describe('SECURITY.md', () => {
  it('names only files that exist', () => {
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('names the limits as they are', () => {
    const mebibyte = 1024 * 1024;
    const { bytes, files, allBytes, filesADay, uploads, uploadBytes } = fileLimits;
    for (const told of [
      `a sender ${String(takenAMinute)} messages a minute`,
      `${String(telegramBody / 1024)} kB of JSON`,
      `${String(wechatBody / 1024)} kB of XML`,
      `${String(bytes / mebibyte)} MB a file; ${String(files)} files and ${String(allBytes / mebibyte)} MB a complaint`,
      `${String(filesADay)} files a day from one sender`,
      `${String(uploads)} × ${String(uploadBytes / mebibyte)} MB`,
      `${String(importLimits.uploadBytes / mebibyte)} MB, ${importLimits.rows.toLocaleString('en')} rows`,
    ])
      expect(text).toContain(told);
    expect(createSenderLimit()({ channel: 'telegram', from: '1' }, new Date(0))).toBe('taken');
  });

  it('tells how to report, every threat that was thought of, and what remains of each', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));

    for (const row of rows)
      for (const cell of row.split('|').slice(1, -1)) expect(cell.trim(), row).not.toBe('');
    for (const who of [
      'prankster',
      'relative',
      "clerk's password",
      'from within',
      'webhooks',
      'flood',
      'backup',
      'disk',
      'spreadsheet',
      'attachment',
      'language model',
      'upstream',
    ])
      expect(text).toContain(who);
  });
});
