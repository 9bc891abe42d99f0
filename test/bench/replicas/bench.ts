/**
 * Messages answered a second by 1, 2 and 4 real `heyi start` on one PostgreSQL whose every commit waits for the disk,
 * and what a message costs. Answered: its turn is committed and its reply waits in the outbox; from there Telegram's
 * own pace of 29 a second decides. Everything shares this machine's processors, what drives it too: the growth ends
 * where they do, and the processor time says what a machine of one's own would bear.
 */
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startCluster } from '../../support/cluster.ts';
import { asInImage } from '../as-in-image.ts';
import { cpuMs, ms, percentile, perSecond, type Row } from '../measure.ts';
import { drive } from '../webhook/bench.ts';
import { type Helper, secret, start, stop } from '../webhook/updates.ts';
import { cpuOf, load, type Load, type Stand, standing } from './load.ts';
import { type Replica, startReplica, stopReplica } from './replica.ts';

const counts = [1, 2, 4] as const;
const messages = 1_000;
const warmUp = 300;
const rounds = 2;
/** By then a start has handed its memory back. */
const settledMs = 6_000;
const idleMs = 5_000;
/** At the platform's pace: enough for a hundred and fifty sends. */
const sendingMs = 6_000;

export async function benchReplicas(): Promise<Row[]> {
  const image = asInImage();
  const cluster = await startCluster(true);
  const platform = await start('platform.ts');
  const pool = new pg.Pool({ connectionString: cluster.url, max: 1 });
  const replicas: Replica[] = [];
  const stand = { pool, serverPid: cluster.pid, replicas };
  try {
    const rows: Row[] = [await echoed(platform)];
    let alone = 0;
    for (const count of counts) {
      while (replicas.length < count) replicas.push(await startReplica(cluster.url, rootOf(platform), image));
      const idle = count === 1 ? await resting(stand) : undefined;
      // Each has its code compiled by what it does most.
      await load(stand, warmUp * count);
      const before = await standing(pool);
      const loads: Load[] = [];
      for (let round = 0; round < rounds; round += 1) loads.push(await load(stand, messages));
      const answered = median(loads, 'answered');
      alone ||= answered;
      rows.push(...grown(count, loads, answered / alone));
      if (!idle) continue;
      const after = await standing(pool);
      rows.push(kept('disk', after.bytes - before.bytes), kept('WAL', after.wal - before.wal));
      rows.push(await sent(stand, idle));
    }
    const ready = replicas.map(({ readyMs }) => readyMs);
    const load1 = loadavg()[0] ?? 0;
    return [
      ...rows,
      {
        what: 'cold start of a replica until /readyz says 200, the slowest',
        figure: ms(Math.max(...ready)),
        bar: `computed ${ms(Math.max(...replicas.map(({ computedMs }) => computedMs)))}, bar ≤ 3,000 ms`,
      },
      {
        what: 'processors here, and how many wanted one at the end',
        figure: `${String(availableParallelism())}, ${load1.toFixed(1)}`,
        bar: '',
      },
    ];
  } finally {
    await pool.end();
    await Promise.all(replicas.map(stopReplica));
    await stop(platform);
    await cluster.stop();
  }
}

const median = (loads: readonly Load[], of: keyof Load) =>
  percentile(
    loads.map((one) => one[of]),
    0.5,
  );

function grown(count: number, loads: readonly Load[], times: number): Row[] {
  const [node, server] = [median(loads, 'node'), median(loads, 'server')];
  return [
    {
      what: `answered, ${String(count)} ${count === 1 ? 'replica' : 'replicas'}`,
      figure: perSecond(median(loads, 'answered'), 1),
      bar: `${times.toFixed(2)} × one replica`,
    },
    {
      what: '  processor time a message taken in and answered',
      figure: ms(node + server),
      bar: `replicas ${ms(node)}, PostgreSQL ${ms(server)}`,
    },
    {
      what: '  resident memory, the heaviest replica under load',
      figure: `${String(Math.max(...loads.map(({ heaviestMb }) => heaviestMb)))} MB`,
      bar: 'bar ≤ 250 MB',
    },
  ];
}

const kept = (what: string, bytes: number): Row => ({
  what: `  ${what} a message and its answer`,
  figure: `${(bytes / (rounds * messages) / 1_024).toFixed(1)} KB`,
  bar: '',
});

async function resting(stand: Stand): Promise<Spent> {
  await pause(settledMs);
  return spent(stand, idleMs);
}

interface Spent {
  readonly node: number;
  readonly server: number;
  readonly accepted: number;
}

async function spent(stand: Stand, forMs: number): Promise<Spent> {
  const before = { ...cpuOf(stand), ...(await standing(stand.pool)) };
  await pause(forMs);
  const after = { ...cpuOf(stand), ...(await standing(stand.pool)) };
  return {
    node: after.node - before.node,
    server: after.server - before.server,
    accepted: after.accepted - before.accepted,
  };
}

/** One by one as the platform's pace has it: at most what a send costs. */
async function sent(stand: Stand, idle: Spent): Promise<Row> {
  const sending = await spent(stand, sendingMs);
  const cost = (of: 'node' | 'server') =>
    Math.max(0, sending[of] - (idle[of] * sendingMs) / idleMs) / Math.max(1, sending.accepted);
  const share = (cpu: number) => `${((100 * cpu) / idleMs).toFixed(1)} %`;
  return {
    what: '  processor time of a send, at the platform’s pace',
    figure: ms(cost('node') + cost('server')),
    bar: `replica ${ms(cost('node'))}, PostgreSQL ${ms(cost('server'))}; idle: ${share(idle.node)} and ${share(idle.server)} of a processor`,
  };
}

/** What taking a message in and sending one costs whoever keeps nothing. */
async function echoed(platform: Helper): Promise<Row> {
  const echo = await start('echo-bot.ts', rootOf(platform), secret);
  try {
    await drive(echo, platform, warmUp, 16);
    const before = cpuMs(echo.child.pid ?? 0);
    const { acknowledged } = await drive(echo, platform, messages, 16);
    const cost = (cpuMs(echo.child.pid ?? 0) - before) / messages;
    return {
      what: 'floor: bare grammY + express echo bot, which keeps nothing',
      figure: perSecond(acknowledged, 1),
      bar: `processor time a message ${ms(cost)}`,
    };
  } finally {
    await stop(echo);
  }
}

const rootOf = ({ port }: Helper) => `http://127.0.0.1:${String(port)}`;
