import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyAccountRepository } from '../../src/database/family-account.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

const mirrored = { source: 'test', asOf: new Date('2026-11-01T00:00:00Z') };
const newest = new Date('2026-11-20T02:30:00Z');

let database: Database;
let householdId: number;
let emptyId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  const { client } = database;
  const home = { sumu: '林东镇', gacha: '甲', ...mirrored };
  ({ id: householdId } = await client.household.create({
    data: { ...home, certificate: '150422000001', sourceId: 'H1' },
  }));
  ({ id: emptyId } = await client.household.create({
    data: { ...home, certificate: '150422000002', sourceId: 'H2' },
  }));
  const entry = { householdId, year: 2026, portion: 'current_year' as const, ...mirrored };
  await client.familyAccountEntry.createMany({
    data: [
      {
        ...entry,
        kind: 'outpatient_paid',
        amount: '-12.50',
        occurredOn: new Date('2026-03-01'),
        note: '拿药',
        sourceId: '1',
      },
      {
        ...entry,
        kind: 'credited',
        amount: '32.00',
        occurredOn: new Date('2026-01-05'),
        asOf: newest,
        sourceId: '2',
      },
      {
        ...entry,
        kind: 'carried_over',
        portion: 'carried_over',
        amount: '11.20',
        occurredOn: new Date('2026-01-05'),
        sourceId: '3',
      },
      {
        ...entry,
        year: 2025,
        kind: 'credited',
        amount: '99.00',
        occurredOn: new Date('2025-01-05'),
        sourceId: '4',
      },
    ],
  });
});

afterAll(() => database.close());

const entries = (id: number) => database.transaction((tx) => familyAccountRepository(tx).entries(id, 2026));

describe('the ledger of a year', () => {
  it('comes oldest first, in fen, with the newest as-of time', async () => {
    expect(await entries(householdId)).toEqual({
      asOf: newest,
      entries: [
        {
          year: 2026,
          kind: 'credited',
          portion: 'current-year',
          amount: 3200,
          occurredOn: '2026-01-05',
          note: '',
        },
        {
          year: 2026,
          kind: 'carried-over',
          portion: 'carried-over',
          amount: 1120,
          occurredOn: '2026-01-05',
          note: '',
        },
        {
          year: 2026,
          kind: 'outpatient-paid',
          portion: 'current-year',
          amount: -1250,
          occurredOn: '2026-03-01',
          note: '拿药',
        },
      ],
    });
  });

  it('of a household without movements is empty, as of the household', async () => {
    expect(await entries(emptyId)).toEqual({ asOf: mirrored.asOf, entries: [] });
  });

  it('is undefined where there is no household', async () => {
    expect(await entries(999_999)).toBeUndefined();
  });
});
