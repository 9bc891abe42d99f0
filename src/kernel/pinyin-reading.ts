/**
 * Reads pinyin without tones ("qi fu xian shi duoshao") as the characters that were most likely meant: those which
 * follow one another in the sentences heyi knows. English stays English.
 */
import { keepNothing, type Keep } from './keep.ts';
import { longestSyllable, most, tableOf, tableShape, type Table } from './pinyin-table.ts';

/** How many readings of the beginning are followed up, and how many signs are tried for a syllable. */
const beam = 6;
const tried = 14;
/** Below this likelihood a sign (natural logarithm) the letters are no Chinese that heyi knows; words that are English too need more. */
const likelyFrom = -6.2;
const likelyThoughEnglish = -2.6;
const slurred = -1.6;

export type ReadPinyin = (text: string) => string;

export interface PinyinOptions {
  readonly sentences: readonly string[];
  readonly keep?: Keep;
}

/** Counts the sentences when the first message in Latin letters comes, or takes what was kept. */
export function createPinyinReading(options: PinyinOptions): ReadPinyin {
  let reading: Reading | undefined;
  return (text) => {
    if (!/[a-zü]/iu.test(text) || text.startsWith('/') || /[@\\:]/u.test(text)) return text;
    const parts = text.toLowerCase().match(/[a-zü]+|\p{Nd}+(?:[.,]\p{Nd}+)*|\s+|[^a-zü\s\p{Nd}]/gu) ?? [];
    const words = parts.filter((part) => isLatin(part) && !abbreviations.has(part));
    if (words.length === 0) return text;
    reading ??= readingOf(options);
    const { english, decode } = reading;
    const read = decode(parts);
    if (read === undefined) return text;
    const needed = words.every((word) => english.has(word)) ? likelyThoughEnglish : likelyFrom;
    return read.likelihood < needed ? text : read.text;
  };
}

interface Reading {
  readonly english: ReadonlySet<string>;
  readonly decode: ReturnType<typeof decoderOf>;
}

function readingOf({ sentences, keep = keepNothing }: PinyinOptions): Reading {
  const table = keep({
    name: 'pinyin',
    restsOn: [...sentences],
    shape: tableShape,
    make: () => tableOf(sentences),
  });
  return { english: new Set(table.english), decode: decoderOf(table) };
}

const abbreviations: ReadonlySet<string> = new Set([
  'ct',
  'b',
  'x',
  'ok',
  'id',
  'app',
  'icu',
  'mri',
  'dr',
  'qq',
]);

const isLatin = (part: string): boolean => /^[a-zü]+$/u.test(part);

/** Chifeng speech runs zh/z, ch/c, sh/s and -ng/-n together, and writes so. */
const accented = (syllable: string): string =>
  syllable.replace(/^([zcs])h/u, '$1').replace(/([aei])ng$/u, '$1n');

interface Hypothesis {
  readonly score: number;
  readonly read: number;
  readonly before: number;
  readonly last: number;
  readonly text: string;
}

interface Candidate {
  readonly place: number;
  readonly penalty: number;
}

