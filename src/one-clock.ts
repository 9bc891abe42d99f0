/**
 * One cell has one clock: that of the database's machine. By the clocks of processes that are apart, one would take the
 * other's lease for run out and send a second time, a reply would wait for hours, a complaint be due on another day.
 */
import { type Job, repeatedly } from './jobs/repeatedly.ts';
import type { Clock } from './kernel/clock.ts';

export interface OneClockParts {
  /** Milliseconds since 1970, by the database's machine. */
  readonly read: () => Promise<number>;
  /** Milliseconds since whenever; never set. */
  readonly stopwatch: () => number;
  readonly onFault: (fault: unknown) => void;
  readonly lookEveryMs?: number;
}

export interface OneClock extends Job {
  readonly clock: Clock;
}

/** A machine's clock strays by milliseconds in so long; what strays further was set, or was asleep. */
const halfAMinute = 30_000;
/** And what an answer on its way leaves in doubt: followed within it, time would step back now and then. */
const strayMs = 100;

/** Between two looks time goes on by the stopwatch: setting the clock of this process's machine changes nothing. */
export async function oneClock(parts: OneClockParts): Promise<OneClock> {
  const { read, stopwatch, onFault, lookEveryMs = halfAMinute } = parts;

  async function ask(): Promise<{ readonly offset: number; readonly doubtMs: number }> {
    const before = stopwatch();
    const told = await read();
    const after = stopwatch();
    return { offset: told - (before + after) / 2, doubtMs: (after - before) / 2 };
  }

  let { offset } = await ask();
  const job = repeatedly(
    lookEveryMs,
    async () => {
      const told = await ask();
      if (Math.abs(told.offset - offset) > strayMs + told.doubtMs) ({ offset } = told);
    },
    onFault,
  );
  return { clock: () => new Date(Math.round(offset + stopwatch())), stop: () => job.stop() };
}
