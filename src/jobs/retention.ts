/** Once a day what has been kept long enough goes, where the office has switched that on. */
import type { Clock } from '../kernel/clock.ts';
import { type Day, dayOf } from '../kernel/day.ts';
import { type Job, repeatedly } from './repeatedly.ts';

export interface RetentionJobParts {
  readonly clock: Clock;
  /** false: the clock is not to be trusted now. */
  readonly mayDelete: (at: Date) => Promise<boolean>;
  /** false: done already on that day, here or by another process. */
  readonly claim: (day: Day) => Promise<boolean>;
  readonly keep: (at: Date, stopping: AbortSignal) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

const lookEveryMs = 10 * 60_000;

export function keepRetentionDaily({ clock, mayDelete, claim, keep, onFault }: RetentionJobParts): Job {
  return repeatedly(
    lookEveryMs,
    async (stopping) => {
      const at = clock();
      if ((await mayDelete(at)) && (await claim(dayOf(at)))) await keep(at, stopping);
    },
    onFault,
  );
}
