/** The shapes and the ports of sending: an outbox row, a channel that sends it, what became of it. */
import type { ChannelName, Occasion, Reply } from '../kernel/message.ts';
import type { ConversationKey } from './delivery.ts';

/** What a platform allows just now depends on when the person last wrote, and on what was sent since. */
export interface Window {
  readonly lastInbound?: { readonly at: Date; readonly occasion?: Occasion };
  /** Messages (each part one) accepted since then that were neither the platform's passive reply nor a notice. */
  readonly sentSince: number;
}

/** One outbox row, leased to this process for one try. */
export interface LeasedReply extends ConversationKey {
  readonly id: bigint;
  readonly reply: Reply;
  /** Parts of it that the platform has taken already; see OutgoingChannel.parts. */
  readonly partsSent: number;
  /** This try's number, 1 for the first: the token by which only the lease's holder settles it. */
  readonly attempt: number;
  /** The answer to a message, rather than news. */
  readonly answers: boolean;
  /** The message it answers, for the log. */
  readonly inboxId?: bigint;
  /** Only for channels that ask for it. */
  readonly window?: Window;
}

/** One message of the platform; what it holds is the channel's own business. */
export interface Part {
  readonly text: string;
}

/** Why a platform will not take a message, now or ever. */
export type Refusal =
  /** The person has blocked or unfollowed us, or the chat is gone. */
  | 'unreachable'
  /** The platform's window or quota is used up until the person writes again. */
  | 'window-closed'
  /** The platform does not take this message as it is: a fault of ours, for staff to see. */
  | 'not-taken';

/** `code`: the platform's own, where it told one. */
export type SendOutcome =
  | {
      readonly kind: 'accepted';
      /** passive, customer-service, notice, … where the platform has several ways. */
      readonly way?: string;
      readonly platformId?: string;
      /** The whole reply went this way, whatever parts were left (a notice). */
      readonly whole?: boolean;
    }
  /** The platform asks for patience: no fault of the message, does not count as a try. */
  | {
      readonly kind: 'wait';
      readonly ms: number;
      readonly wholeChannel: boolean;
      readonly reason: string;
      readonly code?: number;
    }
  /** It did not work this time (reset, timeout, 5xx, a token that had run out). */
  | {
      readonly kind: 'again';
      readonly reason: string;
      /** The answer was lost: the platform may have taken the message. */
      readonly inDoubt?: boolean;
      readonly code?: number;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly reason: string;
      readonly code?: number;
    };

/** The least time between two sends, in milliseconds; 0: as fast as it goes. */
export interface Pace {
  readonly overallMs: number;
  readonly perConversationMs: number;
}

/** One text to many at once, where a platform has that; in doubt it goes again under the same key, never under another. */
export interface MassMessages {
  readonly atLeast: number;
  readonly atMost: number;
  /** To one person in a calendar month, by whatever campaign. */
  readonly aMonth: number;
  /** For so long the platform knows a key again and sends nothing twice. */
  readonly rememberedMs: number;
  /** Never throws; `again` means that nobody knows whether it was sent. */
  send(text: string, to: readonly string[], key: string): Promise<SendOutcome>;
}

/** A channel that pushes. A channel that is asked for its replies (terminal, web) has none of this. */
export interface OutgoingChannel {
  readonly name: ChannelName;
  readonly pace: Pace;
  /** Sends under way at once. */
  readonly atOnce: number;
  /** Does it want each row's Window? */
  readonly windowed: boolean;
  /** Splits a reply into what the platform takes at once: never empty, always the same for the same reply. */
  parts(reply: Reply): readonly Part[];
  /** Sends one part. Never throws: what happened is the outcome. */
  send(part: Part, to: LeasedReply): Promise<SendOutcome>;
  /** For broadcasts to whom it refuses everything else (`window-closed`); absent: it has none, or the office wants none. */
  readonly mass?: MassMessages;
}

export type OutboxState =
  | 'queued'
  | 'leased'
  | 'accepted'
  /** A dead letter: staff look at it and send it again. */
  | 'failed'
  /** Cannot be pushed now: told when the person next writes; if it is news, the office telephones. */
  | 'held'
  /** Told with a later answer instead. */
  | 'passed_on'
  | 'telephoned';

/** What one try came to. */
export interface Settlement {
  readonly id: bigint;
  readonly attempt: number;
  readonly state: Extract<OutboxState, 'queued' | 'accepted' | 'failed' | 'held'>;
  readonly partsSent: number;
  readonly nextAttemptAt: Date;
  readonly failure?: string;
  readonly way?: string;
  readonly platformId?: string;
  /** false: the try is not counted. */
  readonly counts: boolean;
  /** The platform says that the person cannot be reached: nothing more is pushed until they write again. */
  readonly unreachable?: boolean;
}

export interface Claiming {
  readonly channel: ChannelName;
  readonly limit: number;
  readonly leaseMs: number;
  readonly perConversationMs: number;
  readonly windowed: boolean;
}

export interface OutboxStore {
  /**
   * Leases the oldest due reply of as many conversations: nobody else sends it while the lease lasts, and nothing
   * overtakes it within its conversation. A lease that ran out (a dead process) is given anew.
   */
  claim(claiming: Claiming, at: Date): Promise<readonly LeasedReply[]>;
  /** Reserves `count` sends on a channel that all processes share; when the first of them may go. */
  reserve(channel: ChannelName, count: number, overallMs: number, at: Date): Promise<Date>;
  /** Nobody sends on the channel before then. */
  pause(channel: ChannelName, until: Date): Promise<void>;
  /** Settles tries whose leases this process still holds; the others are left to who has them now. */
  settle(settlements: readonly Settlement[], at: Date): Promise<void>;
  /** One part is out: should this process die now, only the rest is sent again. Also lengthens the lease. */
  partSent(leased: LeasedReply, partsSent: number, leaseUntil: Date): Promise<void>;
}
