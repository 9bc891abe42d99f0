import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, outstandingMigrations } from '../../src/database/migrate.ts';
import type { Migration } from '../../src/database/migrations.ts';
import { readMigrations } from '../../src/database/migrations.ts';
import type { Database } from '../../src/database/open.ts';
import { openDatabase } from '../../src/database/open.ts';
import { asksForAnotherTry } from '../../src/database/transaction.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
});

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

async function migrateWith(migrations: readonly Migration[]): Promise<readonly string[]> {
  const connection = await database.pool.connect();
  try {
    return await migrate(connection, migrations);
  } finally {
    connection.release();
  }
}

describe('an opened database', () => {
  it('is the kind asked for, answers, and lacks no migration', async () => {
    expect(database.kind).toBe(onPostgres ? 'postgres' : 'embedded');
    await expect(database.ping()).resolves.toBeUndefined();
    const connection = await database.pool.connect();
    expect(await outstandingMigrations(connection, readMigrations())).toEqual([]);
    connection.release();
  });

  it('keeps nothing of a transaction whose work fails', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'half', value: '' } });
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(await database.client.setting.count({ where: { key: 'half' } })).toBe(0);
  });

  it('rolls back and forgets the session of a client dropped inside a transaction', async () => {
    const dropped = await database.pool.connect();
    await dropped.query("set statement_timeout = '12345ms'");
    await dropped.query('begin');
    await dropped.query(`insert into "Setting" values ('dropped', '')`);
    dropped.release(true);
    expect(await database.client.setting.count({ where: { key: 'dropped' } })).toBe(0);
    const { rows } = await database.pool.query('show statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '0' }]);
  });

  it('counts right when many add to one number at once, serializably', async () => {
    await database.client.setting.create({ data: { key: 'sum', value: '0' } });
    const add = () =>
      database.transaction(
        async (tx) => {
          const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'sum' } });
          await tx.setting.update({
            where: { key: 'sum' },
            data: { value: String(Number.parseInt(value, 10) + 1) },
          });
        },
        { isolation: 'Serializable' },
      );
    await Promise.all(Array.from({ length: 6 }, add));
    expect(await database.client.setting.findUnique({ where: { key: 'sum' } })).toMatchObject({ value: '6' });
  });

  it('asks for another try after a conflict only', () => {
    expect(asksForAnotherTry(Object.assign(new Error(), { code: 'P2034' }))).toBe(true);
    expect(asksForAnotherTry(Object.assign(new Error(), { code: '40P01' }))).toBe(true);
    expect(asksForAnotherTry(Object.assign(new Error(), { code: 'P2002' }))).toBe(false);
  });
});

describe('bringing a database up to date', () => {
  const applied = readMigrations();

  it('applies what is missing, several statements and all, and then nothing more', async () => {
    const sql = `create table "Extra" (a text default 'x;y'); insert into "Extra" values ('one;two');`;
    const more = [...applied, migration('29990101000000_extra', sql)];
    expect(await migrateWith(more)).toEqual(['29990101000000_extra']);
    expect(await migrateWith(more)).toEqual([]);
    await database.pool.query(`drop table "Extra"`);
    await database.pool.query(
      `delete from "_prisma_migrations" where migration_name = '29990101000000_extra'`,
    );
  });

  it('keeps nothing of a migration that fails half-way', async () => {
    const broken = migration(
      '29990101000001_broken',
      'create table "Half" (a int); select no_such_function();',
    );
    await expect(migrateWith([...applied, broken])).rejects.toThrow('nothing of it was kept');
    const { rows } = await database.pool.query(`select to_regclass('"Half"') as half`);
    expect(rows).toEqual([{ half: null }]);
  });

  it('refuses a migration changed after it was applied', async () => {
    const changed = applied.map((one) => migration(one.name, `${one.sql}-- changed`));
    await expect(migrateWith(changed)).rejects.toThrow('was changed after this database had it');
  });

  it('refuses a database newer than the program', async () => {
    await expect(migrateWith([])).rejects.toThrow('newer than this program');
  });

  it('says in one sentence, without the password, that PostgreSQL cannot be reached', async () => {
    const opening = openDatabase({ url: 'postgresql://office:secret@127.0.0.1:1/heyi', log: silentLog });
    const fault: unknown = await opening.catch((reason: unknown) => reason);
    expect(String(fault)).toContain('The PostgreSQL at 127.0.0.1:1 (database heyi) cannot be used');
    expect(String(fault)).not.toContain('secret');
  });
});
