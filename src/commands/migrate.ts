import { withDatabase } from './operator-database.ts';

/** `heyi migrate`: opening the database is what brings it up to date; this says so. */
export async function migrateDatabase(): Promise<void> {
  await withDatabase(async (database) => {
    await database.ping();
  });
  console.log('The database has the current schema.');
}
