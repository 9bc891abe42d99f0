/**
 * A language model as the conversation sees it: asked for plainer words and for what stayed unclear, never for a fact.
 * Absent unless it is set up, and nothing rests on it. A turn never waits for it: what is not known yet lets the turn
 * be put off – before it has done anything – until the promise is kept, and then it is answered anew.
 */
import type { Intent } from '../kernel/intent.ts';
import type { Language } from '../kernel/message.ts';

export type Opinion<Value> =
  /** `value` undefined: it failed, was too slow, or its words did not stand the test. */
  | { readonly kind: 'known'; readonly value: Value | undefined }
  | { readonly kind: 'asking'; readonly ready: Promise<void> };

/** What a message may be routed to: nothing that changes who is written to, or how. */
export type RoutedIntent = Exclude<Intent, 'clarify' | 'opt-out' | 'language'>;

export interface PlainerQuestion {
  readonly clauses: readonly string[];
  /** The person's question without identity. */
  readonly question: string;
  readonly language: Language;
}

export interface UnclearMessage {
  /** Without identity. */
  readonly text: string;
  readonly language: Language;
}

export interface SecondOpinion {
  /** Some plain sentences that say what these clauses say and nothing else; tested against their text. */
  readonly plainer: (asked: PlainerQuestion) => Opinion<string>;
  /** Only where the office has switched it on; otherwise known at once, as undefined. */
  readonly routed: (asked: UnclearMessage) => Opinion<RoutedIntent>;
}
