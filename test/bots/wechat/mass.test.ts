/** Mass messages from a campaign's recipients to people's phones. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestMassText } from '../../../bots/wechat/limits.ts';
import { createOutgoing } from '../../../bots/wechat/outbound.ts';
import type { Compose } from '../../../src/delivery/broadcast.ts';
import { addCampaign } from '../../support/broadcast.ts';
import { reply, testApi } from './account.ts';
import { composing, generic, type MassCampaign, openMassCampaign } from './mass-campaign.ts';

const hour = 3_600_000;

let campaign: MassCampaign;
beforeEach(async () => {
  campaign = await openMassCampaign();
});
afterEach(() => campaign.close());

describe('whoever wrote within 48 hours', () => {
  it('is told one by one; the others are gathered, told in one call, and confirmed', async () => {
    const near = await campaign.followers(2, hour);
    const far = await campaign.followers(3, 60 * hour, 2_000);

    await campaign.tellOneByOne();
    expect(await campaign.states()).toEqual([
      ...Array<unknown>(2).fill(['accepted', 'customer-service', null]),
      ...Array<unknown>(3).fill(['queued', 'mass', 'window-closed']),
    ]);

    expect([await campaign.mass(), await campaign.mass()]).toEqual([true, false]);
    expect([campaign.calls(), campaign.seen(near), campaign.seen(far)]).toEqual([
      1,
      Array(2).fill(['customer-service']),
      Array(3).fill(['mass']),
    ]);
    expect(campaign.account.fake.seen('2000')[0]?.text).toBe(generic);
    expect((await campaign.states()).slice(2)).toEqual(Array(3).fill(['accepted', 'mass', null]));

    const [told] = await campaign.account.phones.report();
    expect(told?.status).toBe(200);
    expect((await campaign.rows()).map(({ state }) => state)).toEqual([
      ...['accepted', 'accepted', 'delivered', 'delivered', 'delivered'],
    ]);
  });
});

describe('a mass message', () => {
  it('is refused for what is wrong with it, and told to nobody', async () => {
    const far = await campaign.followers(2, 60 * hour);
    await campaign.tellOneByOne();
    const long: Compose = async (given) =>
      given.map(() => ({ kind: 'send', reply: reply(''), generic: '字'.repeat(longestMassText + 1) }));

    expect(await campaign.mass(long)).toBe(true);

    expect(await campaign.states()).toEqual(
      Array(2).fill(['failed', 'mass', 'not-taken: WeChat 45002: the text is too long.']),
    );
    expect(campaign.seen(far)).toEqual([[], []]);
  });

  it('waits until nobody else of the campaign is about to be told', async () => {
    await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();
    await campaign.followers(1, hour, 3_000);

    expect(await campaign.mass()).toBe(false);

    await campaign.tellOneByOne();
    expect(await campaign.mass()).toBe(true);
  });

  it('does not wait once there are as many as go into one call', async () => {
    const far = await campaign.followers(5, 60 * hour);
    await campaign.tellOneByOne();
    await campaign.followers(1, hour, 3_000);
    const { channel } = campaign;
    const small = { ...channel, mass: { ...channel.mass, atMost: 3 } };

    expect([await campaign.mass(composing(), small), await campaign.mass(composing(), small)]).toEqual([
      true,
      false,
    ]);
    expect(campaign.seen(far).filter(([way]) => way === 'mass')).toHaveLength(3);
  });

  it('is not sent while the campaign is paused', async () => {
    await campaign.followers(3, 60 * hour);
    await campaign.tellOneByOne();
    await campaign.account.database.client.campaign.updateMany({ data: { state: 'paused' } });

    expect([await campaign.mass(), campaign.calls()]).toEqual([false, 0]);
  });

  it('goes in each language, and to nobody who has said no since', async () => {
    const far = await campaign.followers(5, 60 * hour);
    await campaign.tellOneByOne();
    const [, second, third, , fifth] = (await campaign.rows()).map(({ contactId }) => contactId ?? 0);
    const english = { kind: 'send', reply: reply('Not paid'), generic: 'Please pay' } as const;
    const compose = composing({
      [second ?? 0]: { kind: 'skip', reason: 'opted-out' },
      [third ?? 0]: english,
      [fifth ?? 0]: english,
    });

    expect([
      await campaign.mass(compose),
      await campaign.mass(compose),
      await campaign.mass(compose),
    ]).toEqual([true, true, false]);

    expect(far.map((name) => campaign.account.fake.seen(name).map(({ text }) => text))).toEqual([
      ...[[generic], [], ['Please pay'], [generic], ['Please pay']],
    ]);
    expect((await campaign.states())[1]).toEqual(['skipped', 'mass', 'opted-out']);
  });

  it('reaches nobody a fifth time in a month, whatever the campaign; in the next it does', async () => {
    const [first = ''] = await campaign.followers(3, 60 * hour);
    const contact = await campaign.account.database.client.contact.findFirstOrThrow({
      where: { externalId: first },
    });
    const before = await addCampaign(campaign.account.database, campaign.account.clock());
    await campaign.account.database.client.campaignRecipient.createMany({
      data: [1, 2, 3, 4, 5].map((personId) => ({
        ...{
          campaignId: before,
          contactId: contact.id,
          personId,
          channel: 'wechat' as const,
          householdIds: [],
        },
        ...{ state: 'delivered' as const, way: 'mass', nextAttemptAt: campaign.account.clock() },
        // Four of November, which begins in China at 16:00 UTC; one of October.
        settledAt: new Date(personId === 5 ? '2026-10-31T15:59:00Z' : '2026-10-31T16:00:00Z'),
      })),
    });
    await campaign.tellOneByOne();

    expect(await campaign.mass()).toBe(true);
    expect((await campaign.states())[0]).toEqual([
      'failed',
      'mass',
      'window-closed: 4 mass messages this month',
    ]);
    expect((await campaign.states())[1]).toEqual(['accepted', 'mass', null]);

    await campaign.account.database.client.campaignRecipient.updateMany({
      where: { campaignId: campaign.campaignId },
      data: { state: 'queued', way: null, platformId: null, nextAttemptAt: campaign.account.clock() },
    });
    campaign.account.advance(6 * 24 * hour);
    await campaign.tellOneByOne();
    expect(await campaign.mass()).toBe(true);
    expect((await campaign.states())[0]).toEqual(['accepted', 'mass', null]);
  });

  it('is none where the office has switched it off, or has a notice for reminders', () => {
    const of = (given: object) =>
      createOutgoing({
        ...{
          api: testApi(campaign.account.fake, campaign.account.clock),
          templates: {},
          clock: campaign.account.clock,
        },
        ...given,
      }).mass;
    const reminder = { way: 'template', templateId: 'R', fields: { thing1: 'state' } } as const;

    expect(of({ massMessages: true })).toBeDefined();
    expect([of({}), of({ massMessages: false })]).toEqual([undefined, undefined]);
    expect(of({ massMessages: true, templates: { reminder } })).toBeUndefined();
  });
});
