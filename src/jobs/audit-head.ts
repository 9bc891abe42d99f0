/** Once a day the head of the audit chain is recorded and said, so that it can be kept where nobody here can write. */
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
  readonly onFault: (fault: unknown) => void;
}

const lookEveryMs = 10 * 60_000;

export function recordHeads({ clock, record, say, onFault }: AuditHeadParts): Job {
  return repeatedly(
    lookEveryMs,
    async () => {
      const at = clock();
      const head = await record(dayOf(at), at);
      if (head) say(head);
    },
    onFault,
  );
}
