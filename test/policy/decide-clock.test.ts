import { describe, expect, it } from 'vitest';
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
});
