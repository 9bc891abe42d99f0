/** 三（四）2 怎么说, what does clause III.4.2 say: a place in the plan is asked for, and nothing else is. */
import type { Place } from '../../policy/places.ts';
import { namedPlace } from './named-place.ts';
import { readPhrases } from './phrases.ts';

const { aroundClause } = readPhrases(new URL('clause-asked.yaml', import.meta.url), ['aroundClause']);
const words = new RegExp(aroundClause.source, 'gu');

export function clauseAsked(text: string): Place | undefined {
  const named = namedPlace(text);
  return named?.around.replace(words, '').trim() === '' ? named.place : undefined;
}
