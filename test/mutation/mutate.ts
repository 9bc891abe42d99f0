/**
 * `npm run mutate`: changes the deciding code bit by bit (Stryker) and looks whether a test dies. Area by
 * area, each against the tests that mirror it. Prints the kills of each file and every survivor; exits 1
 * when fewer than 85 % are killed.
 */
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { groupByArea, isMutable, pickSeeded } from './sample.ts';

/** What decides: a mutant anywhere here is a wrong answer to somebody. */
const deciding = [
  'src/kernel/**/*.ts',
  'src/policy/**/*.ts',
  'src/*/decide.ts',
  'src/complaint/desk/{decide-*,alike,changes,household,offices,transitions,viewer}.ts',
  'src/conversation/news/decide.ts',
  'src/reimbursement/**/*.ts',
  'src/conversation/dialogues/**/*.ts',
];
const bar = 0.85;
const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, short: 'o', default: [] },
    sample: { type: 'string', short: 's' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', short: 'q', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (options.help) {
  console.log('npm run mutate -- [--only <file or folder>]… [--sample <lines>] [--seed <number>] [--quick]');
  console.log(
    '--quick leaves out what is fixed when a module loads: a fifth of the mutants, most of the time.',
  );
  process.exit(0);
}

const files = globSync(deciding)
  .filter((file) => options.only.length === 0 || options.only.some((path) => file.startsWith(path)))
  .sort();
if (files.length === 0) {
  console.error(
    `Nothing that decides lies under ${options.only.join(', ')}: name a path such as src/kernel/money.ts.`,
  );
  process.exit(2);
}

/** The whole files, or single lines of them drawn by the seed (`file:12-12`). */
function targets(): readonly string[] {
  if (options.sample === undefined) return files;
  const lines = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (isMutable(line) ? [`${file}:${index + 1}-${index + 1}`] : [])),
  );
  return pickSeeded(lines, Number.parseInt(options.sample, 10), Number.parseInt(options.seed, 10));
}

function mutate(targetsOfArea: readonly string[], tests: readonly string[]): Promise<MutantResult[]> {
  // The runner is a child process: its configuration reads from here which tests stand against these mutants.
  process.env.HEYI_MUTATION_TESTS = tests.join(' ');
  return new Stryker({
    mutate: [...targetsOfArea],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    concurrency: availableParallelism(),
    // A mutant that never ends is a mutant noticed.
    timeoutMS: 5_000,
    timeoutFactor: 2,
    ignoreStatic: options.quick,
    warnings: { slow: false, unknownOptions: true, preprocessorErrors: true, unserializableOptions: true },
    reporters: ['progress-append-only'],
    ignorePatterns: ['data', 'coverage', '.cache', 'docs'],
    tempDirName: '.stryker-tmp',
    allowEmpty: true,
  }).runMutationTest();
}

const results: MutantResult[] = [];
for (const { name, targets: targetsOfArea, tests: patterns } of groupByArea(targets())) {
  const tests = patterns.filter((pattern) => globSync(pattern).length > 0);
  console.log(`\n${name}: ${targetsOfArea.length} targets against ${tests.join(', ') || 'no test at all'}`);
  results.push(...(await mutate(targetsOfArea, tests)));
}

const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
const alive = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
const percent = (killed: number, of: number): string =>
  of === 0 ? '–' : `${((100 * killed) / of).toFixed(1)} %`;
const at = ({ fileName }: { fileName: string }): string => fileName.replace(root, '');

for (const mutant of alive.sort((a, b) => a.fileName.localeCompare(b.fileName))) {
  const what = mutant.replacement.replaceAll(/\s+/g, ' ').slice(0, 80);
  const unseen = mutant.status === 'NoCoverage' ? ' (no test comes here)' : '';
  console.log(
    `survived ${at(mutant)}:${mutant.location.start.line} ${mutant.mutatorName} → ${what}${unseen}`,
  );
}
// A busy machine can be too slow as well: whoever reads the kills should see which were none of a test's doing.
for (const mutant of noticed.filter(({ status }) => status === 'Timeout'))
  console.log(`endless ${at(mutant)}:${mutant.location.start.line} ${mutant.mutatorName}`);
for (const file of files) {
  const killed = noticed.filter((mutant) => at(mutant) === file).length;
  const total = killed + alive.filter((mutant) => at(mutant) === file).length;
  if (total > 0) console.log(`${percent(killed, total).padStart(8)}  ${killed}/${total}  ${file}`);
}
const total = noticed.length + alive.length;
console.log(`${percent(noticed.length, total)} of ${total} mutants killed (the bar is ${100 * bar} %).`);
process.exitCode = total > 0 && noticed.length / total >= bar ? 0 : 1;
