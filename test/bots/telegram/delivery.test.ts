/** From the phone and back, with everything going wrong that can: each message has one effect and one answer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/open.ts';
import type { FakeTelegramOptions, Fault } from '../../fakes/telegram/bot-api.ts';
import { realLimits } from '../../fakes/telegram/limits.ts';
import { echoDesk } from '../../faults/echo-desk.ts';
import { seededChance } from '../../support/chance.ts';
import { onPostgres, openTestDatabase } from '../../support/database.ts';
import { asFastAsItGoes, startBot, type TestBot, token } from './bot.ts';

let database: Database;
let bot: TestBot | undefined;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  await bot?.stop();
  await database.close();
});

async function start(api: Partial<FakeTelegramOptions>, given: { polling?: boolean; paced?: boolean } = {}) {
  bot = await startBot({
    database,
    desk: echoDesk(database),
    api,
    ...(given.polling && { polling: true }),
    ...(!given.paced && { pace: asFastAsItGoes }),
  });
  return bot;
}

/** The page says about 30: a tenth more leaves room for sends that a busy machine bunches. */
const aboutThirty = { ...realLimits, overallPerSecond: 33 };

const said = (count: number) => Array.from({ length: count }, (_, index) => `第${String(index)}句`);
/** The echo tells all that was said so far: what is lost, doubled or out of order shows in it. */
const echoes = (texts: readonly string[]) =>
  texts.map((text, index) => `${text}: ${texts.slice(0, index + 1).join(',')}`);

function shareOf(kinds: readonly Fault[], share: number): () => Fault | undefined {
  const chance = seededChance(20);
  return () => (chance() < share ? kinds[Math.floor(chance() * kinds.length)] : undefined);
}

const each = onPostgres ? 50 : 10;

describe(`${String(20 * each)} updates, each brought three times at once`, () => {
  it('have one effect and one answer each', async () => {
    const { api, brought } = await start({ copies: 3 });
    const people = Array.from({ length: 20 }, (_, index) => api.person(1_000 + index));

    for (const text of said(each))
      for (const [index, person] of people.entries()) person.say(`${text}${String(index)}`);
    await api.until(() => api.sent.length >= 20 * each && api.updates.waiting === 0, 'every answer');

    for (const person of people) expect(person.sees()).toHaveLength(each);
    expect(await database.client.auditEntry.count({ where: { action: 'said' } })).toBe(20 * each);
    expect(brought.get('message stored')).toBe(20 * each);
    expect(brought.get('message repeated')).toBe(40 * each);
  });
});

describe('a fifth of all sends going wrong', () => {
  it.each([
    ['by webhook', false],
    ['by long polling', true],
  ])(
    '%s every answer arrives, in order, once',
    async (_name, polling) => {
      const fault = shareOf(['429', '500', 'reset', 'slow'], 0.2);
      const { api } = await start({ fault }, { polling });
      const people = Array.from({ length: 10 }, (_, index) => api.person(2_000 + index));

      for (const text of said(10))
        for (const person of people) {
          person.say(text);
          // One after the other, as somebody types: the order within a conversation is the order of arrival.
          await api.until(() => api.updates.waiting === 0, 'the update to be taken');
        }
      await api.until(() => api.sent.length >= 100, '100 answers', 120_000);

      for (const person of people) expect(person.sees().map(({ text }) => text)).toEqual(echoes(said(10)));
      expect(
        api.calls.filter(({ method, status }) => method === 'sendMessage' && status !== 200).length,
      ).toBeGreaterThan(8);
    },
    240_000,
  );
});

describe('the limits of Telegram', () => {
  it('are kept by pacing, so that it need not say so', async () => {
    const { api } = await start({ limits: aboutThirty }, { paced: true });
    const people = Array.from({ length: 60 }, (_, index) => api.person(3_000 + index));

    for (const text of said(2)) for (const person of people) person.say(text);
    await api.until(() => api.sent.length >= 120, '120 answers');

    const refused = api.calls.filter(({ status }) => status === 429);
    // One stall of a busy machine costs what is under way at once.
    expect(refused.length).toBeLessThanOrEqual(16);
    for (const person of people) {
      const [first, second] = person.sees();
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    }
  });
});

describe('somebody who blocks the bot', () => {
  it('is sent nothing more, and hears what they missed when they write again', async () => {
    const { api } = await start({});
    const person = api.person(4_000);
    person.say('一');
    await person.hears();

    api.chats.block(person.chat);
    person.say('二');
    await api.until(() => api.calls.some(({ status }) => status === 403), 'a refusal');
    const held = () => database.client.outboxMessage.count({ where: { state: 'held' } });
    await expect.poll(held).toBe(1);
    api.chats.unblock(person.chat);
    person.say('三');
    await api.until(() => person.sees().length === 3, 'both answers');

    expect(person.sees().map(({ text }) => text.split(':')[0])).toEqual(['一', '三', '二']);
  });

  it('reaches the inbox as an occasion, and so does coming back', async () => {
    const { api } = await start({});
    const person = api.person(4_001);

    person.block();
    person.unblock();
    await api.until(() => api.updates.waiting === 0, 'both to be taken');

    const rows = await database.client.inboxMessage.findMany({ orderBy: { messageId: 'asc' } });
    expect(rows.map(({ occasion, text }) => [occasion, text])).toEqual([
      ['left', ''],
      ['arrived', ''],
    ]);
  });
});

describe('a link with a code, and a photo', () => {
  it('reach the inbox with the code and with what was enclosed', async () => {
    const { api } = await start({});
    const person = api.person(5_000);

    person.say('/start gacha-12');
    await api.until(() => api.updates.waiting === 0, 'it to be taken');
    person.send({
      photo: [{ file_id: 'AgAC', file_unique_id: 'a', width: 9, height: 9 }],
      caption: '能报吗',
    });
    await api.until(() => api.updates.waiting === 0, 'it to be taken');

    const rows = await database.client.inboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ text, occasion, code, enclosure }) => ({ text, occasion, code, enclosure }))).toEqual([
      { text: '', occasion: 'arrived', code: 'gacha-12', enclosure: null },
      { text: '能报吗', occasion: null, code: null, enclosure: { kind: 'photo', reference: 'AgAC' } },
    ]);
  });
});

it('a stop in the middle finishes what was begun', async () => {
  const begun = await start({});
  const { api } = begun;
  const person = api.person(6_000);
  person.say('一');
  await api.until(() => api.updates.waiting === 0, 'it to be taken');

  await begun.stop();
  bot = undefined;

  expect(await database.client.inboxMessage.count({ where: { state: 'received' } })).toBe(0);
  expect(api.calls.every(({ payload }) => !JSON.stringify(payload).includes(token))).toBe(true);
});
