import { describe, expect, it } from 'vitest';
import {
  openByAge,
  type Outcome,
  reckonFigures,
  supervisionScope,
  type Tally,
} from '../../src/complaint/supervision.ts';
import { committeesPart, monthlyReport } from '../../src/complaint/supervision-report.ts';

interface One {
  readonly month?: string;
  readonly sumu?: string;
  readonly category?: string;
  readonly outcome: Outcome;
  readonly days?: number;
  readonly count?: number;
  readonly committee?: boolean;
}

function tally(...ones: readonly One[]): readonly Tally[] {
  return ones.flatMap(
    ({ month = '2026-11', sumu = '林东镇', category = 'other', committee = false, count = 1, ...one }) => [
      { ...one, month, committee, count, by: 'sumu' as const, name: sumu },
      { ...one, month, committee, count, by: 'category' as const, name: category },
    ],
  );
}

describe('the figures of supervision', () => {
  it('answered in time counts those left unanswered past their day', () => {
    const { total } = reckonFigures(
      tally(
        { outcome: 'in-time', days: 3, count: 2 },
        { outcome: 'late', days: 25 },
        { outcome: 'overdue', count: 3 },
        { outcome: 'waiting', count: 4 },
        { outcome: 'ended', count: 5 },
      ),
      'all',
    );

    expect(total).toEqual({
      received: 15,
      answered: 3,
      inTime: 2,
      late: 1,
      waiting: 4,
      overdue: 3,
      ended: 5,
      inTimePercent: 33.3,
      medianDays: 3,
      longestDays: 25,
    });
  });

  it('is never rounded up to a hundred', () => {
    const { total } = reckonFigures(
      tally({ outcome: 'in-time', days: 1, count: 9_999 }, { outcome: 'late', days: 21 }),
      'all',
    );

    expect(total.inTimePercent).toBe(99.9);
  });

  it('without anything to judge gives no percentage, median or longest', () => {
    expect(reckonFigures(tally({ outcome: 'waiting' }), 'all').total).not.toHaveProperty('inTimePercent');
    expect(reckonFigures([], 'all').total).toMatchObject({ received: 0 });
  });

  it.each([
    [[1, 2, 3], 2],
    [[1, 2, 4, 9], 3],
    [[7], 7],
    [[1, 1, 1, 20], 1],
    [[1, 20], 10.5],
  ])('the median of %j working days is %d', (days, median) => {
    const answers = days.map((each) => ({ outcome: 'in-time' as const, days: each }));

    expect(reckonFigures(tally(...answers), 'all').total.medianDays).toBe(median);
  });

  it('go by sumu, category and month, each adding up to the total', () => {
    const figures = reckonFigures(
      tally(
        { outcome: 'in-time', days: 1, sumu: '隆昌镇', category: 'no-receipt', month: '2026-10' },
        { outcome: 'late', days: 30, count: 2 },
        { outcome: 'waiting', sumu: '' },
      ),
      'all',
    );

    for (const named of [figures.bySumu, figures.byCategory, figures.byMonth])
      expect(named.reduce((sum, { received }) => sum + received, 0)).toBe(4);
    expect(figures.byMonth.map(({ name, inTimePercent }) => [name, inTimePercent])).toEqual([
      ['2026-10', 100],
      ['2026-11', 0],
    ]);
    expect(figures.bySumu.map(({ name }) => name)).toEqual(['', '林东镇', '隆昌镇']);
  });

  it('supervisor and administration see all but the committee’s own queue, the committee all, a handler nothing', () => {
    const tallies = tally({ outcome: 'waiting' }, { outcome: 'overdue', committee: true });
    const seenBy = ['committee', 'supervisor', 'handler', 'outreach', 'admin'].map((role) => {
      const scope = supervisionScope(role);
      return scope && reckonFigures(tallies, scope).total.received;
    });

    expect(seenBy).toEqual([2, 1, undefined, undefined, 1]);
  });

  it('open ones by age', () => {
    const ages = [0, 5, 6, 20, 21, 90].map((days) => ({ days, count: 1 }));

    expect(openByAge(ages).map(({ count }) => count)).toEqual([2, 1, 0, 1, 2]);
  });
});

describe('the report for the notice board', () => {
  const report = (counts: Readonly<Record<string, number>>) => {
    const ones = Object.entries(counts).map(([category, count]) => ({
      outcome: 'in-time' as const,
      days: 2,
      ...{ category, sumu: `${category} sumu`, count },
    }));
    return monthlyReport('2026-11', reckonFigures(tally(...ones), 'all'));
  };
  const shown = (counts: Readonly<Record<string, number>>) => {
    const { listed, rest } = report(counts).byCategory;
    return { ...Object.fromEntries(listed.map(({ name, received }) => [name, received])), rest };
  };

  it('publishes what is large enough', () => {
    expect(report({ a: 7, b: 5 })).toEqual({
      month: '2026-11',
      total: { received: 12, answered: 12, inTimePercent: 100, medianDays: 2, waiting: 0, overdue: 0 },
      bySumu: {
        listed: [
          { name: 'a sumu', received: 7 },
          { name: 'b sumu', received: 5 },
        ],
        rest: 0,
      },
      byCategory: {
        listed: [
          { name: 'a', received: 7 },
          { name: 'b', received: 5 },
        ],
        rest: 0,
      },
    });
  });

  it('neither names a small one nor gives it away by the total, of a category or of a sumu', () => {
    expect(shown({ a: 20, b: 9, c: 2 })).toEqual({ a: 20, rest: 11 });
    expect(shown({ a: 20, b: 9, c: 1, d: 1 })).toEqual({ a: 20, rest: 11 });
    expect(shown({ a: 20, b: 4, c: 3 })).toEqual({ a: 20, rest: 7 });
    expect(shown({ a: 20, c: 1 })).toEqual({ rest: 21 });
    expect(report({ a: 20, b: 9, c: 2 }).bySumu).toEqual({
      listed: [{ name: 'a sumu', received: 20 }],
      rest: 11,
    });
  });

  it('a month with fewer than may be published says nothing', () => {
    const nothing = { listed: [], rest: 0 };

    expect(report({ a: 3, b: 1 })).toEqual({ month: '2026-11', bySumu: nothing, byCategory: nothing });
  });

  it('of what the committee works on says how many, if they are enough', () => {
    expect([4, 5].map((received) => committeesPart({ received }))).toEqual([{}, { received: 5 }]);
  });
});
