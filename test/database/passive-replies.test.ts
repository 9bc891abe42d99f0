/** The answers that a response carries: leased, taken over by whoever is asked again, left to the sender. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database } from '../../src/database/open.ts';
import { outboxStore, passiveReplies } from '../../src/database/outbox.ts';
import type { LeasedReply, OutboxStore, SendOutcome } from '../../src/delivery/outbox.ts';
import { openTestDatabase } from '../support/database.ts';
import { after, claimingOn, finish, forgetMessages, reply, start, texts } from '../support/outbox.ts';

const claiming = claimingOn('wechat');

let database: Database;
let outbox: OutboxStore;
beforeAll(async () => {
  database = await openTestDatabase();
  outbox = outboxStore(database);
});
afterAll(() => database.close());
beforeEach(() => forgetMessages(database));

const finishOne = (leased: readonly LeasedReply[], outcome: SendOutcome) =>
  finish(outbox, leased, outcome, { partsSent: 1 });

describe('a passive reply', () => {
  const key = { channel: 'wechat', from: 'o-p' } as const;
  async function answered(count: number) {
    const inbox = deliveryStore(
      database,
      () => undefined,
      () => 5_000,
    );
    await inbox.receive({ ...key, messageId: 'm1', text: '你好' }, start);
    const replies = Array.from({ length: count }, (_, place) => reply(`r${String(place + 1)}`));
    await inbox.turn(key, start, () => Promise.resolve({ replies, trace: undefined }));
    return passiveReplies(database);
  }

  const carry = (one: Pick<LeasedReply, 'id' | 'attempt' | 'reply'>) =>
    finishOne([{ ...one, ...key, partsSent: 0, answers: true }], { kind: 'accepted', way: 'passive' });

  it('is kept for the response for a while; the sender takes what nobody fetched', async () => {
    await answered(1);

    expect(await outbox.claim(claiming, after(4_900))).toEqual([]);
    expect(texts(await outbox.claim(claiming, after(5_000)))).toEqual(['r1']);
  });

  it('is leased once, and frees those behind it', async () => {
    const passive = await answered(2);

    const leased = await passive.lease(key, 'm1', after(10), 5_000, false);
    expect(leased?.reply.text).toBe('r1');
    expect(await passive.lease(key, 'm1', after(10), 5_000, false)).toBeUndefined();
    expect(await outbox.claim(claiming, after(20))).toEqual([]);

    expect(await passive.answered(key, 'm1')).toEqual({ kind: 'not-yet' });
    if (leased) await carry(leased);
    expect(texts(await outbox.claim(claiming, after(30)))).toEqual(['r2']);
    expect(await passive.answered(key, 'm1')).toMatchObject({ kind: 'passively', reply: { text: 'r1' } });
  });

  it('is taken over by whoever is asked again, from a response that holds or carried it; that one no longer counts', async () => {
    const passive = await answered(2);
    const first = await passive.lease(key, 'm1', after(10), 5_000, false);
    const second = await passive.lease(key, 'm1', after(20), 5_000, true);
    expect([first?.reply.text, second?.reply.text]).toEqual(['r1', 'r1']);

    if (first) await carry(first);
    expect(await passive.answered(key, 'm1')).toEqual({ kind: 'not-yet' });
    if (second) await carry(second);
    expect(await passive.answered(key, 'm1')).toMatchObject({ kind: 'passively' });
    expect(await passive.lease(key, 'm1', after(30), 5_000, false)).toBeUndefined();
    expect(await passive.lease(key, 'm1', after(30), 5_000, true)).toMatchObject({ reply: { text: 'r1' } });
  });

  it('is never taken over from the sender, nor counted as carried by a response that the sender took it from', async () => {
    const passive = await answered(1);
    await passive.lease(key, 'm1', after(10), 5_000, false);
    const sending = await outbox.claim(claiming, after(5_010));
    expect(texts(sending)).toEqual(['r1']);

    expect(await passive.lease(key, 'm1', after(5_020), 5_000, true)).toBeUndefined();
    expect(await passive.answered(key, 'm1')).toEqual({ kind: 'not-yet' });
    await finishOne(sending, { kind: 'accepted', way: 'customer-service' });
    expect(await passive.lease(key, 'm1', after(5_030), 5_000, true)).toBeUndefined();
    expect(await passive.answered(key, 'm1')).toEqual({ kind: 'otherwise' });
    expect(await database.client.outboxMessage.findMany()).toMatchObject([{ way: 'customer-service' }]);
  });

  it('says of a message that is still waiting that it is not answered yet', async () => {
    const passive = passiveReplies(database);
    await deliveryStore(database, () => undefined).receive({ ...key, messageId: 'm9', text: 'x' }, start);

    expect(await passive.answered(key, 'm9')).toEqual({ kind: 'not-yet' });
  });
});
