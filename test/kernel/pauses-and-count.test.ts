import { describe, expect, it } from 'vitest';
import { annotateDays, faultOfPauses, publishedCalendar as calendar } from '../../src/kernel/working-days.ts';

describe('pauses that cannot be', () => {
  it.each([
    [
      [{ from: '2026-06-09', through: '2026-06-08' }],
      'the pause ends on 2026-06-08, before it begins on 2026-06-09',
    ],
    [
      [{ from: '2026-05-31', through: '2026-06-08' }],
      'the pause begins on 2026-05-31, before the complaint was received',
    ],
    [
      [
        { from: '2026-06-12', through: '2026-06-15' },
        { from: '2026-06-09', through: '2026-06-12' },
      ],
      'two pauses overlap on 2026-06-12',
    ],
    [
      [
        { from: '2026-06-01', through: '2026-06-02' },
        { from: '2026-06-03', through: '2026-06-03' },
      ],
      undefined,
    ],
  ])('%j', (pauses, fault) => {
    expect(faultOfPauses('2026-06-01', pauses)).toBe(fault);
  });
});

describe('the count shown day by day', () => {
  it('says of each day what it was', () => {
    expect(annotateDays(calendar, '2026-02-12', '2026-02-15')).toEqual([
      { kind: 'counted', day: '2026-02-13', number: 1 },
      { kind: 'make-up-workday', day: '2026-02-14', number: 2, name: '春节' },
      { kind: 'holiday', day: '2026-02-15', name: '春节' },
    ]);
    expect(annotateDays(calendar, '2026-03-06', '2026-03-09').map(({ kind }) => kind)).toEqual([
      'weekend',
      'weekend',
      'counted',
    ]);
  });

  it('does not number the days of a pause', () => {
    const pauses = [{ from: '2026-06-03', through: '2026-06-04' }];
    expect(annotateDays(calendar, '2026-06-01', '2026-06-05', pauses)).toEqual([
      { kind: 'counted', day: '2026-06-02', number: 1 },
      { kind: 'paused', day: '2026-06-03' },
      { kind: 'paused', day: '2026-06-04' },
      { kind: 'counted', day: '2026-06-05', number: 2 },
    ]);
  });
});
