import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database } from '../../src/database/open.ts';
import { outboxStore, pickup, queueReplies } from '../../src/database/outbox.ts';
import type { OutboxStore } from '../../src/delivery/outbox.ts';
import { openTestDatabase } from '../support/database.ts';
import { after, claimingOn, finish, forgetMessages, reply, start, texts } from '../support/outbox.ts';

const claiming = claimingOn('telegram');
const person = (from: string) => ({ channel: 'telegram', from }) as const;

let database: Database;
let outbox: OutboxStore;
beforeAll(async () => {
  database = await openTestDatabase();
  outbox = outboxStore(database);
});
afterAll(() => database.close());
beforeEach(() => forgetMessages(database));

const queue = (from: string, ...texts: string[]) =>
  database.transaction((tx) => queueReplies(tx, person(from), texts.map(reply), start));
const stateOf = async (text: string) => {
  const rows = await database.client.outboxMessage.findMany({ select: { state: true, reply: true } });
  return rows.find((row) => JSON.stringify(row.reply).includes(`"${text}"`))?.state;
};

describe('leasing', () => {
  it('gives the first of each conversation, and the next only when that is settled', async () => {
    await queue('a', 'a1', 'a2');
    await queue('b', 'b1');

    const first = await outbox.claim(claiming, start);
    expect(texts(first)).toEqual(['a1', 'b1']);
    expect(await outbox.claim(claiming, start)).toEqual([]);

    await finish(outbox, first, { kind: 'accepted' });
    expect(texts(await outbox.claim(claiming, start))).toEqual(['a2']);
  });

  it('keeps the order when the first has to be tried again', async () => {
    await queue('a', 'a1', 'a2');
    await finish(outbox, await outbox.claim(claiming, start), { kind: 'again', reason: 'reset' });

    expect(await outbox.claim(claiming, start)).toEqual([]);
    expect(texts(await outbox.claim(claiming, after(500)))).toEqual(['a1']);
  });

  it('gives a lease that ran out to another, and its late holder settles nothing', async () => {
    await queue('a', 'a1');
    const lost = await outbox.claim(claiming, start);
    const found = await outbox.claim(claiming, after(30_001));
    expect(found.map(({ attempt }) => attempt)).toEqual([2]);

    await finish(outbox, lost, { kind: 'refused', refusal: 'not-taken', reason: 'late' });
    expect(await stateOf('a1')).toBe('leased');

    await finish(outbox, found, { kind: 'accepted' });
    expect(await stateOf('a1')).toBe('accepted');
  });

  it('never leases a row twice to claimers at once', async () => {
    for (let person = 0; person < 40; person += 1) await queue(String(person), `t${String(person)}`);

    const claims = await Promise.all(Array.from({ length: 8 }, () => outbox.claim(claiming, start)));

    const all = claims.flat().map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(40);
  });

  it('lets a conversation rest between two sends', async () => {
    await queue('a', 'a1', 'a2');
    await finish(outbox, await outbox.claim(claiming, start), { kind: 'accepted' });
    const rested = { ...claiming, perConversationMs: 1_000 };

    expect(await outbox.claim(rested, after(900))).toEqual([]);
    expect(texts(await outbox.claim(rested, after(1_001)))).toEqual(['a2']);
  });

  it('does not count a try that the platform put off', async () => {
    await queue('a', 'a1');
    const put = await outbox.claim(claiming, start);
    await finish(outbox, put, { kind: 'wait', ms: 5_000, wholeChannel: false, reason: '429' });

    const [again] = await outbox.claim(claiming, after(5_000));
    expect(again?.attempt).toBe(1);
  });

  it('goes on with the part where it stopped', async () => {
    await queue('a', 'a1');
    const [leased] = await outbox.claim(claiming, start);
    if (!leased) throw new Error('nothing leased');
    await outbox.partSent(leased, 2, after(1_000));

    const [again] = await outbox.claim(claiming, after(1_001));
    expect(again?.partsSent).toBe(2);
  });
});

describe('pace', () => {
  it('hands out one turn after another, however many ask', async () => {
    const turns = await Promise.all([1, 2, 3].map(() => outbox.reserve('telegram', 1, 34, start)));

    const inOrder = turns.map((turn) => turn.getTime() - start.getTime()).sort((a, b) => a - b);
    expect(inOrder).toEqual([0, 34, 68]);
    expect(await outbox.reserve('telegram', 1, 34, after(10_000))).toEqual(after(10_000));
  });

  it('leases nothing on a channel that has been told to wait', async () => {
    await queue('a', 'a1');
    await outbox.pause('telegram', after(20_000));

    expect(await outbox.claim(claiming, after(10_000))).toEqual([]);
    expect(texts(await outbox.claim(claiming, after(19_500)))).toEqual(['a1']);
  });
});

describe('what cannot be pushed', () => {
  it('is held, and told behind the answer when the person writes again', async () => {
    await queue('a', 'news');
    await finish(outbox, await outbox.claim(claiming, start), {
      kind: 'refused',
      refusal: 'window-closed',
      reason: '45015',
    });
    expect(await stateOf('news')).toBe('held');

    const inbox = deliveryStore(database, () => undefined);
    await inbox.receive({ ...person('a'), messageId: '1', text: '在吗' }, after(1_000));
    await inbox.turn(person('a'), after(1_000), () =>
      Promise.resolve({ replies: [reply('answer')], trace: undefined }),
    );

    const states = await database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['passed_on', 'queued', 'queued']);
    expect(texts(await outbox.claim(claiming, after(1_000)))).toEqual(['answer']);
    const collected = await pickup(database).collect(person('a'), after(2_000));
    expect(collected.map(({ text }) => text)).toEqual(['news']);
  });
});

describe('a windowed channel', () => {
  it('is told when the person last wrote, and what has been sent since', async () => {
    const inbox = deliveryStore(database, () => undefined);
    await inbox.receive({ ...person('a'), messageId: '1', text: '', occasion: 'arrived' }, start);
    await queue('a', 'a1', 'a2');
    await finish(
      outbox,
      await outbox.claim(claiming, after(10)),
      { kind: 'accepted', way: 'x' },
      { at: after(20) },
    );

    const [leased] = await outbox.claim({ ...claiming, windowed: true }, after(30));

    expect(leased?.window).toEqual({ lastInbound: { at: start, occasion: 'arrived' }, sentSince: 1 });
  });
});