function decoderOf(
  table: Table,
): (parts: readonly string[]) => { text: string; likelihood: number } | undefined {
  const signs = Array.from(table.signs);
  const place = new Map(signs.map((sign, at) => [sign, at]));
  const pairs = new Map(Array.from(table.pairs, (key, at) => [key, table.pairCounts[at] ?? 0]));
  const triples = new Map(Array.from(table.triples, (key, at) => [key, table.tripleCounts[at] ?? 0]));
  const all = table.ones.reduce((sum, count) => sum + count, 0);
  const bySyllable = candidatesOf(table);

  const likelihood = (before: number, last: number, next: number): number => {
    const one = table.ones[next] ?? 0;
    const pair = pairs.get(last * most + next) ?? 0;
    const triple = pair === 0 ? 0 : (triples.get((before * most + last) * most + next) ?? 0);
    const ofPair = triple === 0 ? 0 : triple / ((pairs.get(before * most + last) ?? 0) + 0.5);
    const ofOne = pair / ((table.ones[last] ?? 0) + 2);
    return Math.log(0.55 * ofPair + 0.35 * ofOne + (0.1 * (one + 0.1)) / all);
  };

  const extend = (from: readonly Hypothesis[], syllable: string, into: Hypothesis[]): void => {
    for (const { score, read, before, last, text } of from)
      for (const { place: next, penalty } of bySyllable.get(syllable) ?? [])
        into.push({
          score: score + penalty + likelihood(before, last, next),
          read: read + 1,
          before: last,
          last: next,
          text: text + (signs[next] ?? ''),
        });
  };

  const word = (from: readonly Hypothesis[], letters: string): readonly Hypothesis[] => {
    const at: Hypothesis[][] = Array.from({ length: letters.length + 1 }, () => []);
    at[0] = [...from];
    for (let start = 0; start < letters.length; start += 1) {
      const here = best(at[start] ?? []);
      if (here.length === 0) continue;
      for (let length = 1; length <= longestSyllable && start + length <= letters.length; length += 1)
        extend(here, letters.slice(start, start + length), at[start + length] ?? []);
    }
    return best(at[letters.length] ?? []);
  };

  return (parts) => {
    let now: readonly Hypothesis[] = [{ score: 0, read: 0, before: 0, last: 0, text: '' }];
    for (const [index, part] of parts.entries()) {
      if (/^\s+$/u.test(part)) {
        // Between signs a space is a pause; between syllables it is how pinyin is typed.
        if (isSign(parts[index - 1]) && isSign(parts[index + 1]))
          now = now.map((one) => ({ ...one, text: `${one.text} ` }));
        continue;
      }
      if (isLatin(part) && !abbreviations.has(part)) now = word(now, part.replaceAll('ü', 'v'));
      else {
        const next = /^\p{Nd}/u.test(part) ? 1 : (place.get(part) ?? 0);
        now = now.map((one) => ({ ...one, before: one.last, last: next, text: one.text + part }));
      }
      if (now.length === 0) return undefined;
    }
    const [first] = now;
    return first && first.read > 0 ? { text: first.text, likelihood: first.score / first.read } : undefined;
  };
}

const isSign = (part: string | undefined): boolean => part !== undefined && !isLatin(part);

function best(all: readonly Hypothesis[]): readonly Hypothesis[] {
  return all.length <= 1 ? all : [...all].sort((a, b) => b.score - a.score).slice(0, beam);
}

/** The signs of a syllable, the most frequent first; those of a slurred one behind them. */
function candidatesOf({ readings, ones }: Table): ReadonlyMap<string, readonly Candidate[]> {
  const exact = new Map<string, number[]>();
  const bySound = new Map<string, number[]>();
  for (const [at, syllables] of readings.entries())
    for (const syllable of syllables) {
      exact.set(syllable, [...(exact.get(syllable) ?? []), at]);
      const sound = accented(syllable);
      bySound.set(sound, [...(bySound.get(sound) ?? []), at]);
    }
  const frequent = (places: readonly number[], upTo: number): readonly number[] =>
    [...places].sort((a, b) => (ones[b] ?? 0) - (ones[a] ?? 0)).slice(0, upTo);
  const syllables = new Set([...exact.keys(), ...bySound.keys()]);
  return new Map(
    [...syllables].map((syllable) => {
      const own = new Set(exact.get(syllable) ?? []);
      const others = (bySound.get(accented(syllable)) ?? []).filter((at) => !own.has(at));
      return [
        syllable,
        [
          ...frequent([...own], tried).map((place) => ({ place, penalty: 0 })),
          ...frequent(others, tried / 2).map((place) => ({ place, penalty: slurred })),
        ],
      ] as const;
    }),
  );
}
