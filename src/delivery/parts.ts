/** Every part of one message, in order, each at its time on its channel. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import type { ChannelName } from '../kernel/message.ts';
import type { LeasedReply, OutboxStore, OutgoingChannel, SendOutcome } from './outbox.ts';
import type { Turns } from './turns.ts';

/** How long a process may stay silent over a message before another takes it up; longer than any platform call. */
export const leaseMs = 30_000;
/** Longer than that it is put back into the queue. */
const awaitedMs = 5_000;

export interface SendingParts {
  readonly pacing: Pick<OutboxStore, 'pause'>;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly onOutcome?: ((channel: ChannelName, outcome: SendOutcome) => void) | undefined;
  /** A part is out, and others are left. */
  readonly partOut?: (partsSent: number) => Promise<void>;
  /** The first part's turn has been reserved, and has come. */
  readonly turnHasCome?: boolean;
}

/** What the last try of a part came to, and the parts that are out. */
export async function sendParts(
  { pacing, turns, clock, onOutcome, partOut, turnHasCome = false }: SendingParts,
  channel: OutgoingChannel,
  leased: LeasedReply,
): Promise<{ readonly outcome: SendOutcome; readonly partsSent: number }> {
  const all = channel.parts(leased.reply);
  let { partsSent } = leased;
  for (;;) {
    const part = all[partsSent];
    if (!part) return { outcome: { kind: 'accepted' }, partsSent };
    if (!turnHasCome || partsSent > leased.partsSent) {
      const at = clock().getTime();
      const turnMs = (await turns.reserve(1)).getTime() - at;
      // The channel rests (429). Waiting here would outlast the lease: somebody else would send it too.
      if (turnMs > awaitedMs) return { outcome: rests(turnMs), partsSent };
      // Counted from the answer on, so that a slow database shifts all alike.
      await turns.come(new Date(clock().getTime() + turnMs));
    }
    const outcome = await channel.send(part, { ...leased, partsSent, ...windowAfter(leased, partsSent) });
    onOutcome?.(channel.name, outcome);
    if (outcome.kind === 'accepted') partsSent = outcome.whole ? all.length : partsSent + 1;
    if (outcome.kind === 'wait' && outcome.wholeChannel)
      await pacing.pause(channel.name, new Date(clock().getTime() + outcome.ms));
    if (outcome.kind !== 'accepted' || partsSent >= all.length) return { outcome, partsSent };
    await partOut?.(partsSent);
    if (channel.pace.perConversationMs > 0) await pause(channel.pace.perConversationMs);
  }
}

export function rests(ms: number): SendOutcome {
  return { kind: 'wait', ms, wholeChannel: false, reason: 'the channel rests' };
}

/** What was sent of this reply in this very try counts too. */
function windowAfter(
  { window, partsSent: before }: LeasedReply,
  partsSent: number,
): Pick<LeasedReply, 'window'> {
  return window ? { window: { ...window, sentSince: window.sentSince + partsSent - before } } : {};
}
