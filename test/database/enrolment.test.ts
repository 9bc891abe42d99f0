import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolmentRepository } from '../../src/database/enrolment.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

const mirrored = { source: 'test', asOf: new Date('2026-11-01T00:00:00Z') };
const newer = new Date('2026-11-20T02:30:00.123Z');

let database: Database;
let householdId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  const { client } = database;
  const household = await client.household.create({
    data: { certificate: '150422000001', sumu: '林东镇', gacha: '塔本嘎查', ...mirrored, sourceId: 'H1' },
  });
  householdId = household.id;
  const person = { householdId, idHash: 'x', idLast4Hash: 'y', ...mirrored };
  const wife = await client.member.create({
    data: { ...person, name: '其其格', relation: 'spouse', category: 'special_poor', sourceId: 'M1' },
  });
  const head = await client.member.create({
    data: { ...person, name: '乌力吉', relation: 'head', bornOn: new Date('1968-03-01'), sourceId: 'M2' },
  });
  await client.member.create({
    data: { ...person, name: '苏和', relation: 'son', leftOn: new Date('2025-06-30'), sourceId: 'M3' },
  });
  const paid = { memberId: head.id, state: 'active' as const, amount: '10.00', payer: 'household' as const };
  await client.enrolment.createMany({
    data: [
      { ...paid, year: 2025, ...mirrored, asOf: new Date('2026-12-31T00:00:00Z'), sourceId: 'E0' },
      { ...paid, year: 2026, receiptNo: 'NO-7', paidOn: new Date('2025-12-03'), ...mirrored, sourceId: 'E1' },
      {
        memberId: wife.id,
        year: 2027,
        state: 'paid_pending',
        amount: '0.00',
        payer: 'civil_affairs',
        ...mirrored,
        asOf: newer,
        sourceId: 'E2',
      },
    ],
  });
  await client.household.create({
    data: { certificate: '150422000002', sumu: '富河镇', gacha: '甲', ...mirrored, sourceId: 'H2' },
  });
});

afterAll(() => database.close());

const household = (id: number, years: readonly number[]) =>
  database.transaction((tx) => enrolmentRepository(tx).household(id, years));

describe('a household', () => {
  it('comes with its members, the head first, and the enrolments of the years asked for', async () => {
    const found = await household(householdId, [2026, 2027]);

    expect(found).toMatchObject({
      householdId,
      certificate: '150422000001',
      sumu: '林东镇',
      gacha: '塔本嘎查',
    });
    expect(found?.members.map(({ memberId: _id, ...told }) => told)).toEqual([
      {
        name: '乌力吉',
        relation: 'head',
        category: 'ordinary',
        bornOn: '1968-03-01',
        years: [
          {
            year: 2026,
            state: 'active',
            amount: 1000,
            payer: 'household',
            receiptNo: 'NO-7',
            paidOn: '2025-12-03',
          },
        ],
      },
      {
        name: '其其格',
        relation: 'spouse',
        category: 'special-poor',
        years: [{ year: 2027, state: 'paid-pending', amount: 0, payer: 'civil-affairs' }],
      },
      {
        name: '苏和',
        relation: 'son',
        category: 'ordinary',
        leftOn: '2025-06-30',
        years: [],
      },
    ]);
  });

  it('is as old as the newest enrolment told, or as the household without one', async () => {
    expect((await household(householdId, [2026, 2027]))?.asOf).toEqual(newer);
    expect((await household(householdId, []))?.asOf).toEqual(mirrored.asOf);
  });

  it('may have no members', async () => {
    expect((await household(householdId + 1, [2026]))?.members).toEqual([]);
  });

  it('is undefined where there is none', async () => {
    expect(await household(999_999, [2026])).toBeUndefined();
  });
});
