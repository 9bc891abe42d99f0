/** How well heyi understands, and what staff taught it: commands of their own, loaded when they are called. */
import type { Command } from 'commander';

export function addUnderstandingCommands(program: Command): void {
  program
    .command('eval')
    .description('how well heyi understands, on its own test set; see docs/evaluation.md')
    .option('--from <folder>', 'another set: one .yaml file an author')
    .option('--misses', 'with every message that was not met, of development authors')
    .option(
      '--held-out',
      'with those of the held-out authors too: not for whoever works on the understanding',
    )
    .option('--json', 'one JSON object instead of a text')
    .option('--report <file>', 'write it as Markdown too')
    .action(async (options: unknown) => {
      const { evaluate } = await import('./eval.ts');
      await evaluate(options);
    });

  const lessons = program.command('lessons').description('what staff taught heyi on the console');
  lessons
    .command('list')
    .description('the lessons in force: number, kind, meaning, words')
    .action(async () => {
      const { listLessons } = await import('./lessons.ts');
      await listLessons();
    });
  lessons
    .command('export')
    .description('as YAML in the form of the example files, to be handed on to the project')
    .action(async () => {
      const { exportLessons } = await import('./lessons.ts');
      await exportLessons();
    });
}
