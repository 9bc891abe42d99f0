import { describe, expect, it } from 'vitest';
import { clockFault } from '../../src/clock-guard.ts';
import { decideClock } from '../../src/policy/decide-clock.ts';

describe('the clock', () => {
  it.each([
    ['the same day', '2026-11-27'],
    ['fifteen days on', '2026-12-12'],
    ['set back', '2020-01-01'],
  ])('is near the last day it was right: %s', (_what, today) => {
    expect(decideClock(today, '2026-11-27')).toEqual({ kind: 'near' });
  });

  it.each([
    ['sixteen days on', '2026-12-13', 16],
    ['ten years on', '2036-11-27', 3_653],
  ])('is far ahead of it: %s', (_what, today, days) => {
    const since = '2026-11-27';
    expect(decideClock(today, since)).toEqual({ kind: 'far-ahead', since, today, days });
  });

  it('is taken as it is where there is nothing to lose', () => {
    expect(decideClock('2036-11-27', undefined)).toEqual({ kind: 'near' });
  });

  it('that is far ahead is told with both ways out', () => {
    const fault = clockFault({ kind: 'far-ahead', since: '2026-11-27', today: '2027-03-01', days: 94 });

    expect(fault).toMatch(/2027-03-01, 94 days after 2026-11-27.*nothing is deleted/);
    expect(fault).toContain('set it right');
    expect(fault).toContain('heyi retention --confirm-clock 2027-03-01');
  });
});
