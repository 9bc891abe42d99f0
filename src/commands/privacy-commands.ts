/** The commands about keys and personal data. */
import type { Command } from 'commander';

export function addPrivacyCommands(program: Command): void {
  program
    .command('rotate-key')
    .description('seals everything under DATA_KEY, while the service runs with DATA_KEY_PREVIOUS as well')
    .option('--check', 'only say what is still under another key')
    .action(async (options: unknown) => {
      const { rotateKey } = await import('./rotate-key.ts');
      await rotateKey(options);
    });

  const erasures = program
    .command('erasures')
    .description('who had themselves erased: keyed hashes, to be kept beside the backups');
  erasures
    .command('list')
    .description('one a line, to be appended to a file each hour')
    .action(async () => {
      const { listErasures } = await import('./erasures.ts');
      await listErasures();
    });
  erasures
    .command('replay')
    .description('after a restore: does again what the backup does not know of')
    .argument('<file>')
    .action(async (file: string) => {
      const { replayErasures } = await import('./erasures.ts');
      await replayErasures(file);
    });
}
