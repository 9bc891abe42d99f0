/**
 * Sends what campaigns have queued, behind everybody's replies: per channel as fast as the platform allows. Any number
 * of processes may run one; leases and pace are in the database, and no row is locked while a platform is called.
 */
import type { Clock } from '../kernel/clock.ts';
import type { ChannelName } from '../kernel/message.ts';
import type {
  BroadcastRow,
  BroadcastSettlement,
  BroadcastStore,
  Compose,
  Composed,
  Sendable,
} from './broadcast.ts';
import { type Loop, lookEveryMs, type Progress, startLoop, together } from './loop.ts';
import type { LeasedReply, OutboxStore, OutgoingChannel, SendOutcome } from './outbox.ts';
import { leaseMs, rests, sendParts } from './parts.ts';
import { putBack, settleBroadcast, skip } from './settle-broadcast.ts';
import { channelTurns } from './turns.ts';

export interface BroadcasterParts {
  readonly store: BroadcastStore;
  readonly outbox: Pick<OutboxStore, 'reserve' | 'pause'>;
  readonly channels: readonly OutgoingChannel[];
  readonly sendable: Sendable;
  readonly compose: Compose;
  readonly clock: Clock;
  /** 0 ≤ chance < 1, for the jitter of the pauses. */
  readonly chance: () => number;
  /** Somebody to whom the platform takes no message of their own just now: settled otherwise than as failed. */
  readonly whenClosed?: (row: BroadcastRow, told: Send, at: Date) => BroadcastSettlement | undefined;
  readonly onOutcome?: (channel: ChannelName, outcome: SendOutcome) => void;
  readonly onFault: (channel: ChannelName, fault: unknown) => void;
}

/**
 * On a paced channel the next turns are reserved so long before they come that the claim and the facts are there in
 * time; a reply that comes in meanwhile waits for these few turns, and a pause for them too.
 */
const leadMs = 150;
/** Turns reserved at once. */
const stepMs = 105;
/** While replies wait, or have taken the next turns. */
const yieldMs = 30;
/** A lease so old is not used any more: the machine slept, and somebody else may have it soon. */
const staleMs = leaseMs / 3;

export function startBroadcaster(parts: BroadcasterParts): Loop {
  return together(parts.channels.map((channel) => startChannel(parts, channel)));
}

type Send = Extract<Composed, { kind: 'send' }>;
type Told = BroadcastRow & Send;

function startChannel(parts: BroadcasterParts, channel: OutgoingChannel): Loop {
  const { store, outbox, clock } = parts;
  const { name, pace, windowed, atOnce } = channel;
  const { overallMs, perConversationMs } = pace;
  const paced = overallMs > 0;
  const onFault = (fault: unknown) => parts.onFault(name, fault);
  const turns = channelTurns(outbox, channel, clock, onFault);
  /** The platform has asked for patience. */
  let restsUntil = 0;

  async function look(progress: Progress<BroadcastSettlement>): Promise<number> {
    const at = clock();
    const early = paced ? turns.reservedUntil - leadMs - at.getTime() : 0;
    if (early > 0) return Math.min(early, lookEveryMs);
    const limit = paced ? Math.ceil(stepMs / overallMs) : atOnce - progress.underWay;
    // Half of an unpaced channel at least: one statement then serves many.
    if (!paced && limit < atOnce / 2) return lookEveryMs;
    const campaigns = await parts.sendable(at);
    if (campaigns.length === 0) return lookEveryMs;
    const until = paced ? new Date(at.getTime() + leadMs + overallMs) : at;
    if (await store.repliesFirst({ channel: name, perConversationMs }, until, at)) return yieldMs;
    const rows = await claim(campaigns, limit);
    await begin(rows, progress);
    if (rows.length === 0)
      return perConversationMs > 0 ? Math.min(perConversationMs, lookEveryMs) : lookEveryMs;
    return paced ? Math.max(0, turns.reservedUntil - leadMs - clock().getTime()) : 0;
  }

  /** Of one campaign at a time: should the next one's claim fail, nobody is left leased. */
  async function claim(campaigns: readonly number[], limit: number): Promise<readonly BroadcastRow[]> {
    for (const campaignId of campaigns) {
      const claiming = { campaignId, channel: name, limit, leaseMs, perConversationMs, windowed };
      const rows = await store.claim(claiming, clock());
      if (rows.length > 0) return rows;
    }
    return [];
  }

  async function begin(
    rows: readonly BroadcastRow[],
    progress: Progress<BroadcastSettlement>,
  ): Promise<void> {
    if (rows.length === 0) return;
    const leasedAt = clock();
    try {
      const composed = await parts.compose(rows, leasedAt);
      const told: Told[] = [];
      const left: BroadcastSettlement[] = [];
      for (const [place, row] of rows.entries()) {
        const one = composed[place];
        if (one?.kind === 'send') told.push({ ...row, ...one });
        else left.push(skip(row, leasedAt, one?.reason ?? 'bound-no-more'));
      }
      const first = (await turns.reserve(told.length)).getTime();
      const turnOf = (place: number) => new Date(first + place * overallMs);
      // By their turns the night may have begun, or somebody have paused it.
      const open = await parts.sendable(turnOf(told.length));
      for (const [place, one] of told.entries())
        if (open.includes(one.campaignId)) progress.begin(tell(one, leasedAt, turnOf(place)));
        else left.push(putBack(one, clock(), 'came too late to its turn'));
      progress.done(left);
    } catch (fault) {
      // Nobody was told anything: the leases are given back rather than left to run out as doubtful ones.
      const later = new Date(clock().getTime() + lookEveryMs);
      progress.done(rows.map((row) => putBack(row, later, 'could not be made up')));
      throw fault;
    }
  }

  async function tell(told: Told, leasedAt: Date, turn: Date): Promise<BroadcastSettlement> {
    const turnMs = paced ? turn.getTime() - clock().getTime() : 0;
    if (turnMs > staleMs) return settled(told, rests(turnMs));
    await turns.come(turn);
    const now = clock().getTime();
    if (now < restsUntil) return settled(told, rests(restsUntil - now));
    if (now - leasedAt.getTime() > staleMs) return putBack(told, clock(), 'came too late to its turn');
    return settled(told, await send(told));
  }

  async function send(told: Told): Promise<SendOutcome> {
    const { outcome } = await sendParts(
      { pacing: outbox, turns, clock, onOutcome: parts.onOutcome, turnHasCome: true },
      channel,
      asReply(told),
    );
    if (outcome.kind === 'wait' && outcome.wholeChannel) restsUntil = clock().getTime() + outcome.ms;
    return outcome;
  }

  function settled(told: Told, outcome: SendOutcome): BroadcastSettlement {
    const isClosed = outcome.kind === 'refused' && outcome.refusal === 'window-closed';
    const otherwise = isClosed ? parts.whenClosed?.(told, told, clock()) : undefined;
    return otherwise ?? settleBroadcast(told, outcome, clock(), parts.chance());
  }

  return startLoop<BroadcastSettlement>({
    look,
    settle: (all) => store.settle(all, clock()),
    onFault,
    settlesAtOnce: true,
  });
}

/** As a channel takes it: news, not an answer. */
function asReply({ id, channel, from, reply, attempt, window }: Told): LeasedReply {
  return { id, channel, from, reply, attempt, partsSent: 0, answers: false, ...(window && { window }) };
}
