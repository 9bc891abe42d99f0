/** What sentences tell about which signs follow one another, and how each sign is typed in pinyin. */
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';

/** What is counted over the known sentences: data alone, no sentence. */
export const tableShape = z.object({
  signs: z.string(),
  /** Of each sign, its syllables. */
  readings: z.array(z.array(z.string())),
  ones: z.instanceof(Uint32Array),
  /** Each two and three signs in a row, as one number, and how often. */
  pairs: z.instanceof(Float64Array),
  pairCounts: z.instanceof(Uint32Array),
  triples: z.instanceof(Float64Array),
  tripleCounts: z.instanceof(Uint32Array),
  english: z.array(z.string()),
});
export type Table = z.infer<typeof tableShape>;

/** More different signs than this are not told apart by number; the known sentences have half as many. */
export const most = 8192;
const edge = '^';
const anyFigure = '#';
export const longestSyllable = 6;

export function tableOf(sentences: readonly string[]): Table {
  const places = new Map<string, number>([
    [edge, 0],
    [anyFigure, 1],
  ]);
  const ones: number[] = [0, 0];
  const pairs = new Map<number, number>();
  const triples = new Map<number, number>();
  for (const sentence of sentences) {
    if (!/\p{sc=Han}/u.test(sentence)) continue;
    let before = 0;
    let last = 0;
    for (const sign of sentence.replace(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu, anyFigure)) {
      const known = isSign(sign) ? placeOf(sign, places, ones) : 0;
      if (known === 0 && last === 0) continue;
      ones[known] = (ones[known] ?? 0) + 1;
      add(pairs, last * most + known);
      add(triples, (before * most + last) * most + known);
      before = last;
      last = known;
    }
  }
  const signs = [...places.keys()];
  return {
    signs: signs.join(''),
    readings: signs.map(readingsOf),
    ones: Uint32Array.from(ones),
    pairs: Float64Array.from(pairs.keys()),
    pairCounts: Uint32Array.from(pairs.values()),
    triples: Float64Array.from(triples.keys()),
    tripleCounts: Uint32Array.from(triples.values()),
    english: [...englishIn(sentences, new Set(signs.flatMap(readingsOf)))],
  };
}

const isSign = (sign: string): boolean => sign === anyFigure || /^\p{sc=Han}$/u.test(sign);

function placeOf(sign: string, places: Map<string, number>, ones: number[]): number {
  const known = places.get(sign);
  if (known !== undefined) return known;
  if (places.size >= most || sign.length > 1) return 0;
  places.set(sign, places.size);
  ones.push(0);
  return places.size - 1;
}

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function readingsOf(sign: string): string[] {
  if (sign === edge || sign === anyFigure) return [];
  const all = pinyin(sign, { toneType: 'none', type: 'array', multiple: true });
  return [...new Set(all.map(typed).filter((one) => /^[a-z]+$/u.test(one)))];
}

/** ü as the keyboard has it. */
const typed = (syllable: string): string => syllable.replace('ü', 'v');

/** The words of sentences that are no pinyin. */
function englishIn(sentences: readonly string[], syllables: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const sentence of sentences) {
    if (/\p{sc=Han}/u.test(sentence)) continue;
    const words = sentence.toLowerCase().match(/[a-z]+/gu) ?? [];
    if (words.some((word) => !splits(word, syllables))) for (const word of words) found.add(word);
  }
  return found;
}

function splits(word: string, syllables: ReadonlySet<string>): boolean {
  if (word === '') return true;
  for (let length = 1; length <= Math.min(longestSyllable, word.length); length += 1)
    if (syllables.has(word.slice(0, length)) && splits(word.slice(length), syllables)) return true;
  return false;
}
