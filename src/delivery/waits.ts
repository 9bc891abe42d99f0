/** How long a message may wait for something outside: a while in all, and not often. */
import type { StoredMessage } from './delivery.ts';

const putOffAtMost = 2;

export interface Waits {
  mayPutOff(message: StoredMessage): boolean;
  /** Comes back when it is ready, or when the message has waited long enough. */
  until(message: StoredMessage, ready: Promise<void>): Promise<void>;
}

/** @param patience resolves when a message has waited long enough; absent: none waits */
export function waitsOf(patience: (() => Promise<void>) | undefined): Waits {
  let waiting:
    { readonly inboxId: bigint; readonly over: Promise<void>; times: number; isOver: boolean } | undefined;
  return {
    mayPutOff({ inboxId }) {
      if (!patience) return false;
      return waiting?.inboxId !== inboxId || (waiting.times < putOffAtMost && !waiting.isOver);
    },
    async until({ inboxId }, ready) {
      if (!patience) return;
      if (waiting?.inboxId !== inboxId) {
        const begun = { inboxId, over: patience(), times: 0, isOver: false };
        waiting = begun;
        void begun.over.then(() => {
          begun.isOver = true;
        });
      }
      waiting.times += 1;
      await Promise.race([ready, waiting.over]);
    },
  };
}
