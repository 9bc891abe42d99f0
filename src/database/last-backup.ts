/** When this database was last backed up, written into it once the backup was whole. */
import type { ClientBase } from 'pg';
import { z } from 'zod';

export const lastBackupKey = 'last-backup';
export const lastBackupColumn = z.iso.datetime().transform((text) => new Date(text));

export async function recordBackup(client: ClientBase, at: string): Promise<void> {
  await client.query(
    `INSERT INTO "Setting" ("key", "value") VALUES ($1, $2) ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value"`,
    [lastBackupKey, at],
  );
}
