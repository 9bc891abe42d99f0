/**
 * What the classifier sees of a text: 1–3-grams of its tokens (a Han character, a Latin word, an amount),
 * 1–2-grams of their toneless pinyin, and the word groups of the lexicon. Pinyin lets a dictated
 * homophone count as the word that was meant. Who, when and what wrong is spoken of is a feature as well.
 */
import { pinyin } from 'pinyin-pro';
import { readCircumstances } from './circumstances.ts';

const tokenPattern = /[\p{L}--\p{sc=Han}]+|\d+(?:[.,]\d+)*|\p{sc=Han}|[?!]/gv;
const numberPattern = /^(?:\d|[一二三四五六七八九十百千万两]{2,}$)/u;
const hanNumberRun = /[一二三四五六七八九十百千万零两]{2,}/gu;

export type FeatureReader = (text: string) => string[];

export function createFeatureReader(concepts: ReadonlyMap<string, readonly string[]>): FeatureReader {
  const sound = soundOf();
  const groups = [...concepts].map(([name, words]) => [name, anyOf(words)] as const);
  return (text) => {
    const tokens = tokensOf(text);
    const features: string[] = [];
    ngrams(tokens, 3, 'c', features);
    ngrams(tokens.map(sound), 2, 'p', features);
    const found = groups.filter(([, words]) => words.test(text)).map(([name]) => name);
    for (const name of found) features.push(`g:${name}`);
    pairs(found, features);
    const { category, kind, forWhom, year } = readCircumstances(text);
    features.push(`k:${String(category)}`, `k:${String(kind)}`, `k:${String(forWhom)}`, `k:${String(year)}`);
    features.push(`n:${String(Math.min(6, Math.floor(tokens.length / 4)))}`);
    return [...new Set(features)];
  };
}

function anyOf(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|'), 'u');
}

/** "住院花了8000" → 住 院 花 了 #: every figure is the same figure to the topic. */
export function tokensOf(text: string): string[] {
  const tokens = text.replace(hanNumberRun, '0').match(tokenPattern) ?? [];
  return tokens.map((token) => (numberPattern.test(token) ? '#' : token));
}

function ngrams(tokens: readonly string[], longest: number, mark: string, into: string[]): void {
  const framed = ['^', ...tokens, '$'];
  for (let start = 0; start < framed.length; start += 1) {
    let gram = mark;
    for (let length = 1; length <= longest && start + length <= framed.length; length += 1) {
      gram += ` ${framed[start + length - 1] ?? ''}`;
      into.push(gram);
    }
  }
}

function pairs(names: readonly string[], into: string[]): void {
  for (const [index, first] of names.entries()) {
    for (const second of names.slice(index + 1)) into.push(`gg:${first}+${second}`);
  }
}

/** Each character's first reading, without tone, with the sounds that the local accent runs together as one. */
function soundOf(): (token: string) => string {
  const known = new Map<string, string>();
  return (token) => {
    const before = known.get(token);
    if (before !== undefined) return before;
    const sound = /^\p{sc=Han}$/u.test(token) ? mergeAccent(pinyin(token, { toneType: 'none' })) : token;
    if (known.size < 10_000) known.set(token, sound);
    return sound;
  };
}

function mergeAccent(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/(i|e)ng$/, '$1n');
}
