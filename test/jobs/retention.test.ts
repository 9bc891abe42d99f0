import { describe, expect, it } from 'vitest';
import { keepRetentionDaily } from '../../src/jobs/retention.ts';

const at = new Date('2026-11-26T17:00:00Z');

/** One look, to its end. */
async function look(claimed: boolean, keep: () => Promise<void> = () => Promise.resolve(), mayDelete = true) {
  const seen = { days: [] as string[], kept: [] as Date[], faults: [] as unknown[] };
  const job = keepRetentionDaily({
    clock: () => at,
    mayDelete: () => Promise.resolve(mayDelete),
    claim: (day) => {
      seen.days.push(day);
      return Promise.resolve(claimed);
    },
    keep: (when) => {
      seen.kept.push(when);
      return keep();
    },
    onFault: (fault) => {
      seen.faults.push(fault);
    },
  });
  await job.stop();
  return seen;
}

describe('the daily keeping of the retention rules', () => {
  it("is done by whoever claims China's day", async () => {
    expect(await look(true)).toEqual({ days: ['2026-11-27'], kept: [at], faults: [] });
  });

  it('is left to another process that has claimed it', async () => {
    expect(await look(false)).toMatchObject({ kept: [], faults: [] });
  });

  it('is not done, nor its day claimed, by a clock that is not to be trusted', async () => {
    expect(await look(true, undefined, false)).toEqual({ days: [], kept: [], faults: [] });
  });

  it('tells its fault and goes on', async () => {
    const fault = new Error('no database');
    expect(await look(true, () => Promise.reject(fault))).toMatchObject({ faults: [fault] });
  });
});
