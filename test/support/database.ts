/** A migrated, empty database for a test: on PostgreSQL when TEST_DATABASE_URL names a server, else embedded. */
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.ts';
import { readMigrations } from '../../src/database/migrations.ts';
import type { Database, DatabaseLog } from '../../src/database/open.ts';
import { openDatabase } from '../../src/database/open.ts';

export const silentLog: DatabaseLog = { info: () => undefined, warn: () => undefined };

const server = process.env.TEST_DATABASE_URL;
export const onPostgres = server !== undefined;

/** Close it when done; on PostgreSQL that drops it. */
export async function openTestDatabase(): Promise<Database> {
  if (!server) return openDatabase({ dataDir: 'memory', log: silentLog });
  const name = `heyi_test_${randomBytes(8).toString('hex')}`;
  await onServer(server, async (client) => {
    const template = await templateOn(server, client);
    await client.query(`create database ${name} template ${template}`);
  });
  const database = await openDatabase({ url: urlOf(server, name), log: silentLog });
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(server, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** The embedded database in a folder, for as long as the work takes. */
export async function insideFolder<T>(dataDir: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ dataDir, log: silentLog });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** One template a set of migrations, made by whichever test process comes first. */
async function templateOn(url: string, client: pg.Client): Promise<string> {
  const migrations = readMigrations();
  const key = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex');
  const name = `heyi_template_${key.slice(0, 16)}`;
  await client.query('select pg_advisory_lock(4201)');
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    await client.query(`create database ${name}_draft`);
    await onServer(urlOf(url, `${name}_draft`), (inside) => migrate(inside, migrations));
    await client.query(`alter database ${name}_draft rename to ${name}`);
  }
  await client.query('select pg_advisory_unlock(4201)');
  return name;
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
