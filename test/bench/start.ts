/** How soon the service answers, first and later starts, and what it weighs; beside a bare embedded database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { keptFolder } from '../../src/kept.ts';
import { startCluster } from '../support/cluster.ts';
import { childrenOf, ms, percentile, residentMb, type Row, root } from './measure.ts';
import { officeSettings, startReplica } from './replica.ts';

const port = 38_211;
const settleMs = 8_000;
const replicaStarts = 5;

export async function benchStart(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'heyi-bench-'));
  try {
    const first = await startOnce(join(folder, 'data'));
    const later = await startOnce(join(folder, 'data'));
    await forget();
    const untaught = await startOnce(join(folder, 'data'));
    const floor = await bareDatabase(join(folder, 'bare'));
    const replica = await onPostgres(folder);
    return [
      {
        what: 'npm start → HTTP answers (/healthz), first start',
        figure: ms(first.http),
        bar: 'bar ≤ 1,000 ms',
      },
      {
        what: 'npm start → first answer of the scheme, first start',
        figure: ms(first.answer),
        bar: 'bar ≤ 6,000 ms',
      },
      { what: 'npm start → HTTP answers, later start', figure: ms(later.http), bar: 'bar ≤ 1,000 ms' },
      {
        what: 'npm start → first answer of the scheme, later start',
        figure: ms(later.answer),
        bar: 'bar ≤ 3,000 ms',
      },
      {
        what: 'the same after an example was edited: trained anew',
        figure: ms(untaught.answer),
        bar: '',
      },
      { what: 'floor: bare PGlite, initdb to first query', figure: ms(floor.created), bar: '' },
      { what: 'floor: bare PGlite, reopened to first query', figure: ms(floor.reopened), bar: '' },
      { what: 'resident memory, settled', figure: `${String(later.mb)} MB`, bar: 'bar ≤ 480 MB' },
      { what: 'floor: bare PGlite, settled', figure: `${String(floor.mb)} MB`, bar: '' },
      ...replica,
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As when an example was edited: nothing that was learnt fits any more. */
async function forget(): Promise<void> {
  for (const name of await readdir(keptFolder))
    if (name.endsWith('.kept')) await rm(join(keptFolder, name), { force: true });
}

async function startOnce(dataDir: string): Promise<{ http: number; answer: number; mb: number }> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: 'ignore',
    detached: true,
  });
  try {
    await until(async () => (await get('/healthz')).ok);
    const http = performance.now() - began;
    // A page of /try holds the scheme's greeting: a whole turn through inbox, conversation and outbox.
    await until(async () => (await (await get('/try')).text()).includes('我是“合医”'));
    const answer = performance.now() - began;
    await pause(settleMs);
    return { http, answer, mb: heaviestOf(child.pid ?? process.pid) };
  } finally {
    await stop(child);
  }
}

/** In production, the schema and what was learnt being there: one more, or one in place of another. */
async function onPostgres(folder: string): Promise<Row[]> {
  const cluster = await startCluster();
  try {
    const settings = { DATABASE_URL: cluster.url, ...officeSettings(folder) };
    const first = await startReplica({ app: root.replace(/\/$/, ''), settings });
    await first.stop();
    const ready: number[] = [];
    const computed: number[] = [];
    let mb = 0;
    for (let start = 0; start < replicaStarts; start += 1) {
      const replica = await startReplica({ app: root.replace(/\/$/, ''), settings });
      ready.push(replica.readyMs);
      computed.push(replica.computedMs);
      await pause(start + 1 === replicaStarts ? settleMs : 0);
      mb = replica.mb();
      await replica.stop();
    }
    const [best, worst] = [Math.min(...ready), Math.max(...ready)];
    return [
      {
        what: 'replica on PostgreSQL → /readyz 200',
        figure: ms(percentile(ready, 0.5)),
        bar: `bar ≤ 3,000 ms; ${ms(best)} to ${ms(worst)}, of which it computed ${ms(percentile(computed, 0.5))}`,
      },
      { what: 'the same with an empty database', figure: ms(first.readyMs), bar: '' },
      {
        what: 'replica on PostgreSQL, resident memory, settled',
        figure: `${String(mb)} MB`,
        bar: 'bar ≤ 250 MB',
      },
    ];
  } finally {
    await cluster.stop();
  }
}

const get = (path: string) => fetch(`http://127.0.0.1:${String(port)}${path}`);

/** The process that weighs most among npm, its shell and the service itself. */
function heaviestOf(pid: number): number {
  return Math.max(residentMb(pid), ...childrenOf(pid).map(heaviestOf));
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
  await until(async () => {
    try {
      await get('/healthz');
      return false;
    } catch {
      return true;
    }
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    try {
      if (await holds()) return;
    } catch {
      // Not there yet.
    }
    await pause(10);
  }
  throw new Error('waited a minute in vain');
}

async function bareDatabase(folder: string): Promise<{ created: number; reopened: number; mb: number }> {
  const run = async () => {
    const child = spawn(process.execPath, [`${root}test/bench/bare-pglite.ts`, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    await new Promise((resolve) => child.once('close', resolve));
    const [openedMs = '0', mb = '0'] = text.trim().split(' ');
    return { opened: Number.parseFloat(openedMs), mb: Number.parseInt(mb, 10) };
  };
  const created = await run();
  const reopened = await run();
  return { created: created.opened, reopened: reopened.opened, mb: reopened.mb };
}
