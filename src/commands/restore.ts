/** `heyi restore`: into an empty database only, and then compared with what the backup says it held. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { environmentWith, readConfig } from '../config.ts';
import { restoreFrom } from '../database/dump.ts';
import { openInFolder } from '../database/embedded.ts';
import { readMigrations } from '../database/migrations.ts';
import { differingTables } from '../database/table-digests.ts';
import { connected, describe } from './backup.ts';
import { contentsOf, type Manifest, readWhole, rowsOf } from './backup-folder.ts';
import { OperatorFault } from './operator-fault.ts';

export async function restoreBackup(folder: string): Promise<void> {
  const { databaseUrl, dataDir = 'data' } = readConfig();
  const manifest = await readWhole(folder);
  refuseMismatch(manifest, databaseUrl);
  const contents = path.join(folder, contentsOf[manifest.kind]);
  const differing =
    databaseUrl === undefined
      ? await intoFolder(contents, dataDir, manifest)
      : await intoPostgres(contents, databaseUrl, manifest);
  if (differing.length > 0)
    throw new OperatorFault(
      `What came back is not what was backed up, in ${differing.join(', ')}: do not use this database, restore another backup.`,
    );
  console.log(`Restored from ${folder}: ${rowsOf(manifest)}, 0 rows differ.`);
}

function refuseMismatch({ kind, newestMigration }: Manifest, databaseUrl: string | undefined): void {
  if (kind === 'postgres' && databaseUrl === undefined)
    throw new OperatorFault('This is a backup of PostgreSQL: name an empty database in DATABASE_URL.');
  if (kind === 'embedded' && databaseUrl !== undefined)
    throw new OperatorFault(
      'This is a backup of the embedded database: leave DATABASE_URL out, and set DATA_DIR.',
    );
  if (!readMigrations().some(({ name }) => name === newestMigration))
    throw new OperatorFault(
      `This backup is of a newer heyi (it has had ${newestMigration}): restore it with that one.`,
    );
}

async function intoPostgres(file: string, url: string, { tables }: Manifest): Promise<readonly string[]> {
  const client = await connected(url);
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS "count" FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const [{ count }] = z.tuple([z.object({ count: z.int() })]).parse(rows);
    if (count > 0)
      throw new OperatorFault(
        'The database in DATABASE_URL is not empty: make a new one (createdb) and name that; nothing was changed.',
      );
    await restoreFrom(file, { url, environment: environmentWith });
    await client.query('BEGIN');
    const { digests } = await describe(client);
    await client.query('ROLLBACK');
    return differingTables(tables, digests);
  } finally {
    await client.end();
  }
}

async function intoFolder(
  contents: string,
  dataDir: string,
  { tables }: Manifest,
): Promise<readonly string[]> {
  const home = path.join(dataDir, 'database');
  if (existsSync(home))
    throw new OperatorFault(
      `There is a database in ${dataDir}: move it away first, or set DATA_DIR to a new folder.`,
    );
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  cpSync(contents, home, { recursive: true, errorOnExist: true, force: false });
  const { pool, close } = await openInFolder(dataDir, () => {
    throw new OperatorFault(`${contents} is no database.`);
  });
  try {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { digests } = await describe(client);
      await client.query('ROLLBACK');
      return differingTables(tables, digests);
    } finally {
      client.release();
    }
  } finally {
    await close();
  }
}
