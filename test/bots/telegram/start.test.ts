import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/open.ts';
import { echoDesk } from '../../faults/echo-desk.ts';
import { openTestDatabase } from '../../support/database.ts';
import { asFastAsItGoes, secret, startBot, type TestBot, token } from './bot.ts';
import { inGroup } from './payloads.ts';

let database: Database;
let bot: TestBot | undefined;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await database.close();
});

async function start(given: { polling?: boolean; token?: string } = {}) {
  bot = await startBot({ database, desk: echoDesk(database), pace: asFastAsItGoes, ...given });
  return bot;
}

const called = ({ api }: TestBot, method: string) => api.calls.filter((call) => call.method === method);

describe('starting with a webhook', () => {
  it('tells Telegram where we are, what we read, and keeps what waits', async () => {
    const started = await start();
    await started.api.until(() => called(started, 'setMyCommands').length === 2, 'the menu');
    await started.api.until(() => called(started, 'setWebhook').length === 1, 'the webhook');

    expect(called(started, 'setWebhook')[0]?.payload).toEqual({
      url: started.webhook,
      secret_token: secret,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
      max_connections: 40,
      drop_pending_updates: false,
    });
    expect(called(started, 'getUpdates')).toEqual([]);
  });

  it('sets the menu in Chinese for everybody and in English for those who read it', async () => {
    const started = await start();
    await started.api.until(() => called(started, 'setMyCommands').length === 2, 'the menu');

    const [everybody, english] = called(started, 'setMyCommands').map(({ payload }) => payload);
    expect(everybody).not.toHaveProperty('language_code');
    expect(JSON.stringify(everybody)).toMatch(/menu.*菜单.*human.*人工/);
    expect(english).toMatchObject({ language_code: 'en' });
  });

  it('is tried again when Telegram is out of order, and says so in one sentence', async () => {
    bot = await startBot({
      database,
      desk: echoDesk(database),
      pace: asFastAsItGoes,
      token: `${token}x`,
    });
    const { api, logged } = bot;
    await api.until(
      () => api.calls.filter(({ status }) => status === 401).length >= 6,
      'several refusals of the token',
    );

    const told = logged.filter((line) => line.includes('setting the webhook'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('compare TELEGRAM_BOT_TOKEN with what BotFather gave');
    expect(logged.join('')).not.toContain(token.slice(12));
  });

  it('takes messages in a group that mention it, once it knows its name', async () => {
    const started = await start();
    const { api } = started;
    api.chats.know('-1001234567890');
    await api.until(
      () => called(started, 'setMyCommands').length > 0,
      'the name, which is asked for before the menu',
    );

    api.updates.bring(
      inGroup({
        text: '@heyi_test_bot 150422000001',
        entities: [{ type: 'mention', offset: 0, length: 14 }],
      }),
    );
    await api.until(() => api.sent.length === 1, 'an answer to the group');

    expect(await database.client.inboxMessage.findMany()).toMatchObject([
      { externalId: '-1001234567890', text: '', occasion: 'group' },
    ]);
  });
});

describe('asking for messages', () => {
  it('removes the webhook first, keeps what waits, and confirms only what is stored', async () => {
    const started = await start({ polling: true });
    const person = started.api.person(8_000);
    person.say('一');

    expect((await person.hears()).text).toBe('一: 一');

    await started.api.until(() => called(started, 'getUpdates').length >= 1, 'asking again');
    expect(started.api.calls[0]?.method).toMatch(/deleteWebhook|getMe/);
    expect(called(started, 'deleteWebhook')[0]?.payload).toEqual({ drop_pending_updates: false });
    expect(called(started, 'setWebhook')).toEqual([]);
  });

  it('asks for an update again until it is stored', async () => {
    const desk = echoDesk(database);
    let failures = 2;
    bot = await startBot({
      database,
      desk: {
        ...desk,
        receive: (message) => {
          failures -= 1;
          return failures >= 0 ? Promise.reject(new Error(message.text)) : desk.receive(message);
        },
      },
      pace: asFastAsItGoes,
      polling: true,
    });
    const person = bot.api.person(8_001);

    person.say('一');
    person.say('二');

    expect((await person.hears()).text).toBe('一: 一');
    expect((await person.hears()).text).toBe('二: 一,二');
    expect(bot.logged.filter((line) => line.includes('tried again'))).toHaveLength(1);
    expect(bot.logged.join('')).not.toMatch(/一|二/);
  });

  it('says once that another process asks for the same bot, and goes on', async () => {
    const started = await start({ polling: true });
    const { api, logged } = started;
    api.refuseNext('getUpdates', 409, 'Conflict: terminated by other getUpdates request');
    api.refuseNext('getUpdates', 409, 'Conflict: terminated by other getUpdates request');
    const person = api.person(8_002);
    person.say('一');
    person.say('二');

    await person.hears();
    await api.until(
      () => called(started, 'getUpdates').filter(({ status }) => status === 409).length === 2,
      'both',
    );

    await expect.poll(() => logged.filter((line) => line.includes('one bot, one service'))).toHaveLength(1);
    await expect.poll(() => logged.filter((line) => line.includes('works again'))).toHaveLength(1);
  });

  it('stops at once, though Telegram holds its question for half a minute', async () => {
    const started = await start({ polling: true });
    const person = started.api.person(8_003);
    person.say('一');
    await person.hears();
    const began = performance.now();

    await started.stop();
    bot = undefined;

    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
