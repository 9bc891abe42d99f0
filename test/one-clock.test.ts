/** The database's clock as everybody's: between two looks by the stopwatch, never back without need. */
import { describe, expect, it } from 'vitest';
import { oneClock } from '../src/one-clock.ts';
import { until } from './support/until.ts';

const newYear = Date.parse('2027-01-01T00:00:00+08:00');

/** A database whose clock, and a process whose stopwatch, are set by hand. */
async function start(first: number) {
  const at = { told: first, watch: 5_000, looks: 0 };
  const faults: unknown[] = [];
  const time = await oneClock({
    read() {
      at.looks += 1;
      return at.told > 0 ? Promise.resolve(at.told) : Promise.reject(new Error('silent'));
    },
    stopwatch: () => at.watch,
    onFault: (fault) => faults.push(fault),
    lookEveryMs: 1,
  });
  const looked = async () => {
    const before = at.looks;
    await until(() => at.looks > before + 1, 'another look');
  };
  return { at, faults, time, looked, now: () => time.clock().getTime() };
}

describe("the database's clock as everybody's", () => {
  it('goes on by the stopwatch while the database is silent, into the next year', async () => {
    const { at, time, faults, looked, now } = await start(newYear - 1_000);
    at.told = 0;
    at.watch += 2_000;
    await looked();
    await time.stop();

    expect(now()).toBe(newYear + 1_000);
    expect(faults.length).toBeGreaterThan(0);
  });

  it.each([
    { set: 'forward over midnight', by: 3_600_000, told: 3_600_000 },
    { set: 'back over midnight', by: -7_200_000, told: -7_200_000 },
    { set: 'by less than an answer takes', by: 60, told: 0 },
  ])('is followed when it is set: $set', async ({ by, told }) => {
    const { at, time, looked, now } = await start(newYear);
    at.told = newYear + by;
    await looked();
    await time.stop();

    expect(now()).toBe(newYear + told);
  });

  it('takes an answer as given half way, and follows none that was longer on its way than it is off', async () => {
    const at = { watch: 0, wayMs: 40, looks: 0 };
    const time = await oneClock({
      // Given at the end of its way, always: as far off half way as can be.
      read() {
        at.looks += 1;
        at.watch += at.wayMs;
        return Promise.resolve(newYear + at.watch);
      },
      stopwatch: () => at.watch,
      onFault: () => undefined,
      lookEveryMs: 1,
    });
    at.wayMs = 2_000;
    await until(() => at.looks > 3, 'slow looks');
    await time.stop();

    expect(time.clock().getTime()).toBe(newYear + at.watch + 20);
  });
});
