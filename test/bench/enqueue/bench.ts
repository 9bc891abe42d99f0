/** A campaign to 300,000 people on PostgreSQL: counted, its recipients written, and what chat feels of it. */
import { randomBytes } from 'node:crypto';
import { audienceRepository } from '../../../src/database/audience.ts';
import { enqueueChunk, householdsAtOnce } from '../../../src/database/enqueue.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
import { keepNothing } from '../../../src/kernel/keep.ts';
import { fen } from '../../../src/kernel/money.ts';
import { createLog } from '../../../src/log.ts';
import { openScheme } from '../../../src/main.ts';
import { wholeAudience as audience } from '../../../src/outreach/audience.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';
import { startCluster } from '../../support/cluster.ts';
import { silentLog } from '../../support/database.ts';
import { ms, percentile, perSecond, residentMb, type Row } from '../measure.ts';
import { script } from '../turn.ts';
import { consented as consentVersion, fill, now, people, today, year } from './fill.ts';

const channels = { telegram: true, wechat: true, web: false };
const rounds = 3;
const idleTurns = 600;

export async function benchEnqueue(): Promise<Row[]> {
  const cluster = await startCluster(true);
  try {
    const database = await openDatabase({ url: cluster.url, log: silentLog });
    await fill(database.pool);
    const rows = [...(await counted(database)), ...(await written(database, cluster.url))];
    await database.close();
    return rows;
  } finally {
    await cluster.stop();
  }
}

async function counted(database: Database): Promise<Row[]> {
  const question = { audience, year, premium: fen(1_000), today };
  const terms = { consentVersion, wechat: { count: 5, withinMs: 48 * 3_600_000 } };
  const rules = { ...channels, notice: true, mass: [] };
  const taken = { count: [] as number[], reach: [] as number[] };
  for (let round = 0; round < rounds; round += 1)
    await database.transaction(async (tx) => {
      const records = audienceRepository(tx, terms);
      taken.count.push(await time(() => records.count(question)));
      taken.reach.push(await time(() => records.reach(question, rules, now)));
    });
  const [count, reach] = [percentile(taken.count, 0.5), percentile(taken.reach, 0.5)];
  return [
    { what: '100,000 households, 400,000 members: counted', figure: ms(count), bar: '' },
    { what: `their reach, by ${people.toLocaleString('en')} people`, figure: ms(reach), bar: '' },
    { what: 'both', figure: ms(count + reach), bar: 'bar ≤ 1,500 ms' },
  ];
}

async function written(database: Database, databaseUrl: string): Promise<Row[]> {
  const scheme = await openScheme({
    ...{ scheme: readScheme(sampleSchemeFile, today), databaseUrl },
    ...{ hashKey: randomBytes(32), sealKey: randomBytes(32) },
    ...{ clock: () => now, keep: keepNothing, log: createLog('error') },
  });
  try {
    await turns(scheme, 'warm', (taken) => taken.length < 100);
    const idle = await turns(scheme, 'idle', (taken) => taken.length < idleTurns);
    const before = residentMb(process.pid);
    const alone = await enqueue(database);
    const grown = residentMb(process.pid) - before;
    const floor = await time(() =>
      database.pool.query(
        `INSERT INTO "CampaignRecipient" ("campaignId", "contactId", "personId", "channel", "householdIds", "state", "nextAttemptAt")
         SELECT -1, n, n, 'wechat', ARRAY[n], 'queued', now() FROM generate_series(1, $1::int) n`,
        [alone.rows],
      ),
    );
    let busy = true;
    const talk = turns(scheme, 'busy', () => busy);
    try {
      for (let round = 0; round < rounds; round += 1) await enqueue(database);
    } finally {
      busy = false;
      await talk;
    }
    const during = await talk;
    const [quiet, loud] = [percentile(idle, 0.99), percentile(during, 0.99)];
    return [
      {
        what: `${alone.rows.toLocaleString('en')} recipients written, ${String(householdsAtOnce.postgres)} households a chunk`,
        figure: ms(alone.taken),
        bar: `bar ≤ 3,000 ms; ${perSecond(alone.rows, alone.taken / 1_000)}; longest chunk ${ms(alone.longest)}`,
      },
      {
        what: 'floor: as many rows by a bare INSERT … SELECT generate_series',
        figure: ms(floor),
        bar: `${perSecond(alone.rows, floor / 1_000)}; ours takes ${(alone.taken / floor).toFixed(1)} × as long`,
      },
      { what: 'resident memory grown by it', figure: `${String(grown)} MB`, bar: 'bar: flat' },
      { what: `chat turn p99, idle (${String(idle.length)} turns)`, figure: ms(quiet), bar: '' },
      {
        what: `chat turn p99 while recipients are written (${String(during.length)} turns)`,
        figure: ms(loud),
        bar: `bar ≤ 2 × idle: ${(loud / quiet).toFixed(1)} ×`,
      },
    ];
  } finally {
    await scheme.close();
  }
}

/** A campaign of its own, from its start to its last recipient. */
async function enqueue(database: Database): Promise<{ taken: number; longest: number; rows: number }> {
  const { id } = await database.client.campaign.create({
    data: {
      ...{ name: 'bench', audience, texts: {}, year, state: 'running', createdById: 1 },
      ...{ lastDay: now, createdAt: now, updatedAt: now },
    },
  });
  const terms = { channels, consentVersion, households: householdsAtOnce.postgres };
  const chunks: number[] = [];
  const began = performance.now();
  for (let done = false; !done;) {
    const chunkBegan = performance.now();
    ({ done } = await database.transaction((tx) => enqueueChunk(tx, { id, audience, year }, terms, now)));
    chunks.push(performance.now() - chunkBegan);
  }
  const taken = performance.now() - began;
  const rows = await database.client.campaignRecipient.count({ where: { campaignId: id } });
  await database.client.campaignRecipient.deleteMany({ where: { campaignId: { lt: id } } });
  return { taken, longest: Math.max(...chunks), rows };
}

/** People who talk one after the other, for as long as it goes on; how long each of their turns took. */
async function turns(
  scheme: Awaited<ReturnType<typeof openScheme>>,
  name: string,
  goesOn: (taken: readonly number[]) => boolean,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let who = 0; goesOn(taken); who += 1) {
    const key = { channel: 'terminal', from: `${name}-${String(who)}` } as const;
    for (const [place, text] of script.entries()) {
      taken.push(
        await time(async () => {
          await scheme.desk.receive({ ...key, messageId: String(place), text });
          await scheme.desk.work(key);
        }),
      );
      await scheme.desk.collect(key);
    }
  }
  return taken;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
