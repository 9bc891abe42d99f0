/** What the office erases for a person: as their own 删除 would, and their tie to what is somebody else's; held, it says so. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseAgain, erasures } from '../../src/database/erasures-again.ts';
import { placeHold } from '../../src/database/legal-hold.ts';
import type { Database } from '../../src/database/open.ts';
import { erasePerson, erasureOutlook, lockPerson, samePerson } from '../../src/database/person-erasure.ts';
import { markOf } from '../../src/identity/own-data.ts';
import { openTestDatabase } from '../support/database.ts';
import { columnsThat } from '../support/inventory.ts';
import { personPages } from '../../src/person-pages.ts';
import { at, fillWith, hashKey, marked, sealKey, traces } from '../support/marked-person.ts';

const later = new Date(at.getTime() + 3_600_000);

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
  await database.transaction(fillWith);
  // The one it was filled with is no longer in force.
  await database.client.legalHold.updateMany({ data: { liftedAt: at } });
});
afterEach(() => database.close());

const outlook = () =>
  database.transaction(async (tx) => {
    const { idHash } = await tx.member.findUniqueOrThrow({ where: { id: marked.memberId } });
    return erasureOutlook(tx, await samePerson(tx, idHash));
  });
const erase = (on = database) =>
  on.transaction(async (tx) => {
    const { idHash } = await tx.member.findUniqueOrThrow({ where: { id: marked.memberId } });
    const person = await samePerson(tx, idHash);
    await lockPerson(tx, person);
    await erasePerson(tx, await erasureOutlook(tx, person), later, hashKey);
  });
/** Another person, in a household of their own, first on a telephone on which the marked one is too. */
async function sharedTelephone(on: Database = database) {
  const mirrored = { source: 'test', asOf: at };
  const { members } = await on.client.household.create({
    data: {
      ...{ ...mirrored, sourceId: 'other', certificate: '150422777002', sumu: '林东镇', gacha: '东城嘎查' },
      members: {
        create: {
          ...{ ...mirrored, sourceId: 'other', name: '别人', relation: 'head' },
          ...{ idHash: 'other', idLast4Hash: 'other' },
        },
      },
    },
    include: { members: true },
  });
  const account = { channel: 'wechat', externalId: 'shared telephone' } as const;
  const { id } = await on.client.contact.create({
    data: {
      ...account,
      bindings: {
        create: [
          { memberId: members[0]?.id ?? 0, verifiedAt: new Date(0), verifiedBy: 'self' },
          { memberId: marked.memberId, verifiedAt: at, verifiedBy: 'self' },
        ],
      },
    },
  });
  await on.client.inboxMessage.create({
    data: { ...account, messageId: '1', text: '别人的话', receivedAt: at, state: 'processed' },
  });
  return { contactId: id, otherMemberId: members[0]?.id ?? 0 };
}
const complaint = (number: string, more: object) =>
  database.client.complaint.create({
    data: {
      ...{ number, category: 'other', target: 'other', text: '投诉', anonymous: false, receivedAt: at },
      ...{ dueDay: at, calendarVersion: 'x', provisional: false, state: 'closed' },
      ...{ queue: 'banner_office', contactId: marked.contactId, ...more },
    },
  });
const hold = (kind: 'complaint' | 'household', number: string) =>
  database.transaction((tx) => placeHold(tx, { kind, number, reason: '证据', actor: 'operator', at }));

