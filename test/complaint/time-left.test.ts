import { describe, expect, it } from 'vitest';
import { timeLeftOf } from '../../src/complaint/time-left.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

/** Monday 23 November 2026; no holiday until the end of the year. */
const today = '2026-11-23';

describe('the time an open complaint has left', () => {
  it.each([
    ['2026-11-20', 'overdue'],
    ['2026-11-23', '0-2'],
    ['2026-11-25', '0-2'],
    ['2026-11-26', '3-5'],
    ['2026-11-30', '3-5'],
    ['2026-12-01', '6-10'],
    ['2026-12-07', '6-10'],
    ['2026-12-08', 'over-10'],
    ['2060-01-05', 'unknown'],
  ])('until %s is %s', (dueDay, left) => {
    expect(timeLeftOf(publishedCalendar, today, dueDay)).toBe(left);
  });
});
