/** Nothing lost, nothing twice, whatever WeChat does with its requests. */
import { afterEach, describe, expect, it } from 'vitest';
import { passiveText } from '../../fakes/wechat/phone.ts';
import { onPostgres } from '../../support/database.ts';
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

const each = onPostgres ? 50 : 10;

describe('a message brought more than once', () => {
  it(`has one effect and one answer, ${String(20 * each)} of them three times at once`, async () => {
    let turns = 0;
    const opened = await open({
      answer: ({ text }) => {
        turns += 1;
        return [reply(`您说：${text}`)];
      },
    });
    const people = Array.from({ length: 20 }, (_, index) => `o-${String(index)}`);

    await Promise.all(
      people.map(async (openId) => {
        for (let said = 0; said < each; said += 1) {
          const id = opened.phones.nextMsgId();
          const xml = opened.phones.xmlOf(openId, { MsgType: 'text', Content: String(said), MsgId: id });
          opened.fake.grants.open(openId, 'message', opened.clock());
          const three = await Promise.all([1, 2, 3].map(() => opened.phones.post(xml)));
          expect(three.map(({ status }) => status)).toEqual([200, 200, 200]);
          // Whatever was given, it was one answer, and given at least once.
          expect(
            new Set(three.map(({ body }) => passiveText(body)).filter((text) => text !== undefined)),
          ).toEqual(new Set([`您说：${String(said)}`]));
        }
      }),
    );

    expect(turns).toBe(20 * each);
    expect(await opened.database.client.outboxMessage.count()).toBe(20 * each);
    await until(settled(opened), 'all settled');
    expect(opened.fake.calls.get('/cgi-bin/message/custom/send')).toBeUndefined();
  });

  it('is answered again with the same when the answer was lost on the way', async () => {
    const losses = [true, true, false];
    const opened = await open({ lost: () => losses.shift() ?? false });

    const tries = await opened.phones.say('o-a', '家庭账户');

    expect(tries.map(({ status }) => status)).toEqual([200, 'no-answer', 'no-answer']);
    expect(opened.fake.seen('o-a')).toEqual([{ way: 'passive', text: '您说：家庭账户' }]);
    expect(await opened.database.client.inboxMessage.count()).toBe(1);
    expect(opened.brought).toEqual(['text stored', 'text repeated', 'text repeated']);
  });

  it('tells one message of two people apart, though their numbers are the same', async () => {
    const opened = await open();

    await opened.phones.say('o-a', '甲', '77');
    await opened.phones.say('o-b', '乙', '77');

    expect([texts(opened, 'o-a'), texts(opened, 'o-b')]).toEqual([['您说：甲'], ['您说：乙']]);
  });
});

