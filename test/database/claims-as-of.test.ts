/** As of when there are no claims. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimRepository } from '../../src/database/claim.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('the claims are known as of the newest file that stands', async () => {
  const knownAsOf = () => database.transaction((tx) => claimRepository(tx).knownAsOf());
  const run = (kind: string, day: string, undoesId?: number) =>
    database.client.importRun.create({
      data: {
        ...{ kind, source: 'test', fileName: 'x', sha256: 'x', actor: 'test', asOf: new Date(day) },
        ...{ importedAt: new Date(day), rows: 0, inserted: 0, updated: 0, unchanged: 0 },
        ...(undoesId !== undefined && { undoesId }),
      },
    });
  expect(await knownAsOf()).toBeUndefined();

  await run('claims', '2026-11-20');
  await run('members', '2026-11-25');
  const { id } = await run('claims', '2026-11-22');
  expect(await knownAsOf()).toEqual(new Date('2026-11-22'));
  await run('claims', '2026-11-22', id);

  expect(await knownAsOf()).toEqual(new Date('2026-11-20'));
});
