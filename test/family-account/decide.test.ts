import { describe, expect, it } from 'vitest';
import { movementsFrom, reckonStatement, reviewAccount } from '../../src/family-account/decide.ts';
import type { AccountEntry } from '../../src/family-account/family-account.ts';
import { fen } from '../../src/kernel/money.ts';

const asOf = new Date('2026-11-20T02:00:00Z');

function entry(amount: number, change: Partial<AccountEntry> = {}): AccountEntry {
  return {
    year: 2026,
    kind: amount > 0 ? 'credited' : 'outpatient-paid',
    portion: 'current-year',
    amount: fen(amount),
    occurredOn: '2026-02-01',
    note: '',
    ...change,
  };
}

const carriedIn = entry(1120, { kind: 'carried-over', portion: 'carried-over' });

function statement(...entries: readonly AccountEntry[]) {
  return reckonStatement({ year: 2026, entries, asOf });
}

describe('the balance', () => {
  it('keeps this year apart from what was carried over', () => {
    const spentOfOld = entry(-500, { portion: 'carried-over' });

    expect(statement(carriedIn, entry(3200), entry(-200), spentOfOld)).toMatchObject({
      currentYear: 3000,
      carriedOver: 620,
      balance: 3620,
    });
  });

  it('is told with both pockets', () => {
    expect(reviewAccount(statement(carriedIn, entry(3200)))).toEqual({
      kind: 'in-credit',
      balance: 4320,
      currentYear: 3200,
      carriedOver: 1120,
      asOf,
    });
  });

  it('of a household without a ledger is no record', () => {
    expect(reviewAccount(undefined)).toEqual({ kind: 'no-record' });
  });

  it('of a year without a movement is not told as nothing left', () => {
    expect(reviewAccount(statement())).toEqual({ kind: 'no-entries', asOf });
  });

  it.each([
    ['the whole', [entry(800), entry(-900)]],
    ['this year', [carriedIn, entry(-100)]],
    ['the carried-over part', [entry(800), entry(-100, { portion: 'carried-over' })]],
  ])('below zero in %s is a ledger that cannot be right', (_, entries) => {
    expect(reviewAccount(statement(...entries))).toEqual({ kind: 'mismatched', asOf });
  });
});

describe('an account at 0.00 says why', () => {
  it('spent on outpatient visits', () => {
    expect(
      reviewAccount(statement(carriedIn, entry(800), entry(-800), entry(-1120, { portion: 'carried-over' }))),
    ).toEqual({
      kind: 'empty',
      because: 'spent',
      received: 1920,
      spent: 1920,
      asOf,
    });
  });

  it('never credited', () => {
    expect(reviewAccount(statement(entry(0, { kind: 'corrected' })))).toMatchObject({
      because: 'never-credited',
    });
  });

  it('corrected by the office', () => {
    expect(reviewAccount(statement(entry(800), entry(-800, { kind: 'corrected' })))).toMatchObject({
      because: 'corrected',
      received: 800,
      spent: 0,
    });
  });
});

describe('movements', () => {
  const many = statement(...Array.from({ length: 17 }, (_, index) => entry(index + 1)));
  const amounts = (offset: number) => movementsFrom(many, offset).entries.map(({ amount }) => amount);

  it('come newest first, eight at a time', () => {
    expect(amounts(0)).toEqual([17, 16, 15, 14, 13, 12, 11, 10]);
    expect(movementsFrom(many, 0)).toMatchObject({ total: 17, offset: 0, next: 8 });
    expect(amounts(8)).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
  });

  it('end with a page that leads nowhere', () => {
    expect(amounts(16)).toEqual([1]);
    expect(movementsFrom(many, 16)).not.toHaveProperty('next');
  });

  it.each([17, 99, -1])('begin again for an offset that does not exist (%i)', (offset) => {
    expect(movementsFrom(many, offset).offset).toBe(0);
  });
});
