import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { advisoryLocks } from './advisory-locks.ts';
import { DatabaseFault } from './fault.ts';
import type { Migration } from './migrations.ts';

// Prisma's own table, so that `prisma migrate` understands a database that heyi brought up, and the other way round.
const historyTable = `
  create table if not exists "_prisma_migrations" (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

const historyRows = z.array(
  z.object({ migration_name: z.string(), checksum: z.string(), finished_at: z.date().nullable() }),
);
type Applied = z.infer<typeof historyRows>[number];

/**
 * Brings a database to the newest migration and returns the names applied now. One transaction a migration,
 * under an advisory lock, so that replicas may start together. Throws DatabaseFault when the history on the
 * database is not the one of this program.
 */
export async function migrate(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  if (outstanding(await readHistory(client), migrations).length === 0) return [];
  await takeLock(client);
  try {
    await client.query(historyTable);
    const missing = outstanding(await readHistory(client), migrations);
    for (const migration of missing) await applyOne(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLocks.migrations]);
  }
}

/** Names of the migrations that the database still lacks; throws DatabaseFault as `migrate` does. */
export async function outstandingMigrations(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  return outstanding(await readHistory(client), migrations).map(({ name }) => name);
}

async function takeLock(client: ClientBase): Promise<void> {
  await client.query("set lock_timeout = '60s'");
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.migrations]);
  } catch (fault) {
    throw new DatabaseFault(
      'Another process has been changing the database for over a minute: wait until it has finished, then start again.',
      { cause: fault },
    );
  } finally {
    await client.query('reset lock_timeout');
  }
}

async function readHistory(client: ClientBase): Promise<readonly Applied[]> {
  const found = await client.query(`select to_regclass('"_prisma_migrations"') is not null as known`);
  const [table] = z.array(z.object({ known: z.boolean() })).parse(found.rows);
  if (!table?.known) return [];
  const history = await client.query(
    'select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null order by started_at',
  );
  return historyRows.parse(history.rows);
}

function outstanding(history: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const applied of history) {
    const migration = known.get(applied.migration_name);
    if (!migration) {
      throw new DatabaseFault(
        `The database is newer than this program (it has had ${applied.migration_name}): start the newer heyi, or restore the backup from before its first start.`,
      );
    }
    if (applied.finished_at === null) {
      throw new DatabaseFault(
        `The migration ${applied.migration_name} was begun on this database and never finished: restore the backup, or repair it with "prisma migrate resolve".`,
      );
    }
    if (applied.checksum !== migration.checksum) {
      throw new DatabaseFault(
        `The migration ${applied.migration_name} was changed after this database had it: put back prisma/migrations/${applied.migration_name}/migration.sql as it was and add a new migration instead.`,
      );
    }
  }
  const done = new Set(history.map(({ migration_name }) => migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function applyOne(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback');
    throw new DatabaseFault(
      `The migration ${migration.name} could not be applied (${fault instanceof Error ? fault.message : String(fault)}): nothing of it was kept.`,
      { cause: fault },
    );
  }
}
