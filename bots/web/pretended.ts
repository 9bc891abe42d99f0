/**
 * A platform that the sample has not been connected to: nothing is sent anywhere, and what becomes of it is invented.
 * The sample's people are, too; for a real office there is no such thing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { LeasedReply, OutgoingChannel } from '../../src/delivery/outbox.ts';

export interface Pretending extends Pick<OutgoingChannel, 'name' | 'pace' | 'atOnce' | 'windowed'> {
  /** Would the platform take a message to them now? */
  readonly isOpen: (to: LeasedReply) => boolean;
  /** 0 ≤ chance < 1 */
  readonly chance: () => number;
  /** Shorter in a test: the least, and how much longer it may take. */
  readonly takesMs?: readonly [number, number];
}

const blockedShare = 0.03;
const notAtFirstShare = 0.04;

export function pretendedOutgoing(given: Pretending): OutgoingChannel {
  const { name, pace, atOnce, windowed, isOpen, chance, takesMs = [30, 120] } = given;
  return {
    ...{ name, pace, atOnce, windowed },
    parts: ({ text }) => [{ text }],
    async send(_part, to) {
      const [least, more] = takesMs;
      await pause(least + Math.round(more * chance()));
      if (!isOpen(to))
        return { kind: 'refused', refusal: 'window-closed', reason: 'pretended: they wrote too long ago' };
      const luck = chance();
      if (luck < blockedShare)
        return {
          kind: 'refused',
          refusal: 'unreachable',
          reason: 'pretended: they have blocked the account',
        };
      if (to.attempt === 1 && luck < blockedShare + notAtFirstShare)
        return { kind: 'again', reason: 'pretended: no answer at first' };
      return { kind: 'accepted', way: 'pretended' };
    },
  };
}
