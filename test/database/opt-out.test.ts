/** 退订: kept by the contact and by the person, whatever comes after it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryStore } from '../../src/database/delivery.ts';
import { erasureRepository } from '../../src/database/erasure.ts';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database } from '../../src/database/open.ts';
import type { IdentityRepository } from '../../src/identity/repository.ts';
import type { ChannelName } from '../../src/kernel/message.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only, 32 bytes..');
const now = new Date('2026-11-22T02:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const mirrored = { source: 'test', asOf: now };

let database: Database;
/** 乌力吉 in two households' records, and his wife. */
let head: number;
let elsewhere: number;
let wife: number;

const within = <Result>(work: (identity: IdentityRepository) => Promise<Result>) =>
  database.transaction((tx) => work(identityRepository(tx, hashKey)));
const met = async (channel: ChannelName, who = 'a') =>
  (await within((identity) => identity.contact(channel, who, now))).contact;
const bind = (contactId: number, memberId: number, at = now) =>
  within((identity) => identity.bind(contactId, memberId, 'self', at));
const optOut = (contactId: number, at: Date | undefined = now) =>
  within((identity) => identity.saveOptOut(contactId, at));
const optIn = (contactId: number) => within((identity) => identity.saveOptOut(contactId, undefined));
const saidNo = async () => {
  const rows = await database.client.member.findMany({ where: { optedOutAt: { not: null } } });
  return rows.map(({ id }) => id).sort((a, b) => a - b);
};

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.client.$executeRaw`
    TRUNCATE "Contact", "Household", "Campaign", "CampaignRecipient", "InboxMessage" CASCADE`;
  const household = async (sourceId: string) => {
    const place = { sumu: '林东镇', gacha: '前进嘎查' };
    const { id } = await database.client.household.create({
      data: { certificate: `15042200000${sourceId}`, ...place, sourceId, ...mirrored },
    });
    return id;
  };
  const person = async (householdId: number, sourceId: string, idHash: string) => {
    const words = { name: '乌力吉', relation: 'head', idHash, idLast4Hash: 'x' };
    const { id } = await database.client.member.create({
      data: { householdId, sourceId, ...words, ...mirrored },
    });
    return id;
  };
  const [first, second] = [await household('1'), await household('2')];
  head = await person(first, 'M1', 'wuliji');
  wife = await person(first, 'M2', 'qimuge');
  elsewhere = await person(second, 'M3', 'wuliji');
});

describe('a no', () => {
  it('is the person’s own, in every household they are in, and nobody else’s', async () => {
    const { id } = await met('telegram');
    await bind(id, head);
    await bind(id, wife, later(1));

    await optOut(id);

    expect(await saidNo()).toEqual([head, elsewhere]);
    expect((await met('telegram')).optedOutAt).toEqual(now);
  });

  it('said on one channel is known on the other, and on a new account', async () => {
    const telegram = await met('telegram');
    const wechat = await met('wechat');
    await bind(telegram.id, head);
    await bind(wechat.id, elsewhere);
    await optOut(telegram.id);

    expect((await met('wechat')).optedOutAt).toEqual(now);

    const fresh = await met('wechat', 'new');
    await bind(fresh.id, head);
    expect((await met('wechat', 'new')).optedOutAt).toEqual(now);
  });

  it('said before anybody was bound holds for whoever is bound then', async () => {
    const { id } = await met('wechat');
    await optOut(id);
    expect(await saidNo()).toEqual([]);

    await bind(id, head, later(1));

    expect(await saidNo()).toEqual([head, elsewhere]);
  });

  it('stays the contact’s own where a second person is bound beside the first', async () => {
    const { id } = await met('wechat');
    await bind(id, head);
    await optOut(id);

    await bind(id, wife, later(1));

    expect(await saidNo()).toEqual([head, elsewhere]);
  });

  it('reaches a line of the same person that came into the records after it', async () => {
    const { id } = await met('wechat');
    await bind(id, head);
    await optOut(id);
    await database.client.member.update({ where: { id: elsewhere }, data: { optedOutAt: null } });
    const other = await met('telegram');

    await bind(other.id, elsewhere, later(1));

    expect((await met('telegram')).optedOutAt).toEqual(now);
  });

  it('outlives unbinding, binding again and the erasure of the contact', async () => {
    const { id } = await met('wechat');
    await bind(id, head);
    await optOut(id);
    await within((identity) => identity.endBindings(id, later(1)));
    expect(await saidNo()).toEqual([head, elsewhere]);
    expect((await met('wechat')).optedOutAt).toEqual(now);

    await bind(id, head, later(2));
    expect((await met('wechat')).optedOutAt).toEqual(now);

    await database.transaction((tx) => erasureRepository(tx, hashKey).eraseContact(id, later(3)));
    expect(await saidNo()).toEqual([head, elsewhere]);
    expect((await met('wechat')).optedOutAt).toEqual(now);
  });

  it('said twice keeps its day', async () => {
    const { id } = await met('wechat');
    await bind(id, head);
    await optOut(id);

    await optOut(id, later(60));

    const rows = await database.client.member.findMany({ where: { id: head } });
    expect([(await met('wechat')).optedOutAt, rows[0]?.optedOutAt]).toEqual([now, now]);
  });

  it('is not lifted by coming back after having left', async () => {
    const { id } = await met('wechat');
    await bind(id, head);
    await optOut(id);
    await within((identity) => identity.saveLeft('wechat', 'a', later(1)));
    const [left] = await database.client.contact.findMany({ where: { id } });
    expect(left?.unreachableAt).toEqual(later(1));

    const store = deliveryStore(database, (tx) => identityRepository(tx, hashKey));
    await store.receive({ channel: 'wechat', from: 'a', messageId: '1', text: '', occasion: 'arrived' }, now);
    await store.turn({ channel: 'wechat', from: 'a' }, now, () => Promise.resolve({ replies: [], trace: 0 }));

    const [back] = await database.client.contact.findMany({ where: { id } });
    expect(back).toMatchObject({ unreachableAt: null, optedOutAt: now });
    expect(await saidNo()).toEqual([head, elsewhere]);
  });

  it('is taken back for the person, but not for another contact of theirs that said it itself', async () => {
    const telegram = await met('telegram');
    const wechat = await met('wechat');
    await bind(telegram.id, head);
    await bind(wechat.id, head);
    await optOut(telegram.id);
    await optOut(wechat.id);

    await optIn(telegram.id);

    expect(await saidNo()).toEqual([]);
    expect((await met('telegram')).optedOutAt).toBeUndefined();
    expect((await met('wechat')).optedOutAt).toEqual(now);
  });

  it('of others is not taken back with it', async () => {
    const [his, hers] = [await met('telegram'), await met('wechat')];
    await bind(his.id, head);
    await bind(hers.id, wife);
    await optOut(his.id);
    await optOut(hers.id);

    await optIn(his.id);

    expect(await saidNo()).toEqual([wife]);
  });
});
