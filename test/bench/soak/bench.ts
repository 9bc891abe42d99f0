/**
 * Eight hours of a December peak, pushed through as fast as the machine answers, with a fault every few seconds.
 * `npm run bench -- soak` goes on for five minutes, `npm run bench -- soak 20m` for twenty, and `npm run bench -- soak peak`
 * until the whole peak has come.
 *
 * What eight hours bring: of 300,000 participants one in ten writes on the day before the payment ends (the reminders
 * went out the evening before; the others have paid, or ask their village's cadre), four messages each: 120,000 messages,
 * 4.2 a second. Compressed means that the same messages come without the pauses between them; faults come as often in
 * a minute here as in an hour there, so each message meets more of them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { systemClock } from '../../../src/kernel/clock.ts';
import { startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { createPhones } from '../../fakes/wechat/phone.ts';
import { account, startReplicas, wechatSettings } from '../../faults/replicas.ts';
import { answersOf, sumsOf } from '../../faults/sums.ts';
import { seededChance } from '../../support/chance.ts';
import { startCluster } from '../../support/cluster.ts';
import { startDatabaseProxy } from '../../support/database-proxy.ts';
import { until } from '../../support/until.ts';
import { asInImage } from '../as-in-image.ts';
import { residentMb, type Row } from '../measure.ts';
import { bringCrowd, messagesAVisit } from './crowd.ts';
import { grown, median, weigh } from './memory.ts';
import { tally } from './tally.ts';
import { startTrouble } from './trouble.ts';

const peak = 120_000;
const usualMinutes = '5';
const clock = systemClock;
const atOnce = 48;
/** Of ten messages one comes by Telegram, which takes thirty answers a second at the most. */
const onTelegram = 0.1;
const troubleEveryMs = 12_000;
const tellEveryMs = 30_000;
const restMs = 20_000;
const settledWithinMs = 240_000;

/** For how long, in milliseconds, or until so many people have come. */
function wanted(): { readonly ms: number; readonly people: number } {
  const said = process.argv[process.argv.indexOf('soak') + 1] ?? '';
  if (said === 'peak')
    return { ms: Infinity, people: Math.round((peak * (1 - onTelegram)) / messagesAVisit) };
  const [, minutes = usualMinutes] = /^(\d+)m$/.exec(said) ?? [];
  return { ms: Number.parseInt(minutes, 10) * 60_000, people: Infinity };
}

export async function benchSoak(): Promise<Row[]> {
  const limit = wanted();
  const seed = Date.now() % 1_000_000;
  const chance = seededChance(seed);
  console.log(`seed ${String(seed)}`);

  const cluster = await startCluster(true);
  const wires = [await startDatabaseProxy(cluster.url), await startDatabaseProxy(cluster.url)];
  const fake = await startFakeWechat({ ...account, clock, chance });
  fake.troubleRate = 0.01;
  const town = await startReplicas({
    databaseUrls: wires.map(({ url }) => url),
    settings: {
      ...wechatSettings(fake),
      // As the image runs it.
      ...asInImage(),
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
    const began = performance.now();
    const elapsed = () => performance.now() - began;
    let came = 0;
    let brought = 0;
    const progress = () => Math.max(elapsed() / limit.ms, came / limit.people);
    const weighing = weigh(elder?.pid ?? 0, () => brought);
    const trouble = startTrouble({ cluster, town, wires, chance }, troubleEveryMs, (fault) => {
      console.error(fault);
      process.exitCode = 1;
    });
    let questions = 0;
    let told = 0;
    const crowd = await bringCrowd(
      { fake, phones },
      () => progress() < 1,
      atOnce,
      chance,
      (sofar) => {
        came = sofar.people;
        const asked = Math.round((sofar.acknowledged * onTelegram) / (1 - onTelegram));
        town.ask(sumsOf(asked - questions, questions));
        questions = asked;
        brought = sofar.acknowledged + asked;
        if (elapsed() < told + tellEveryMs) return;
        told = elapsed();
        const mb = String(residentMb(elder?.pid ?? 0));
        console.log(`${(told / 1_000).toFixed(0)} s: ${String(brought)} messages, ${mb} MB`);
      },
    );
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
    const seconds = elapsed() / 1_000;
    const weighed = weighing.stop();
    await pause(restMs);
    const idle = weigh(elder?.pid ?? 0, () => brought);
    await pause(5_000);
    const rested = median(idle.stop());

    const { sums, cameTwice } = await tally(pool, { fake, api: town.api }, crowd.people, questions);
    const memory = grown(weighed);
    const messages = crowd.acknowledged + questions;
    const faults = [...trouble.counted].map(([what, times]) => ({
      what: `fault: ${what}`,
      figure: String(times),
      bar: '',
    }));
    return [
      {
        what: 'messages brought and acknowledged',
        figure: `${String(messages)} of the ${String(peak)} of a peak`,
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
      {
        what: 'memory of the replica that lived, first fifth once warm',
        figure: memory ? `${String(memory.early)} MB` : 'too few',
        bar: '',
      },
      {
        what: 'the same, last fifth',
        figure: memory ? `${String(memory.late)} MB` : 'too few',
        bar: memory ? `${((memory.late / memory.early - 1) * 100).toFixed(1)} %, bar ≤ 5 %` : '',
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
