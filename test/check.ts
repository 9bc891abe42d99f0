/**
 * `npm run check`: everything that can be known without running a test. Two checks at a time; each says
 * when it starts and how long it took, a failed one shows its words at once, and the end lists them all.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Check {
  readonly name: string;
  /** What it looks at, for whoever waits. */
  readonly about: string;
  readonly command: readonly string[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = (path: string, ...args: string[]): string[] => [`node_modules/${path}`, ...args];

const checks: readonly Check[] = [
  {
    name: 'eslint',
    about: 'bans and types in use',
    command: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  },
  { name: 'tsc', about: 'types', command: tool('typescript/bin/tsc', '-p', '.') },
  {
    name: 'prettier',
    about: 'layout',
    command: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  },
  {
    name: 'dependency-cruiser',
    about: 'who imports whom',
    command: tool('dependency-cruiser/bin/dependency-cruiser.mjs', 'src', 'bots', 'prisma'),
  },
  {
    name: 'knip',
    about: 'what nobody needs',
    command: tool('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  },
  { name: 'licences', about: 'under which licences others come along', command: ['src/image/licences.ts'] },
  { name: 'migration', about: 'schema against migrations', command: ['prisma/migration.ts', '--check'] },
];

interface Outcome {
  readonly check: Check;
  readonly passed: boolean;
}

function run(check: Check): Promise<Outcome> {
  console.log(`  … ${check.name} (${check.about})`);
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...check.command], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const words: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => words.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
    child.on('error', (fault) => words.push(Buffer.from(fault.message)));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const passed = code === 0;
      console.log(`${passed ? '  ✓' : '  ✗'} ${check.name} ${seconds} s`);
      if (!passed) console.log(Buffer.concat(words).toString().trimEnd().replaceAll(/^/gm, '      '));
      resolve({ check, passed });
    });
  });
}

/** Takes from the queue until it is empty; two of these run side by side. */
async function work(queue: Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) outcomes.push(await run(next));
  return outcomes;
}

const only = process.argv.slice(2);
const unknown = only.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `No check is called ${unknown.join(', ')}: there are ${checks.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const queue = checks.filter(({ name }) => only.length === 0 || only.includes(name));
console.log(`Checking the house: ${String(queue.length)} checks, two at a time, about two minutes.`);
const outcomes = (await Promise.all([work(queue), work(queue)])).flat();
const failed = outcomes.filter(({ passed }) => !passed).map(({ check }) => check.name);
console.log(
  failed.length === 0
    ? `All ${String(outcomes.length)} checks passed.`
    : `${String(failed.length)} of ${String(outcomes.length)} checks failed: ${failed.join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
