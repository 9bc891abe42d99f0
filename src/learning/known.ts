/** What words can be taught to mean, beside the clauses and silent topics of the scheme. */
import { intents } from '../kernel/intent.ts';
import type { MeaningsKnown } from './repository.ts';

type Taught = MeaningsKnown['intents'][number];

/** "other" is what set aside is for; a greeting or the menu is a phrase of its own, told by rules. */
export const taughtIntents: readonly Taught[] = intents.filter(
  (intent): intent is Taught =>
    intent !== 'clarify' && intent !== 'other' && intent !== 'greeting' && intent !== 'menu',
);
