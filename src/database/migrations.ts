import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './paths.ts';

/** One step of the schema's history: its folder's name, its SQL and the SHA-256 of that SQL (hex). */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

export const migrationsFolder = path.join(projectFolder, 'prisma', 'migrations');

/** Every migration in the order in which it is applied. */
export function readMigrations(folder: string = migrationsFolder): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
