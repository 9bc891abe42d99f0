/**
 * Mass messages: recipients whom the platform lets us write to in no other way, told together in one call. They are
 * gathered in their own rows, so that a process that dies loses nobody. What may have been sent already goes again only
 * under the key by which the platform knows it, and not at all once the platform has forgotten that.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import { dayOf, startOfDay } from '../kernel/day.ts';
import type { ChannelName } from '../kernel/message.ts';
import type { BroadcastRow, BroadcastSettlement, Compose, Sendable } from './broadcast.ts';
import type { BroadcasterParts } from './broadcaster.ts';
import { divide, type Fate, fateOf, isForgotten, unknownIfSent } from './decide-mass.ts';
import type { OutgoingChannel } from './outbox.ts';

/** For the broadcaster: whoever can only be told by a mass message is gathered for one, if there is a text for it. */
export function gathering(channels: readonly OutgoingChannel[]): NonNullable<BroadcasterParts['whenClosed']> {
  const names = new Set(channels.filter(({ mass }) => mass).map(({ name }) => name));
  return ({ campaignId, id, attempt, channel }, { generic }, at) =>
    generic === undefined || !names.has(channel)
      ? undefined
      : {
          ...{ campaignId, id, attempt, state: 'queued', way: 'mass', nextAttemptAt: at, counts: false },
          reason: 'window-closed',
        };
}

export interface MassBatch {
  readonly rows: readonly BroadcastRow[];
  /** It was given to the platform under this key before, and nobody knows whether it was taken. */
  readonly key?: string;
}

export interface MassStore {
  /**
   * Leases one batch of a running campaign: one that was begun before, else gathered recipients, once there are
   * `limit` of them or nobody else of the campaign is about to be told on the channel.
   */
  lease(
    leasing: {
      readonly campaignId: number;
      readonly channel: ChannelName;
      readonly limit: number;
      readonly leaseMs: number;
    },
    at: Date,
  ): Promise<MassBatch | undefined>;
  /** How many mass messages of any campaign each of these contacts was sent since then. */
  sentSince(contactIds: readonly number[], since: Date): Promise<ReadonlyMap<number, number>>;
  /** From now on this batch is known by that key; how many of it are leased still. */
  mark(rows: readonly BroadcastRow[], key: string): Promise<number>;
  /** Gives leased recipients back until then; under their key, if they may have been told under it. */
  hold(rows: readonly BroadcastRow[], until: Date, inDoubt: boolean): Promise<void>;
  settle(settlements: readonly BroadcastSettlement[], at: Date): Promise<void>;
}

export interface MassParts {
  readonly store: MassStore;
  readonly channel: OutgoingChannel & { readonly mass: NonNullable<OutgoingChannel['mass']> };
  readonly sendable: Sendable;
  readonly compose: Compose;
  readonly clock: Clock;
  readonly onFault: (channel: ChannelName, fault: unknown) => void;
  /** Shorter in a test. */
  readonly lookEveryMs?: number;
}

/** Longer than the platform's call. */
const leaseMs = 60_000;
/** A lease so old is not used any more: the machine slept, and somebody else may have it soon. */
const staleMs = leaseMs / 2;
/** The platform hands a mass message on by and by: none begins that would arrive when nothing may be sent. */
const arrivesWithinMs = 5 * 60_000;
const lookEvery = 3_000;

export function startMass(parts: MassParts): { stop(): Promise<void> } {
  const { channel, sendable, clock, lookEveryMs = lookEvery } = parts;
  const stopping = new AbortController();

  /** Asked again before each batch: the one before it took its time. */
  async function open(): Promise<readonly number[]> {
    const now = clock();
    const arrived = new Set(await sendable(new Date(now.getTime() + arrivesWithinMs)));
    return (await sendable(now)).filter((id) => arrived.has(id));
  }

  /** One batch of each campaign; false: there was none. */
  async function look(): Promise<boolean> {
    let told = false;
    for (const campaignId of await open()) {
      if (stopping.signal.aborted) break;
      if ((await open()).includes(campaignId)) told = (await sendBatch(parts, campaignId)) || told;
    }
    return told;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const told = await look().catch((fault: unknown) => {
        parts.onFault(channel.name, fault);
        return false;
      });
      if (!told)
        await pause(lookEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** One batch at most; false: there was none. */
export async function sendBatch(
  { store, channel, compose, clock }: Omit<MassParts, 'sendable' | 'onFault'>,
  campaignId: number,
): Promise<boolean> {
  const { mass, name } = channel;
  const at = clock();
  const batch = await store.lease({ campaignId, channel: name, limit: mass.atMost, leaseMs }, at);
  if (!batch) return false;
  const { rows } = batch;
  const settleAll = async (fates: readonly (readonly [BroadcastRow, Fate])[]) => {
    if (fates.length > 0)
      await store.settle(
        fates.map(([row, fate]) => settlement(row, fate, at)),
        clock(),
      );
  };
  if (batch.key !== undefined && isForgotten(batch.key, mass.rememberedMs, at)) {
    const fate = { state: 'failed', reason: unknownIfSent } as const;
    await settleAll(rows.map((row) => [row, fate]));
    return true;
  }
  const monthBegan = startOfDay(`${dayOf(at).slice(0, 7)}-01`);
  const [composed, sent] = await Promise.all([
    compose(rows, at),
    batch.key === undefined
      ? store.sentSince(
          rows.map(({ contactId }) => contactId),
          monthBegan,
        )
      : new Map(),
  ]);
  const { told, text, later, settled } = divide(rows, composed, {
    ...mass,
    sent,
    begun: batch.key !== undefined,
  });
  await settleAll(settled);
  if (later.length > 0) await store.hold(later, at, false);
  const [first] = told;
  if (!first) return true;
  const key = batch.key ?? keyOf(first, at);
  const isOurs = batch.key !== undefined || (await store.mark(told, key)) === told.length;
  if (!isOurs || clock().getTime() - at.getTime() > staleMs) {
    await store.hold(told, clock(), false);
    return true;
  }
  const outcome = await mass.send(
    text,
    told.map(({ from }) => from),
    key,
  );
  const fate = fateOf(outcome);
  if (fate.state === 'held') await store.hold(told, new Date(clock().getTime() + fate.ms), fate.inDoubt);
  else await settleAll(told.map((row) => [row, fate]));
  return true;
}

/** Never given twice; says when, which is all that is known of the batch later. At most 64 bytes (limits.ts). */
function keyOf({ campaignId, id }: BroadcastRow, at: Date): string {
  return `heyi-${String(campaignId)}-${String(id)}-${at.getTime().toString(36)}`;
}

function settlement({ campaignId, id, attempt }: BroadcastRow, fate: Fate, at: Date): BroadcastSettlement {
  return { campaignId, id, attempt, nextAttemptAt: at, counts: true, way: 'mass', ...fate };
}
