/** WeChat asks again because it saw no answer: it must get it, in the response or as a message, whatever held it before. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PassiveReplies } from '../../../src/delivery/delivery.ts';
import type { OutboxStore } from '../../../src/delivery/outbox.ts';
import { passiveText } from '../../fakes/wechat/phone.ts';
import { type AccountOptions, openAccount, reply, type TestAccount, until } from './account.ts';

const accounts: TestAccount[] = [];
afterEach(async () => {
  // The one that opened the database comes last.
  for (const one of accounts.splice(0).reverse()) await one.close();
});

async function open(options: AccountOptions = {}): Promise<TestAccount> {
  const opened = await openAccount(options);
  accounts.push(opened);
  return opened;
}

const send = '/cgi-bin/message/custom/send';
const rows = (opened: TestAccount) => opened.database.client.outboxMessage.findMany();
const accepted = (opened: TestAccount) => async () =>
  (await rows(opened)).every(({ state }) => state === 'accepted');

/** Somebody writes; the platform's tries are made one by one. */
function written(opened: TestAccount, openId: string, text = '你好') {
  opened.fake.grants.open(openId, 'message', opened.clock());
  const fields = { MsgType: 'text', Content: text, MsgId: opened.phones.nextMsgId() };
  return opened.phones.xmlOf(openId, fields);
}

/** What the first response carried is not written down before that is allowed. */
function firstSettlingHeld() {
  const go = Promise.withResolvers<undefined>();
  let calls = 0;
  return {
    go: () => {
      go.resolve(undefined);
    },
    begun: () => calls > 0,
    settle:
      (real: OutboxStore['settle']): OutboxStore['settle'] =>
      async (...given) => {
        calls += 1;
        if (calls === 1) await go.promise;
        await real(...given);
      },
  };
}

/** The platform hangs up once something has begun, and the server has had time to see it: it answers two questions after. */
async function hangUp(opened: TestAccount, xml: string, begun: () => boolean): Promise<void> {
  const stop = new AbortController();
  const headers = { 'content-type': 'text/xml' };
  const asked = fetch(opened.phones.signed(), { method: 'POST', headers, body: xml, signal: stop.signal });
  await until(begun, 'what is hung up on');
  stop.abort();
  await expect(asked).rejects.toThrow();
  for (let times = 0; times < 2; times += 1) expect((await fetch(opened.address)).status).toBe(403);
}

/** The lease asked for in that place waits until that is allowed. */
function leaseHeld(place: number) {
  const go = Promise.withResolvers<undefined>();
  let calls = 0;
  return {
    go: () => {
      go.resolve(undefined);
    },
    begun: () => calls >= place,
    passive: (real: PassiveReplies): PassiveReplies => ({
      ...real,
      async lease(...given) {
        calls += 1;
        if (calls === place) await go.promise;
        return real.lease(...given);
      },
    }),
  };
}

