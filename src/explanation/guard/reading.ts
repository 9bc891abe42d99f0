/** A text as the guard reads it: sentences of segments, and what each of them holds. */
import type { Language } from '../../kernel/message.ts';
import { spelled } from './form.ts';
import { type GuardWords, guardWords } from './words.ts';

export interface Segment {
  /** In one spelling. */
  readonly text: string;
  readonly bearsFigure: boolean;
  /** How often it says "not". */
  readonly denials: number;
  /** By their places in the lists of words.ts; said twice, a thing counts as another: "12", "12 again". */
  readonly things: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  readonly wholesale: readonly string[];
  /** What it is made of besides its "not": signs in Chinese, words in English. */
  readonly made: ReadonlyMap<string, number>;
}
export type Sentence = readonly Segment[];

export function sentencesOf(text: string, language: Language): Sentence[] {
  const words = guardWords[language];
  return text
    .split('\n')
    .flatMap((line) => line.split(words.sentence))
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) =>
      sentence
        .split(words.segment)
        .filter((part) => part.trim() !== '')
        .map((part) => segment(part, words, language)),
    );
}

function segment(part: string, words: GuardWords, language: Language): Segment {
  const denying = part.replaceAll(words.noNegation, ' ');
  const text = spelled(part, language);
  return {
    text,
    bearsFigure: words.figure.test(part.replaceAll(words.noFigure, '')),
    denials: [...denying.matchAll(words.negation)].length,
    things: placesOf(words.things, part),
    acts: new Set([...placesOf(words.acts, part)].filter((place) => !place.includes(' '))),
    wholesale: [...part.matchAll(words.wholesale)].map(([word]) => word.toLowerCase()),
    made: counted(text.replaceAll(words.negation, ''), language),
  };
}

function placesOf(list: readonly RegExp[], text: string): ReadonlySet<string> {
  return new Set(
    list.flatMap((sought, place) =>
      [...text.matchAll(sought)].map((_, times) => `${String(place)}${' again'.repeat(times)}`),
    ),
  );
}

function counted(text: string, language: Language): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const piece of language === 'en' ? text.split(/\W+/u).filter(Boolean) : text)
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return counts;
}

/** From 0, nothing in common, to 1, made of the same. */
export function likeness(one: Segment, other: Segment): number {
  let shared = 0;
  let all = 0;
  for (const [piece, count] of one.made) {
    shared += Math.min(count, other.made.get(piece) ?? 0);
    all += count;
  }
  for (const count of other.made.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}
