/**
 * Eight hours of a December peak, pushed through as fast as the machine answers, with a fault every few seconds.
 * `npm run bench -- soak` takes about five minutes; `npm run bench -- soak 60000` brings so many messages, and
 * `npm run bench -- soak peak` the whole peak.
 *
 * What eight hours bring: of 300,000 participants one in ten writes on the day before the payment ends (the reminders
 * went out the evening before; the others have paid, or ask their village's cadre), four messages each: 120,000 messages,
 * 4.2 a second. Compressed means that the same messages come without the pauses between them; faults come as often in
 * a minute here as in an hour there, so each message meets more of them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { createPhones } from '../../fakes/wechat/phone.ts';
import { startReplicas } from '../../faults/replicas.ts';
import { answersOf, sumsOf } from '../../faults/sums.ts';
import { seededChance } from '../../support/chance.ts';
import { startCluster } from '../../support/cluster.ts';
import { startDatabaseProxy } from '../../support/database-proxy.ts';
import { until } from '../../support/until.ts';
import type { Row } from '../measure.ts';
import { bringCrowd, messagesAVisit } from './crowd.ts';
import { medianMb, weigh } from './memory.ts';
import { tally } from './tally.ts';
import { startTrouble } from './trouble.ts';

const peak = 120_000;
const usual = 8_000;
const account = {
  appId: 'wxfeedc0dedeadbeef',
  appSecret: 'SECRET-of-the-soak-0123456789abcdef0',
  token: 'soakToken2026',
};
const clock = () => new Date();
const atOnce = 24;
/** Of ten messages one comes by Telegram, which takes thirty answers a second at the most. */
const onTelegram = 0.1;
const troubleEveryMs = 8_000;
const restMs = 20_000;
const settledWithinMs = 240_000;

function wantedMessages(): number {
  const said = process.argv.slice(process.argv.indexOf('soak') + 1)[0] ?? '';
  return said === 'peak' ? peak : /^\d+$/.test(said) ? Number.parseInt(said, 10) : usual;
}

export async function benchSoak(): Promise<Row[]> {
  const messages = wantedMessages();
  const questions = Math.round(messages * onTelegram);
  const people = Math.round((messages - questions) / messagesAVisit);
  const seed = Date.now() % 1_000_000;
  const chance = seededChance(seed);
  console.log(`${String(messages)} messages of the ${String(peak)} of a peak; seed ${String(seed)}`);

  const cluster = await startCluster(true);
  const wires = [await startDatabaseProxy(cluster.url), await startDatabaseProxy(cluster.url)];
  const fake = await startFakeWechat({ ...account, clock, chance });
  fake.troubleRate = 0.01;
  const town = await startReplicas({
    databaseUrls: wires.map(({ url }) => url),
    settings: {
      WECHAT_APP_ID: account.appId,
      WECHAT_APP_SECRET: account.appSecret,
      WECHAT_TOKEN: account.token,
      WECHAT_API_ROOT: fake.root,
      // As `npm start` runs it.
      NODE_OPTIONS: '--max-semi-space-size=2',
    },
    telegram: {
      copies: () => (chance() < 0.05 ? 2 + Math.floor(chance() * 3) : 1),
      next: (waiting) => Math.floor(chance() * Math.min(8, waiting)),
      fault: () =>
        chance() < 0.01 ? (['429', '500', 'reset'] as const)[Math.floor(chance() * 3)] : undefined,
    },
  });
  const pool = new pg.Pool({ connectionString: cluster.url, max: 2 });
  pool.on('error', () => undefined);
  try {
    const phones = createPhones({
      ...{ fake, clock, ...account },
      address: `${town.balancer?.address ?? ''}/webhooks/wechat`,
    });
    const [elder] = town.all;
    let wrote = 0;
    const asked = () => Math.min(questions, Math.floor((wrote / (people * messagesAVisit)) * questions));
    const weighing = weigh(elder?.pid ?? 0, () => wrote / (people * messagesAVisit));
    const trouble = startTrouble({ cluster, town, wires, chance }, troubleEveryMs, (fault) => {
      console.error(fault);
      process.exitCode = 1;
    });
    const began = performance.now();
    let put = 0;
    const crowd = await bringCrowd({ fake, phones }, people, atOnce, chance, ({ acknowledged }) => {
      wrote = acknowledged;
      town.ask(sumsOf(asked() - put, put));
      put = asked();
      if (wrote % 1_000 === 0)
        console.log(`${String(wrote)} after ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    });
    await trouble.stop();
    const settled = async () => {
      const { rows } = await pool.query<{ n: number }>(
        `SELECT (SELECT count(*) FROM "InboxMessage" WHERE "state" = 'received')::int
              + (SELECT count(*) FROM "OutboxMessage" WHERE "state" IN ('queued', 'leased') AND "channel" <> 'web')::int AS n`,
      );
      return rows[0]?.n === 0 && town.api.updates.waiting === 0 && answersOf(town.api).size >= questions;
    };
    await until(settled, 'everything to be answered', settledWithinMs).catch((fault: unknown) => {
      console.log(String(fault));
    });
    const seconds = (performance.now() - began) / 1_000;
    const weighed = weighing.stop();
    await pause(restMs);
    const idle = weigh(elder?.pid ?? 0, () => 1);
    await pause(5_000);
    const rested = medianMb(idle.stop(), 0, 2);

    const { sums, cameTwice } = await tally(pool, { fake, api: town.api }, people, questions);
    const early = medianMb(weighed, 0.2, 0.35);
    const late = medianMb(weighed, 0.85, 1);
    const faults = [...trouble.counted].map(([what, times]) => ({
      what: `fault: ${what}`,
      figure: String(times),
      bar: '',
    }));
    return [
      {
        what: 'messages brought and acknowledged',
        figure: String(crowd.acknowledged + questions),
        bar: `${(messages / seconds).toFixed(0)} a second, ${seconds.toFixed(0)} s`,
      },
      {
        what: 'brought again by WeChat (refused, or no answer in 5 s)',
        figure: String(crowd.again),
        bar: '',
      },
      { what: 'brought again by WeChat though acknowledged', figure: String(crowd.doubled), bar: '' },
      {
        what: 'deliveries of Telegram, refused among them',
        figure: `${String(town.api.updates.answers.length)}, ${String(town.api.updates.answers.filter((status) => status !== 200).length)}`,
        bar: '',
      },
      ...faults,
      ...sums.map(({ what, wanted, found }) => ({
        what,
        figure: String(found),
        bar: found === wanted ? `= ${String(wanted)}` : `NOT ${String(wanted)}`,
      })),
      { what: 'answers that came twice (their send was under way)', figure: String(cameTwice), bar: '' },
      { what: 'resident memory of the replica that lived, 20-35 %', figure: `${String(early)} MB`, bar: '' },
      {
        what: 'the same, 85-100 %',
        figure: `${String(late)} MB`,
        bar: `${((late / early - 1) * 100).toFixed(1)} %, bar ≤ 5 %`,
      },
      { what: 'the same, at rest after it', figure: `${String(rested)} MB`, bar: '' },
    ];
  } finally {
    await pool.end();
    await town.close();
    await fake.close();
    for (const wire of wires) await wire.close();
    await cluster.stop();
  }
}
