/** The real conversation over Telegram: what is said and pressed, what is seen, and what the log keeps of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/kernel/day.ts';
import { keepBetweenStarts } from '../../../src/kept.ts';
import { createLog } from '../../../src/log.ts';
import { clockStartingAt } from '../../../src/kernel/clock.ts';
import { openScheme, type OpenScheme } from '../../../src/main.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';
import { asFastAsItGoes, secret, startBot, type TestBot, token } from './bot.ts';

const hour = new Date('2026-11-22T02:00:00Z');
let scheme: OpenScheme;
let bot: TestBot;
beforeAll(async () => {
  const clock = clockStartingAt(hour);
  scheme = await openScheme({
    dataDir: 'memory',
    scheme: readScheme(sampleSchemeFile, dayOf(hour)),
    ...{ hashKey: Buffer.alloc(32, 3), sealKey: Buffer.alloc(32, 4) },
    clock,
    log: createLog('silent'),
    keep: keepBetweenStarts(),
  });
  bot = await startBot({ database: scheme.database, desk: scheme.desk, clock, pace: asFastAsItGoes });
});
afterAll(async () => {
  await bot.stop();
  await scheme.close();
});

const labels = (message: { keyboard: readonly (readonly { text: string }[])[] }) =>
  message.keyboard.flat().map(({ text }) => text);

describe('somebody on Telegram', () => {
  it('asks, presses, and sees what they pressed', async () => {
    const person = bot.api.person(9_000);
    person.say('俺老伴搁苏木卫生院住院花了一千五，能给报多少啊');
    const estimate = await person.hears();

    expect(estimate.text).toContain('560.00元');
    expect(labels(estimate)).toContain('没有自费');
    person.press('没有自费');
    const next = await person.hears();

    expect(next.text).not.toBe(estimate.text);
    await bot.api.until(() => labels(estimate).length === 1, 'the press to be shown');
    expect(labels(estimate)).toEqual(['✓ 没有自费']);
    await bot.api.until(
      () => bot.api.calls.some(({ method, status }) => method === 'answerCallbackQuery' && status === 200),
      'the press to be answered',
    );
  });

  it('gets the menu by its command', async () => {
    const person = bot.api.person(9_001);
    person.say('/menu');

    expect((await person.hears()).text).toContain('查参合');
  });

  it('is answered all the same when the press can neither be shown nor answered', async () => {
    const person = bot.api.person(9_002);
    person.say('卫生院住院花了一千五，能报多少');
    await person.hears();
    bot.api.refuseNext('editMessageReplyMarkup', 500, 'Internal Server Error');
    bot.api.refuseNext('answerCallbackQuery', 400, 'Bad Request: query is too old');

    person.press('没有自费');

    expect((await person.hears()).text).not.toBe('');
    await expect.poll(() => bot.brought.get('press not-shown')).toBe(2);
  });

  it('leaves nothing of what they said or are in the log', async () => {
    const person = bot.api.person(501_234_999);
    for (const text of ['我的账户还剩多少', '我的身份证150422196803051234']) {
      person.say(text);
      await person.hears();
    }
    bot.api.chats.block(person.chat);
    person.say('卫生院乱收费，我要告');
    await bot.api.until(() => bot.api.calls.some(({ status }) => status === 403), 'a refusal');

    const log = bot.logged.join('');
    expect(log).toContain('the webhook is set');
    for (const kept of [token.slice(12), secret, '15042', '1234"', '乌力吉', '乱收费', '账户', person.chat])
      expect(log).not.toContain(kept);
  });
});
