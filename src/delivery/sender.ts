/**
 * Sends what waits in the outbox: per channel, as many at once and as fast as the platform allows, in order within a
 * conversation. Any number of processes may run one; leases and pace are in the database.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import type { ChannelName } from '../kernel/message.ts';
import type { LeasedReply, OutboxStore, OutgoingChannel, SendOutcome, Settlement } from './outbox.ts';
import { settle } from './settle.ts';

export interface SenderParts {
  readonly store: OutboxStore;
  readonly channels: readonly OutgoingChannel[];
  readonly clock: Clock;
  /** 0 ≤ chance < 1, for the jitter of the pauses. */
  readonly chance: () => number;
  readonly onOutcome?: (channel: ChannelName, outcome: SendOutcome, queuedMs?: number) => void;
  readonly onFault: (channel: ChannelName, fault: unknown) => void;
}

export interface Sender {
  /** Something was queued in this process: no need to wait for the next look. */
  nudge(): void;
  /** Stops claiming, and resolves when what was under way has been settled. */
  stop(): Promise<void>;
}

/** How long a process may stay silent over a reply before another takes it up; longer than any platform call. */
export const leaseMs = 30_000;
/** Between two looks for what other processes have queued, or left. */
const lookEveryMs = 1_000;
/** A leased reply may wait this long for its turn on a paced channel. */
const aheadMs = 1_000;
/** Longer than that it is put back into the queue. */
const awaitedMs = 5_000;

export function startSender(parts: SenderParts): Sender {
  const loops = parts.channels.map((channel) => startLoop(parts, channel));
  return {
    nudge: () => {
      for (const loop of loops) loop.nudge();
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function startLoop(parts: SenderParts, channel: OutgoingChannel): Sender {
  const { store, clock, onFault } = parts;
  const settled: Settlement[] = [];
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let wake: () => void = () => undefined;
  let nudged = false;
  const nudge = () => {
    nudged = true;
    wake();
  };

  /** When the same conversation may be looked at again, sooner than the next look would be. */
  function nudgeIn(ms: number): void {
    if (ms > 0 && ms <= lookEveryMs) setTimeout(nudge, ms).unref();
  }

  async function sleep(ms: number): Promise<void> {
    if (nudged || stopping) return;
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([woken, pause(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }

  async function flush(): Promise<void> {
    const done = settled.splice(0);
    if (done.length === 0) return;
    try {
      await store.settle(done, clock());
    } catch (fault) {
      settled.unshift(...done);
      throw fault;
    }
  }

  /** A channel that is used up for the next second leases nothing: others may, or it itself later. */
  function free(): number {
    const { overallMs } = channel.pace;
    const soon = overallMs === 0 ? channel.atOnce : Math.ceil(aheadMs / overallMs);
    return Math.min(channel.atOnce, soon) - underWay.size;
  }

  async function turnOver(): Promise<void> {
    nudged = false;
    await flush();
    const limit = stopping ? 0 : free();
    const { perConversationMs } = channel.pace;
    const { name, windowed } = channel;
    const leased =
      limit <= 0
        ? []
        : await store.claim({ channel: name, limit, leaseMs, perConversationMs, windowed }, clock());
    for (const one of leased) {
      const sending: Promise<void> = sendWhole(parts, channel, one)
        .then((settlement) => {
          settled.push(settlement);
          nudgeIn(
            settlement.state === 'queued'
              ? settlement.nextAttemptAt.getTime() - clock().getTime()
              : perConversationMs,
          );
        })
        .catch((fault: unknown) => {
          // The lease runs out, and it is tried again.
          onFault(name, fault);
        })
        .finally(() => {
          underWay.delete(sending);
          nudge();
        });
      underWay.add(sending);
    }
    if (leased.length < limit || limit <= 0) await sleep(lookEveryMs);
  }

  async function run(): Promise<void> {
    while (!stopping || underWay.size > 0 || settled.length > 0) {
      try {
        if (stopping && underWay.size > 0 && settled.length === 0) await Promise.race(underWay);
        await turnOver();
      } catch (fault) {
        onFault(channel.name, fault);
        // Without the database nothing can be settled; the leases run out by themselves.
        if (stopping && underWay.size === 0) return;
        await pause(lookEveryMs);
      }
    }
  }

  const running = run();
  return {
    nudge,
    async stop() {
      stopping = true;
      nudge();
      await running;
    },
  };
}

/** Every part of one reply, in order, each at its time. */
async function sendWhole(
  { store, clock, chance, onOutcome }: SenderParts,
  channel: OutgoingChannel,
  leased: LeasedReply,
): Promise<Settlement> {
  const all = channel.parts(leased.reply);
  let { partsSent } = leased;
  for (;;) {
    const part = all[partsSent];
    if (!part) return settle(leased, { kind: 'accepted' }, partsSent, clock(), 0);
    const turnMs = await turnIn(store, channel, clock);
    if (turnMs > awaitedMs)
      // The channel rests (429). Waiting here would outlast the lease: somebody else would send it too.
      return settle(
        leased,
        { kind: 'wait', ms: turnMs, wholeChannel: false, reason: 'the channel rests' },
        partsSent,
        clock(),
        0,
      );
    if (turnMs > 0) await pause(turnMs);
    const outcome = await channel.send(part, { ...leased, partsSent, ...windowAfter(leased, partsSent) });
    onOutcome?.(channel.name, outcome);
    if (outcome.kind === 'accepted') partsSent = outcome.whole ? all.length : partsSent + 1;
    if (outcome.kind === 'wait' && outcome.wholeChannel)
      await store.pause(channel.name, new Date(clock().getTime() + outcome.ms));
    if (outcome.kind !== 'accepted' || partsSent >= all.length)
      return settle(leased, outcome, partsSent, clock(), chance());
    await store.partSent(leased, partsSent, new Date(clock().getTime() + leaseMs));
    if (channel.pace.perConversationMs > 0) await pause(channel.pace.perConversationMs);
  }
}

/** What was sent of this reply in this very try counts too. */
function windowAfter(
  { window, partsSent: before }: LeasedReply,
  partsSent: number,
): Pick<LeasedReply, 'window'> {
  return window ? { window: { ...window, sentSince: window.sentSince + partsSent - before } } : {};
}

/** The milliseconds until this send's turn, which is reserved for it. */
async function turnIn(store: OutboxStore, { name, pace }: OutgoingChannel, clock: Clock): Promise<number> {
  if (pace.overallMs === 0) return 0;
  const at = clock();
  const turn = await store.reserve(name, 1, pace.overallMs, at);
  return turn.getTime() - at.getTime();
}
