/** One of several real `heyi start` on one database, behind Telegram's webhook. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../faults/service.ts';
import { cpuMs, root } from '../measure.ts';
import { secret } from '../webhook/updates.ts';

export interface Replica {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
  /** From the start of its process until /readyz said 200, in ms. */
  readonly readyMs: number;
  /** Processor time until then, on however many processors: a busy machine changes it less. */
  readonly computedMs: number;
}

const patienceMs = 60_000;
const token = '7000000001:bench-token-for-a-fake-platform';

/** @param image what the image sets, as-in-image.ts */
export async function startReplica(
  databaseUrl: string,
  apiRoot: string,
  image: Readonly<Record<string, string>>,
): Promise<Replica> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=2', `${root}src/cli.ts`, 'start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...image,
      ...{ PATH: process.env.PATH, PORT: String(port), DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' },
      ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: secret },
      PUBLIC_URL: `http://127.0.0.1:${String(port)}`,
    },
  });
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${String(port)}/readyz`).catch(() => undefined);
    const readyMs = performance.now() - began;
    const pid = child.pid ?? 0;
    if (ready?.ok) return { child, pid, port, readyMs, computedMs: cpuMs(pid) };
    if (child.exitCode !== null || readyMs > patienceMs) throw new Error('the replica did not become ready');
    await pause(20);
  }
}

export async function stopReplica({ child }: Replica): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}
