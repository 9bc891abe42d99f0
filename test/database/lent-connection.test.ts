/** One transaction by two ways: Prisma's statements and hot ones. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Prisma } from '../../src/database/generated/client.ts';
import type { Database } from '../../src/database/open.ts';
import { tapStatements } from '../bench/durable/tap.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const noted = (key: string) => Prisma.sql`INSERT INTO "Setting" ("key", "value") VALUES (${key}, '')`;
const keys = async () => {
  const rows = await database.client.setting.findMany({ where: { key: { startsWith: 'noted' } } });
  return rows.map(({ key }) => key).sort();
};

describe('hot statements', () => {
  it('see what Prisma has written in the same transaction, and Prisma sees theirs', async () => {
    const seen = await database.transaction(async (tx, hot) => {
      await hot.ask(noted('noted-1'));
      await tx.setting.create({ data: { key: 'noted-2', value: '' } });
      return {
        hot: await hot.ask(Prisma.sql`SELECT "key" FROM "Setting" WHERE "key" LIKE 'noted%' ORDER BY 1`),
        prisma: await tx.setting.count({ where: { key: { startsWith: 'noted' } } }),
      };
    });
    expect(seen).toEqual({ hot: [{ key: 'noted-1' }, { key: 'noted-2' }], prisma: 2 });
    expect(await keys()).toEqual(['noted-1', 'noted-2']);
  });

  it('are undone with Prisma’s when the work fails', async () => {
    const failing = database.transaction(async (tx, hot) => {
      await tx.setting.create({ data: { key: 'noted-1', value: '' } });
      await hot.ask(noted('noted-2'));
      hot.last(noted('noted-3'));
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(await keys()).toEqual([]);
  });

  it('come last in the order in which they were given, before the commit', async () => {
    await database.transaction((_tx, hot) => {
      hot.last(noted('noted-1'));
      hot.last(Prisma.sql`UPDATE "Setting" SET "key" = 'noted-2' WHERE "key" = 'noted-1'`);
      return Promise.resolve();
    });
    expect(await keys()).toEqual(['noted-2']);
  });

  it('that come last and are refused undo everything, and their own refusal is told', async () => {
    const refused = database.transaction(async (tx, hot) => {
      await tx.setting.create({ data: { key: 'noted-1', value: '' } });
      hot.last(noted('noted-1'));
      hot.last(noted('noted-2'));
    });
    await expect(refused).rejects.toMatchObject({ code: '23505' });
    expect(await keys()).toEqual([]);
  });

  it('of which one never leaves this process undo everything too, and leave the connection usable', async () => {
    const unsayable = {
      toPostgres: () => {
        throw new Error('not to be said');
      },
    };
    const refused = database.transaction(async (tx, hot) => {
      await tx.setting.create({ data: { key: 'noted-1', value: '' } });
      hot.last(noted('noted-2'));
      hot.last(Prisma.sql`UPDATE "Setting" SET "value" = ${unsayable}`);
    });
    await expect(refused).rejects.toThrow('not to be said');
    expect(await keys()).toEqual([]);
    await database.transaction((tx) => tx.setting.create({ data: { key: 'noted-3', value: '' } }));
    expect(await keys()).toEqual(['noted-3']);
  });
});

describe('a transaction', () => {
  it('that was undone beneath its work says so instead of passing for committed', async () => {
    const swallowing = database.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'noted-1', value: '' } });
      await tx.setting.create({ data: { key: 'noted-1', value: '' } }).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('the transaction was undone');
    expect(await keys()).toEqual([]);
  });

  it.runIf(onPostgres)('within another one’s work has a connection of its own', async () => {
    const failing = database.transaction(async () => {
      await database.transaction((tx) => tx.setting.create({ data: { key: 'noted-1', value: '' } }));
      await database.client.$transaction((tx) => tx.setting.create({ data: { key: 'noted-2', value: '' } }));
      throw new Error('the outer one failed');
    });
    await expect(failing).rejects.toThrow('the outer one failed');
    expect(await keys()).toEqual(['noted-1', 'noted-2']);
  });

  it.runIf(onPostgres)('has its beginning and its end without round trips of their own', async () => {
    const tap = tapStatements();
    try {
      await database.transaction(async (_tx, hot) => {
        await hot.ask(noted('noted-1'));
        hot.last(noted('noted-2'));
        hot.last(noted('noted-3'));
      });
      const { statements, trips } = tap.take();
      expect([statements.length, trips]).toEqual([5, 2]);
    } finally {
      tap.close();
    }
  });
});
