/**
 * Two replicas whose machines' clocks are more than a day apart, on one PostgreSQL: everything goes by the database's
 * clock. Nothing is sent twice or late, and a complaint is due on the day that its filing gives.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/open.ts';
import { type Door, openDoor } from '../../src/http.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { runService, type Service } from '../../src/service.ts';
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/bot-api.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { startBalancer } from './balancer.ts';
import { answersOf, question, sumsOf } from './sums.ts';

const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';
const hour = 3_600_000;
const apart = [-26 * hour, 26 * hour];
const questions = 30;
const complaint = ['卫生院乱收费，我要投诉', '匿名', '对，登记'];
const complainants = 4;

describe.runIf(onPostgres)('two replicas whose clocks are apart', () => {
  let database: Database;
  let api: FakeTelegram;
  const close: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    database = await openTestDatabase();
    api = await startFakeTelegram({ token });
  });
  afterEach(async () => {
    for (const one of close.splice(0).reverse()) await one();
    await api.close();
    await database.close();
  });

  async function startApart(doors: readonly Door[], publicUrl: string): Promise<readonly Service[]> {
    const services: Service[] = [];
    for (const [place, door] of doors.entries()) {
      const config = readConfig({
        ...{
          DATABASE_URL: database.pool.options.connectionString,
          PUBLIC_URL: publicUrl,
          LOG_LEVEL: 'silent',
        },
        ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: api.root },
        TELEGRAM_WEBHOOK_SECRET: 'secret-of-clocks-apart',
      });
      const clock = () => new Date(systemClock().getTime() + (apart[place] ?? 0));
      const service = await runService(config, clock, door, () => undefined);
      close.push(() => service.close());
      services.push(service);
    }
    return services;
  }

  it('send nothing twice, nothing late, and reckon by one day', async () => {
    const doors = [await openDoor(0, '127.0.0.1'), await openDoor(0, '127.0.0.1')];
    const addresses = doors.map(({ port }) => `http://127.0.0.1:${String(port)}`);
    const balancer = await startBalancer(addresses);
    close.push(() => balancer.close(), ...doors.map((door) => () => door.close()));
    await startApart(doors, balancer.address);
    const began = systemClock();

    for (const sum of sumsOf(questions)) api.person(600_000_000 + sum).say(question(sum));
    for (let n = 0; n < complainants; n += 1) {
      const person = api.person(700_000_000 + n);
      for (const text of complaint) {
        person.say(text);
        await person.hears();
      }
    }
    await api.until(() => answersOf(api).size > questions, 'an answer to everybody');
    const waiting = () =>
      database.client.outboxMessage.count({
        where: { channel: 'telegram', state: { in: ['queued', 'leased'] } },
      });
    await until(async () => (await waiting()) === 0, 'everything to be sent');
    const ended = systemClock();

    expect([...answersOf(api)].filter(([sum, times]) => sum > 0 && times !== 1)).toEqual([]);
    expect(balancer.given.size).toBe(2);
    const out = await database.client.outboxMessage.findMany({
      where: { channel: 'telegram', inbox: { messageId: { startsWith: 'u87' } } },
    });
    expect(out.map(({ attempts }) => attempts)).toEqual(out.map(() => 1));
    const filed = await database.client.complaint.findMany({
      where: { contact: { externalId: { startsWith: '7000000' } } },
    });
    expect(filed).toHaveLength(complainants);
    const slackMs = 1_000;
    for (const { receivedAt, number } of filed) {
      expect(receivedAt.getTime()).toBeGreaterThan(began.getTime() - slackMs);
      expect(receivedAt.getTime()).toBeLessThan(ended.getTime() + slackMs);
      expect([dayOf(began), dayOf(ended)].map((day) => day.slice(0, 4))).toContain(`20${number.slice(1, 3)}`);
    }
    expect(new Set(filed.map(({ dueDay }) => dueDay.getTime())).size).toBe(1);
  }, 120_000);
});
