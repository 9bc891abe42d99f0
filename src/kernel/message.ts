/** The two shapes that every channel shares: what a person sent, and what heyi answers. */

export type ChannelName = 'terminal' | 'web' | 'telegram' | 'wechat';
export type Language = 'zh-CN' | 'en';

/** One message from a person, as a channel hands it to the inbox. */
export interface Inbound {
  readonly channel: ChannelName;
  /** The platform's own name for the person on this channel. */
  readonly from: string;
  /** The platform's own message id: unique per channel and person, the key against doubles. */
  readonly messageId: string;
  readonly text: string;
}

/** One thing the person can press, or choose by its number. */
export interface Choice {
  readonly label: string;
  /** What pressing it says, as if the person had typed it. */
  readonly send: string;
}

/** One answer, neutral to the channel. */
export interface Reply {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** Clause ids the text rests on. */
  readonly citations: readonly string[];
}
