/**
 * Once a day the head of the audit chain is recorded and said, so that it can be kept where nobody here can write; and
 * the chain is looked through.
 */
import type { Clock } from '../kernel/clock.ts';
import { type Day, dayOf } from '../kernel/day.ts';
import { type Job, repeatedly } from './repeatedly.ts';

interface Head {
  readonly at: Date;
  readonly entries: number;
  readonly lastId: string;
  readonly digest: string;
}

export interface AuditHeadParts {
  readonly clock: Clock;
  /** undefined: recorded already, here or by another process. */
  readonly record: (day: Day, at: Date) => Promise<Head | undefined>;
  readonly say: (head: Head) => void;
  /** Looks the chain through, and tells whoever must know when it is not as it was written. */
  readonly lookThrough: (at: Date) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

const lookEveryMs = 10 * 60_000;

export function recordHeads({ clock, record, say, lookThrough, onFault }: AuditHeadParts): Job {
  return repeatedly(
    lookEveryMs,
    async () => {
      const at = clock();
      const head = await record(dayOf(at), at);
      if (!head) return;
      say(head);
      await lookThrough(at);
    },
    onFault,
  );
}
