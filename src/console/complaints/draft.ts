/** When a draft was saved, in words: today by the hour. */
import { dayOf } from '../../kernel/day.ts';
import { dateParts, hourWords } from '../dates.ts';
import type { Visit } from '../visit.ts';

export function savedWords({ say, at, language }: Visit, savedAt: Date): string {
  const today = dayOf(savedAt) === dayOf(at);
  return say('draft.saved', { when: today ? hourWords(savedAt) : dateParts(savedAt, language).text });
}
