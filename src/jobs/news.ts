/** News to the phone: looks every few seconds for what has changed and is to be told. Any number of processes may. */
import { type Job, repeatedly } from './repeatedly.ts';

export interface NewsJobParts {
  /** One look in a transaction of its own: how many messages it queued, and whether there may be more to look at. */
  readonly look: () => Promise<{ readonly letters: number; readonly more: boolean }>;
  /** Something waits in the outbox. */
  readonly onNews: () => void;
  readonly onFault: (fault: unknown) => void;
}

const lookEveryMs = 5_000;

export function startNews({ look, onNews, onFault }: NewsJobParts): Job {
  return repeatedly(
    lookEveryMs,
    async (stopping) => {
      for (let more = true; more && !stopping.aborted;) {
        const looked = await look();
        if (looked.letters > 0) onNews();
        ({ more } = looked);
      }
    },
    onFault,
  );
}
