/** `heyi backup`: of PostgreSQL at any hour, of one moment; of the embedded database while no heyi has it open. */
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { environmentWith, readConfig } from '../config.ts';
import { dumpTo } from '../database/dump.ts';
import { openInFolder } from '../database/embedded.ts';
import { DatabaseFault } from '../database/fault.ts';
import { lockFolder } from '../database/folder-lock.ts';
import { digestTables, type TableDigests } from '../database/table-digests.ts';
import { systemClock } from '../kernel/clock.ts';
import {
  contentsOf,
  digestOf,
  makeFolder,
  manifestName,
  type Manifest,
  readWhole,
  rowsOf,
} from './backup-folder.ts';
import { OperatorFault } from './operator-fault.ts';

export async function takeBackup(folder: string): Promise<void> {
  const { databaseUrl, dataDir = 'data' } = readConfig();
  makeFolder(folder);
  const takenAt = systemClock().toISOString();
  const kind = databaseUrl === undefined ? 'embedded' : 'postgres';
  const contents = path.join(folder, contentsOf[kind]);
  const tables =
    databaseUrl === undefined
      ? await copyEmbedded(dataDir, contents)
      : await dumpPostgres(databaseUrl, contents);
  const manifest: Manifest = {
    ...{ takenAt, kind, newestMigration: tables.newestMigration },
    ...{ sha256: await digestOf(contents), tables: tables.digests },
  };
  writeFileSync(path.join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`, {
    mode: 0o600,
  });
  console.log(
    `Backed up to ${folder}: ${rowsOf(manifest)}. Keep it away from this machine, and DATA_KEY elsewhere.`,
  );
}

export async function verifyBackup(folder: string): Promise<void> {
  const manifest = await readWhole(folder);
  console.log(
    `The files in ${folder} are as they were written at ${manifest.takenAt}: ${rowsOf(manifest)}. Whether they come back, only heyi restore into an empty database shows.`,
  );
}

interface Described {
  readonly digests: TableDigests;
  readonly newestMigration: string;
}

async function dumpPostgres(url: string, file: string): Promise<Described> {
  const client = await connected(url);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const exported = await client.query('SELECT pg_export_snapshot() AS "snapshot"');
    const [{ snapshot }] = z.tuple([z.object({ snapshot: z.string() })]).parse(exported.rows);
    const [described] = await Promise.all([
      describe(client),
      dumpTo(file, snapshot, { url, environment: environmentWith }),
    ]);
    await client.query('COMMIT');
    return described;
  } finally {
    await client.end();
  }
}

async function copyEmbedded(dataDir: string, folder: string): Promise<Described> {
  const { pool, close } = await openInFolder(dataDir, () => {
    throw new OperatorFault(`There is no database in ${dataDir}: set DATA_DIR or DATABASE_URL.`);
  });
  const client = await pool.connect();
  let described: Described;
  try {
    await client.query('BEGIN');
    described = await describe(client);
    await client.query('ROLLBACK');
  } finally {
    client.release();
    await close();
  }
  const lock = lockFolder(dataDir);
  try {
    cpSync(path.join(dataDir, 'database'), folder, { recursive: true, errorOnExist: true, force: false });
  } finally {
    lock.release();
  }
  return described;
}

export async function describe(client: pg.ClientBase): Promise<Described> {
  const digests = await digestTables(client);
  if (!('_prisma_migrations' in digests))
    throw new OperatorFault('This is no database of heyi: check DATABASE_URL.');
  const { rows } = await client.query('SELECT max("migration_name") AS "name" FROM "_prisma_migrations"');
  const [{ name }] = z.tuple([z.object({ name: z.string() })]).parse(rows);
  return { digests, newestMigration: name };
}

export async function connected(url: string): Promise<pg.Client> {
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