describe('an answer that is not there in time', () => {
  it('follows as a customer-service message, once; the request is acknowledged', async () => {
    const go = Promise.withResolvers<undefined>();
    const opened = await open({
      withinMs: 150,
      reservedMs: 0,
      answer: async ({ text }) => {
        await go.promise;
        return [reply(`您说：${text}`)];
      },
    });

    // Storing needs the only connection that the turn holds: another turn must be under way in memory, not there.
    const tries = opened.phones.say('o-a', '慢');
    const [last] = await tries;
    go.resolve(undefined);
    await until(() => opened.fake.seen('o-a').length > 0, 'the answer');
    await until(settled(opened), 'settled');

    expect(last?.body).toBe('success');
    expect(opened.fake.seen('o-a')).toEqual([{ way: 'customer-service', text: '您说：慢' }]);
  });

  it('goes to the sender when fetching it takes too long: the request is acknowledged in time', async () => {
    const go = Promise.withResolvers<undefined>();
    const opened = await open({
      withinMs: 150,
      reservedMs: 5_000,
      passive: (real) => ({
        ...real,
        lease: async (...given) => {
          const leased = await real.lease(...given);
          await go.promise;
          return leased;
        },
      }),
    });

    const [first] = await opened.phones.say('o-a', '你好');
    go.resolve(undefined);
    await until(settled(opened), 'settled');

    expect(first?.body).toBe('success');
    expect(opened.fake.seen('o-a')).toEqual([{ way: 'customer-service', text: '您说：你好' }]);
  });

  it('is asked for again, three times, when the message could not be stored; then nothing has happened', async () => {
    const opened = await open();
    opened.broken.storing = true;

    const tries = await opened.phones.say('o-a', '你好');

    expect(tries.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    expect(await opened.database.client.inboxMessage.count()).toBe(0);
    opened.broken.storing = false;
    await opened.phones.say('o-a', '你好');
    expect(texts(opened, 'o-a')).toEqual(['您说：你好']);
  });

  it('goes by message when the person’s platform has hung up before it was there', async () => {
    const go = Promise.withResolvers<undefined>();
    let asked = 0;
    const opened = await open({
      reservedMs: 0,
      patienceMs: 100,
      answer: async ({ text }) => {
        asked += 1;
        await go.promise;
        return [reply(`您说：${text}`)];
      },
    });

    const saying = opened.phones.say('o-a', '等');
    await until(() => asked > 0, 'the turn begins');
    const tries = await saying;
    go.resolve(undefined);
    await until(() => opened.fake.seen('o-a').length > 0, 'the answer');
    await until(settled(opened), 'settled');

    expect(tries.map(({ status }) => status)).toEqual(['no-answer', 'no-answer', 'no-answer', 'no-answer']);
    expect(texts(opened, 'o-a')).toEqual(['您说：等']);
    expect(asked).toBe(1);
  });
});

describe('several answers', () => {
  it('come in order: the first in the response, five by message, the rest is kept for the next visit', async () => {
    const all = Array.from({ length: 7 }, (_, index) => reply(`第${String(index + 1)}条`));
    const opened = await open({ answer: ({ text }) => (text === '再来' ? [reply('好')] : all) });

    await opened.phones.say('o-a', '都说说');
    await until(settled(opened), 'settled');

    expect(opened.fake.seen('o-a').map(({ way }) => way)).toEqual([
      'passive',
      ...Array<string>(5).fill('customer-service'),
    ]);
    // The seventh was not tried: the quota is reckoned here.
    expect(opened.fake.calls.get('/cgi-bin/message/custom/send')).toBe(5);
    await opened.phones.say('o-a', '再来');
    await until(settled(opened), 'settled');
    expect(texts(opened, 'o-a')).toEqual([...all.map(({ text }) => text).slice(0, 6), '好', '第7条']);
  });

  it('to a press are three beside the passive one, within a minute', async () => {
    const all = Array.from({ length: 5 }, (_, index) => reply(`第${String(index + 1)}条`));
    const opened = await open({ answer: () => all });

    await opened.phones.bring('o-a', { MsgType: 'event', Event: 'CLICK', EventKey: '查参合' }, 'event');
    await until(settled(opened), 'settled');

    expect(texts(opened, 'o-a')).toEqual(['第1条', '第2条', '第3条', '第4条']);
    expect(opened.fake.calls.get('/cgi-bin/message/custom/send')).toBe(3);
  });

  it('that are too long go in parts; each part counts, and a lost first part is given again', async () => {
    const long = Array.from(
      { length: 60 },
      (_, index) => `第${String(index + 1)}句，${'话'.repeat(28)}。`,
    ).join('\n');
    const losses = [true, false];
    const opened = await open({ answer: () => [reply(long)], lost: () => losses.shift() ?? false });

    await opened.phones.say('o-a', '讲');
    await until(settled(opened), 'settled');

    const seen = opened.fake.seen('o-a');
    expect(seen.filter(({ way }) => way === 'passive')).toHaveLength(1);
    expect(seen.every(({ text }) => Buffer.byteLength(text) <= 2_048)).toBe(true);
    const inOrder = [...seen].sort((a, b) => long.indexOf(a.text) - long.indexOf(b.text));
    expect(inOrder.map(({ text }) => text).join('\n')).toBe(long);
    const [row] = await opened.database.client.outboxMessage.findMany();
    expect(row).toMatchObject({ state: 'accepted', way: 'passive', partsSent: seen.length });
  });

  it('stop at the quota in mid-reply: the rest is told at the next visit', async () => {
    const long = Array.from({ length: 9 }, (_, index) => `${String(index + 1)}${'长'.repeat(600)}。`).join(
      '\n',
    );
    const opened = await open({ answer: ({ text }) => (text === '讲' ? [reply(long)] : [reply('好')]) });

    await opened.phones.say('o-a', '讲');
    await until(settled(opened), 'settled');

    expect(opened.fake.seen('o-a').map(({ way }) => way)).toEqual([
      'passive',
      ...Array<string>(5).fill('customer-service'),
    ]);
    expect(opened.fake.calls.get('/cgi-bin/message/custom/send')).toBe(5);
    await opened.phones.say('o-a', '再来');
    await until(settled(opened), 'settled again');
    expect(
      texts(opened, 'o-a')
        .map((text) => text.slice(0, 1))
        .join(''),
    ).toBe('123456好789');
  });
});
