/** Recipients into a channel that takes everything at once, beside pg-boss with as many jobs in the same run. */
import { PgBoss } from 'pg-boss';
import { broadcastStore } from '../../../src/database/broadcast.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
import { outboxStore } from '../../../src/database/outbox.ts';
import { startBroadcaster } from '../../../src/delivery/broadcaster.ts';
import type { OutgoingChannel } from '../../../src/delivery/outbox.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { addCampaign, addRecipients, composeSame } from '../../support/broadcast.ts';
import { startCluster } from '../../support/cluster.ts';
import { silentLog } from '../../support/database.ts';
import { until } from '../../support/until.ts';
import { perSecond, residentMb, type Row } from '../measure.ts';

const total = 300_000;
/** Rows a statement, for both. */
const chunk = 5_000;
const patienceMs = 180_000;

let taken = 0;
const everything: OutgoingChannel = {
  name: 'telegram',
  pace: { overallMs: 0, perConversationMs: 0 },
  atOnce: chunk,
  windowed: false,
  parts: ({ text }) => [{ text }],
  async send() {
    taken += 1;
    return { kind: 'accepted', way: 'message', platformId: '1' };
  },
};

export async function benchDrain(): Promise<Row[]> {
  const cluster = await startCluster(true);
  try {
    const database = await openDatabase({ url: cluster.url, log: silentLog });
    try {
      const ours = await drain(database);
      const theirs = await drainPgBoss(cluster.url);
      const { before, highest, after } = ours;
      return [
        { what: `recipients in, ${String(chunk)} a statement`, figure: perSecond(total, ours.in), bar: '' },
        {
          what: `recipients out, ${total.toLocaleString('en')}`,
          figure: perSecond(total, ours.out),
          bar: `bar ≥ 3 × pg-boss: ${(theirs.out / ours.out).toFixed(1)} ×`,
        },
        {
          what: `floor: pg-boss in, ${String(chunk)} a statement`,
          figure: perSecond(total, theirs.in),
          bar: '',
        },
        { what: 'floor: pg-boss out', figure: perSecond(total, theirs.out), bar: '' },
        {
          what: 'resident memory before, highest, after',
          figure: `${String(highest)} MB`,
          bar: `before ${String(before)} MB, after ${String(after)} MB`,
        },
      ];
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
  }
}

async function drain(database: Database) {
  const at = systemClock();
  const campaignId = await addCampaign(database, at);
  // The contacts are there before a campaign is: only its own rows are measured.
  await addRecipients(database, campaignId, total, at);
  await database.client.campaignRecipient.deleteMany();
  await database.pool.query('VACUUM ANALYZE "Contact"');
  let began = performance.now();
  for (let first = 0; first < total; first += chunk)
    await addRecipients(database, campaignId, chunk, at, { firstName: 1_000 + first });
  const seconds = { in: (performance.now() - began) / 1_000 };

  const before = residentMb(process.pid);
  let highest = before;
  began = performance.now();
  const broadcaster = startBroadcaster({
    store: broadcastStore(database),
    outbox: outboxStore(database),
    channels: [everything],
    sendable: async () => [campaignId],
    compose: composeSame,
    clock: systemClock,
    chance: () => 0,
    onFault: (_channel, fault) => {
      console.error(fault);
    },
  });
  const watching = setInterval(() => {
    highest = Math.max(highest, residentMb(process.pid));
  }, 100);
  await until(() => taken >= total, 'everybody told', patienceMs);
  await broadcaster.stop();
  const out = (performance.now() - began) / 1_000;
  clearInterval(watching);
  const told = await database.client.campaignRecipient.count({ where: { state: 'accepted', attempts: 1 } });
  if (told !== total) throw new Error(`${String(told)} told once instead of ${String(total)}`);
  return { ...seconds, out, before, highest, after: residentMb(process.pid) };
}

async function drainPgBoss(connectionString: string): Promise<{ in: number; out: number }> {
  const boss = new PgBoss({ connectionString, schedule: false, supervise: false });
  await boss.start();
  try {
    const queue = 'recipients';
    await boss.createQueue(queue);
    let began = performance.now();
    for (let first = 0; first < total; first += chunk)
      await boss.insert(
        queue,
        Array.from({ length: chunk }, (_, n) => ({ data: { recipient: first + n } })),
      );
    const seconds = { in: (performance.now() - began) / 1_000 };
    began = performance.now();
    let done = 0;
    for (;;) {
      const jobs = await boss.fetch(queue, { batchSize: chunk });
      if (jobs.length === 0) break;
      await boss.complete(
        queue,
        jobs.map(({ id }) => id),
      );
      done += jobs.length;
    }
    if (done !== total) throw new Error(`pg-boss gave ${String(done)} of ${String(total)}`);
    return { ...seconds, out: (performance.now() - began) / 1_000 };
  } finally {
    await boss.stop({ graceful: false });
  }
}
