import { describe, expect, it } from 'vitest';
import { settleBroadcast, skip } from '../../src/delivery/settle-broadcast.ts';
import { addCampaign, addRecipients } from '../support/broadcast.ts';
import { accepted, after, names, setUpCampaign, start } from './campaign.ts';

const { database, store, campaignId, add, claim, finish, recipients, contact } = setUpCampaign();

describe('leasing recipients', () => {
  it('gives each one once, in their order, with what is needed to tell them', async () => {
    await add(3);

    const first = await claim(start, { limit: 2 });
    const { id: contactId } = await contact('1000');

    expect(first[0]).toEqual({
      ...{ campaignId: campaignId(), contactId, personId: contactId, householdIds: [contactId] },
      ...{ id: first[0]?.id, channel: 'telegram', from: '1000', attempt: 1 },
    });
    expect(names(first)).toEqual(['1000', '1001']);
    expect(names(await claim())).toEqual(['1002']);
    expect(await claim()).toEqual([]);
  });

  it('never leases a row twice to claimers at once', async () => {
    await add(60);

    const claims = await Promise.all(Array.from({ length: 8 }, () => claim()));

    expect(new Set(names(claims.flat())).size).toBe(60);
    expect(claims.flat()).toHaveLength(60);
  });

  it.each(['paused', 'cancelled', 'expired', 'finished'] as const)(
    'gives none of a campaign that is %s',
    async (state) => {
      await add(3);
      expect(await claim(start, { limit: 1 })).toHaveLength(1);

      await database().client.campaign.update({ where: { id: campaignId() }, data: { state } });

      expect(await claim()).toEqual([]);
    },
  );

  it('gives none of another channel, of another campaign, or before it is due', async () => {
    await add(1, after(5_000));
    await addRecipients(database(), campaignId(), 1, start, { channel: 'wechat', firstName: 7_000 });
    const other = await addCampaign(database(), start);
    await addRecipients(database(), other, 1, start, { firstName: 8_000 });

    expect(await claim(after(4_999))).toEqual([]);
    expect(names(await claim(after(5_000)))).toEqual(['1000']);
  });

  it('gives a lease that ran out to another, counts it as doubtful, and its late holder settles nothing', async () => {
    await add(1);
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
    await add(4);
    const [a, b, c, d] = await claim();
    if (!a || !b || !c || !d) throw new Error('four are due');

    await store().settle(
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

  it('keeps what a platform says, whatever it is made of: none is told twice because it cannot be written', async () => {
    await add(2);
    const [a, b] = await claim();
    if (!a || !b) throw new Error('two are due');
    const odd = 'gateway\u0000 said \ud83d';

    await store().settle(
      [
        settleBroadcast(a, { ...accepted, platformId: odd }, start, 0),
        settleBroadcast(b, { kind: 'refused', refusal: 'not-taken', reason: odd }, start, 0),
      ],
      start,
    );

    expect(await recipients()).toMatchObject([
      { state: 'accepted', platformId: 'gateway said \ufffd' },
      { state: 'failed', reason: 'not-taken: gateway said \ufffd' },
    ]);
  });

  it('counts whom a lost answer leaves in doubt', async () => {
    await add(2);
    const [a, b] = await claim();
    if (!a || !b) throw new Error('two are due');

    await store().settle(
      [
        settleBroadcast(a, { kind: 'again', reason: 'no answer in time', inDoubt: true }, start, 0),
        settleBroadcast(b, { kind: 'again', reason: '500' }, start, 0),
      ],
      start,
    );

    expect((await recipients()).map(({ state, doubtful }) => [state, doubtful])).toEqual([
      ['queued', 1],
      ['queued', 0],
    ]);
  });
});
