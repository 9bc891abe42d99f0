/** What staff taught: that these words mean this. In force until taken back; nothing is ever deleted from the list. */
import type { Intent } from '../kernel/intent.ts';
import type { Language } from '../kernel/message.ts';

/** What a message is assigned to. `topic`: one on which the plan is silent (unanswered.yaml). */
export type Meaning =
  | { readonly kind: 'intent'; readonly intent: Exclude<Intent, 'clarify'> }
  | { readonly kind: 'clause'; readonly clause: string }
  | { readonly kind: 'topic'; readonly topic: string };

/** One thing to learn, as understanding and explanation take it. */
export interface Taught {
  readonly text: string;
  readonly language: Language;
  readonly meaning: Meaning;
}

/** How well the evaluation set is understood, as shares of 1; measured by understanding and retrieval alone. */
export interface Figures {
  readonly messages: number;
  /** The right intent at first. */
  readonly intentRight: number;
  /** The right intent at first or among the buttons. */
  readonly intentReached: number;
  /** Of the questions the plan answers: a right clause first, and among the first three. */
  readonly clauseFirst: number;
  readonly clauseAmongThree: number;
  /** Of the questions it does not answer: honestly said so. */
  readonly silent: number;
}

export interface Lesson extends Taught {
  readonly id: number;
  readonly missId: number;
  /** Log-in of who taught it. */
  readonly by: string;
  readonly at: Date;
  readonly undone?: { readonly by: string; readonly at: Date };
  /** Absent until measured, some seconds later. */
  readonly figures?: { readonly before: Figures; readonly after: Figures };
}
