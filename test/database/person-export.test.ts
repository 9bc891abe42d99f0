/** What a person is handed over: every column of the inventory that is theirs, opened; nothing of anybody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditRepository } from '../../src/database/audit.ts';
import type { Database } from '../../src/database/open.ts';
import {
  asJson,
  notHandedOver,
  personExport,
  type Row,
  type Wanted,
} from '../../src/database/person-export.ts';
import { sealedAlike } from '../../src/kernel/seal.ts';
import { openTestDatabase } from '../support/database.ts';
import { inventory } from '../support/inventory.ts';
import { at, fillWith, marked, sealKey } from '../support/marked-person.ts';

const wanted: Wanted = { certificate: marked.certificate, name: marked.name, chat: true, committee: true };

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.transaction(fillWith);
  const { client } = database;
  const { householdId } = await client.member.findFirstOrThrow();
  const other = await client.member.create({
    data: {
      ...{ householdId, name: '别人', relation: 'spouse', idHash: 'another', idLast4Hash: 'another' },
      ...{ source: 'test', sourceId: 'another', asOf: at },
    },
  });
  await client.contact.create({
    data: {
      ...{ channel: 'wechat', externalId: 'shared telephone' },
      bindings: {
        create: [
          { memberId: other.id, verifiedAt: new Date(0), verifiedBy: 'self' },
          { memberId: marked.memberId, verifiedAt: at, verifiedBy: 'wulan' },
        ],
      },
      enquiries: {
        create: { number: 'Z26-0001-1', text: '别人问的', reason: 'unanswered', openedAt: at },
      },
    },
  });
  const { id: enquiryId } = await client.enquiry.findFirstOrThrow({ where: { contactId: marked.contactId } });
  const complaint = {
    ...{ category: 'other', target: 'other', receivedAt: at, dueDay: at, calendarVersion: 'x' },
    ...{ provisional: false, state: 'closed' as const, contactId: marked.contactId },
  };
  await client.enquiryEvent.createMany({
    data: ['assigned-to', 'noted'].map((kind) => ({
      ...{ enquiryId, kind, at, actor: 'staff:wulan', note: '给自己人看的' },
    })),
  });
  for (const details of [{ to: 'wulan' }, { others: ['T26-0009-9'] }])
    await database.transaction((tx) =>
      auditRepository(tx).append({
        ...{ at, actor: 'staff:wulan', action: 'complaints-compared', subject: `complaint:${marked.number}` },
        details,
      }),
    );
  await client.complaint.create({
    data: { ...complaint, number: 'T26-0003-3', anonymous: false, text: '不知道告谁', queue: 'unclear' },
  });
  await client.complaint.create({
    data: {
      ...{ ...complaint, number: 'T26-0001-1', anonymous: true, text: '匿名的话', queue: 'banner_office' },
      events: { create: { kind: 'noted', at, actor: 'staff:wulan', note: '匿名的事', shown: true } },
    },
  });
  await client.complaint.create({
    data: {
      ...{
        ...complaint,
        number: 'T26-0002-2',
        anonymous: false,
        text: '告旗办',
        queue: 'supervision_committee',
      },
      events: { create: { kind: 'noted', at, actor: 'staff:wulan', note: '内部的话', shown: false } },
    },
  });
});
afterAll(() => database.close());

async function exported(change: Partial<Wanted> = {}) {
  const found = await database.transaction((tx) => personExport(tx, { ...wanted, ...change }, sealKey));
  if (found.kind !== 'found') throw new Error(found.kind);
  return found.tables;
}
const own = Object.entries(inventory)
  .filter(([, { of }]) => of === 'person')
  .flatMap(([table, { columns }]) => Object.keys(columns).map((column) => [table, column] as const));
const has = (rows: readonly Row[] | undefined, column: string) =>
  rows?.some((row) => row[column] !== undefined && row[column] !== null) ?? false;

describe('what is handed over to a person', () => {
  it('has every column of the inventory that is theirs, but those that it says it has not', async () => {
    const tables = await exported();

    const missing = own
      .filter(([table, column]) => !has(tables[table], column))
      .map(([table, column]) => `${table}.${column}`);
    expect(missing.sort()).toEqual(Object.keys(notHandedOver).sort());
  });

  it('is opened: telephone and files as they are, ID numbers not even as hashes', async () => {
    const tables = await exported();
    const text = asJson(tables);

    expect(tables.Household).toMatchObject([{ telephone: marked.telephone }]);
    expect(text).toContain(
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(marked.words)]).toString('base64'),
    );
    expect(text).not.toMatch(/[0-9a-f]{12}:[0-9a-f]{64}/);
  });

  it('tells of nobody else, of no anonymous complaint, and nothing internal', async () => {
    const text = asJson(await exported());

    for (const other of [
      '别人',
      '匿名的话',
      '匿名的事',
      'T26-0001-1',
      '内部的话',
      '给自己人看的',
      'wulan',
      'T26-0009-9',
    ])
      expect(text.includes(other) ? other : '').toBe('');
  });

  it("has the chat and the committee's complaints only when that is asked for", async () => {
    const tables = await exported({ chat: false, committee: false });

    expect(Object.keys(tables)).not.toContain('InboxMessage');
    expect(Object.keys(tables)).not.toContain('Conversation');
    expect(asJson(tables)).not.toMatch(/告旗办|不知道告谁/);
    expect(asJson(await exported())).toContain('告旗办');
    expect(tables.Attachment).toHaveLength(2);
    expect((await exported()).Attachment).toHaveLength(3);
  });

  it('has of a household that they have left nothing that came after, and no telephone of those who stayed', async () => {
    const { client } = database;
    const mirrored = { source: 'test', asOf: at };
    const entry = (day: string) => ({
      ...{ ...mirrored, sourceId: day, year: 2026, kind: 'outpatient_paid' as const },
      portion: 'current_year' as const,
      ...{ amount: '-10', occurredOn: new Date(day) },
    });
    const { idHash, idLast4Hash } = await client.member.findUniqueOrThrow({ where: { id: marked.memberId } });
    const { id } = await client.household.create({
      data: {
        ...{ ...mirrored, sourceId: 'left', certificate: '150422777009', sumu: '林东镇', gacha: '东城嘎查' },
        telephone: sealedAlike('13900009999', sealKey, 'telephone 150422777009'),
        members: {
          create: {
            ...{ ...mirrored, sourceId: 'left', name: marked.name, relation: 'spouse', idHash, idLast4Hash },
            leftOn: new Date('2026-03-01'),
          },
        },
        entries: { create: ['2026-02-28', '2026-03-02'].map(entry) },
      },
    });
    const { Household = [], FamilyAccountEntry = [] } = await exported();

    expect(Household.find((one) => one.id === id)).toMatchObject({ telephone: null });
    expect(FamilyAccountEntry.filter((one) => one.householdId === id)).toMatchObject([
      { sourceId: '2026-02-28' },
    ]);
  });

  it('is refused for a name that does not stand on that certificate', async () => {
    const found = await database.transaction((tx) => personExport(tx, { ...wanted, name: '白音' }, sealKey));
    expect(found).toEqual({ kind: 'no-such' });
  });
});
