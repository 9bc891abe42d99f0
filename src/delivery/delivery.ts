/** The shapes and the port of durable messaging. */
import type { ChannelName, Inbound, Reply } from '../kernel/message.ts';

/** One conversation: a person on a channel. Order holds within it; conversations run side by side. */
export interface ConversationKey {
  readonly channel: ChannelName;
  readonly from: string;
}

export interface StoredMessage extends Inbound {
  readonly inboxId: bigint;
  readonly receivedAt: Date;
  /** Turns that failed on it so far. */
  readonly attempts: number;
}

/** What a turn made of a message; `Trace` is the conversation's own account of it, kept by nobody. */
export interface TurnDone<Trace> {
  readonly replies: readonly Reply[];
  readonly trace: Trace;
  /** What the inbox keeps instead of the person's words, e.g. when those were an ID's digits. */
  readonly keptText?: string;
}

/** Nothing was done yet: the message stays where it is and is answered anew once this has come. Never rejects. */
export interface PutOff {
  readonly putOff: Promise<void>;
}

export type TurnResult<Trace> = TurnDone<Trace> | PutOff;

export type TurnOutcome<Trace> =
  | { readonly kind: 'nothing-waits' }
  | {
      readonly kind: 'worked';
      readonly message: StoredMessage;
      readonly trace: Trace;
      /** Another message of the conversation was waiting behind it. */
      readonly more: boolean;
    }
  /** It waits for something outside, and so does the message. */
  | { readonly kind: 'put-off'; readonly message: StoredMessage; readonly ready: Promise<void> }
  /** Answering threw: everything the turn did is undone. */
  | { readonly kind: 'faulted'; readonly message: StoredMessage; readonly fault: unknown };

/** A reply handed over for showing. */
export interface CollectedReply extends Reply {
  readonly id: bigint;
}

/** One side of a past exchange, oldest first in a history. */
export interface PastLine {
  readonly side: 'person' | 'heyi';
  readonly at: Date;
  readonly text: string;
  readonly reply?: Reply;
}

/** Inbox and outbox in the database. `Work` is the transaction as the answering side sees it. */
export interface DeliveryStore<Work> {
  /** Stores a message before it is acknowledged; false when the platform sent it before. */
  receive(message: Inbound, at: Date): Promise<boolean>;
  /**
   * Works off the conversation's oldest unprocessed message in one transaction: effects, replies and the inbox
   * row together. A fault in answering undoes all of it.
   */
  turn<Trace>(
    key: ConversationKey,
    at: Date,
    answer: (work: Work, message: StoredMessage) => Promise<TurnResult<Trace>>,
  ): Promise<TurnOutcome<Trace>>;
  /** Counts a failed turn; with `last`, the message is given up and answered with these replies. */
  fail(inboxId: bigint, reason: string, at: Date, last?: readonly Reply[]): Promise<void>;
  /** Conversations with messages that nobody has worked off, oldest first. */
  pending(limit: number): Promise<readonly ConversationKey[]>;
  /** The last lines of a conversation, oldest first. */
  history(key: ConversationKey, limit: number): Promise<readonly PastLine[]>;
}

/** For channels that ask for their replies instead of being sent them (terminal, web). */
export interface Pickup {
  /** Takes the conversation's waiting replies, in order, as handed over. */
  collect(key: ConversationKey, at: Date): Promise<readonly CollectedReply[]>;
}

/** For platforms that take the answer in the response to the request that brought the message (WeChat). */
export interface PassiveReplies {
  /**
   * Leases the first answer to that message, if it waits and nothing stands before it.
   * @param again the platform brings the message once more, since it saw no answer: one that another response has, or
   *   carried as far as could be known, is taken over; what becomes of that response no longer counts
   */
  lease(
    key: ConversationKey,
    messageId: string,
    at: Date,
    leaseMs: number,
    again: boolean,
  ): Promise<
    | { readonly id: bigint; readonly inboxId: bigint; readonly attempt: number; readonly reply: Reply }
    | undefined
  >;
  /** For a message that is brought once more: how it was answered. */
  answered(
    key: ConversationKey,
    messageId: string,
  ): Promise<
    /** Not worked off, or its answer still waits: it may be leased. */
    | { readonly kind: 'not-yet' }
    /** The response carried this answer: should it have been lost on the way, it is given again. */
    | { readonly kind: 'passively'; readonly reply: Reply }
    /** Not at all, or by another way that needs no repeating. */
    | { readonly kind: 'otherwise' }
  >;
}
