/** The console's pages over HTTP, logged in, with a million complaints on PostgreSQL, beside a bare page of the same bytes. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import express from 'express';
import { createApplication } from '../../../src/application.ts';
import { openConsole } from '../../../src/console-parts.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
import { layOutStaff } from '../../../src/database/sample-staff.ts';
import { readWording } from '../../../src/conversation/wording.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { makeNumber } from '../../../src/kernel/identifiers.ts';
import { publishedCalendar } from '../../../src/kernel/working-days.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { loadMaterial } from '../../../src/explanation/material.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { planDir, promptsDir, sampleSchemeFile } from '../../../src/scheme-files.ts';
import { Visitor } from '../../console/visitor.ts';
import { startCluster } from '../../support/cluster.ts';
import { silentLog } from '../../support/database.ts';
import { ms, percentile, type Row } from '../measure.ts';
import { fill, total } from '../queue/fill.ts';

const rounds = 400;
const warming = 30;
const complaints = 200;
const at = new Date('2026-06-15T02:00:00Z');

export async function benchPage(): Promise<Row[]> {
  const cluster = await startCluster();
  try {
    const database = await openDatabase({ url: cluster.url, log: silentLog });
    try {
      await fill(database.pool);
      return await measured(database, await workedComplaints(database));
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
  }
}

/** Some with a number as printed and a dozen events each, as one that is in hand has. */
async function workedComplaints({ client, pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT "id" FROM "Complaint" WHERE "open" AND "queue" = 'banner_office' ORDER BY "dueDay", "id" LIMIT $1`,
    [complaints],
  );
  const numbers: string[] = [];
  for (const { id } of rows) {
    const number = makeNumber('complaint', 2026, 2_000_000 + id);
    numbers.push(number);
    await client.complaint.update({ where: { id }, data: { number } });
    await client.complaintEvent.createMany({
      data: Array.from({ length: 12 }, (_, turn) => ({
        ...{ complaintId: id, kind: 'noted', actor: 'staff:handler', at, shown: false },
        note: `第${String(turn)}次电话，对方说在核实。`,
      })),
    });
  }
  return numbers;
}

async function measured(database: Database, numbers: readonly string[]): Promise<Row[]> {
  await database.transaction((tx) => layOutStaff(tx, at));
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  const desk = openConsole({
    ...{ database, publicUrl: undefined, demo: true, clock: () => at, onFault },
    ...{ scheme: readScheme(sampleSchemeFile, dayOf(at)), wording: readWording(promptsDir) },
    ...{ material: loadMaterial(planDir), onTaught: () => Promise.resolve() },
    ...{
      calendar: { current: () => publishedCalendar },
      secret: 'a secret for the bench only',
      sealKey: Buffer.alloc(32, 6),
      hashKey: Buffer.from('a key for the bench only'),
      broadcasts: { channels: [], production: false, onReplies: () => undefined },
    },
  });
  let bare = '';
  const application = express();
  application.get('/bare', (_request, response) => void response.type('html').send(bare));
  application.use(
    createApplication({
      ...{
        metrics: createMetrics(),
        ready: () => Promise.resolve('ready'),
        tryPage: undefined,
        webhooks: {},
      },
      ...{ consolePages: desk.router, behindProxy: false, onFault },
    }),
  );
  const server = createServer(application);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const address = `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}`;
  const rows: Row[] = [];
  try {
    const visitor = new Visitor(`${address}/console`, {});
    await visitor.logIn('supervisor', 'heyi-sample');
    const ask = async (path: string) => {
      const { status, text } = await visitor.get(path);
      if (status !== 200) throw new Error(`${path} answered ${String(status)}`);
      return text;
    };
    const run = async (what: string, path: (round: number) => string) => {
      bare = await ask(path(0));
      const [taken, floor]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds + warming; round += 1) {
        const began = performance.now();
        await ask(path(round));
        const between = performance.now();
        // In turn with the floor, so that both meet the same neighbours on the machine.
        await (await fetch(`${address}/bare`)).text();
        if (round < warming) continue;
        taken.push(between - began);
        floor.push(performance.now() - between);
      }
      const [p50, p99] = [percentile(taken, 0.5), percentile(taken, 0.99)];
      const [bare50, bare99] = [percentile(floor, 0.5), percentile(floor, 0.99)];
      rows.push({
        what: `${what} (${(Buffer.byteLength(bare) / 1000).toFixed(0)} kB)`,
        figure: ms(p50),
        bar: `p99 ${ms(p99)} (bar ≤ 60 ms); floor, the same bytes bare: ${ms(bare50)}, p99 ${ms(bare99)}; ${(p50 / bare50).toFixed(1)} × the floor`,
      });
    };
    const queue = await ask('/complaints?tab=open');
    const live =
      /hx-get="\/console(\/complaints\/live[^"]+)"/.exec(queue)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const thousandth = await placeOf(database, 50_000);
    const numbered = (round: number) => numbers[round % numbers.length] ?? '';
    await run('queue, first page', () => '/complaints?tab=open');
    await run('queue, one category', () => '/complaints?tab=open&category=misused-fund');
    await run('queue, words looked for', () => `/complaints?tab=open&q=${encodeURIComponent('等了7天')}`);
    await run('queue, page 1000', () => `/complaints?tab=open&after=${thousandth}`);
    await run('one complaint', (round) => `/complaints/${numbered(round)}`);
    await run('what the open queue asks every ten seconds', () => live);
    await run('what an open complaint asks', (round) => `/complaints/${numbered(round)}/live?version=0`);
    await run('first page of the console', () => '/');
  } finally {
    server.closeAllConnections();
    server.close();
    desk.close();
  }
  if (faults.length > 0) throw new Error('a page had a fault', { cause: faults[0] });
  return [
    { what: `${total.toLocaleString('en')} complaints, 300,000 open`, figure: '', bar: load() },
    ...rows,
  ];
}

async function placeOf({ pool }: Database, deep: number): Promise<string> {
  const { rows } = await pool.query<{ place: string }>(
    `SELECT "dueDay"::text || '.' || "id" AS place FROM "Complaint"
     WHERE "open" AND "queue" IN ('sumu_office', 'banner_office') ORDER BY "dueDay", "id" LIMIT 1 OFFSET $1`,
    [deep - 1],
  );
  return rows[0]?.place ?? '';
}

function load(): string {
  return `load of the machine ${readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 2).join(' ')}`;
}
