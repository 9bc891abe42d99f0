/** The commands of backups. */
import type { Command } from 'commander';

export function addBackupCommands(program: Command): void {
  const backup = program
    .command('backup')
    .description(
      'writes the whole database into a new folder; PostgreSQL at any hour, the embedded one while stopped',
    )
    .argument('<folder>', 'new or empty')
    .action(async (folder: string) => {
      const { takeBackup } = await import('./backup.ts');
      await takeBackup(folder);
    });
  backup
    .command('verify')
    .description('are the files of a backup as they were written?')
    .argument('<folder>')
    .action(async (folder: string) => {
      const { verifyBackup } = await import('./backup.ts');
      await verifyBackup(folder);
    });
  program
    .command('restore')
    .description('a backup into an empty database, compared row by row with what was backed up')
    .argument('<folder>')
    .option('--erasures <file>', 'what heyi erasures list has printed since: done again in what came back')
    .action(async (folder: string, options: unknown) => {
      const { restoreBackup } = await import('./restore.ts');
      await restoreBackup(folder, options);
    });
}
