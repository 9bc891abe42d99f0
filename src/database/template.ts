import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { embeddedSettings } from './embedded-settings.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { projectFolder } from './paths.ts';
import { PgliteStream } from './pglite-stream.ts';

/**
 * The template is an empty, migrated database in a tar file. Making one takes about five seconds (initdb);
 * a new data folder or an in-memory database begins as a copy of it in well under one.
 */
export const templateFolder = path.join(projectFolder, 'node_modules', '.cache', 'heyi');

/** Where the template of exactly these migrations, this PGlite and these settings is kept. */
export function templateFile(migrations: readonly Migration[], folder: string = templateFolder): string {
  const key = createHash('sha256').update(pgliteVersion()).update(embeddedSettings.join('\n'));
  for (const { name, checksum } of migrations) key.update(name).update(checksum);
  return path.join(folder, `template-${key.digest('hex').slice(0, 16)}.tar`);
}

/** The template's bytes, or undefined when none was made for these migrations. */
export function readTemplate(migrations: readonly Migration[], folder?: string): Blob | undefined {
  const file = templateFile(migrations, folder);
  return existsSync(file) ? new Blob([readFileSync(file)], { type: 'application/x-tar' }) : undefined;
}

/** Makes the template (initdb, then every migration) and puts it in place whole; older ones are cleared away. */
export async function writeTemplate(
  migrations: readonly Migration[],
  folder: string = templateFolder,
): Promise<string> {
  const file = templateFile(migrations, folder);
  const bytes = await makeTemplate(migrations);
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${String(process.pid)}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
  for (const name of readdirSync(folder)) {
    if (/^template-[0-9a-f]{16}\.tar$/.test(name) && name !== path.basename(file))
      rmSync(path.join(folder, name));
  }
  return file;
}

async function makeTemplate(migrations: readonly Migration[]): Promise<Buffer> {
  // Only who makes one needs it: readers of a template have what they need in it.
  const { PGlite } = await import('@electric-sql/pglite');
  const engine = await PGlite.create({ postgresqlconf: [...embeddedSettings] });
  const client = new pg.Client({ stream: () => new PgliteStream(engine) });
  await client.connect();
  await migrate(client, migrations);
  // A third of the tar is databases that initdb copies others from; this one will never be copied inside itself.
  await client.query(
    "update pg_database set datistemplate = false where datname in ('template0', 'template1')",
  );
  await client.query('drop database template0');
  await client.query('drop database template1');
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
  const tar = await engine.dumpDataDir('none');
  await engine.close();
  return Buffer.from(await tar.arrayBuffer());
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(path.dirname(entry), '..', 'package.json'), 'utf8'),
  );
  return z.object({ version: z.string() }).parse(manifest).version;
}
