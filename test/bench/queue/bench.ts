/** The complaint queue over a million complaints on PostgreSQL: what the database takes for each page, beside two floors. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { QueueFilters, QueuePlace, QueueQuestion, QueueTab } from '../../../src/complaint/desk/queue.ts';
import { scopeOf, type Viewer } from '../../../src/complaint/desk/viewer.ts';
import { deskRepository } from '../../../src/database/complaint-desk.ts';
import type { DeskRepository } from '../../../src/complaint/desk/repository.ts';
import type { Prisma } from '../../../src/database/generated/client.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { startCluster } from '../../support/cluster.ts';
import { silentLog } from '../../support/database.ts';
import { standInDatabase } from '../../support/stand-in-database.ts';
import { ms, percentile, type Row } from '../measure.ts';
import { fill, soonThrough, today, total } from './fill.ts';

const rounds = 400;
const warming = 20;
const offsetRounds = 30;
const deep = 50_000;
const at = new Date('2026-06-15T02:00:00Z');
const banner: Viewer = { id: 7, login: 's7', name: '经办7', role: 'handler' };
const sumu: Viewer = { ...banner, sumu: '苏木3' };
const supervisor: Viewer = { ...banner, role: 'supervisor' };

type Statement = Pick<Prisma.Sql, 'text' | 'values'>;

/** The statement that the product sends, caught on its way. */
async function caught(send: (records: DeskRepository) => Promise<unknown>): Promise<Statement> {
  const sent: Prisma.Sql[] = [];
  const { client } = standInDatabase((statement) => {
    sent.push(statement);
    return Promise.reject(new Error('caught'));
  });
  await send(deskRepository(client)).catch(() => undefined);
  const [only] = sent;
  if (!only) throw new Error('no statement was sent');
  return only;
}

export async function benchQueue(): Promise<Row[]> {
  const cluster = await startCluster();
  try {
    const database = await openDatabase({ url: cluster.url, log: silentLog });
    const began = performance.now();
    await fill(database.pool);
    await database.close();
    const filled = `filled in ${((performance.now() - began) / 1000).toFixed(0)} s`;
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    try {
      return [
        { what: `${total.toLocaleString('en')} complaints, 300,000 open`, figure: filled, bar: load() },
        ...(await measured(client)),
      ];
    } finally {
      await client.end();
    }
  } finally {
    await cluster.stop();
  }
}

function load(): string {
  return `load of the machine ${readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 2).join(' ')}`;
}

