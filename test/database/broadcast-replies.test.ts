import { describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/database/delivery.ts';
import { accepted, after, names, setUpCampaign, start } from './campaign.ts';

const telegram = { channel: 'telegram', perConversationMs: 1_000 } as const;
const { database, store, outbox, begin, add, claim, finish, queueReply, claimReplies, finishReplies } =
  setUpCampaign();

describe('replies and broadcasts on one channel', () => {
  it('says that replies go first while one could be sent, or the channel is reserved further', async () => {
    expect(await store().repliesFirst(telegram, start, start)).toBe(false);

    await queueReply('1000');
    expect(await store().repliesFirst(telegram, start, start)).toBe(true);
    expect(await store().repliesFirst({ ...telegram, channel: 'wechat' }, start, start)).toBe(false);
    const replies = await claimReplies(start);
    expect(await store().repliesFirst(telegram, start, start)).toBe(false);

    await finishReplies(replies, start);
    await queueReply('1000');
    expect(await store().repliesFirst(telegram, after(900), after(900))).toBe(false);
    expect(await store().repliesFirst(telegram, after(1_001), after(1_001))).toBe(true);
  });

  it('says so while the channel has been told to wait', async () => {
    await outbox().pause('telegram', after(500));

    expect(await store().repliesFirst(telegram, after(499), start)).toBe(true);
    expect(await store().repliesFirst(telegram, after(500), start)).toBe(false);
  });

  it('leaves out whoever has a reply waiting, or was sent one within the second', async () => {
    await add(2);
    await queueReply('1000');
    const replies = await claimReplies(start);
    const paced = { perConversationMs: 1_000, limit: 1 };

    expect(names(await claim(after(10), { ...paced, limit: 10 }))).toEqual(['1001']);
    await finishReplies(replies, after(20));
    expect(await claim(after(1_019), paced)).toEqual([]);
    expect(names(await claim(after(1_021), paced))).toEqual(['1000']);
  });

  it('lets a chat rest between two broadcasts', async () => {
    await add(1);
    await finish(await claim(start, { perConversationMs: 1_000 }), accepted, after(100));
    await begin();
    await add(1);

    expect(await claim(after(1_099), { perConversationMs: 1_000 })).toEqual([]);
    expect(await claim(after(1_101), { perConversationMs: 1_000 })).toHaveLength(1);
  });

  it('sends no reply where a broadcast is being sent, or was within the second', async () => {
    await add(1);
    const rows = await claim(start, { perConversationMs: 1_000 });
    await queueReply('1000');
    await queueReply('1999');

    expect(names(await claimReplies(after(50)))).toEqual(['1999']);
    await finish(rows, accepted, after(200));
    expect(names(await claimReplies(after(1_199)))).toEqual([]);
    expect(names(await claimReplies(after(1_201)))).toEqual(['1000']);
  });

  it('asks for no rest on a channel without a pace', async () => {
    await add(1);
    await finish(await claim(), accepted);
    await queueReply('1000');

    expect(names(await claimReplies(after(1), 0))).toEqual(['1000']);
  });
});

describe('the window of a channel', () => {
  async function said(from: string, at: Date) {
    const inbox = deliveryStore(database(), () => undefined);
    await inbox.receive({ channel: 'telegram', from, messageId: '1', text: '在吗' }, at);
  }
  const windowed = { windowed: true };

  it('counts what broadcasts and replies have sent since the last message', async () => {
    await add(1);
    await said('1000', after(100));
    await queueReply('1000');
    const replies = await claimReplies(after(200), 0);
    await finishReplies(replies, after(200));

    const rows = await claim(after(300), windowed);
    expect(rows[0]?.window).toEqual({ lastInbound: { at: after(100) }, sentSince: 1 });
    await finish(rows, { kind: 'accepted', way: 'customer-service' }, after(400));

    await queueReply('1000');
    const [next] = await claimReplies(after(500), 0, true);
    expect(next?.window).toEqual({ lastInbound: { at: after(100) }, sentSince: 2 });
  });

  it.each(['notice', 'mass'])('does not count a broadcast sent as %s', async (way) => {
    await add(1);
    await said('1000', start);
    await finish(await claim(), { kind: 'accepted', way }, after(400));
    await begin();
    await add(1);

    const [row] = await claim(after(500), windowed);
    expect(row?.window).toEqual({ lastInbound: { at: start }, sentSince: 0 });
  });

  it('says of somebody who never wrote that nothing is open', async () => {
    await add(1);

    const [row] = await claim(start, windowed);
    expect(row?.window).toEqual({ sentSince: 0 });
  });
});
