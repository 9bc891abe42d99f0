/** Small tools of the benches: child processes, percentiles, memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Row {
  readonly what: string;
  readonly figure: string;
  /** The bar it is held against, or what it is the floor of. */
  readonly bar: string;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs `heyi <command>` with these lines on stdin; seconds from start to end, and how many lines came out. */
export async function pipe(
  command: readonly string[],
  input: string,
): Promise<{ seconds: number; lines: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines += 1;
  });
  child.stdin.end(input);
  await new Promise((resolve) => child.once('close', resolve));
  return { seconds: (performance.now() - began) / 1000, lines };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Resident memory of a process in MB (Linux). */
export function residentMb(pid: number): number {
  const [, kb = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Math.round(Number.parseInt(kb, 10) / 1024);
}

/** What a process and its threads have computed, in ms (Linux, whose ticks are a hundredth of a second). */
export function cpuMs(pid: number): number {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number.parseInt(fields[11] ?? '0', 10) + Number.parseInt(fields[12] ?? '0', 10)) * 10;
}

export const perSecond = (count: number, seconds: number) =>
  `${Math.round(count / seconds).toLocaleString('en')}/s`;
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
