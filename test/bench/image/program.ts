/** heyi as it lies in a folder, started by the image's own `heyi`: what a container would run. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ended, type Settings } from '../../cli/heyi.ts';
import { root } from '../measure.ts';

export type { Settings };

export function startProgram(app: string, args: readonly string[], settings: Settings, input = '') {
  const script = readFileSync(join(root, 'src/image/heyi'), 'utf8').replaceAll('/app/', `${app}/`);
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('sh', ['-c', script, 'heyi', ...args], {
    cwd: tmpdir(),
    env: { PATH: `${dirname(process.execPath)}:${PATH}`, HOME, LOG_LEVEL: 'warn', ...settings },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return { child, end: ended(child) };
}
