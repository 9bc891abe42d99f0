/**
 * kill -9 with updates and answers of Telegram under way: it brings again what was not acknowledged, and nobody is
 * left without an answer. A send that was under way at a kill may come twice: whether it arrived cannot be known.
 * HEYI_UPDATES=1000 and HEYI_KILLS=2 set the size; by default it is small, so that the whole suite stays quick.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../cli/heyi.ts';
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/bot-api.ts';
import { insideFolder } from '../support/database.ts';
import { until } from '../support/until.ts';
import { freePort, startService } from './service.ts';
import { answersOf, question, sumOf, sumsOf } from './sums.ts';

const kills = Number.parseInt(process.env.HEYI_KILLS ?? '2', 10);
const updates = Number.parseInt(process.env.HEYI_UPDATES ?? '200', 10);
/** Said at once, so that some are always on their way. */
const burst = 20;
const unansweredAtMost = 100;
/** In one chat a second passes between two answers: enough people to use up what the bot may send in all. */
const people = Math.max(40, updates / 10);
/** Sends, starts, and twice the lease of what a dead process had in hand. */
const patienceMs = 60_000 + updates * 100 + kills * 40_000;

const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';
const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
let api: FakeTelegram;
beforeAll(async () => {
  api = await startFakeTelegram({ token });
});
afterAll(async () => {
  await api.close();
  folder.remove();
});

/** Every message names a sum of its own, which its answer repeats. */
const sums = sumsOf(updates);
const answers = () => answersOf(api);

async function askAll(): Promise<void> {
  for (let index = 0; index < updates; index += burst) {
    const fewWait = () => api.updates.waiting === 0 && index - answers().size <= unansweredAtMost;
    await until(fewWait, 'the updates before to be taken', patienceMs);
    for (const [place, sum] of sums.slice(index, index + burst).entries())
      api.person(600_000_000 + ((index + place) % people)).say(question(sum));
  }
}

/** The moment at which some updates of a burst are acknowledged, and others are still on their way. */
async function amid(answered: number): Promise<void> {
  const { updates: brought } = api;
  await api.until(() => api.sent.length >= answered && brought.waiting > 0, 'the middle', patienceMs);
  const before = brought.answers.length;
  const enough = before + randomInt(1, burst / 2);
  await api.until(() => brought.answers.length >= enough, 'some to be acknowledged', patienceMs);
}

/** The sums whose answers a dead process had in hand. */
async function leased(): Promise<readonly number[]> {
  return insideFolder(dataDir, async (database) => {
    const rows = await database.client.outboxMessage.findMany({ where: { state: 'leased' } });
    return rows.map(({ reply }) => sumOf(z.object({ text: z.string() }).parse(reply).text));
  });
}

describe('the service killed with updates of Telegram under way', () => {
  it(
    `leaves nobody without an answer (${String(updates)} updates, ${String(kills)} kills)`,
    async () => {
      const port = String(await freePort());
      const settings = {
        DATA_DIR: dataDir,
        PORT: port,
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_API_ROOT: api.root,
        TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-killed-service',
      };
      const inHand: number[] = [];
      let notAcknowledged = 0;
      let service = startService(settings);
      await service.ready;
      const began = performance.now();
      const asking = askAll();

      for (let killed = 1; killed <= kills; killed += 1) {
        const enough = (updates * killed) / (kills + 1);
        await Promise.race([amid(enough), asking.then(() => undefined)]);
        service.child.kill('SIGKILL');
        notAcknowledged += api.updates.waiting;
        await service.end;
        inHand.push(...(await leased()));
        service = startService(settings);
        await service.ready;
      }
      await asking;
      await api.until(
        () => answers().size >= updates && api.updates.waiting === 0,
        'an answer to everybody',
        patienceMs,
      );
      const seconds = Math.round((performance.now() - began) / 1_000);
      service.child.kill('SIGTERM');
      await once(service.child, 'close');

      const twice = [...answers()].filter(([, times]) => times > 1);
      const broughtAgain = api.updates.answers.filter((status) => status !== 200).length;
      console.log(
        `${String(updates)} updates, ${String(kills)} kills with ${String(notAcknowledged)} updates not acknowledged and ${String(inHand.length)} sends in hand: ` +
          `${String(broughtAgain)} deliveries in vain, ${String(answers().size)} answered, ${String(twice.length)} of them twice, in ${String(seconds)} s`,
      );
      expect([...answers().keys()].sort((a, b) => a - b)).toEqual(sums);
      // At most one more for each kill that found its send under way.
      const tooOften = twice.filter(([sum, times]) => times > 1 + inHand.filter((one) => one === sum).length);
      expect(tooOften).toEqual([]);
      expect(notAcknowledged).toBeGreaterThan(0);
      expect(inHand.length).toBeGreaterThan(0);
      await expectOneEach();
    },
    patienceMs * 2,
  );
});

async function expectOneEach(): Promise<void> {
  await insideFolder(dataDir, async (database) => {
    const { inboxMessage, outboxMessage } = database.client;
    // The sample's people have written before.
    const processed = await inboxMessage.count({
      where: { channel: 'telegram', state: 'processed', replies: { some: {} } },
    });
    const out = await outboxMessage.groupBy({ by: ['inboxId', 'state'], _count: true });
    expect(processed).toBe(updates);
    expect(out.map(({ state, _count }) => [state, _count])).toEqual(sums.map(() => ['accepted', 1]));
  });
}
