/** What words can be taught to mean, beside the clauses and silent topics of the scheme. */
import { intents } from '../kernel/intent.ts';
import type { MeaningsKnown } from './repository.ts';

type Taught = MeaningsKnown['intents'][number];

/**
 * "other" is what set aside is for; a greeting or the menu is a phrase of its own, told by rules. An opt-out and another
 * language act at once: a common question taught as one would silence whoever asks it.
 */
const never: readonly string[] = ['clarify', 'other', 'greeting', 'menu', 'opt-out', 'language'];

export const taughtIntents: readonly Taught[] = intents.filter(
  (intent): intent is Taught => !never.includes(intent),
);
