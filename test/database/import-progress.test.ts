/** How far an import is, told as it goes; and that it waits for another. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importOnce } from '../../src/database/import/import-once.ts';
import { type ImportProgress, lockImports } from '../../src/database/import/import-records.ts';
import type { Database } from '../../src/database/open.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';
import { first } from '../support/imports.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const rows = Array.from({ length: 2_500 }, (_one, at) => `P${String(at).padStart(4, '0')},林东镇,东城`);
const bring = (onProgress: (progress: ImportProgress) => void) =>
  importOnce(
    database,
    {
      ...{
        kind: 'households',
        bytes: Buffer.from(['证号,苏木,嘎查', ...rows].join('\n')),
        fileName: 'x.csv',
      },
      ...{ source: 'test', asOf: first, now: first, actor: 'test', allowOddIds: false, onProgress },
      ...{ hashKey: Buffer.alloc(32, 8), sealKey: Buffer.alloc(32, 8) },
    },
    true,
  );

it('is told in rows that are written', async () => {
  const told: ImportProgress[] = [];

  await bring((progress) => told.push(progress));

  expect(told).toEqual([0, 1_000, 2_000, 2_500].map((written) => ({ doing: 'writing', rows: written })));
});

// The embedded database has one connection: nothing else is under way there.
it.runIf(onPostgres)('says that it waits while another is under way, and then goes on', async () => {
  const told: string[] = [];
  let waits: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    waits = resolve;
  });

  const second = await database.transaction(async (tx) => {
    await lockImports(tx);
    const going = bring(({ doing }) => {
      told.push(doing);
      if (doing === 'waiting') waits();
    });
    await waiting;
    return { going };
  });
  await second.going;

  expect(told.slice(0, 2)).toEqual(['waiting', 'writing']);
});
