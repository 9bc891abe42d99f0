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

/** Kernel ticks in a millisecond (USER_HZ is 100 wherever Linux runs Node). */
const msOfTick = 10;

/** Processor time that a process and its children have used so far, those that have ended included, in ms (Linux). */
export function cpuMs(pid: number): number {
  const own = ticksOf(pid).reduce((sum, ticks) => sum + ticks, 0) * msOfTick;
  return childrenOf(pid).reduce((sum, child) => sum + cpuMs(child), own);
}

/** Processor time of this process, in ms: its own, and that of children that have ended. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  const [, , endedUser = 0, endedSystem = 0] = ticksOf(process.pid);
  return (user + system) / 1_000 + (endedUser + endedSystem) * msOfTick;
}

/** User and system, and the same of ended children; none once it has ended itself: its parent counts it then. */
function ticksOf(pid: number): number[] {
  const line = textOf(`/proc/${String(pid)}/stat`) ?? '';
  // The name in brackets may hold anything; these are the 14th to 17th field.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).map((ticks) => Number.parseInt(ticks, 10));
}

export function childrenOf(pid: number): number[] {
  return (textOf(`/proc/${String(pid)}/task/${String(pid)}/children`) ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => Number.parseInt(word, 10));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

export const perSecond = (count: number, seconds: number) =>
  `${Math.round(count / seconds).toLocaleString('en')}/s`;
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
