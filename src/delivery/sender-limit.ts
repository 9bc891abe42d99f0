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
/** Between two times that somebody is told: a flood must not be answered with a flood. */
const toldEveryMs = 10 * minuteMs;
/** More senders within a minute than this, and the longest silent are forgotten: they begin anew. */
const rememberedSenders = 50_000;

interface Minute {
  readonly from: number;
  count: number;
  toldAt: number;
}

export type Allowance = 'taken' | 'refused' | 'refused-and-told';

/** May this sender's next message be taken? Each process counts for itself. */
export function createSenderLimit(atMost = takenAMinute): (key: ConversationKey, at: Date) => Allowance {
  const minutes = new LRUCache<string, Minute>({ max: rememberedSenders });
  return ({ channel, from }, at) => {
    const name = `${channel} ${from}`;
    const now = at.getTime();
    const kept = minutes.get(name);
    // A clock that was set back must not keep anybody out until it has caught up.
    const goesOn = kept && Math.abs(now - kept.from) < minuteMs;
    const minute = goesOn ? kept : { from: now, count: 0, toldAt: kept?.toldAt ?? -Infinity };
    minute.count += 1;
    minutes.set(name, minute);
    if (minute.count <= atMost) return 'taken';
    if (Math.abs(now - minute.toldAt) < toldEveryMs) return 'refused';
    minute.toldAt = now;
    return 'refused-and-told';
  };
}

export interface SenderLimitParts {
  readonly clock: Clock;
  /** Once for each message; what is refused counts as one that was here before, and is acknowledged. */
  readonly onRefused: () => void;
  /** Says to the person that what they send now is not taken. Never rejects. */
  readonly tell: (key: ConversationKey, at: Date) => Promise<void>;
}

export function withSenderLimit<Trace>(
  desk: Desk<Trace>,
  { clock, onRefused, tell }: SenderLimitParts,
): Desk<Trace> {
  const allowed = createSenderLimit();
  return {
    ...desk,
    async receive(message) {
      const at = clock();
      const allowance = allowed(message, at);
      if (allowance === 'taken') return desk.receive(message);
      onRefused();
      if (allowance === 'refused-and-told') await tell({ channel: message.channel, from: message.from }, at);
      return false;
    },
  };
}
