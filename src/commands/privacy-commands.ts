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
}
