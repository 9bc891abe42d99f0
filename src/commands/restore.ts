/** `heyi restore`: into an empty database only, and then compared with what the backup says it held. */
import path from 'node:path';
import { z } from 'zod';
import { environmentWith, readConfig } from '../config.ts';
import { restoreEmbedded, restorePostgres } from '../database/backup.ts';
import { readMigrations } from '../database/migrations.ts';
import { differingTables } from '../database/table-digests.ts';
import { contentsOf, type Manifest, readWhole, rowsOf } from './backup-folder.ts';
import { readErasures, replayErasures } from './erasures.ts';
import { OperatorFault } from './operator-fault.ts';

const optionsSchema = z.object({ erasures: z.string().optional() });

export async function restoreBackup(folder: string, given: unknown): Promise<void> {
  const { erasures } = optionsSchema.parse(given);
  // A list that cannot be read is told before anything is restored.
  if (erasures !== undefined) readErasures(erasures);
  const { databaseUrl: url, dataDir = 'data' } = readConfig();
  const manifest = await readWhole(folder);
  refuseMismatch(manifest, url);
  const contents = path.join(folder, contentsOf[manifest.kind]);
  const back =
    url === undefined
      ? await restoreEmbedded(contents, dataDir)
      : await restorePostgres(contents, { url, environment: environmentWith });
  const differing = differingTables(manifest.tables, back.tables);
  if (differing.length > 0)
    throw new OperatorFault(
      `What came back is not what was backed up, in ${differing.join(', ')}: do not use this database, restore another backup.`,
    );
  console.log(`Restored from ${folder}: ${rowsOf(manifest)}, 0 rows differ.`);
  if (erasures !== undefined) await replayErasures(erasures);
  else
    console.log(
      `Whoever had themselves erased after ${manifest.takenAt} is in it again: heyi erasures replay <file>, before the service starts.`,
    );
}

function refuseMismatch({ kind, newestMigration }: Manifest, url: string | undefined): void {
  if (kind === 'postgres' && url === undefined)
    throw new OperatorFault('This is a backup of PostgreSQL: name an empty database in DATABASE_URL.');
  if (kind === 'embedded' && url !== undefined)
    throw new OperatorFault(
      'This is a backup of the embedded database: leave DATABASE_URL out, and set DATA_DIR.',
    );
  if (!readMigrations().some(({ name }) => name === newestMigration))
    throw new OperatorFault(
      `This backup is of a newer heyi (it has had ${newestMigration}): restore it with that one.`,
    );
}
