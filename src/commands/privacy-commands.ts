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

  program
    .command('retention')
    .description('what has been kept long enough: shows it, asks, then deletes it')
    .option('--dry-run', 'only show it')
    .option('--yes', 'delete without asking')
    .option('--rules', 'only show the rules')
    .option(
      '--confirm-clock <today>',
      'after it was off for weeks: the service may delete by its clock again',
    )
    .action(async (options: unknown) => {
      const { retention } = await import('./retention.ts');
      await retention(options);
    });

  program
    .command('export-person')
    .description('everything held on a person, as JSON, to be handed to them (PIPL art. 45); audited')
    .argument('<file>', 'a new file, readable by this account only')
    .requiredOption('--certificate <certificate>', 'of their household')
    .requiredOption('--member <name>', 'whole, as it stands in the records')
    .option('--chat', 'with the words of the chat, in which an anonymous complaint may be told')
    .option('--committee', "with complaints in the supervision committee's own queue")
    .action(async (file: string, options: unknown) => {
      const { exportPerson } = await import('./export-person.ts');
      await exportPerson(file, options);
    });

  const hold = program.command('hold').description('what may be evidence: no retention rule touches it');
  hold
    .command('add')
    .description('a complaint by its number, or a household by its certificate, with everything about it')
    .argument('<kind>', 'complaint | household')
    .argument('<number>')
    .requiredOption('--reason <reason>', 'why, as it will be read later')
    .action(async (kind: string, number: string, options: unknown) => {
      const { addHold } = await import('./hold.ts');
      await addHold(kind, number, options);
    });
  hold
    .command('list')
    .description('everything on hold')
    .action(async () => {
      const { listHolds } = await import('./hold.ts');
      await listHolds();
    });
  hold
    .command('remove')
    .description('the rules hold again for it')
    .argument('<kind>', 'complaint | household')
    .argument('<number>')
    .action(async (kind: string, number: string) => {
      const { removeHold } = await import('./hold.ts');
      await removeHold(kind, number);
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
