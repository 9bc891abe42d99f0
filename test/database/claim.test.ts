import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimRepository } from '../../src/database/claim.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

const mirrored = { source: 'test', asOf: new Date('2026-11-20T02:30:00Z') };
const relations = ['head', 'spouse', 'son', 'daughter', 'grandchild', 'other', 'moved'] as const;

let database: Database;
let ids: Record<(typeof relations)[number], number>;

beforeAll(async () => {
  database = await openTestDatabase();
  const { client } = database;
  const home = { sumu: '林东镇', gacha: '甲', ...mirrored };
  const { id: householdId } = await client.household.create({
    data: { ...home, certificate: '1', sourceId: 'H1' },
  });
  const person = { householdId, idHash: 'x', idLast4Hash: 'y', ...mirrored };
  const born: Partial<Record<(typeof relations)[number], string>> = {
    son: '2016-05-05',
    daughter: '2000-01-01',
    grandchild: '2020-01-01',
    moved: '2018-01-01',
  };
  const made = await Promise.all(
    relations.map(async (name) => {
      const bornOn = born[name];
      const { id } = await client.member.create({
        data: {
          ...person,
          name,
          relation: name === 'moved' ? 'son' : name,
          sourceId: name,
          ...(bornOn !== undefined && { bornOn: new Date(bornOn) }),
          ...(name === 'moved' && { leftOn: new Date('2026-01-01') }),
        },
      });
      return [name, id] as const;
    }),
  );
  ids = Object.fromEntries(made) as typeof ids;
  const bill = {
    institution: '林东镇卫生院',
    tier: 'sumu' as const,
    creditedYear: 2026,
    total: '1500.00',
    ...mirrored,
  };
  for (const [index, name] of relations.entries()) {
    await client.claim.create({
      data: {
        ...bill,
        number: `of-${name}`,
        memberId: ids[name],
        dischargedOn: new Date(`2026-0${String(9 - index)}-01`),
        state: 'submitted',
        sourceId: name,
      },
    });
  }
  const paid = {
    ...bill,
    memberId: ids.head,
    dischargedOn: new Date('2026-10-01'),
    admittedOn: new Date('2026-09-25'),
  };
  await client.claim.create({
    data: {
      ...paid,
      number: 'paid',
      ineligible: '100.00',
      deductible: '100.00',
      rate: '0.45',
      computed: '585.00',
      paid: '585.00',
      paidOn: new Date('2026-10-09'),
      state: 'paid',
      reason: '齐了',
      sourceId: 'P1',
      events: {
        create: [
          { state: 'paid', occurredOn: new Date('2026-10-09'), note: '打到卡' },
          { state: 'submitted', occurredOn: new Date('2026-10-02') },
        ],
      },
    },
  });
  await client.claim.createMany({
    data: [
      {
        ...paid,
        number: 'last-year',
        creditedYear: 2025,
        paid: '7.00',
        state: 'paid',
        sourceId: 'P2',
        dischargedOn: new Date('2025-10-01'),
      },
      {
        ...paid,
        number: 'taken-back',
        paid: '9.00',
        state: 'returned',
        sourceId: 'P3',
        dischargedOn: new Date('2025-09-01'),
      },
    ],
  });
});

afterAll(() => database.close());

async function numbersFor(...memberIds: readonly number[]) {
  const claims = await database.transaction((tx) => claimRepository(tx).claimsOf(memberIds));
  return claims.map(({ number }) => number);
}

describe('claims', () => {
  it('come whole, newest discharge first, with their events oldest first', async () => {
    const [newest] = await database.transaction((tx) => claimRepository(tx).claimsOf([ids.head]));

    expect(newest).toEqual({
      number: 'paid',
      memberId: ids.head,
      memberName: 'head',
      institution: '林东镇卫生院',
      tier: 'sumu',
      admittedOn: '2026-09-25',
      dischargedOn: '2026-10-01',
      creditedYear: 2026,
      total: 150_000,
      ineligible: 10_000,
      deductible: 10_000,
      rate: '0.450000',
      computed: 58_500,
      paid: 58_500,
      paidOn: '2026-10-09',
      state: 'paid',
      reason: '齐了',
      asOf: mirrored.asOf,
      events: [
        { state: 'submitted', occurredOn: '2026-10-02', note: '' },
        { state: 'paid', occurredOn: '2026-10-09', note: '打到卡' },
      ],
    });
  });

  it('leave absent what the records do not hold', async () => {
    const [claim] = await database.transaction((tx) => claimRepository(tx).claimsOf([ids.other]));

    expect(Object.keys(claim ?? {}).sort()).toEqual([
      'asOf',
      'creditedYear',
      'dischargedOn',
      'events',
      'institution',
      'memberId',
      'memberName',
      'number',
      'state',
      'tier',
      'total',
    ]);
  });

  it('of the head include the children under 14 who still live there, and no other adult’s', async () => {
    expect(await numbersFor(ids.head)).toEqual([
      'paid',
      'of-head',
      'of-son',
      'of-grandchild',
      'last-year',
      'taken-back',
    ]);
    expect(await numbersFor(ids.spouse)).toEqual(['of-spouse', 'of-son', 'of-grandchild']);
  });

  it('of a grown daughter include a grandchild’s only', async () => {
    expect(await numbersFor(ids.daughter)).toEqual(['of-daughter', 'of-grandchild']);
  });

  it('of one who is nobody’s guardian are the own only', async () => {
    expect(await numbersFor(ids.other)).toEqual(['of-other']);
  });

  it('are told once where two guardians or the child itself are verified', async () => {
    const both = await numbersFor(ids.head, ids.spouse, ids.son);

    expect(both.filter((number) => number === 'of-son')).toHaveLength(1);
    expect(both).toHaveLength(new Set(both).size);
  });

  it('of nobody are none', async () => {
    expect(await numbersFor()).toEqual([]);
  });

  it('end at fifty', async () => {
    await expect(
      database.client.$transaction(async (tx) => {
        await tx.claim.createMany({
          data: Array.from({ length: 60 }, (_, index) => ({
            number: `many-${String(index)}`,
            memberId: ids.other,
            institution: '甲',
            tier: 'sumu' as const,
            dischargedOn: new Date('2024-01-01'),
            creditedYear: 2024,
            total: '1.00',
            state: 'submitted' as const,
            ...mirrored,
            sourceId: `many-${String(index)}`,
          })),
        });
        const claims = await claimRepository(tx).claimsOf([ids.other]);
        throw new Error(`rolled back after ${String(claims.length)}`);
      }),
    ).rejects.toThrow('rolled back after 50');
  });
});

describe('what was paid in a year', () => {
  const paidInYear = (year: number) =>
    database.transaction((tx) => claimRepository(tx).paidInYear(ids.head, year));

  it('adds up what was paid for discharges credited to it, and nothing that was only reckoned or taken back', async () => {
    expect(await paidInYear(2026)).toBe(58_500);
    expect(await paidInYear(2025)).toBe(700);
  });

  it('is nothing where nothing was paid', async () => {
    expect(await paidInYear(2020)).toBe(0);
  });
});
