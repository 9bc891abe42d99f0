/** Mass messages of which nobody knows whether they were sent: never twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { broadcastStore } from '../../../src/database/broadcast.ts';
import { composing, type MassCampaign, openMassCampaign, path } from './mass-campaign.ts';

const hour = 3_600_000;

let campaign: MassCampaign;
beforeEach(async () => {
  campaign = await openMassCampaign();
});
afterEach(() => campaign.close());

describe('a mass message', () => {
  it('whose answer was lost goes again under the same key, and nobody is told twice', async () => {
    const far = await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();
    campaign.account.fake.loses = path;

    expect(await campaign.mass()).toBe(true);
    const doubted = await campaign.rows();
    expect(doubted.map(({ state, doubtful }) => [state, doubtful])).toEqual(Array(3).fill(['queued', 1]));
    campaign.account.fake.loses = undefined;
    expect(await campaign.mass()).toBe(false);
    campaign.account.advance(2 * 60_000);
    expect(await campaign.mass()).toBe(true);

    expect([campaign.calls(), campaign.seen(far)]).toEqual([2, Array(3).fill(['mass'])]);
    expect((await campaign.states()).map(([state]) => state)).toEqual(Array(3).fill('accepted'));
    await campaign.account.phones.report();
    expect((await campaign.rows()).map(({ state }) => state)).toEqual(Array(3).fill('delivered'));
  });

  it('that WeChat asks patience for was not sent, and begins anew later', async () => {
    const far = await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();
    const { channel } = campaign;
    const wait = { kind: 'wait', ms: 15 * 60_000, wholeChannel: true, reason: 'WeChat 45009' } as const;
    const waits = { ...channel, mass: { ...channel.mass, send: () => Promise.resolve(wait) } };

    expect([await campaign.mass(composing(), waits), await campaign.mass(composing(), waits)]).toEqual([
      true,
      false,
    ]);
    expect(
      (await campaign.rows()).map(({ state, doubtful, platformId }) => [state, doubtful, platformId]),
    ).toEqual(Array(3).fill(['queued', 0, null]));
    // Longer than WeChat would remember: nobody is in doubt, so nobody is given up.
    campaign.account.advance(70 * hour);
    expect(await campaign.mass()).toBe(true);

    expect(campaign.seen(far)).toEqual(Array(3).fill(['mass']));
  });

  it('whose process died in the middle of the call is taken up by another, under the same key', async () => {
    const far = await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();
    const { channel } = campaign;
    const dies = {
      ...channel,
      mass: {
        ...channel.mass,
        send: async (...call: Parameters<typeof channel.mass.send>) => {
          await channel.mass.send(...call);
          throw new Error('killed');
        },
      },
    };

    await expect(campaign.mass(composing(), dies)).rejects.toThrow('killed');
    expect(await campaign.mass()).toBe(false);
    // Meanwhile nobody takes its recipients for ones to be told one by one.
    const store = broadcastStore(campaign.account.database);
    campaign.account.advance(2 * 60_000);
    const claiming = {
      channel: 'wechat',
      limit: 9,
      leaseMs: 1,
      perConversationMs: 0,
      windowed: true,
    } as const;
    expect(
      await store.claim({ campaignId: campaign.campaignId, ...claiming }, campaign.account.clock()),
    ).toEqual([]);
    expect(await campaign.mass()).toBe(true);

    expect([campaign.calls(), campaign.seen(far)]).toEqual([2, Array(3).fill(['mass'])]);
    expect((await campaign.rows()).map(({ state, doubtful }) => [state, doubtful])).toEqual(
      Array(3).fill(['accepted', 1]),
    );
  });

  it('that the platform may have forgotten is given up rather than sent twice', async () => {
    await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();
    campaign.account.fake.loses = path;
    await campaign.mass();
    campaign.account.fake.loses = undefined;
    campaign.account.advance(24 * hour);

    expect([await campaign.mass(), campaign.calls()]).toEqual([true, 1]);
    expect((await campaign.states())[0]).toEqual([
      'failed',
      'mass',
      'no-answer: nobody knows whether the mass message was sent',
    ]);
  });

  it('is told by one of two processes that look at once', async () => {
    const far = await campaign.followers(40, 60 * hour);
    await campaign.tellOneByOne();

    await Promise.all([campaign.mass(), campaign.mass(), campaign.mass()]);

    expect([campaign.calls(), campaign.seen(far)]).toEqual([1, Array(40).fill(['mass'])]);
  });

  it('that was taken up by another while its own process slept is left to the other', async () => {
    const far = await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();

    await campaign.mass(async (rows, at) => {
      campaign.account.advance(2 * 60_000);
      expect(await campaign.mass()).toBe(true);
      return composing()(rows, at);
    });

    expect([campaign.calls(), campaign.seen(far)]).toEqual([1, Array(3).fill(['mass'])]);
    expect((await campaign.states()).map(([state]) => state)).toEqual(Array(3).fill('accepted'));
  });

  it('whose process slept is begun anew by the facts of the moment in which it goes out', async () => {
    const far = await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();

    await campaign.mass(async (rows, at) => {
      campaign.account.advance(40_000);
      return composing()(rows, at);
    });
    expect([
      campaign.calls(),
      (await campaign.rows()).map(({ state, doubtful }) => [state, doubtful]),
    ]).toEqual([0, Array(3).fill(['queued', 0])]);
    expect(await campaign.mass()).toBe(true);

    expect(campaign.seen(far)).toEqual(Array(3).fill(['mass']));
  });
});
