import { describe, expect, it } from 'vitest';
import { clockStartingAt, systemClock } from '../../src/kernel/clock.ts';

/** Generous: between two readings this process may have to wait its turn. */
const soon = 60_000;

describe('a clock', () => {
  it('reads the present, as a clock does that was started just now', () => {
    const started = clockStartingAt(systemClock());

    expect(Math.abs(systemClock().getTime() - started().getTime())).toBeLessThan(soon);
    expect(systemClock().getTime()).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'));
  });

  it.each(['2012-05-04T02:00:00Z', '2040-01-01T00:00:00Z'])(
    'may start at %s and runs on from there',
    (at) => {
      const start = Date.parse(at);
      const clock = clockStartingAt(new Date(start));
      const readings = [clock().getTime(), clock().getTime()];

      expect(readings).toEqual(readings.toSorted());
      for (const read of readings) {
        expect(read).toBeGreaterThanOrEqual(start);
        expect(read).toBeLessThan(start + soon);
      }
    },
  );
});
