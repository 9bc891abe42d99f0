/** One recipient of a campaign, and what became of them. */
import type { ChannelName } from '../kernel/message.ts';

export const recipientStates = ['queued', 'leased', 'accepted', 'delivered', 'failed', 'skipped'] as const;
export type RecipientState = (typeof recipientStates)[number];

/**
 * Why a recipient is skipped. The column holds the code, for failures with the platform's own words behind it:
 * "unreachable: 403 Forbidden: bot was blocked by the user".
 */
export const skipReasons = [
  /** Nobody of the household has bound an account. */
  'not-bound',
  /** The person said no, here or on another channel (退订). */
  'opted-out',
  /** Has blocked or unfollowed us. */
  'unreachable',
  /** Consent to use the household's records was not given, or was taken back. */
  'no-consent',
  /** The channel is not set up, or household data may not be told on it (no legal basis for Telegram). */
  'channel-off',
  /** Everybody of the household has been enrolled since the campaign began. */
  'paid-since',
  /** No longer bound, or left the household, since the campaign began. */
  'bound-no-more',
  'cancelled',
  'expired',
] as const;
export type SkipReason = (typeof skipReasons)[number];

export const failReasons = [
  /** The platform says that the person has blocked or unfollowed us, or is gone. */
  'unreachable',
  /** WeChat allows no message now, and there is neither a notice nor a mass message for it. */
  'window-closed',
  /** The platform does not take the message as it is: a fault of ours. */
  'not-taken',
  /** Tried as often as is tried; the platform could not be reached or failed. */
  'no-answer',
] as const;

/** How a recipient is told on a channel. */
export type Way = 'telegram' | 'wechat-now' | 'wechat-notice' | 'wechat-mass' | 'web';

/** Of one campaign: how many recipients stand how, and why. */
export interface OutcomeCount {
  readonly state: RecipientState;
  /** Absent: skipped because nobody can be told. */
  readonly channel?: ChannelName;
  /** The code alone. */
  readonly reason?: string;
  /** Absent until sent: telegram's message, customer-service, notice, mass. */
  readonly way?: string;
  readonly count: number;
}

/** Reached: the platform has taken it, or more. */
export const reachedStates: readonly RecipientState[] = ['accepted', 'delivered'];
