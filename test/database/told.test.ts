/** Who was told by a broadcast, as the next turn finds it; confirmed by an answer, erased with the contact. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { erasureRepository } from '../../src/database/erasure.ts';
import type { Prisma } from '../../src/database/generated/client.ts';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only, 32 bytes..');
const now = new Date('2026-11-22T02:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const mirrored = { source: 'test', asOf: now };

let database: Database;
let campaignId: number;
let contactId: number;
let memberId: number;

const met = async (who = 'a') =>
  (await database.transaction((tx) => identityRepository(tx, hashKey).contact('wechat', who, now))).contact;
const campaign = async () => {
  const made = { createdAt: now, updatedAt: now, createdById: 1, editorIds: [1] };
  const { id } = await database.client.campaign.create({
    data: { name: '催缴', audience: {}, texts: {}, year: 2027, lastDay: new Date('2026-12-18'), ...made },
  });
  return id;
};
const recipient = (change: Partial<Prisma.CampaignRecipientUncheckedCreateInput>) =>
  database.client.campaignRecipient.create({
    data: {
      ...{ campaignId, contactId, personId: memberId, channel: 'wechat', householdIds: [7, 8] },
      ...{ state: 'accepted', nextAttemptAt: now, settledAt: daysAgo(1), ...change },
    },
  });
const rows = () => database.client.campaignRecipient.findMany({ orderBy: { campaignId: 'asc' } });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.client.$executeRaw`
    TRUNCATE "Contact", "Household", "Campaign", "CampaignRecipient", "InboxMessage" CASCADE`;
  const { id: householdId } = await database.client.household.create({
    data: { certificate: '150422000001', sumu: '林东镇', gacha: '前进嘎查', sourceId: '1', ...mirrored },
  });
  const member = { householdId, name: '乌力吉', relation: 'head', idHash: 'wuliji', idLast4Hash: 'x' };
  ({ id: memberId } = await database.client.member.create({
    data: { sourceId: '1', ...member, ...mirrored },
  }));
  campaignId = await campaign();
  contactId = (await met()).id;
});

describe('whoever writes', () => {
  it('is known to have been told, of whom and for which year', async () => {
    const { id } = await recipient({ way: 'customer-service' });

    expect((await met()).broadcast).toEqual({
      ...{ campaignId, recipientId: id, at: daysAgo(1), confirmed: false },
      ...{ withChoices: true, year: 2027, householdIds: [7, 8] },
    });
    expect((await met('b')).broadcast).toBeUndefined();
  });

  it.each([
    ['notice', false],
    ['mass', false],
    ['customer-service', true],
    [null, true],
  ])('was shown choices with it or not: %s', async (way, withChoices) => {
    await recipient({ way });

    expect((await met()).broadcast?.withChoices).toBe(withChoices);
  });

  it('was told the latest one, and after a fortnight none', async () => {
    await recipient({ settledAt: daysAgo(14) });
    expect((await met()).broadcast).toBeUndefined();

    const first = campaignId;
    campaignId = await campaign();
    await recipient({ settledAt: daysAgo(13) });
    campaignId = await campaign();
    await recipient({ settledAt: daysAgo(3) });

    expect((await met()).broadcast).toMatchObject({ campaignId: first + 2, at: daysAgo(3) });
  });

  it.each(['queued', 'leased', 'failed', 'skipped'] as const)(
    'was not told by a row that is %s',
    async (state) => {
      await recipient({ state });

      expect((await met()).broadcast).toBeUndefined();
    },
  );

  it('confirms it, and only what was accepted', async () => {
    const { id: recipientId } = await recipient({});
    await database.transaction((tx) =>
      identityRepository(tx, hashKey).confirmBroadcast({ campaignId, recipientId }),
    );
    expect((await met()).broadcast).toMatchObject({ confirmed: true, at: daysAgo(1) });

    campaignId = await campaign();
    const failed = await recipient({ state: 'failed' });
    await database.transaction((tx) =>
      identityRepository(tx, hashKey).confirmBroadcast({ campaignId, recipientId: failed.id }),
    );
    expect((await rows()).map(({ state }) => state)).toEqual(['delivered', 'failed']);
  });
});

describe('whoever is erased', () => {
  const erase = async () => {
    await database.client.binding.create({
      data: { contactId, memberId, verifiedAt: now, verifiedBy: 'self' },
    });
    await database.transaction((tx) => erasureRepository(tx, hashKey).eraseContact(contactId, now));
    return rows();
  };

  it('is in no campaign’s rows any more; its figures stay', async () => {
    await recipient({ state: 'delivered', way: 'customer-service', platformId: '77' });

    expect(await erase()).toMatchObject([
      {
        ...{ contactId: null, platformId: null, personId: memberId, state: 'delivered', channel: 'wechat' },
        ...{ settledAt: daysAgo(1), reason: null, doubtful: 0, householdIds: [7, 8] },
      },
    ]);
  });

  it('is sent nothing that waits; what is being sent at that moment is counted as doubtful', async () => {
    await recipient({ state: 'queued', settledAt: null });
    campaignId = await campaign();
    await recipient({ state: 'leased', settledAt: null });

    expect(await erase()).toMatchObject([
      { contactId: null, state: 'skipped', reason: 'bound-no-more', settledAt: now, doubtful: 0 },
      { contactId: null, state: 'skipped', reason: 'bound-no-more', settledAt: now, doubtful: 1 },
    ]);
  });

  it('leaves others’ rows alone, of the same person too', async () => {
    const other = await met('b');
    await recipient({ contactId: other.id, state: 'queued', settledAt: null });

    expect(await erase()).toMatchObject([{ contactId: other.id, state: 'queued', settledAt: null }]);
  });
});
