/** The shapes and the port of broadcasting: durable recipient rows, handed out by leases, behind everybody's replies. */
import type { ChannelName, Reply } from '../kernel/message.ts';
import type { ConversationKey } from './delivery.ts';
import type { Window } from './outbox.ts';

/** One recipient, leased to this process, which sends it at once: whoever is leased is being told. */
export interface BroadcastRow extends ConversationKey {
  readonly campaignId: number;
  readonly id: bigint;
  readonly contactId: number;
  readonly personId: number;
  readonly householdIds: readonly number[];
  /** This try's number, 1 for the first: the token by which only the lease's holder settles it. */
  readonly attempt: number;
  /** Only for channels that ask for it. */
  readonly window?: Window;
}

/** What is told to one recipient, by the facts of this moment. */
export type Composed =
  | {
      readonly kind: 'send';
      readonly reply: Reply;
      /** The text without fields, where the platform would only take a mass message; absent: none is sent. */
      readonly generic?: string;
    }
  /** E.g. opted-out, paid-since: outreach/recipient.ts. */
  | { readonly kind: 'skip'; readonly reason: string };

export interface BroadcastSettlement {
  readonly campaignId: number;
  readonly id: bigint;
  readonly attempt: number;
  readonly state: 'queued' | 'accepted' | 'failed' | 'skipped';
  readonly nextAttemptAt: Date;
  /** A code, or a code and the platform's words: "unreachable: 403 …". */
  readonly reason?: string;
  readonly way?: string;
  readonly platformId?: string;
  /** The message may have arrived all the same: told as doubtful. */
  readonly inDoubt?: boolean;
  /** false: the try is not counted. */
  readonly counts: boolean;
  /** The platform says that the person cannot be reached: nothing more is pushed until they write again. */
  readonly unreachable?: boolean;
}

export interface BroadcastClaiming {
  readonly campaignId: number;
  readonly channel: ChannelName;
  readonly limit: number;
  readonly leaseMs: number;
  readonly perConversationMs: number;
  readonly windowed: boolean;
}

export interface BroadcastStore {
  /**
   * Leases due recipients of a campaign that is running at this very moment (a paused one gives none). On a channel
   * with a pace, except whoever has a reply waiting or was sent something within `perConversationMs`. A lease that ran out (a dead process) is
   * given anew, and counted as doubtful.
   */
  claim(claiming: BroadcastClaiming, at: Date): Promise<readonly BroadcastRow[]>;
  /** Settles tries whose leases this process still holds; the others are left to who has them now. */
  settle(settlements: readonly BroadcastSettlement[], at: Date): Promise<void>;
  /**
   * Could any reply be sent on this channel now (one whose chat only rests is not waited for), or is the channel
   * reserved further ahead than `until`?
   */
  repliesFirst(
    channel: Pick<BroadcastClaiming, 'channel' | 'perConversationMs'>,
    until: Date,
    at: Date,
  ): Promise<boolean>;
}

/** Which campaigns may be sent now: running, all recipients written, the hour and the day allowed. Oldest first. */
export type Sendable = (at: Date) => Promise<readonly number[]>;
/** By the facts of now, for rows just leased; one result a row, in their order. */
export type Compose = (rows: readonly BroadcastRow[], at: Date) => Promise<readonly Composed[]>;
