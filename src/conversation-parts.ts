/** What a conversation is made of for one scheme: understanding, explanation and words. No database. */
import { randomInt } from 'node:crypto';
import type { ConversationParts } from './conversation/answer.ts';
import { readWording } from './conversation/wording.ts';
import { keepNothing, type Keep } from './kernel/keep.ts';
import { learnFrom, type LearningSources, readSources, schemeLearnt } from './learning-sources.ts';
import { mayTellHouseholdData } from './policy/profile.ts';
import type { Scheme } from './policy/types.ts';
import { promptsDir } from './scheme-files.ts';

/**
 * Reads the prompts and examples; trains and indexes what was not kept from an earlier start (about two seconds).
 * Throws on a broken file, naming it.
 */
export function assembleConversation(
  scheme: Scheme,
  keep: Keep = keepNothing,
): Omit<ConversationParts, 'calendar'> & { readonly sources: LearningSources } {
  const sources = readSources(schemeLearnt(scheme), keep);
  return {
    scheme,
    sources,
    material: sources.material,
    wording: readWording(promptsDir),
    ...learnFrom(sources, keep),
    queryCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    // A foreign processor may see household data only once the office has recorded its legal basis.
    householdDataAllowed: (channel) => mayTellHouseholdData(scheme.profile, channel),
  };
}
