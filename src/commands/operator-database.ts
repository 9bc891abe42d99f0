/** The database for a command that is over when it has done its work. */
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { createLog } from '../log.ts';

export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir, logLevel } = readConfig();
  const database = await openDatabase({
    url: databaseUrl,
    dataDir,
    log: createLog(logLevel === 'info' ? 'warn' : logLevel),
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
