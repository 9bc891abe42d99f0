/**
 * Durable turns a second at 8 and 16 conversations at once, on one PostgreSQL whose every commit waits for the disk:
 * heyi's own store with a dialogue that only counts, beside pgbench and bare node-postgres with a turn's statements,
 * round by round in the same run. Each must end with as many messages worked off as answers and turns.
 */
import type pg from 'pg';
import { openDatabase } from '../../../src/database/open.ts';
import { startCluster } from '../../support/cluster.ts';
import { silentLog } from '../../support/database.ts';
import { cpuMs, ownCpuMs, percentile, perSecond, type Row } from '../measure.ts';
import { roundTrips } from './round-trips.ts';
import { tapStatements } from './tap.ts';
import { counted, fill } from './waiting.ts';
import { bareWay, heyiWay, pgbenchWay, type Way } from './ways.ts';

const atOnce = [8, 16] as const;
const rounds = 5;
/** Of each conversation in a round: about a second's work. */
const each = 150;

export async function benchDurable(): Promise<Row[]> {
  const cluster = await startCluster(true);
  try {
    const database = await openDatabase({ url: cluster.url, log: silentLog });
    try {
      const ways = {
        pgbench: pgbenchWay(cluster.url),
        bare: bareWay(cluster.url),
        heyi: heyiWay(database),
      };
      const rows: Row[] = [];
      for (const conversations of atOnce)
        rows.push(...(await compare({ pool: database.pool, serverPid: cluster.pid }, ways, conversations)));
      rows.push(...(await batchSizes(database.pool, ways.heyi)));
      for (const way of Object.keys(ways)) rows.push(await complete(database.pool, way));
      return [...rows, await settings(database.pool), ...(await roundTrips(cluster.url))];
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
  }
}

const names = ['pgbench', 'bare', 'heyi'] as const;
type Name = (typeof names)[number];
const whats: Readonly<Record<Name, string>> = {
  pgbench: 'floor: pgbench -M prepared, a turn’s statements',
  bare: 'floor: the same by bare node-postgres',
  heyi: 'durable turn, heyi’s own store',
};

interface Measured {
  readonly rate: number;
  /** Processor time a turn, in µs. */
  readonly server: number;
  readonly client: number;
}

async function compare(
  { pool, serverPid }: { readonly pool: pg.Pool; readonly serverPid: number },
  ways: Readonly<Record<Name, Way>>,
  conversations: number,
): Promise<Row[]> {
  const measured: Readonly<Record<Name, Measured[]>> = { pgbench: [], bare: [], heyi: [] };
  const turns = conversations * each;
  for (let round = 0; round <= rounds; round += 1)
    for (const name of names) {
      await fill(pool, name, conversations, each);
      const before = { server: cpuMs(serverPid), client: ownCpuMs() };
      const rate = await ways[name](conversations, each);
      const server = (1_000 * (cpuMs(serverPid) - before.server)) / turns;
      const client = (1_000 * (ownCpuMs() - before.client)) / turns;
      // The first round warms up.
      if (round > 0) measured[name].push({ rate, server, client });
    }
  const median = (values: readonly number[]) => percentile(values, 0.5);
  return names.flatMap((name): Row[] => {
    const of = measured[name];
    const ratios = of.map(({ rate }, round) => rate / (measured.pgbench[round]?.rate ?? Number.NaN));
    const server = median(of.map((one) => one.server));
    const client = median(of.map((one) => one.client));
    const ratio = `${median(ratios).toFixed(2)} × pgbench (${ratios.map((one) => one.toFixed(2)).join(' ')})`;
    return [
      {
        what: `${whats[name]}, at ${String(conversations)}`,
        figure: perSecond(median(of.map(({ rate }) => rate)), 1),
        bar: { pgbench: '', bare: ratio, heyi: `${ratio}, bar ≥ 1.0` }[name],
      },
      {
        what: `  processor time a turn, at ${String(conversations)}`,
        figure: `${(server + client).toFixed(0)} µs`,
        bar: `PostgreSQL ${server.toFixed(0)}, client ${client.toFixed(0)}`,
      },
    ];
  });
}

/** How many turns went into one commit. */
async function batchSizes(pool: pg.Pool, heyi: Way): Promise<Row[]> {
  const rows: Row[] = [];
  for (const conversations of atOnce) {
    await fill(pool, 'heyi', conversations, each);
    const tap = tapStatements();
    await heyi(conversations, each);
    const sizes = tap
      .take()
      .statements.filter(({ text }) => text.includes('open_turns'))
      .map(({ values: [channels] }) => (Array.isArray(channels) ? channels.length : 0));
    tap.close();
    const share = new Map<number, number>();
    for (const size of sizes) share.set(size, (share.get(size) ?? 0) + 1);
    const shares = [...share].sort(([a], [b]) => a - b);
    rows.push({
      what: `turns in one commit, at ${String(conversations)}`,
      figure: ((conversations * each) / sizes.length).toFixed(1),
      bar: shares
        .map(([size, count]) => `${String(size)}: ${String(Math.round((100 * count) / sizes.length))} %`)
        .join(', '),
    });
  }
  return rows;
}

async function complete(pool: pg.Pool, way: string): Promise<Row> {
  const { waiting, inbox, outbox, turns } = await counted(pool, way);
  const counts = `inbox ${String(inbox)}, outbox ${String(outbox)}, turns ${String(turns)}`;
  if (waiting > 0 || inbox !== outbox || outbox !== turns) throw new Error(`${way} is not whole: ${counts}`);
  return { what: `whole: ${way}`, figure: String(turns), bar: `${counts}, waiting 0` };
}

async function settings(pool: pg.Pool): Promise<Row> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes',
       'wal_sync_method', 'server_version') ORDER BY name`,
  );
  const said = rows.map(({ name, setting }) => `${name} ${setting}`).join(', ');
  return { what: 'the PostgreSQL of all of them', figure: '', bar: said };
}
