import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayFromNumber,
  dayNumber,
  dayOf,
  isDay,
  startOfDay,
  weekday,
  yearOf,
} from '../../src/kernel/day.ts';
import { chinaDayFrom } from '../../src/kernel/instant.ts';

describe('a day', () => {
  it('is the same as in the language’s own calendar for every day of two centuries', () => {
    for (let count = dayNumber('1900-01-01'); count <= dayNumber('2100-12-31'); count += 1) {
      const day = new Date(count * 86_400_000).toISOString().slice(0, 10);
      if (dayNumber(day) !== count || !isDay(day)) expect.unreachable(day);
    }
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2026-11-22')).toBe(Date.parse('2026-11-22T00:00:00Z') / 86_400_000);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026/01/01',
    '2026-01-011',
    '12026-01-01',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    'x',
  ])('%s does not exist', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it('begins and ends at midnight in China', () => {
    expect(dayOf(new Date('2026-02-02T15:59:59.999Z'))).toBe('2026-02-02');
    expect(dayOf(new Date('2026-02-02T16:00:00Z'))).toBe('2026-02-03');
    expect(startOfDay('2026-02-03').toISOString()).toBe('2026-02-02T16:00:00.000Z');
  });

  it('can be added to, named by weekday and year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(dayFromNumber(-1)).toBe('1969-12-31');
    expect(weekday('2026-11-22')).toBe(0);
    expect(weekday('1969-12-27')).toBe(6);
    expect(yearOf('2026-11-22')).toBe(2026);
  });
});

describe('an instant written down', () => {
  it.each([
    ['2026-02-02', '2026-02-02'],
    ['2026-02-02T23:59:59+08:00', '2026-02-02'],
    ['2026-02-02T23:59', '2026-02-02'],
    ['2026-02-02 23:59:59.999', '2026-02-02'],
    ['2026-02-02T15:59:59Z', '2026-02-02'],
    ['2026-02-02T16:00:00Z', '2026-02-03'],
    ['2026-02-02t16:00:00.5z', '2026-02-03'],
    ['2026-02-02T00:30:00+09:00', '2026-02-01'],
    ['2026-02-02T12:00:00-08:00', '2026-02-03'],
    ['2025-12-31T20:00:00+00:00', '2026-01-01'],
    ['2026-02-02T21:29:59+05:30', '2026-02-02'],
    ['2026-02-02T21:30+05:30', '2026-02-03'],
    ['2026-02-02T06:00:00+14:00', '2026-02-02'],
    ['2026-02-02T05:59:59+14:00', '2026-02-01'],
    ['2026-02-02T00:58:00+08:59', '2026-02-01'],
    ['2026-02-02T00:59:00+08:59', '2026-02-02'],
  ])('%s falls on %s in China', (text, day) => {
    expect(chinaDayFrom(text)).toBe(day);
  });

  it.each([
    '',
    '2026-02-30',
    '2026-02-30T10:00:00+08:00',
    '2026-02-02T24:00:00',
    '2026-02-02T10:60:00',
    '2026-02-02T10:00:60',
    '2026-02-02T10:00:00+15:00',
    '2026-02-02T10:00:00+08:60',
    '2026-02-02T10',
    '02/02/2026',
    'at 2026-02-02',
    '2026-02-02T10:00:00.1234567890Z',
    '2026-02-02T10:00:00+08:00 ',
  ])('%j does not exist', (text) => {
    expect(chinaDayFrom(text)).toBeUndefined();
  });
});
