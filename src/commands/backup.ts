/** `heyi backup`: of PostgreSQL at any hour, of one moment; of the embedded database while no heyi has it open. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentWith, readConfig } from '../config.ts';
import { copyEmbedded, dumpPostgres, noteBackup } from '../database/backup.ts';
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

export async function takeBackup(folder: string): Promise<void> {
  const { databaseUrl: url, dataDir = 'data' } = readConfig();
  makeFolder(folder);
  const takenAt = systemClock().toISOString();
  const kind = url === undefined ? 'embedded' : 'postgres';
  const contents = path.join(folder, contentsOf[kind]);
  const described =
    url === undefined
      ? await copyEmbedded(dataDir, contents)
      : await dumpPostgres(contents, { url, environment: environmentWith });
  const manifest: Manifest = { takenAt, kind, sha256: await digestOf(contents), ...described };
  writeFileSync(path.join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`, {
    mode: 0o600,
  });
  await noteBackup({ url, dataDir }, takenAt);
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
