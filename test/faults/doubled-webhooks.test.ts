/**
 * What a platform brings comes one to four times and out of order, to two replicas at once: each message is acted on
 * once, each conversation answered in the order in which its messages were stored.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { type FakeWechat, startFakeWechat } from '../fakes/wechat/fake-wechat.ts';
import { createPhones, passiveText } from '../fakes/wechat/phone.ts';
import { seededChance } from '../support/chance.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { account, type Replicas, startReplicas, wechatSettings } from './replicas.ts';
import { question, sumOf, sumsOf } from './sums.ts';

const people = 12;
const eachSays = 4;
const window = 10;
const patienceMs = 60_000;

describe.runIf(onPostgres)('webhooks that come more than once and out of order', () => {
  let database: Database;
  let fake: FakeWechat;
  let town: Replicas;
  const chance = seededChance(20_261_127);
  const copies = () => 1 + Math.floor(chance() * 4);
  beforeAll(async () => {
    database = await openTestDatabase();
    const url = database.pool.options.connectionString ?? '';
    fake = await startFakeWechat({ ...account, clock: systemClock });
    town = await startReplicas({
      databaseUrls: [url, url],
      settings: wechatSettings(fake),
      telegram: { copies, next: (waiting) => Math.floor(chance() * Math.min(window, waiting)) },
    });
  });
  afterAll(async () => {
    const said = await town.close();
    await fake.close();
    await database.close();
    expect(said).toEqual(['', '']);
  });

  /** What each conversation was told, in the order in which its messages were stored. */
  async function stored(channel: 'telegram' | 'wechat', like: string) {
    const settled = async () =>
      (await database.client.outboxMessage.count({
        where: { channel, state: { in: ['queued', 'leased'] } },
      })) === 0;
    await until(settled, 'everything to be sent', patienceMs);
    const rows = await database.client.inboxMessage.findMany({
      where: { channel, externalId: { startsWith: like } },
      orderBy: { id: 'asc' },
      include: { replies: true },
    });
    expect(rows.map(({ state, attempts, replies }) => [state, attempts, replies.length])).toEqual(
      rows.map(() => ['processed', 0, 1]),
    );
    return rows;
  }

  it(
    'on Telegram',
    async () => {
      const { api } = town;
      const sums = sumsOf(people * eachSays);
      for (const [place, sum] of sums.entries())
        api.person(800_000_000 + (place % people)).say(question(sum));
      await api.until(() => api.sent.length >= sums.length && api.updates.waiting === 0, 'all', patienceMs);
      const rows = await stored('telegram', '8000000');

      expect(api.updates.answers.length).toBeGreaterThan(sums.length * 2);
      expect([...new Set(api.updates.answers)]).toEqual([200]);
      expect(town.balancer?.given.size).toBe(2);
      for (let person = 0; person < people; person += 1) {
        const chat = String(800_000_000 + person);
        const told = api.sent.filter((one) => one.chat === chat).map(({ text }) => sumOf(text));
        const asked = rows.filter(({ externalId }) => externalId === chat);
        expect(told).toEqual(asked.map(({ text }) => Number.parseInt(/了(\d+)元/.exec(text)?.[1] ?? '', 10)));
        expect([...told].sort((a, b) => a - b)).toEqual(sums.filter((_, place) => place % people === person));
      }
    },
    patienceMs * 2,
  );

  it(
    'on WeChat: one of the responses carries the answer, or a message of its own does',
    async () => {
      const phones = createPhones({
        ...{ fake, clock: systemClock, ...account, patienceMs },
        address: `${town.balancer?.address ?? ''}/webhooks/wechat`,
      });
      const sums = sumsOf(people * 2);
      await Promise.all(
        sums.map(async (sum, place) => {
          const openId = `o-doubled-${String(place % people)}`;
          fake.grants.open(openId, 'message', systemClock());
          const xml = phones.xmlOf(openId, {
            MsgType: 'text',
            Content: question(sum),
            MsgId: String(9_000 + sum),
          });
          const deliveries = await Promise.all(Array.from({ length: copies() }, () => phones.post(xml)));
          expect(deliveries.map(({ status }) => status)).toEqual(deliveries.map(() => 200));
          const carried = new Set(deliveries.flatMap(({ body }) => passiveText(body) ?? []));
          for (const text of carried) fake.show(openId, { way: 'passive', text });
        }),
      );
      await stored('wechat', 'o-doubled-');

      const seen = Array.from({ length: people }, (_, person) =>
        fake.seen(`o-doubled-${String(person)}`),
      ).flat();
      expect(seen.map(({ text }) => sumOf(text)).sort((a, b) => a - b)).toEqual(sums);
    },
    patienceMs * 2,
  );
});
