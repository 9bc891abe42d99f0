/** Mass messages from a campaign's recipients to people's phones, over a fake WeChat and a real database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestMassText } from '../../../bots/wechat/limits.ts';
import { createOutgoing } from '../../../bots/wechat/outbound.ts';
import { massStore } from '../../../src/database/mass.ts';
import { broadcastStore } from '../../../src/database/broadcast.ts';
import { outboxStore } from '../../../src/database/outbox.ts';
import type { Compose, Composed } from '../../../src/delivery/broadcast.ts';
import { startBroadcaster } from '../../../src/delivery/broadcaster.ts';
import { gathering, type MassParts, sendBatch } from '../../../src/delivery/mass.ts';
import type { OutgoingChannel } from '../../../src/delivery/outbox.ts';
import { addCampaign, addRecipients } from '../../support/broadcast.ts';
import { openAccount, reply, testApi, type TestAccount, until } from './account.ts';

const hour = 3_600_000;
const generic = '2027年合作医疗12月18日截止，请到苏木乡镇政府缴费。不想再收，请回“退订”。';
const path = '/cgi-bin/message/mass/send';

let account: TestAccount;
let campaignId: number;
beforeEach(async () => {
  account = await openAccount({ massMessages: true });
  campaignId = await addCampaign(account.database, account.clock());
});
afterEach(() => account.close());

/** By contact id: whoever is not named is told the same as everybody. */
const composing =
  (others: Readonly<Record<number, Composed>> = {}): Compose =>
  async (rows) =>
    rows.map(({ contactId }) => others[contactId] ?? { kind: 'send', reply: reply('您家还没交'), generic });

function channelWithMass(given: OutgoingChannel = account.outgoing): MassParts['channel'] {
  const { mass } = given;
  if (!mass) throw new Error('no mass messages');
  return { ...given, mass };
}

/** Followers who wrote last `agoMs` ago, as rows of the campaign; their openids. */
async function followers(count: number, agoMs: number, firstName = 1_000): Promise<readonly string[]> {
  const at = account.clock();
  await addRecipients(account.database, campaignId, count, at, { channel: 'wechat', firstName });
  const names = Array.from({ length: count }, (_, n) => String(firstName + n));
  const wrote = new Date(at.getTime() - agoMs);
  for (const name of names) account.fake.grants.open(name, 'message', wrote);
  await account.database.client.inboxMessage.createMany({
    data: names.map((externalId) => ({
      ...{ channel: 'wechat' as const, externalId, messageId: `m-${externalId}`, text: '你好' },
      ...{ receivedAt: wrote, state: 'processed' as const, processedAt: wrote },
    })),
  });
  return names;
}

/** The broadcaster tells whom it can, until it has tried everybody once. */
async function tellOneByOne(compose = composing()): Promise<void> {
  const broadcaster = startBroadcaster({
    store: broadcastStore(account.database),
    outbox: outboxStore(account.database),
    channels: [account.outgoing],
    sendable: async () => [campaignId],
    ...{ compose, clock: account.clock, chance: () => 0 },
    whenClosed: gathering([account.outgoing]),
    onFault: (_channel, fault) => {
      throw fault;
    },
  });
  await until(async () => {
    const due = { campaignId, state: { in: ['queued', 'leased'] as ('queued' | 'leased')[] }, way: null };
    return (await account.database.client.campaignRecipient.count({ where: due })) === 0;
  }, 'everybody tried');
  await broadcaster.stop();
}

const mass = (compose = composing(), channel = channelWithMass()) =>
  sendBatch(
    {
      store: massStore(account.database, broadcastStore(account.database)),
      ...{ channel, compose, clock: account.clock },
    },
    campaignId,
  );

const rows = () =>
  account.database.client.campaignRecipient.findMany({ where: { campaignId }, orderBy: { id: 'asc' } });
const states = async () => (await rows()).map(({ state, way, reason }) => [state, way, reason]);
const seen = (names: readonly string[]) => names.map((name) => account.fake.seen(name).map(({ way }) => way));
const calls = () => account.fake.calls.get(path) ?? 0;

