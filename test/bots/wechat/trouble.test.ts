/** What goes wrong between heyi and WeChat, and what is said of it. */
import { afterEach, describe, expect, it } from 'vitest';
import { seededChance } from '../../support/chance.ts';
import { type AccountOptions, openAccount, reply, type TestAccount, until } from './account.ts';

let account: TestAccount | undefined;
afterEach(async () => {
  await account?.close();
  account = undefined;
});

async function open(options: AccountOptions = {}): Promise<TestAccount> {
  account = await openAccount(options);
  return account;
}

const texts = (opened: TestAccount, openId: string) => opened.fake.seen(openId).map(({ text }) => text);
const settled = (opened: TestAccount) => async () =>
  (await opened.database.client.outboxMessage.count({ where: { state: { in: ['queued', 'leased'] } } })) ===
  0;

describe('trouble between the two', () => {
  it('of 20 % of all calls and a fifth of the answers: every answer arrives once, in order', async () => {
    const chance = seededChance(7);
    const opened = await open({
      seed: 11,
      lost: () => chance() < 0.2,
      answer: ({ text }) => [reply(`${text}甲`), reply(`${text}乙`), reply(`${text}丙`)],
    });
    opened.fake.troubleRate = 0.2;
    const people = Array.from({ length: 8 }, (_, index) => `o-${String(index)}`);

    for (const said of ['一', '二', '三']) {
      await Promise.all(people.map((openId) => opened.phones.say(openId, said)));
      await until(settled(opened), `settled after ${said}`);
    }

    for (const openId of people) {
      expect([...texts(opened, openId)].sort()).toEqual(
        ['一', '二', '三'].flatMap((said) => ['甲', '乙', '丙'].map((part) => said + part)).sort(),
      );
      const pushed = opened.fake.seen(openId).filter(({ way }) => way === 'customer-service');
      expect(pushed.map(({ text }) => text)).toEqual(
        ['一', '二', '三'].flatMap((said) => ['乙', '丙'].map((part) => said + part)),
      );
    }
  });

  it('with the token, run out in mid-send: it is renewed once, and nothing is lost', async () => {
    const opened = await open({ answer: () => [reply('一'), reply('二'), reply('三')] });
    await until(() => opened.fake.tokensGiven.length === 1, 'the first token');
    let sends = 0;
    opened.fake.onCall = (path) => {
      if (path !== '/cgi-bin/message/custom/send') return;
      sends += 1;
      if (sends === 2) opened.fake.invalidateTokens();
    };

    await opened.phones.say('o-a', '说');
    await until(settled(opened), 'settled');
    opened.advance(3 * 3_600_000);
    await opened.phones.say('o-a', '说');
    await until(settled(opened), 'settled again');

    expect(texts(opened, 'o-a')).toEqual(['一', '二', '三', '一', '二', '三']);
    expect(opened.fake.tokensGiven).toHaveLength(3);
  });

  it('never puts a token, the secret or what was said into the log', async () => {
    const opened = await open({ answer: ({ text }) => [reply(`答${text}`), reply(`再答${text}`)] });
    opened.fake.troubleRate = 0.5;

    for (const text of ['我的秘密', '身份证150422194901011234']) await opened.phones.say('o-a', text);
    opened.broken.storing = true;
    await opened.phones.say('o-a', '存不下的话');
    opened.fake.troubleRate = 0;
    await until(settled(opened), 'settled');

    const log = opened.logged.join('\n');
    expect(log).toContain('could not be stored');
    expect(log).not.toMatch(/SECRET-|FAKE-TOKEN|秘密|150422|存不下|o-a|access_token/);
  });
});
