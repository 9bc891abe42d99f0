import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importOnce } from '../../src/database/import/import-once.ts';
import { readTelephone } from '../../src/database/import/cells.ts';
import type { Database } from '../../src/database/open.ts';
import { unsealed } from '../../src/kernel/seal.ts';
import { openTestDatabase } from '../support/database.ts';

const sealKey = Buffer.alloc(32, 8);
const now = new Date('2026-11-22T02:00:00Z');
const file = (...telephones: readonly string[]) =>
  [
    '证号,苏木,嘎查,联系电话',
    ...telephones.map((one, at) => `15042210000${String(at)},林东镇,东城嘎查,${one}`),
  ].join('\n');

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.client.household.deleteMany());

const bring = (text: string, { dryRun = false, key = sealKey } = {}) =>
  importOnce(
    database,
    {
      ...{ kind: 'households', bytes: Buffer.from(text), fileName: 'households.csv', source: 'test' },
      ...{ asOf: now, now, actor: 'test', hashKey: sealKey, sealKey: key, allowOddIds: false },
    },
    dryRun,
  );
async function known(): Promise<(string | null)[]> {
  const rows = await database.client.household.findMany({ orderBy: { certificate: 'asc' } });
  return rows.map(({ telephone }) => telephone);
}
const opened = async () => (await known()).map((one) => one && unsealed(one, sealKey));

describe('telephones of households', () => {
  it('are kept sealed: the number stands nowhere in the table, and two equal ones do not show', async () => {
    await bring(file('199 0000 0001', '19900000001', ''));
    const [one, other, none] = await known();

    expect(await opened()).toEqual(['19900000001', '19900000001', null]);
    expect([one?.includes('1990000'), none]).toEqual([false, null]);
    expect(one).not.toBe(other);
  });

  it('count as they were when the same file comes again, however the number is written', async () => {
    await bring(file('199 0000 0001', '0476-700 0002'));
    const before = await known();

    expect(await bring(file('+86 19900000001', '04767000002'))).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await known()).toEqual(before);
  });

  it('count as changed when another number, or none, stands there', async () => {
    await bring(file('19900000001', '19900000002', '19900000003'));

    expect(await bring(file('19900000001', '19900000009', ''), { dryRun: true })).toMatchObject({
      updated: 2,
    });
    expect(await opened()).toEqual(['19900000001', '19900000002', '19900000003']);
    expect(await bring(file('19900000001', '19900000009', ''))).toMatchObject({ updated: 2, unchanged: 1 });
    expect(await opened()).toEqual(['19900000001', '19900000009', null]);
  });

  it('stay as they were when a file has no such column', async () => {
    await bring(file('19900000001'));
    const without = '证号,苏木,嘎查\n150422100000,林东镇,新城嘎查\n';

    expect(await bring(without)).toMatchObject({ updated: 1 });
    expect(await opened()).toEqual(['19900000001']);
  });

  it('are sealed anew by an import under another data key', async () => {
    await bring(file('19900000001'), { key: Buffer.alloc(32, 9) });

    expect(await opened()).toEqual([undefined]);
    expect(await bring(file('19900000001'))).toMatchObject({ updated: 1 });
    expect(await opened()).toEqual(['19900000001']);
  });

  it('that are wrong make a bad row with its line and reason, which does not repeat them', async () => {
    const outcome = await bring(file('19900000001', '1990000000', '19900000001/19900000002'));

    expect(outcome).toMatchObject({
      kind: 'refused',
      errors: [
        {
          line: 3,
          column: '联系电话',
          fault: 'not-a-telephone',
        },
        { line: 4, column: '联系电话' },
      ],
    });
    expect(JSON.stringify(outcome)).not.toContain('1990000');
    expect(await known()).toEqual([]);
  });

  it('of the sample are fictional ones only, and some households have none', () => {
    const [, ...lines] = readFileSync('prisma/sample/households.csv', 'utf8').trim().split('\n');
    const telephones = lines.map((line) => line.split(',')[3] ?? '?');

    expect(telephones.filter((one) => one !== '' && !/^199 0000 \d{4}$/.test(one))).toEqual([]);
    expect(telephones.filter((one) => one === '').length).toBeGreaterThan(5);
  });
});

describe('a telephone number as an office writes it', () => {
  it.each([
    ['19900000001', '19900000001'],
    ['+86 199-0000-0001', '19900000001'],
    ['008619900000001', '19900000001'],
    ['0476-7862000', '0476-7862000'],
    ['(0476) 786 2000', '0476-7862000'],
    ['010 6552 9999', '010-65529999'],
    ['7862000', '7862000'],
    ['12345', undefined],
    ['11900000001', undefined],
    ['199000000011', undefined],
    ['没有', undefined],
    ['1.99E+10', undefined],
  ])('%s is %s', (text, read) => {
    expect(readTelephone(text)).toBe(read);
  });
});
