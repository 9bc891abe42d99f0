import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { broadcastStore } from '../../src/database/broadcast.ts';
import { deliveryStore } from '../../src/database/delivery.ts';
import type { Database } from '../../src/database/open.ts';
import { outboxStore, queueReplies } from '../../src/database/outbox.ts';
import type { BroadcastRow, BroadcastStore } from '../../src/delivery/broadcast.ts';
import type { OutboxStore, SendOutcome } from '../../src/delivery/outbox.ts';
import { settle } from '../../src/delivery/settle.ts';
import { settleBroadcast, skip } from '../../src/delivery/settle-broadcast.ts';
import { addCampaign, addRecipients } from '../support/broadcast.ts';
import { openTestDatabase } from '../support/database.ts';

const start = new Date('2026-11-26T02:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const accepted = { kind: 'accepted', way: 'message' } as const;
const telegram = { channel: 'telegram', perConversationMs: 1_000 } as const;

let database: Database;
let store: BroadcastStore;
let outbox: OutboxStore;
let campaignId: number;
beforeAll(async () => {
  database = await openTestDatabase();
  store = broadcastStore(database);
  outbox = outboxStore(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  const { client } = database;
  await client.outboxMessage.deleteMany();
  await client.inboxMessage.deleteMany();
  await client.channelPace.deleteMany();
  await client.campaignRecipient.deleteMany();
  await client.campaign.deleteMany();
  await client.contact.deleteMany();
  campaignId = await addCampaign(database, start);
});

const claim = (at = start, more: { limit?: number; perConversationMs?: number; windowed?: boolean } = {}) =>
  store.claim(
    {
      campaignId,
      channel: 'telegram',
      ...{ limit: 10, leaseMs: 30_000, perConversationMs: 0, windowed: false },
      ...more,
    },
    at,
  );
const finish = (rows: readonly BroadcastRow[], outcome: SendOutcome, at = start) =>
  store.settle(
    rows.map((row) => settleBroadcast(row, outcome, at, 0)),
    at,
  );
const names = (rows: readonly { readonly from: string }[]) => rows.map(({ from }) => from);
const recipients = () => database.client.campaignRecipient.findMany({ orderBy: { id: 'asc' } });
const contact = (externalId: string) =>
  database.client.contact.findUniqueOrThrow({
    where: { channel_externalId: { channel: 'telegram', externalId } },
  });
const queue = (from: string, text = 'answer') =>
  database.transaction((tx) =>
    queueReplies(tx, { channel: 'telegram', from }, [{ text, choices: [], citations: [] }], start),
  );
const claimReplies = (at: Date, perConversationMs = 1_000) =>
  outbox.claim({ channel: 'telegram', limit: 10, leaseMs: 30_000, perConversationMs, windowed: false }, at);

describe('leasing recipients', () => {
  it('gives each one once, in their order, with what is needed to tell them', async () => {
    await addRecipients(database, campaignId, 3, start);

    const first = await claim(start, { limit: 2 });
    const { id: contactId } = await contact('1000');

    expect(first[0]).toEqual({
      ...{ campaignId, contactId, personId: contactId, householdIds: [contactId] },
      ...{ id: first[0]?.id, channel: 'telegram', from: '1000', attempt: 1 },
    });
    expect(names(first)).toEqual(['1000', '1001']);
    expect(names(await claim())).toEqual(['1002']);
    expect(await claim()).toEqual([]);
  });

  it('never leases a row twice to claimers at once', async () => {
    await addRecipients(database, campaignId, 60, start);

    const claims = await Promise.all(Array.from({ length: 8 }, () => claim()));

    expect(new Set(names(claims.flat())).size).toBe(60);
    expect(claims.flat()).toHaveLength(60);
  });

  it.each(['paused', 'cancelled', 'expired', 'finished'] as const)(
    'gives none of a campaign that is %s',
    async (state) => {
      await addRecipients(database, campaignId, 3, start);
      expect(await claim(start, { limit: 1 })).toHaveLength(1);

      await database.client.campaign.update({ where: { id: campaignId }, data: { state } });

      expect(await claim()).toEqual([]);
    },
  );

  it('gives none of another channel, of another campaign, or before it is due', async () => {
    await addRecipients(database, campaignId, 1, after(5_000));
    await addRecipients(database, campaignId, 1, start, { channel: 'wechat', firstName: 7_000 });
    const other = await addCampaign(database, start);
    await addRecipients(database, other, 1, start, { firstName: 8_000 });

    expect(await claim(after(4_999))).toEqual([]);
    expect(names(await claim(after(5_000)))).toEqual(['1000']);
  });

  it('gives a lease that ran out to another, counts it as doubtful, and its late holder settles nothing', async () => {
    await addRecipients(database, campaignId, 1, start);
    const lost = await claim();
    expect(await claim(after(29_999))).toEqual([]);

    const found = await claim(after(30_000));
    expect(found.map(({ attempt }) => attempt)).toEqual([2]);
    await finish(lost, { kind: 'refused', refusal: 'unreachable', reason: 'late' }, after(30_001));
    expect(await recipients()).toMatchObject([{ state: 'leased', doubtful: 1, reason: null }]);
    expect((await contact('1000')).unreachableAt).toBeNull();

    await finish(found, accepted, after(30_002));
    expect(await recipients()).toMatchObject([{ state: 'accepted', doubtful: 1, way: 'message' }]);
    await finish(found, { kind: 'again', reason: 'twice' }, after(30_003));
    expect(await recipients()).toMatchObject([{ state: 'accepted', settledAt: after(30_002) }]);
  });
});

describe('settling recipients', () => {
  it('keeps what became of each', async () => {
    await addRecipients(database, campaignId, 4, start);
    const [a, b, c, d] = await claim();
    if (!a || !b || !c || !d) throw new Error('four are due');

    await store.settle(
      [
        settleBroadcast(a, { ...accepted, platformId: '44' }, start, 0),
        settleBroadcast(b, { kind: 'refused', refusal: 'unreachable', reason: '403 blocked' }, start, 0),
        settleBroadcast(c, { kind: 'wait', ms: 7_000, wholeChannel: true, reason: '429' }, start, 0),
        skip(d, start, 'opted-out'),
      ],
      after(10),
    );

    expect(await recipients()).toMatchObject([
      { state: 'accepted', platformId: '44', way: 'message', attempts: 1, settledAt: after(10) },
      { state: 'failed', reason: 'unreachable: 403 blocked', attempts: 1 },
      { state: 'queued', reason: '429', attempts: 0, nextAttemptAt: after(7_000) },
      { state: 'skipped', reason: 'opted-out', attempts: 0 },
    ]);
    expect((await contact('1001')).unreachableAt).toEqual(after(10));
    expect((await contact('1000')).unreachableAt).toBeNull();
    expect((await claim(after(7_000))).map(({ from, attempt }) => [from, attempt])).toEqual([['1002', 1]]);
  });
});

describe('replies and broadcasts on one channel', () => {
  it('says that replies go first while one could be sent, or the channel is reserved further', async () => {
    expect(await store.repliesFirst(telegram, start, start)).toBe(false);

    await queue('1000');
    expect(await store.repliesFirst(telegram, start, start)).toBe(true);
    expect(await store.repliesFirst({ ...telegram, channel: 'wechat' }, start, start)).toBe(false);
    const replies = await claimReplies(start);
    expect(await store.repliesFirst(telegram, start, start)).toBe(false);

    await outbox.settle(
      replies.map((one) => settle(one, accepted, 1, start, 0)),
      start,
    );
    await queue('1000', 'the chat still rests');
    expect(await store.repliesFirst(telegram, after(900), after(900))).toBe(false);
    expect(await store.repliesFirst(telegram, after(1_001), after(1_001))).toBe(true);
  });

  it('says so while the channel has been told to wait', async () => {
    await outbox.pause('telegram', after(500));

    expect(await store.repliesFirst(telegram, after(499), start)).toBe(true);
    expect(await store.repliesFirst(telegram, after(500), start)).toBe(false);
  });

  it('leaves out whoever has a reply waiting, or was sent one within the second', async () => {
    await addRecipients(database, campaignId, 2, start);
    await queue('1000');
    const [reply] = await claimReplies(start);
    const paced = { perConversationMs: 1_000, limit: 1 };

    expect(names(await claim(after(10), { ...paced, limit: 10 }))).toEqual(['1001']);
    if (reply) await outbox.settle([settle(reply, accepted, 1, after(20), 0)], after(20));
    expect(await claim(after(1_019), paced)).toEqual([]);
    expect(names(await claim(after(1_021), paced))).toEqual(['1000']);
  });

  it('lets a chat rest between two broadcasts', async () => {
    await addRecipients(database, campaignId, 1, start);
    await finish(await claim(start, { perConversationMs: 1_000 }), accepted, after(100));
    campaignId = await addCampaign(database, start);
    await addRecipients(database, campaignId, 1, start);

    expect(await claim(after(1_099), { perConversationMs: 1_000 })).toEqual([]);
    expect(await claim(after(1_101), { perConversationMs: 1_000 })).toHaveLength(1);
  });

  it('sends no reply where a broadcast is being sent, or was within the second', async () => {
    await addRecipients(database, campaignId, 1, start);
    const rows = await claim(start, { perConversationMs: 1_000 });
    await queue('1000');
    await queue('1999');

    expect(names(await claimReplies(after(50)))).toEqual(['1999']);
    await finish(rows, accepted, after(200));
    expect(names(await claimReplies(after(1_199)))).toEqual([]);
    expect(names(await claimReplies(after(1_201)))).toEqual(['1000']);
  });

  it('asks for no rest on a channel without a pace', async () => {
    await addRecipients(database, campaignId, 1, start);
    await finish(await claim(), accepted);
    await queue('1000');

    expect(names(await claimReplies(after(1), 0))).toEqual(['1000']);
  });
});

describe('the window of a channel', () => {
  async function said(from: string, at: Date) {
    const inbox = deliveryStore(database, () => undefined);
    await inbox.receive({ channel: 'telegram', from, messageId: '1', text: '在吗' }, at);
  }
  const windowed = { windowed: true };

  it('counts what broadcasts and replies have sent since the last message', async () => {
    await addRecipients(database, campaignId, 1, start);
    await said('1000', after(100));
    await queue('1000');
    const replies = await claimReplies(after(200), 0);
    await outbox.settle(
      replies.map((one) => settle(one, accepted, 1, after(200), 0)),
      after(200),
    );

    const rows = await claim(after(300), windowed);
    expect(rows[0]?.window).toEqual({ lastInbound: { at: after(100) }, sentSince: 1 });
    await finish(rows, { kind: 'accepted', way: 'customer-service' }, after(400));

    await queue('1000', 'next');
    const [next] = await outbox.claim(
      { channel: 'telegram', limit: 1, leaseMs: 1, perConversationMs: 0, windowed: true },
      after(500),
    );
    expect(next?.window).toEqual({ lastInbound: { at: after(100) }, sentSince: 2 });
  });

  it.each(['notice', 'mass'])('does not count a broadcast sent as %s', async (way) => {
    await addRecipients(database, campaignId, 1, start);
    await said('1000', start);
    await finish(await claim(), { kind: 'accepted', way }, after(400));
    campaignId = await addCampaign(database, start);
    await addRecipients(database, campaignId, 1, start);

    const [row] = await claim(after(500), windowed);
    expect(row?.window).toEqual({ lastInbound: { at: start }, sentSince: 0 });
  });

  it('says of somebody who never wrote that nothing is open', async () => {
    await addRecipients(database, campaignId, 1, start);

    const [row] = await claim(start, windowed);
    expect(row?.window).toEqual({ sentSince: 0 });
  });
});
