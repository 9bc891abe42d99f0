/**
 * A flood from one sender is not stored. Everything that is stored is answered, in its order and at the platform's pace,
 * so whoever sends faster than anybody can read fills the outbox, not the phone. Forwarding a hundred messages at once
 * is still a person's doing.
 */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../kernel/clock.ts';
import type { ConversationKey } from './delivery.ts';
import type { Desk } from './desk.ts';

export const takenAMinute = 120;
const minuteMs = 60_000;
/** More senders within a minute than this, and the longest silent are forgotten: they begin anew. */
const rememberedSenders = 50_000;

interface Minute {
  readonly from: number;
  count: number;
}

/** May this sender's next message be taken? Each process counts for itself. */
export function createSenderLimit(atMost = takenAMinute): (key: ConversationKey, at: Date) => boolean {
  const minutes = new LRUCache<string, Minute>({ max: rememberedSenders });
  return ({ channel, from }, at) => {
    const name = `${channel} ${from}`;
    const now = at.getTime();
    const kept = minutes.get(name);
    const minute = kept && now - kept.from < minuteMs ? kept : { from: now, count: 0 };
    minute.count += 1;
    minutes.set(name, minute);
    return minute.count <= atMost;
  };
}

/** @param onRefused once for each message; what is refused counts as one that was here before, and is acknowledged */
export function withSenderLimit<Trace>(desk: Desk<Trace>, clock: Clock, onRefused: () => void): Desk<Trace> {
  const isTaken = createSenderLimit();
  return {
    ...desk,
    async receive(message) {
      if (isTaken(message, clock())) return desk.receive(message);
      onRefused();
      return false;
    },
  };
}
