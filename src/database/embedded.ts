import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { embeddedSettings } from './embedded-settings.ts';
import { lockFolder } from './folder-lock.ts';
import { PgliteStream } from './pglite-stream.ts';

/** The embedded PostgreSQL behind an ordinary node-postgres pool of one connection. */
export interface Embedded {
  pool: pg.Pool;
  close: () => Promise<void>;
}

/** An embedded database that lives in memory and is gone when closed. */
export async function openInMemory(template: Blob): Promise<Embedded> {
  const engine = await PGlite.create({ loadDataDir: template, postgresqlconf: [...embeddedSettings] });
  return behindPool(engine, () => undefined);
}

/**
 * The embedded database of a data folder, made from the template when there is none yet. It survives a kill of
 * the process; it does not flush to the disk itself, so a power cut can cost it its last seconds.
 * Throws DatabaseFault when another process holds the folder.
 */
export async function openInFolder(folder: string, template: () => Promise<Blob>): Promise<Embedded> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  try {
    const engine = await openEngine(
      path.join(folder, 'database'),
      path.join(folder, 'database.unfinished'),
      template,
    );
    return behindPool(engine, lock.release);
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

async function openEngine(home: string, mark: string, template: () => Promise<Blob>): Promise<PGlite> {
  // The mark stands while a new database is being laid down: one that was never finished holds nothing yet.
  if (existsSync(mark)) rmSync(home, { recursive: true, force: true });
  const postgresqlconf = [...embeddedSettings];
  if (existsSync(path.join(home, 'PG_VERSION'))) return PGlite.create(home, { postgresqlconf });
  const loadDataDir = await template();
  writeFileSync(mark, '');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const engine = await PGlite.create(home, { postgresqlconf, loadDataDir });
  rmSync(mark);
  return engine;
}

function behindPool(engine: PGlite, released: () => void): Embedded {
  const pool = new pg.Pool({ max: 1, idleTimeoutMillis: 0, stream: () => new PgliteStream(engine) });
  return {
    pool,
    close: async () => {
      if (!pool.ended) await pool.end();
      if (!engine.closed) await engine.close();
      released();
    },
  };
}
