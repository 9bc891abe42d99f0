/**
 * Follows the Dockerfile without a container engine: each stage is a folder, COPY copies, `RUN npm …` and `RUN node …`
 * run in it by this Node. What only concerns the base system is passed over by name; anything else is a fault.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readDockerfile, readDockerignore, type Stage } from '../../support/dockerfile.ts';
import { root } from '../measure.ts';

/** What a stage has that is not the project's: in the base image already. */
const ofTheBase = new Set(['/usr/local/bin/node']);
/** Makes folders of an account that exists in the image only. */
const onlyThere = /^install -d -o \w+ -g \w+ -m 700( \/[\w./]+)+$/;

export interface Followed {
  /** Stands for / of the image. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** @returns the stage that is built when nobody names another */
export function followDockerfile(workshop: string, say: (doing: string) => void): Followed {
  const stages = readDockerfile(readFileSync(`${root}Dockerfile`, 'utf8'));
  const taken = readDockerignore(readFileSync(`${root}.dockerignore`, 'utf8'));
  const context = join(workshop, 'context');
  for (const file of ours().filter(taken)) copy(join(root, file), join(context, file));
  const last = stages.at(-1);
  if (!last) throw new Error('the Dockerfile has no stage');
  const needed = new Set(
    last.steps.flatMap((step) => (step.kind === 'copy' && step.from ? [step.from] : [])),
  );
  for (const stage of stages) if (needed.has(stage.name ?? '')) follow(stage, workshop, context, say);
  const environment = follow(last, workshop, context, say);
  return { folder: folderOf(workshop, last.name), environment };
}

/** What git knows or would take: what lies in .gitignore is nobody's source. */
function ours(): string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (listed.status !== 0) throw new Error(`git lists no files here: ${listed.stderr}`);
  return [...new Set(listed.stdout.split('\0'))].filter((file) => file !== '');
}

function folderOf(workshop: string, name: string | undefined): string {
  return join(workshop, 'stage', name ?? 'last');
}

/** @returns its ENV, /app being its own */
function follow(
  stage: Stage,
  workshop: string,
  context: string,
  say: (doing: string) => void,
): Readonly<Record<string, string>> {
  const environment: Record<string, string> = {};
  const folder = folderOf(workshop, stage.name);
  let here = '/';
  const inStage = (place: string) => join(folder, place.startsWith('/') ? place : join(here, place));
  for (const step of stage.steps) {
    if (step.kind === 'workdir') {
      here = step.folder;
      mkdirSync(inStage('.'), { recursive: true });
    } else if (step.kind === 'env')
      for (const [name, value] of step.set) environment[name] = value.replace(/^\/app\b/, inStage('/app'));
    else if (step.kind === 'run') run(step.command, inStage('.'), environment, say);
    else if (step.kind === 'copy')
      for (const what of step.what) {
        if (ofTheBase.has(what)) continue;
        const source =
          step.from === undefined ? join(context, what) : join(folderOf(workshop, step.from), what);
        const into = step.to.endsWith('/') && !statSync(source).isDirectory();
        copy(source, into ? join(inStage(step.to), basename(source)) : inStage(step.to));
      }
  }
  return environment;
}

function copy(source: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(source, to, { recursive: true });
}

function run(
  command: string,
  cwd: string,
  environment: Followed['environment'],
  say: (doing: string) => void,
): void {
  if (onlyThere.test(command)) return;
  if (!/^(npm|node) [\w ./=-]+$/.test(command))
    throw new Error(`test/bench/image/follow.ts cannot follow this line of the Dockerfile: RUN ${command}`);
  say(command);
  const { PATH = '', HOME = '' } = process.env;
  const path = `${dirname(process.execPath)}:${PATH}`;
  const done = spawnSync('sh', ['-c', command], {
    cwd,
    env: { PATH: path, HOME, ...environment },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${command} failed:\n${done.stdout}${done.stderr}`);
  if (done.stdout !== '' && command.includes('src/image/')) say(done.stdout.trimEnd());
}

/** Bytes on a disk of 4 KB blocks, as `du` counts. */
export function weigh(folder: string): number {
  return globSync(['**/*', '**/.*', '**/.*/**/*'], { cwd: folder, withFileTypes: true }).reduce(
    (sum, entry) => {
      const found = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
      return sum + (found?.blocks ?? 0) * 512;
    },
    0,
  );
}