describe('a message that is brought again', () => {
  it('gets its answer while the lost response’s is still being written down', async () => {
    const held = firstSettlingHeld();
    const losses = [true];
    const opened = await open({ settle: held.settle, lost: () => losses.shift() ?? false });
    const xml = written(opened, 'o-a');

    expect((await opened.phones.post(xml)).status).toBe('no-answer');
    await until(held.begun, 'the settling of the first');
    const again = await opened.phones.post(xml);
    await until(accepted(opened), 'accepted');
    held.go();

    expect(passiveText(again.body)).toBe('您说：你好');
    expect(opened.fake.calls.get(send)).toBeUndefined();
    expect(await rows(opened)).toMatchObject([{ state: 'accepted', way: 'passive', partsSent: 1 }]);
  });

  it('gets it from another replica, the first having died before it wrote anything down', async () => {
    const held = firstSettlingHeld();
    const first = await open({ settle: held.settle, lost: () => true });
    const second = await open({ database: first.database });
    const xml = written(first, 'o-a');

    await first.phones.post(xml);
    await until(held.begun, 'the settling of the first');
    const again = await second.phones.post(xml);
    await until(accepted(second), 'accepted');

    expect(passiveText(again.body)).toBe('您说：你好');
    expect(second.brought).toEqual(['text repeated']);
    expect([first.fake.calls.get(send), second.fake.calls.get(send)]).toEqual([undefined, undefined]);
    held.go();
  });

  it('gets it from another replica while the first request still waits, whose response nobody sees', async () => {
    const turn = Promise.withResolvers<undefined>();
    const held = firstSettlingHeld();
    let turns = 0;
    const answer = async () => {
      turns += 1;
      await turn.promise;
      return [reply('好')];
    };
    const first = await open({ answer, settle: held.settle, lost: () => true });
    const second = await open({ answer, database: first.database });
    const xml = written(first, 'o-a');

    const lost = first.phones.post(xml);
    await until(() => turns > 0, 'the turn');
    const again = second.phones.post(xml);
    turn.resolve(undefined);
    await lost;
    held.go();

    const { status, body } = await again;
    expect([status, passiveText(body), turns]).toEqual([200, '好', 1]);
  });

  it('is told by message when its own response broke, though one before seemed to be out', async () => {
    const held = leaseHeld(2);
    const losses = [true];
    const opened = await open({ passive: held.passive, lost: () => losses.shift() ?? false });
    const xml = written(opened, 'o-a');

    await opened.phones.post(xml);
    await until(accepted(opened), 'the first to be written down');
    await hangUp(opened, xml, held.begun);
    held.go();
    await until(() => opened.fake.seen('o-a').length > 0, 'the answer');
    await until(accepted(opened), 'accepted');

    expect(opened.fake.seen('o-a')).toEqual([{ way: 'customer-service', text: '您说：你好' }]);
    expect(await rows(opened)).toMatchObject([{ way: 'customer-service', partsSent: 1 }]);
  });

  it('is refused, and so brought once more, when nobody can say how it was answered', async () => {
    let fails = false;
    const losses = [true];
    const opened = await open({
      lost: () => losses.shift() ?? false,
      passive: (real) => ({
        ...real,
        lease: (...given) => (fails ? Promise.reject(new Error('no database')) : real.lease(...given)),
      }),
    });
    const xml = written(opened, 'o-a');

    await opened.phones.post(xml);
    await until(accepted(opened), 'the first to be written down');
    fails = true;
    const refused = await opened.phones.post(xml);
    fails = false;
    const third = await opened.phones.post(xml);

    expect([refused.status, passiveText(third.body)]).toEqual([503, '您说：你好']);
    expect(opened.brought).toEqual(['text stored', 'text refused', 'text repeated']);
  });

  it('is refused when it cannot be found out in time, and told by message should nobody ask once more', async () => {
    const held = leaseHeld(2);
    const losses = [true];
    const opened = await open({
      withinMs: 1_500,
      passive: held.passive,
      lost: () => losses.shift() ?? false,
    });
    const xml = written(opened, 'o-a');

    await opened.phones.post(xml);
    await until(accepted(opened), 'the first to be written down');
    expect((await opened.phones.post(xml)).status).toBe(503);
    held.go();
    await until(() => opened.fake.seen('o-a').length > 0, 'the answer');

    expect(opened.fake.seen('o-a')).toEqual([{ way: 'customer-service', text: '您说：你好' }]);
  });

  it('is only acknowledged while the answer goes by message', async () => {
    const losses = [true];
    const held = firstSettlingHeld();
    const opened = await open({ settle: held.settle, lost: () => losses.shift() ?? false });
    const xml = written(opened, 'o-a');

    await opened.phones.post(xml);
    await until(held.begun, 'the settling of the first');
    opened.advance(10_001);
    opened.nudge();
    await until(() => opened.fake.seen('o-a').length > 0, 'the answer');
    const again = await opened.phones.post(xml);
    held.go();
    await until(accepted(opened), 'accepted');

    expect(again).toEqual({ status: 200, body: 'success' });
    expect(opened.fake.seen('o-a')).toEqual([{ way: 'customer-service', text: '您说：你好' }]);
    expect(await rows(opened)).toMatchObject([{ way: 'customer-service' }]);
  });
});

describe('a response', () => {
  it('that broke before it was out has carried nothing: the answer goes by message, once', async () => {
    const held = leaseHeld(1);
    const opened = await open({ passive: held.passive });

    await hangUp(opened, written(opened, 'o-a'), held.begun);
    held.go();
    await until(() => opened.fake.seen('o-a').length > 0, 'the answer');
    await until(accepted(opened), 'accepted');

    expect(opened.fake.seen('o-a')).toEqual([{ way: 'customer-service', text: '您说：你好' }]);
  });

  it('that is out has given its answer, though it could not be written down at once: nothing follows it', async () => {
    let failures = 0;
    const opened = await open({
      settle: (real) => async (settlements, at) => {
        failures += 1;
        if (failures <= 2) throw new Error('no database');
        await real(settlements, at);
      },
    });

    await opened.phones.say('o-a', '你好');
    await until(accepted(opened), 'accepted');

    expect(opened.fake.seen('o-a')).toEqual([{ way: 'passive', text: '您说：你好' }]);
    expect(await rows(opened)).toMatchObject([{ way: 'passive', attempts: 1 }]);
  });
});
