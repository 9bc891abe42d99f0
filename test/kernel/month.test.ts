import { describe, expect, it } from 'vitest';
import { addMonths, isMonth, lastDayOf, monthOf, monthsThrough } from '../../src/kernel/month.ts';

describe('months', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', -11, '2025-12'],
    ['2026-11', -23, '2024-12'],
    ['2026-11', 0, '2026-11'],
  ])('%s and %i months is %s', (month, count, then) => {
    expect(addMonths(month, count)).toBe(then);
  });

  it('run from one through another, over the turn of a year; backwards there are none', () => {
    expect(monthsThrough('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsThrough('2026-11', '2026-10')).toEqual([]);
  });

  it('end on the 28th, 29th, 30th or 31st', () => {
    expect(['2026-02', '2024-02', '2026-11', '2026-12'].map(lastDayOf)).toEqual([
      ...['2026-02-28', '2024-02-29', '2026-11-30', '2026-12-31'],
    ]);
  });

  it('are known from what only looks like one', () => {
    expect(['2026-11', '2026-13', '2026-00', '26-11', '2026-11-01'].map(isMonth)).toEqual([
      ...[true, false, false, false, false],
    ]);
    expect(monthOf('2026-11-26')).toBe('2026-11');
  });
});