describe('whoever wrote within 48 hours', () => {
  it('is told one by one; the others are gathered, told in one call, and confirmed', async () => {
    const near = await followers(2, hour);
    const far = await followers(3, 60 * hour, 2_000);

    await tellOneByOne();
    expect(await states()).toEqual([
      ...Array<unknown>(2).fill(['accepted', 'customer-service', null]),
      ...Array<unknown>(3).fill(['queued', 'mass', 'window-closed']),
    ]);

    expect([await mass(), await mass()]).toEqual([true, false]);
    expect([calls(), seen(near), seen(far)]).toEqual([
      1,
      Array(2).fill(['customer-service']),
      Array(3).fill(['mass']),
    ]);
    expect(account.fake.seen('2000')[0]?.text).toBe(generic);
    expect((await states()).slice(2)).toEqual(Array(3).fill(['accepted', 'mass', null]));

    const [told] = await account.phones.report();
    expect(told?.status).toBe(200);
    expect((await rows()).map(({ state }) => state)).toEqual([
      ...['accepted', 'accepted', 'delivered', 'delivered', 'delivered'],
    ]);
  });
});

describe('a mass message', () => {
  it('is refused for what is wrong with it, and told to nobody', async () => {
    const far = await followers(2, 60 * hour);
    await tellOneByOne();
    const long: Compose = async (given) =>
      given.map(() => ({ kind: 'send', reply: reply(''), generic: '字'.repeat(longestMassText + 1) }));

    expect(await mass(long)).toBe(true);

    expect(await states()).toEqual(
      Array(2).fill(['failed', 'mass', 'not-taken: WeChat 45002: the text is too long.']),
    );
    expect(seen(far)).toEqual([[], []]);
  });

  it('waits until nobody else of the campaign is about to be told', async () => {
    await followers(3, 60 * hour);
    await tellOneByOne();
    await followers(1, hour, 3_000);

    expect(await mass()).toBe(false);

    await tellOneByOne();
    expect(await mass()).toBe(true);
  });

  it('does not wait once there are as many as go into one call', async () => {
    const far = await followers(5, 60 * hour);
    await tellOneByOne();
    await followers(1, hour, 3_000);
    const channel = channelWithMass();
    const small = { ...channel, mass: { ...channel.mass, atMost: 3 } };

    expect([await mass(composing(), small), await mass(composing(), small)]).toEqual([true, false]);
    expect(seen(far).filter(([way]) => way === 'mass')).toHaveLength(3);
  });

  it('is not sent while the campaign is paused', async () => {
    await followers(3, 60 * hour);
    await tellOneByOne();
    await account.database.client.campaign.updateMany({ data: { state: 'paused' } });

    expect([await mass(), calls()]).toEqual([false, 0]);
  });

  it('goes in each language, and to nobody who has said no since', async () => {
    const far = await followers(5, 60 * hour);
    await tellOneByOne();
    const [, second, third, , fifth] = (await rows()).map(({ contactId }) => contactId ?? 0);
    const english = { kind: 'send', reply: reply('Not paid'), generic: 'Please pay' } as const;
    const compose = composing({
      [second ?? 0]: { kind: 'skip', reason: 'opted-out' },
      [third ?? 0]: english,
      [fifth ?? 0]: english,
    });

    expect([await mass(compose), await mass(compose), await mass(compose)]).toEqual([true, true, false]);

    expect(far.map((name) => account.fake.seen(name).map(({ text }) => text))).toEqual([
      ...[[generic], [], ['Please pay'], [generic], ['Please pay']],
    ]);
    expect((await states())[1]).toEqual(['skipped', 'mass', 'opted-out']);
  });

  it('reaches nobody a fifth time in a month, whatever the campaign; in the next it does', async () => {
    const [first = ''] = await followers(3, 60 * hour);
    const contact = await account.database.client.contact.findFirstOrThrow({ where: { externalId: first } });
    const before = await addCampaign(account.database, account.clock());
    await account.database.client.campaignRecipient.createMany({
      data: [1, 2, 3, 4, 5].map((personId) => ({
        ...{
          campaignId: before,
          contactId: contact.id,
          personId,
          channel: 'wechat' as const,
          householdIds: [],
        },
        ...{ state: 'delivered' as const, way: 'mass', nextAttemptAt: account.clock() },
        // Four of November, which begins in China at 16:00 UTC; one of October.
        settledAt: new Date(personId === 5 ? '2026-10-31T15:59:00Z' : '2026-10-31T16:00:00Z'),
      })),
    });
    await tellOneByOne();

    expect(await mass()).toBe(true);
    expect((await states())[0]).toEqual(['failed', 'mass', 'window-closed: 4 mass messages this month']);
    expect((await states())[1]).toEqual(['accepted', 'mass', null]);

    await account.database.client.campaignRecipient.updateMany({
      where: { campaignId },
      data: { state: 'queued', way: null, platformId: null, nextAttemptAt: account.clock() },
    });
    account.advance(6 * 24 * hour);
    await tellOneByOne();
    expect(await mass()).toBe(true);
    expect((await states())[0]).toEqual(['accepted', 'mass', null]);
  });

  it('whose answer was lost goes again under the same key, and nobody is told twice', async () => {
    const far = await followers(3, 60 * hour);
    await tellOneByOne();
    account.fake.loses = path;

    expect(await mass()).toBe(true);
    const doubted = await rows();
    expect(doubted.map(({ state, doubtful }) => [state, doubtful])).toEqual(Array(3).fill(['queued', 1]));
    account.fake.loses = undefined;
    expect(await mass()).toBe(false);
    account.advance(2 * 60_000);
    expect(await mass()).toBe(true);

    expect([calls(), seen(far)]).toEqual([2, Array(3).fill(['mass'])]);
    expect((await states()).map(([state]) => state)).toEqual(Array(3).fill('accepted'));
    await account.phones.report();
    expect((await rows()).map(({ state }) => state)).toEqual(Array(3).fill('delivered'));
  });

  it('that WeChat asks patience for was not sent, and begins anew later', async () => {
    const far = await followers(3, 60 * hour);
    await tellOneByOne();
    const channel = channelWithMass();
    const wait = { kind: 'wait', ms: 15 * 60_000, wholeChannel: true, reason: 'WeChat 45009' } as const;
    const waits = { ...channel, mass: { ...channel.mass, send: () => Promise.resolve(wait) } };

    expect([await mass(composing(), waits), await mass(composing(), waits)]).toEqual([true, false]);
    expect((await rows()).map(({ state, doubtful, platformId }) => [state, doubtful, platformId])).toEqual(
      Array(3).fill(['queued', 0, null]),
    );
    // Longer than WeChat would remember: nobody is in doubt, so nobody is given up.
    account.advance(70 * hour);
    expect(await mass()).toBe(true);

    expect(seen(far)).toEqual(Array(3).fill(['mass']));
  });

  it('whose process died in the middle of the call is taken up by another, under the same key', async () => {
    const far = await followers(3, 60 * hour);
    await tellOneByOne();
    const channel = channelWithMass();
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

    await expect(mass(composing(), dies)).rejects.toThrow('killed');
    expect(await mass()).toBe(false);
    // Meanwhile nobody takes its recipients for ones to be told one by one.
    const store = broadcastStore(account.database);
    account.advance(2 * 60_000);
    const claiming = {
      channel: 'wechat',
      limit: 9,
      leaseMs: 1,
      perConversationMs: 0,
      windowed: true,
    } as const;
    expect(await store.claim({ campaignId, ...claiming }, account.clock())).toEqual([]);
    expect(await mass()).toBe(true);

    expect([calls(), seen(far)]).toEqual([2, Array(3).fill(['mass'])]);
    expect((await rows()).map(({ state, doubtful }) => [state, doubtful])).toEqual(
      Array(3).fill(['accepted', 1]),
    );
  });

  it('that the platform may have forgotten is given up rather than sent twice', async () => {
    await followers(3, 60 * hour);
    await tellOneByOne();
    account.fake.loses = path;
    await mass();
    account.fake.loses = undefined;
    account.advance(24 * hour);

    expect([await mass(), calls()]).toEqual([true, 1]);
    expect((await states())[0]).toEqual([
      'failed',
      'mass',
      'no-answer: nobody knows whether the mass message was sent',
    ]);
  });

  it('is told by one of two processes that look at once', async () => {
    const far = await followers(40, 60 * hour);
    await tellOneByOne();

    await Promise.all([mass(), mass(), mass()]);

    expect([calls(), seen(far)]).toEqual([1, Array(40).fill(['mass'])]);
  });

  it('is none where the office has switched it off, or has a notice for reminders', () => {
    const of = (given: object) =>
      createOutgoing({
        ...{ api: testApi(account.fake, account.clock), templates: {}, clock: account.clock },
        ...given,
      }).mass;
    const reminder = { way: 'template', templateId: 'R', fields: { thing1: 'state' } } as const;

    expect(of({ massMessages: true })).toBeDefined();
    expect([of({}), of({ massMessages: false })]).toEqual([undefined, undefined]);
    expect(of({ massMessages: true, templates: { reminder } })).toBeUndefined();
  });
});
