import { describe, expect, it } from 'vitest';
import { parseYuan, zero } from '../../src/kernel/money.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { mayBeSent, readSometimes } from '../../src/outreach/sendable.ts';

const hours = {
  ...{ quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet' as const },
  calendar: publishedCalendar,
};
const signed = { premium: parseYuan('10.00') ?? zero, paymentDeadline: '12-20' };
const figuresOf = (year: number) => (year === 2027 ? signed : undefined);
const running = [
  { id: 3, year: 2027, lastDay: '2026-12-18' },
  { id: 1, year: 2027, lastDay: '2026-12-17' },
  { id: 2, year: 2028, lastDay: '2027-12-20' },
];
const at = (moment: string) => mayBeSent(running, { hours, figuresOf }, new Date(`${moment}:00+08:00`));

describe('what may be sent', () => {
  it.each([
    ['by day: those whose year is signed, in their order', '2026-12-17T10:00', [3, 1]],
    ['on the last day of one', '2026-12-17T20:59', [3, 1]],
    ['after it', '2026-12-18T10:00', [3]],
    ['at night', '2026-12-16T21:00', []],
    ['on a Saturday', '2026-12-12T10:00', []],
  ])('%s', (_when, moment, expected) => {
    expect(at(moment)).toEqual(expected);
  });
});

describe('reading now and then', () => {
  it('serves all who ask within half a second by one reading', async () => {
    let now = 1_000;
    let readings = 0;
    const ask = readSometimes(
      async () => (readings += 1),
      () => new Date(now),
    );

    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    now = 1_499;
    expect(await ask()).toBe(1);
    now = 1_500;
    expect(await ask()).toBe(2);
    // A clock that was put back.
    now = 1_000;
    expect(await ask()).toBe(3);
  });

  it('reads again after a fault', async () => {
    let readings = 0;
    const ask = readSometimes(
      async () => {
        readings += 1;
        if (readings === 1) throw new Error('no database');
        return readings;
      },
      () => new Date(1_000),
    );

    await expect(ask()).rejects.toThrow('no database');
    expect(await ask()).toBe(2);
  });
});
