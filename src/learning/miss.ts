/** What heyi did not understand, kept without identity: nobody can be found by it, and nothing joins it to a message. */
import type { Day } from '../kernel/day.ts';
import type { Intent } from '../kernel/intent.ts';
import type { Language } from '../kernel/message.ts';

export const missKinds = [
  /** Buttons were shown, or it was said that nothing was understood. */
  'unclear',
  /** The person said, by a button or in words, that something else was meant. */
  'corrected',
  /** “不是我要问的” beneath an answer. */
  'unhelpful',
] as const;
export type MissKind = (typeof missKinds)[number];

export interface NewMiss {
  readonly kind: MissKind;
  /** Digits, names and addresses below the sumu are masked (conversation/understand/without-identity.ts). */
  readonly text: string;
  readonly language: Language;
  /** What it was taken for. */
  readonly taken: Intent;
  /** The clauses that were told, best first; none when none were. */
  readonly clauses: readonly string[];
  /** What the person then said it was about. */
  readonly meant?: Intent;
  /** China's calendar day; no hour, lest it be found among the messages. */
  readonly day: Day;
}

/** As it stands on the page; the same words of the same kind are one, counted. */
export interface Miss extends NewMiss {
  readonly id: number;
  readonly times: number;
  /** The last day it came up; `day` is the first. */
  readonly lastDay: Day;
  readonly setAside: boolean;
}

/** The port of the conversation: notes one, within the turn's transaction. */
export interface MissRepository {
  note(miss: NewMiss): Promise<void>;
}
