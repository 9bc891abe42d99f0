/**
 * Sends what waits in the outbox: per channel, as many at once and as fast as the platform allows, in order within a
 * conversation. Any number of processes may run one; leases and pace are in the database.
 */
import type { Clock } from '../kernel/clock.ts';
import type { ChannelName } from '../kernel/message.ts';
import { type Loop, lookEveryMs, startLoop, together } from './loop.ts';
import type { LeasedReply, OutboxStore, OutgoingChannel, SendOutcome, Settlement } from './outbox.ts';
import { leaseMs, sendParts } from './parts.ts';
import { settle } from './settle.ts';
import { channelTurns, type Turns } from './turns.ts';

export interface SenderParts {
  readonly store: OutboxStore;
  readonly channels: readonly OutgoingChannel[];
  readonly clock: Clock;
  /** 0 ≤ chance < 1, for the jitter of the pauses. */
  readonly chance: () => number;
  readonly onOutcome?: (channel: ChannelName, outcome: SendOutcome, queuedMs?: number) => void;
  /** What one try came to, before it is written down. */
  readonly onTried?: (leased: LeasedReply, settlement: Settlement) => void;
  readonly onFault: (channel: ChannelName, fault: unknown) => void;
}

export type Sender = Loop;

/** A leased reply may wait this long for its turn on a paced channel. */
const aheadMs = 1_000;

export function startSender(parts: SenderParts): Sender {
  return together(parts.channels.map((channel) => startChannel(parts, channel)));
}

function startChannel(parts: SenderParts, channel: OutgoingChannel): Loop {
  const { store, clock } = parts;
  const { name, pace, atOnce, windowed } = channel;
  const { overallMs, perConversationMs } = pace;
  /** A channel that is used up for the next second leases nothing: others may, or it itself later. */
  const most = overallMs === 0 ? atOnce : Math.min(atOnce, Math.ceil(aheadMs / overallMs));

  const onFault = (fault: unknown) => parts.onFault(name, fault);
  const turns = channelTurns(store, channel, clock, onFault);

  return startLoop<Settlement>({
    async look(progress) {
      const limit = most - progress.underWay;
      if (limit <= 0) return lookEveryMs;
      const leased = await store.claim(
        { channel: name, limit, leaseMs, perConversationMs, windowed },
        clock(),
      );
      for (const one of leased)
        progress.begin(
          sendWhole(parts, channel, turns, one).then((settlement) => {
            // The same conversation may be looked at again sooner than the next look would be.
            progress.nudgeIn(
              settlement.state === 'queued'
                ? settlement.nextAttemptAt.getTime() - clock().getTime()
                : perConversationMs,
            );
            return settlement;
          }),
        );
      return leased.length < limit ? lookEveryMs : 0;
    },
    settle: (settled) => store.settle(settled, clock()),
    onFault,
  });
}

async function sendWhole(
  { store, clock, chance, onOutcome, onTried }: SenderParts,
  channel: OutgoingChannel,
  turns: Turns,
  leased: LeasedReply,
): Promise<Settlement> {
  const partOut = (partsSent: number) =>
    store.partSent(leased, partsSent, new Date(clock().getTime() + leaseMs));
  const { outcome, partsSent } = await sendParts(
    { pacing: store, turns, clock, onOutcome, partOut },
    channel,
    leased,
  );
  const settlement = settle(leased, outcome, partsSent, clock(), chance());
  onTried?.(leased, settlement);
  return settlement;
}
