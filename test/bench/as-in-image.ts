/** What the image does for a process, by its Dockerfile: its memory settings, and code compiled beforehand. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readDockerfile } from '../support/dockerfile.ts';
import { root } from './measure.ts';

/** Those of its ENV that are not an operator's own: what has to do with compiled code and with memory. */
const wanted = /^(NODE_COMPILE_CACHE|MALLOC_\w+)$/;

/** Compiles what a start would compile, once, and gives the settings. */
export function asInImage(): Readonly<Record<string, string>> {
  const last = readDockerfile(readFileSync(`${root}Dockerfile`, 'utf8')).at(-1);
  const set = (last?.steps ?? []).flatMap((step) => (step.kind === 'env' ? [...step.set] : []));
  const settings = Object.fromEntries(
    set.flatMap(([name, value]) => (wanted.test(name) ? [[name, value.replace(/^\/app\//, root)]] : [])),
  );
  const warmed = spawnSync(process.execPath, ['src/image/warm.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...settings },
    encoding: 'utf8',
  });
  if (warmed.status !== 0) throw new Error(`src/image/warm.ts failed:\n${warmed.stderr}`);
  return settings;
}
