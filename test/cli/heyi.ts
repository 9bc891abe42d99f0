/** Runs the operator's tool as an operator does: a process of its own, with only the settings the test names. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export type Settings = Readonly<Record<string, string>>;

export interface Ended {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function spawnHeyi(args: readonly string[], settings: Settings = {}): ChildProcessWithoutNullStreams {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [cli, ...args], {
    cwd: tmpdir(),
    env: { PATH, HOME, LOG_LEVEL: 'warn', DATA_DIR: 'memory', ...settings },
  });
}

/** Runs to the end; `input` is all of stdin. */
export async function heyi(args: readonly string[], settings: Settings = {}, input = ''): Promise<Ended> {
  const child = spawnHeyi(args, settings);
  // A command that ends before it has read everything is not a fault of the test.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return ended(child);
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
  });
}

/** Imports household 150422100001, with a telephone and its head 乌力吉, from households.csv and members.csv laid into the folder. */
export async function importHousehold(folder: string, settings: Settings): Promise<void> {
  const files = {
    households: '证号,苏木,嘎查,联系电话\n150422100001,林东镇,东城嘎查,19900000001\n',
    members: '成员编号,证号,姓名,与户主关系,身份证号\nm1,150422100001,乌力吉,户主,11010519491231002X\n',
  };
  for (const [kind, content] of Object.entries(files)) {
    const file = join(folder, `${kind}.csv`);
    writeFileSync(file, content);
    await heyi(['import', kind, file], settings);
  }
}

/** The objects of JSON lines. */
export function objects(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** A folder for one test file, and its end. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'heyi-cli-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A refusal is one sentence for the operator: no stack, no inspected object. */
export const stackTrace = /\n\s+at |this should not have happened|node:internal/;
