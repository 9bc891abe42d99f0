/** The two shapes that every channel shares: what a person sent, and what heyi answers. */

export type ChannelName = 'terminal' | 'web' | 'telegram' | 'wechat';
export type Language = 'zh-CN' | 'en';

export const enclosureKinds = [
  'photo',
  'voice',
  'video',
  'document',
  'location',
  'contact',
  'link',
  'sticker',
  'other',
] as const;
export type EnclosureKind = (typeof enclosureKinds)[number];

/** What came with a message besides words, or instead of them. */
export interface Enclosure {
  readonly kind: EnclosureKind;
  /** The platform's own handle, by which the file can be fetched while the platform keeps it. */
  readonly reference?: string;
  /** In bytes, as the platform announces it. */
  readonly size?: number;
  /** Of several sent at once: the same for all of them. */
  readonly album?: string;
}

/**
 * A message that is an occasion rather than words: somebody `arrived` (followed the account, pressed Start, scanned
 * a code), `left` (unfollowed, blocked), `pressed` a platform's own menu, or spoke to heyi in a `group`.
 */
export const occasions = ['arrived', 'left', 'pressed', 'group'] as const;
export type Occasion = (typeof occasions)[number];

/** One message from a person, as a channel hands it to the inbox. */
export interface Inbound {
  readonly channel: ChannelName;
  /** The platform's own name for the person (in a group: for the group) on this channel. */
  readonly from: string;
  /** The platform's own message id: unique per channel and person, the key against doubles. */
  readonly messageId: string;
  /** The words: typed, said (a voice message the platform has recognised), or of a pressed button; may be ''. */
  readonly text: string;
  readonly enclosure?: Enclosure;
  readonly occasion?: Occasion;
  /** With `arrived`: the code of the link or QR code that led here, as the platform hands it over. */
  readonly code?: string;
}

/** One thing the person can press, or choose by its number. */
export interface Choice {
  readonly label: string;
  /** What pressing it says, as if the person had typed it. */
  readonly send: string;
}

/** What news is about, for platforms that take news only in a form of their own (WeChat's notices). */
export interface Notice {
  readonly kind: 'claim' | 'complaint' | 'reminder';
  /** The claim's or complaint's number; of a reminder the year it is for. */
  readonly number: string;
  /** The new state in words, at most 20 characters. */
  readonly state: string;
  /** The China calendar day of the news; of a reminder its last day: 2026-11-26. */
  readonly day: string;
}

/** One answer, neutral to the channel. */
export interface Reply {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** Clause ids the text rests on. */
  readonly citations: readonly string[];
  /** Only with news that nobody has just asked for. */
  readonly notice?: Notice;
}
