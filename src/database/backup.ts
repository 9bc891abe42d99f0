/** The whole database written down and put back: of one moment, and compared afterwards. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { type DumpParts, dumpTo, restoreFrom } from './dump.ts';
import { openInFolder } from './embedded.ts';
import { DatabaseFault } from './fault.ts';
import { lockFolder } from './folder-lock.ts';
import { recordBackup } from './last-backup.ts';
import { digestTables, type TableDigests } from './table-digests.ts';

export interface Described {
  readonly tables: TableDigests;
  readonly newestMigration: string;
}

/** While others go on writing: dump and description are of the same snapshot. */
export async function dumpPostgres(file: string, parts: DumpParts): Promise<Described> {
  const client = await connected(parts.url);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const exported = await client.query('SELECT pg_export_snapshot() AS "snapshot"');
    const [{ snapshot }] = z.tuple([z.object({ snapshot: z.string() })]).parse(exported.rows);
    const [described] = await Promise.all([describe(client), dumpTo(file, snapshot, parts)]);
    await client.query('COMMIT');
    return described;
  } finally {
    await client.end();
  }
}

/** Throws DatabaseFault when the database has tables already; else what came back. */
export async function restorePostgres(file: string, parts: DumpParts): Promise<Described> {
  const client = await connected(parts.url);
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS "count" FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const [{ count }] = z.tuple([z.object({ count: z.int() })]).parse(rows);
    if (count > 0)
      throw new DatabaseFault(
        'The database in DATABASE_URL is not empty: make a new one (createdb) and name that; nothing was changed.',
      );
    await restoreFrom(file, parts);
    return await described(client);
  } finally {
    await client.end();
  }
}

/** Throws DatabaseFault while another process has it open. */
export async function copyEmbedded(dataDir: string, folder: string): Promise<Described> {
  const home = path.join(dataDir, 'database');
  if (!existsSync(home))
    throw new DatabaseFault(`There is no database in ${dataDir}: set DATA_DIR or DATABASE_URL.`);
  const found = await describeFolder(dataDir);
  const lock = lockFolder(dataDir);
  try {
    cpSync(home, folder, { recursive: true });
  } finally {
    lock.release();
  }
  return found;
}

/** Throws DatabaseFault when there is a database already; else what came back. */
export async function restoreEmbedded(folder: string, dataDir: string): Promise<Described> {
  const home = path.join(dataDir, 'database');
  if (existsSync(home))
    throw new DatabaseFault(
      `There is a database in ${dataDir}: move it away first, or set DATA_DIR to a new folder.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  cpSync(folder, home, { recursive: true });
  return describeFolder(dataDir);
}

/** In the database itself, for whoever watches it. */
export async function noteBackup(
  { url, dataDir }: { readonly url: string | undefined; readonly dataDir: string },
  at: string,
): Promise<void> {
  if (url === undefined) {
    await inFolder(dataDir, (client) => recordBackup(client, at));
    return;
  }
  const client = await connected(url);
  try {
    await recordBackup(client, at);
  } finally {
    await client.end();
  }
}

const describeFolder = (dataDir: string) => inFolder(dataDir, described);

async function inFolder<T>(dataDir: string, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const { pool, close } = await openInFolder(dataDir, () =>
    Promise.reject(new DatabaseFault(`What is in ${dataDir} is no database.`)),
  );
  try {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  } finally {
    await close();
  }
}

async function described(client: pg.ClientBase): Promise<Described> {
  await client.query('BEGIN');
  const found = await describe(client);
  await client.query('ROLLBACK');
  return found;
}

async function describe(client: pg.ClientBase): Promise<Described> {
  const tables = await digestTables(client);
  if (!('_prisma_migrations' in tables))
    throw new DatabaseFault('This is no database of heyi: check DATABASE_URL.');
  const { rows } = await client.query('SELECT max("migration_name") AS "name" FROM "_prisma_migrations"');
  const [{ name }] = z.tuple([z.object({ name: z.string() })]).parse(rows);
  return { tables, newestMigration: name };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (fault) {
    throw new DatabaseFault(
      `The PostgreSQL at ${client.host}:${String(client.port)} cannot be used: check DATABASE_URL and that the server is running.`,
      { cause: fault },
    );
  }
  return client;
}
