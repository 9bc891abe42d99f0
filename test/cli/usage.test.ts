import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { heyi, stackTrace, temporaryFolder } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const commands = [
  [],
  ['start'],
  ['chat'],
  ['estimate'],
  ['account'],
  ['deadline'],
  ['import'],
  ['staff'],
  ['staff', 'add'],
  ['staff', 'list'],
  ['staff', 'disable'],
  ['staff', 'reset-password'],
  ['calendar'],
  ['calendar', 'show'],
  ['calendar', 'load'],
  ['wechat'],
  ['wechat', 'menu'],
  ['eval'],
  ['migrate'],
];

describe('--help', () => {
  it.each(commands.map((words) => [words.join(' '), words] as const))('of heyi %s', async (_name, words) => {
    const { code, out, err } = await heyi([...words, '--help']);

    expect(code).toBe(0);
    expect(out).toContain(`Usage: ${['heyi', ...words].join(' ')}`);
    expect(err).toBe('');
  });

  it('names every command of the tool', async () => {
    const { out } = await heyi(['--help']);

    for (const [command] of commands.filter(({ length }) => length === 1)) expect(out).toContain(command);
  });
});

describe('a wrong call ends with 2 and one sentence', () => {
  it.each([
    { words: ['nonsense'], says: "unknown command 'nonsense'" },
    { words: ['estimate', '--quick'], says: "unknown option '--quick'" },
    { words: ['migrate', 'now'], says: 'too many arguments' },
    { words: ['import'], says: "missing required argument 'kind'" },
    { words: ['import', 'members'], says: "missing required argument 'file'" },
    { words: ['import', 'cattle', 'a.csv'], says: 'There is no kind "cattle": use one of households' },
    { words: ['import', 'members', 'a.csv', '--as-of', 'yesterday'], says: '--as-of must be an instant' },
    { words: ['staff', 'add', 'wulan'], says: "required option '--role <role>' not specified" },
    { words: ['staff', 'add', 'wulan', '--role', 'king'], says: 'the role is one of handler, supervisor' },
    { words: ['staff', 'add', 'Wu Lan', '--role', 'admin'], says: 'a login is 2 to 32 small letters' },
    { words: ['staff', 'vanish'], says: "unknown command 'vanish'" },
    { words: ['calendar', 'load'], says: "missing required argument 'file'" },
    { words: ['calendar', 'show', 'soon'], says: 'The year is written like 2026' },
    { words: ['chat', '--language', 'fr'], says: '--language is zh-CN or en' },
    { words: ['chat', '--now', '2026-02-30'], says: '--now must be an instant' },
    { words: ['chat', '--now', '2026-11-22T25:00:00+08:00'], says: '--now must be an instant' },
    { words: ['chat', '--now', 'tomorrow'], says: '--now must be an instant' },
    { words: ['chat', '--now', '9999-12-31'], says: '--now must be an instant from 2007-01-01' },
  ])('$words', async ({ words, says }) => {
    const { code, out, err } = await heyi(words);

    expect(err).toContain(says);
    expect(err).toMatch(/^heyi: .+\.\n$/);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('of a bare group lists what it can do', async () => {
    const { code, err } = await heyi(['staff']);

    expect(err).toContain('reset-password');
    expect(code).toBe(2);
  });
});

describe('what cannot be done ends with 1 and one sentence', () => {
  const file = join(folder.path, 'a-file');
  writeFileSync(file, 'not a folder');
  const refusals = [
    {
      words: ['import', 'members', '/nowhere/a.csv'],
      env: {},
      says: '/nowhere/a.csv cannot be read (ENOENT)',
    },
    { words: ['import', 'members', folder.path], env: {}, says: 'cannot be read (EISDIR)' },
    { words: ['calendar', 'load', '/nowhere/2027.yaml'], env: {}, says: '/nowhere/2027.yaml cannot be read' },
    { words: ['migrate'], env: { DATA_DIR: file }, says: `${file} cannot be used (EEXIST)` },
    { words: ['migrate'], env: { DATA_DIR: `${file}/within` }, says: 'cannot be used (ENOTDIR)' },
    { words: ['migrate'], env: { PORT: '99999' }, says: 'PORT must be a whole number from 0 to 65535' },
    { words: ['migrate'], env: { PORT: 'http' }, says: 'PORT must be a whole number' },
    { words: ['migrate'], env: { LOG_LEVEL: 'loud' }, says: 'LOG_LEVEL must be one of fatal, error' },
    {
      words: ['migrate'],
      env: { DATABASE_URL: 'mysql://host/x' },
      says: 'DATABASE_URL must be an address such as',
    },
    { words: ['migrate'], env: { DATABASE_URL: 'postgresql://a:p#w@host/x' }, says: 'written as %23' },
    {
      words: ['migrate'],
      env: { DATABASE_URL: 'postgresql://[host/x' },
      says: 'DATABASE_URL must be an address',
    },
    {
      words: ['migrate'],
      env: { DATABASE_URL: 'postgresql://heyi:secret-word@127.0.0.1:1/heyi' },
      says: 'The PostgreSQL at 127.0.0.1:1 (database heyi) cannot be used: connect ECONNREFUSED',
    },
    {
      words: ['chat'],
      env: { SCHEME_FILE: '/nowhere/scheme.yaml' },
      says: '/nowhere/scheme.yaml: cannot be read',
    },
    { words: ['estimate'], env: { SCHEME_FILE: file }, says: 'a-file: ' },
    {
      words: ['chat', '--as', '150422999999'],
      env: {},
      says: 'No household with a head has the certificate number',
    },
  ];
  it.each(refusals)('$words with $env', async ({ words, env, says }) => {
    const { code, out, err } = await heyi(words, env);

    expect(err).toContain(says);
    expect(err).toMatch(/^heyi: /);
    expect(err).not.toMatch(stackTrace);
    expect(err).not.toContain('secret-word');
    expect(out).toBe('');
    expect(code).toBe(1);
  });

  it('names every fault of the settings at once', async () => {
    const { err } = await heyi(['migrate'], { PORT: '-1', LOG_LEVEL: 'loud', DATABASE_URL: 'x' });

    expect(err).toMatch(/PORT .*LOG_LEVEL .*DATABASE_URL |PORT .*DATABASE_URL .*LOG_LEVEL /s);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