async function measured(client: pg.Client): Promise<Row[]> {
  const bench = new Bench(client);
  const page = (viewer: Viewer, tab: QueueTab, more: Partial<QueueQuestion> = {}) =>
    caught((records) => records.page(scopeOf(viewer), viewer.id, { tab, today, soonThrough, ...more }));
  const filtered = (filters: QueueFilters) => page(supervisor, 'open', { filters });

  const bareKeyset = `SELECT "id", "dueDay" FROM "Complaint" WHERE "open" = true AND "queue" = 'banner_office'
    AND ("dueDay", "id") > ($1::date, $2::int) ORDER BY "dueDay", "id" LIMIT 51`;
  const bannerDeep = await bench.place(`"queue" = 'banner_office'`);
  const officeDeep = await bench.place(`"queue" IN ('sumu_office', 'banner_office')`);
  await bench.run('floor: 51 places by keyset, bare, page 1000', {
    text: bareKeyset,
    values: [bannerDeep.dueDay, bannerDeep.id],
  });
  await bench.run(
    'floor: OFFSET, bare, page 1000',
    {
      text: `SELECT "id", "dueDay" FROM "Complaint" WHERE "open" = true AND "queue" = 'banner_office'
        ORDER BY "dueDay", "id" LIMIT 51 OFFSET $1`,
      values: [deep],
    },
    offsetRounds,
  );
  const first = await bench.run('banner handler, first page', await page(banner, 'open'));
  await bench.run(
    'banner handler, page 1000',
    await page(banner, 'open', { after: bannerDeep }),
    rounds,
    first,
  );
  await bench.run(
    'banner handler, page 999, backwards',
    await page(banner, 'open', { before: bannerDeep }),
    rounds,
    first,
  );
  await bench.run('sumu handler, first page', await page(sumu, 'open'), rounds, first);
  const both = await bench.run('supervisor (two queues), first page', await page(supervisor, 'open'));
  await bench.run(
    'supervisor, page 1000',
    await page(supervisor, 'open', { after: officeDeep }),
    rounds,
    both,
  );
  for (const tab of ['mine', 'unassigned', 'due-soon', 'overdue', 'closed'] as const) {
    await bench.run(`supervisor, tab ${tab}`, await page(supervisor, tab), rounds, both);
  }
  await bench.run('sumu handler, unassigned', await page(sumu, 'unassigned'), rounds, first);
  await bench.run('supervisor, one category', await filtered({ category: 'misused-fund' }), rounds, both);
  await bench.run('supervisor, one state, the newest', await filtered({ state: 'received' }), rounds, both);
  await bench.run('supervisor, provisional, the newest', await filtered({ provisional: true }), rounds, both);
  const ended = (filters: QueueFilters) => page(supervisor, 'closed', { filters });
  await bench.run('supervisor, closed, one category', await ended({ category: 'misused-fund' }), rounds);
  await bench.run('supervisor, closed, none so', await ended({ state: 'received' }), rounds);
  await bench.run('supervisor, one sumu', await filtered({ sumu: '苏木3' }), rounds, both);
  await bench.run(
    'supervisor, the beginning of a number',
    await filtered({ search: 'T26-8123' }),
    rounds,
    both,
  );
  await bench.run(
    'supervisor, words that none of the 500 looked at has',
    await filtered({ search: '骆驼' }),
    rounds,
  );
  await bench.run(
    'supervisor, counts of all tabs',
    await caught((records) => records.counts(scopeOf(supervisor), supervisor.id, { today, soonThrough }, {})),
  );
  const category = { category: 'misused-fund' } as const;
  const nobody = 0;
  await bench.run(
    'supervisor, counts of all tabs, one category',
    await caught((records) => records.counts(scopeOf(supervisor), nobody, { today, soonThrough }, category)),
  );
  await bench.run(
    'changes since, nothing new',
    await caught((records) => records.changedSince(scopeOf(supervisor), '300000:', at)),
  );
  return bench.rows;
}

class Bench {
  readonly rows: Row[] = [];
  private readonly client: pg.Client;
  /** The first statement that was run. */
  private floor: Statement | undefined;

  constructor(client: pg.Client) {
    this.client = client;
  }

  /** The last place before page 1000. */
  async place(where: string): Promise<QueuePlace> {
    const { rows } = await this.client.query<QueuePlace>(
      `SELECT "id", "dueDay"::text AS "dueDay" FROM "Complaint" WHERE "open" = true AND ${where}
       ORDER BY "dueDay", "id" LIMIT 1 OFFSET ${String(deep - 1)}`,
    );
    const [found] = rows;
    if (!found) throw new Error('there are not so many');
    return found;
  }

  /** Prepared once, as the product does; the median. */
  async run(what: string, { text, values }: Statement, times = rounds, first?: number): Promise<number> {
    const name = `bench_${String(this.rows.length)}`;
    const taken: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < times + warming; round += 1) {
      const began = performance.now();
      await this.client.query({ name, text, values });
      const between = performance.now();
      // The floor in turn with it, so that both meet the same neighbours on the machine.
      if (this.floor) await this.client.query({ name: 'floor', ...this.floor });
      if (round < warming) continue;
      taken.push(between - began);
      floor.push(performance.now() - between);
    }
    this.floor ??= { text, values };
    const [p50, p99] = [percentile(taken, 0.5), percentile(taken, 0.99)];
    const ratio = first === undefined ? '' : `; ${(p50 / first).toFixed(2)} × the first page (bar ≤ 2)`;
    this.rows.push({
      what,
      figure: ms(p50),
      bar: `p99 ${ms(p99)} (bar ≤ 5 ms; floor meanwhile ${ms(percentile(floor, 0.99))})${ratio}; ${await this.indexes(text, values)}`,
    });
    return p50;
  }

  /** Which indexes of the table the database goes by, and whether it reads the whole of it. */
  private async indexes(text: string, values: unknown[]): Promise<string> {
    const { rows } = await this.client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    const names = new Set(
      [...plan.matchAll(/ (?:using|on) "?(Complaint_\w+|ComplaintEvent_\w+)"?/g)].map(([, name]) => name),
    );
    const whole = plan.includes('Seq Scan on "Complaint"') ? ' AND THE WHOLE TABLE' : '';
    return `by ${[...names].join(', ')}${whole}`;
  }
}