describe('an erasure by the office', () => {
  it('leaves of the person what their own erasure leaves', async () => {
    expect(await outlook()).toMatchObject({
      ...{ accounts: [{ contactId: marked.contactId, others: 0 }], ties: [], enquiries: 1, complaints: 1 },
      held: [],
    });
    await erase();

    const begunAnew = 'Conversation.contactId';
    expect(await traces(database)).toEqual(columnsThat('stays').filter((column) => column !== begunAnew));
    expect(await outlook()).toMatchObject({ accounts: [], ties: [], enquiries: 0, complaints: 1 });
  });

  it('ends that they are known on somebody else’s telephone, and leaves that one its words', async () => {
    const { contactId, otherMemberId } = await sharedTelephone();
    expect((await outlook()).ties).toEqual([{ contactId, memberId: marked.memberId }]);
    await erase();

    expect(await database.client.binding.findMany({ select: { memberId: true } })).toEqual([
      { memberId: otherMemberId },
    ]);
    expect((await database.client.inboxMessage.findFirst({ where: { text: '别人的话' } }))?.text).toBe(
      '别人的话',
    );
  });

  it('says whom else it takes along on the person’s own telephone', async () => {
    const { otherMemberId } = await sharedTelephone();
    await database.client.binding.create({
      data: {
        ...{ contactId: marked.contactId, memberId: otherMemberId, verifiedBy: 'self' },
        verifiedAt: later,
      },
    });
    expect((await outlook()).accounts).toMatchObject([{ contactId: marked.contactId, others: 1 }]);
  });

  it('is done once by those who press at the same moment', async () => {
    const pages = personPages({ database, hashKey, sealKey });
    const seen = markOf(await outlook());
    const press = () =>
      pages.erase(marked.memberId, seen, { actor: 'staff:wulan', at: later, proof: 'id-card' });
    const outcomes = await Promise.all([press(), press(), press()]);

    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['erased', 'nothing', 'nothing']);
    expect(await database.client.auditEntry.count({ where: { action: 'person-erased' } })).toBe(1);
  });

  it('is done again after a restore, ties too, and not twice', async () => {
    const restored = await openTestDatabase();
    await restored.transaction(fillWith);
    for (const one of [database, restored]) await sharedTelephone(one);
    await erase();
    const list = await erasures(database);

    expect(list).toHaveLength(2);
    expect(await eraseAgain(restored, list, hashKey)).toEqual({ erased: 2, known: 0, unmet: 0 });
    expect(await restored.client.binding.count({ where: { memberId: marked.memberId } })).toBe(0);
    expect(await restored.client.binding.count()).toBe(1);
    expect(await eraseAgain(restored, list, hashKey)).toEqual({ erased: 0, known: 2, unmet: 0 });
    await restored.close();
  });
});

describe('what is on hold', () => {
  it('is told of the household, of a named complaint, and of the one that it goes on with', async () => {
    await hold('household', marked.certificate);
    const main = await complaint('T26-0001-1', { contactId: null, memberId: null });
    await complaint('T26-0002-2', { mergedIntoId: main.id });
    await hold('complaint', 'T26-0001-1');
    await hold('complaint', marked.number);

    expect((await outlook()).held).toEqual([
      { kind: 'household' },
      { kind: 'complaint', number: marked.number },
      { kind: 'complaint', number: 'T26-0002-2' },
    ]);
  });

  it('is told of a household that somebody else on the same telephone is of', async () => {
    const { otherMemberId } = await sharedTelephone();
    await hold('household', '150422777002');
    // On that telephone only the tie would go, and nothing that is held.
    expect((await outlook()).held).toEqual([]);
    await database.client.binding.create({
      data: {
        ...{ contactId: marked.contactId, memberId: otherMemberId, verifiedBy: 'self' },
        verifiedAt: later,
      },
    });
    expect((await outlook()).held).toEqual([{ kind: 'household' }]);
  });

  it('is told of a complaint that somebody else filed on the same telephone, which is not counted as theirs', async () => {
    const { otherMemberId } = await sharedTelephone();
    await complaint('T26-0004-4', { memberId: otherMemberId });
    await hold('complaint', 'T26-0004-4');

    expect(await outlook()).toMatchObject({
      complaints: 1,
      held: [{ kind: 'complaint', number: 'T26-0004-4' }],
    });
  });

  it('is not told, nor counted, where that would say who filed it: anonymous, the committee’s, not sorted', async () => {
    await complaint('T26-0001-1', { anonymous: true });
    await complaint('T26-0002-2', { queue: 'supervision_committee' });
    await complaint('T26-0003-3', { queue: 'unclear' });
    for (const number of ['T26-0001-1', 'T26-0002-2', 'T26-0003-3']) await hold('complaint', number);

    expect(await outlook()).toMatchObject({ complaints: 1, held: [] });
  });
});
