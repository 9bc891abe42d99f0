import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordHeads } from '../../src/jobs/audit-head.ts';
import { watchCalendar } from '../../src/jobs/calendar-watch.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe('the calendar of a running service', () => {
  it('moves what was left behind at the start, and twice after a year was loaded', async () => {
    let loaded = false;
    let moves = 0;
    const faults: unknown[] = [];
    const job = watchCalendar({
      calendar: {
        current: () => publishedCalendar,
        refresh: async () => {
          const now = loaded;
          loaded = false;
          return now;
        },
      },
      moveLeftBehind: async () => {
        moves += 1;
        if (moves === 2) throw new Error('the database is away');
        return 0;
      },
      onFault: (fault) => faults.push(fault),
    });
    await minutes(5);
    expect(moves).toBe(1);

    loaded = true;
    await minutes(5);

    // The second one failed and was done again.
    expect([moves, faults.length]).toEqual([4, 1]);
    await job.stop();
    await minutes(5);
    expect(moves).toBe(4);
  });
});

describe('the head of the audit chain', () => {
  it('is asked for by the day of China, and said when it was recorded here; then the chain is looked through', async () => {
    vi.setSystemTime(new Date('2026-11-26T23:45:00+08:00'));
    const days: string[] = [];
    const said: number[] = [];
    let looked = 0;
    const job = recordHeads({
      clock: systemClock,
      record: async (day, at) => {
        const known = days.includes(day);
        days.push(day);
        return known ? undefined : { at, entries: days.length, lastId: '1', digest: '' };
      },
      say: ({ entries }) => said.push(entries),
      lookThrough: async () => {
        looked += 1;
      },
      onFault: (fault) => expect.unreachable(String(fault)),
    });

    await minutes(40);
    await job.stop();

    expect(days).toEqual(['2026-11-26', '2026-11-26', '2026-11-27', '2026-11-27', '2026-11-27']);
    expect(said).toEqual([1, 3]);
    expect(looked).toBe(2);
  });
});
