/** Which of this program's migrations the database has not had. More than them is no fault: a newer replica was first. */
import type pg from 'pg';
import { z } from 'zod';
import { readMigrations } from './migrations.ts';
import { readWithin } from './read-within.ts';

const applied = z.tuple([z.array(z.object({ name: z.string() }))]);

/** Asks the database each time: it may have been put back to an older state. Throws when it does not answer in time. */
export function migrationsLook(pool: pg.Pool): (withinMs: number) => Promise<readonly string[]> {
  const wanted = readMigrations().map(({ name }) => name);
  return async (withinMs) => {
    const rows = await readWithin(
      pool,
      [
        'SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
      ],
      withinMs,
    );
    const had = new Set(applied.parse(rows)[0].map(({ name }) => name));
    return wanted.filter((name) => !had.has(name));
  };
}
