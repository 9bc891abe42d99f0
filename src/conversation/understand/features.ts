/**
 * What the classifier sees of a text: 1–3-grams of its tokens (a Han character, a Latin word, an amount),
 * 1–2-grams of their toneless pinyin, and the word groups of the lexicon with what stands beside them. Pinyin lets a
 * dictated homophone count as the word that was meant. Who, when and what wrong is spoken of is a feature as well.
 *
 * A feature is a number, the bucket its words are hashed to: two in the same bucket are one to the classifier. That
 * is rare, does little harm, and making and counting numbers takes a fraction of what strings do.
 */
import { pinyin } from 'pinyin-pro';
import { readCircumstances } from './circumstances.ts';
import { createConceptReader } from './concepts-in.ts';

const tokenPattern = /[\p{L}--\p{sc=Han}]+|\d+(?:[.,]\d+)*|\p{sc=Han}|[?!]/gv;
const numberPattern = /^(?:\d|[一二三四五六七八九十百千万两]{2,}$)/u;
const hanNumberRun = /[一二三四五六七八九十百千万零两]{2,}/gu;

/** Each feature once. */
export type Features = Uint32Array<ArrayBuffer>;
export type FeatureReader = (text: string) => Features;

/** A power of two; the examples have a tenth as many features. */
export const buckets = 2 ** 20;

export function createFeatureReader(concepts: ReadonlyMap<string, readonly string[]>): FeatureReader {
  const hashed = hashing();
  const collected = collecting();
  const conceptsIn = createConceptReader([...concepts.values()]);
  const groups = [...concepts.keys()].map((name) => bucketOf(`g:${name}`));
  return (text) => {
    const tokens = tokensOf(text);
    const { category, kind, forWhom, year } = readCircumstances(text);
    ngrams(tokens, hashed.signs, 3, collected.add);
    ngrams(tokens, hashed.sounds, 2, collected.add);
    const { named, outline } = conceptsIn(text);
    for (const group of named) collected.add(groups[group] ?? 0);
    neighbours(outline, collected.add);
    for (const said of [category, kind, forWhom, year]) collected.add(bucketOf(`k:${String(said)}`));
    collected.add(bucketOf(`n:${String(Math.min(6, Math.floor(tokens.length / 4)))}`));
    return collected.take();
  };
}

/** "住院花了8000" → 住 院 花 了 #: every figure is the same figure to the topic. */
export function tokensOf(text: string): string[] {
  const tokens = text.replace(hanNumberRun, '0').match(tokenPattern) ?? [];
  return tokens.map((token) => (numberPattern.test(token) ? '#' : token));
}

/** The bucket of a feature by its name. */
export function bucketOf(name: string): number {
  return intoBucket(hashOf(name, 0x811c9dc5));
}

/** FNV-1a, its end stirred: its low bits alone are poor. */
function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function intoBucket(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & (buckets - 1);
}

interface View {
  readonly seed: number;
  readonly of: (token: string) => number;
}

function ngrams(
  tokens: readonly string[],
  { seed, of }: View,
  longest: number,
  add: (feature: number) => void,
): void {
  const framed = ['^', ...tokens, '$'].map(of);
  for (let start = 0; start < framed.length; start += 1) {
    let gram = seed;
    for (let length = 1; length <= longest && start + length <= framed.length; length += 1) {
      gram = Math.imul(gram ^ (framed[start + length - 1] ?? 0), 0x9e3779b1);
      gram ^= gram >>> 15;
      add(intoBucket(gram));
    }
  }
}

/** A group of words with what stands beside it. */
function neighbours(outline: readonly number[], add: (feature: number) => void): void {
  for (let at = 1; at < outline.length; at += 1) {
    const [before, after] = [outline[at - 1] ?? 0, outline[at] ?? 0];
    if (before < 0 || after < 0)
      add(intoBucket(Math.imul(Math.imul(before ^ 3, 0x9e3779b1) ^ after, 0x01000193)));
  }
}

/** Each number once, in the order they came: a Set of a hundred numbers costs more than all the rest. */
function collecting(): { readonly add: (feature: number) => void; readonly take: () => Features } {
  const slots = 8192;
  const held = new Uint32Array(slots);
  const heldSince = new Uint32Array(slots);
  const list = new Uint32Array(slots / 2);
  let round = 1;
  let length = 0;
  return {
    add(feature) {
      let slot = feature & (slots - 1);
      while (heldSince[slot] === round) {
        if (held[slot] === feature) return;
        slot = (slot + 1) & (slots - 1);
      }
      if (length === list.length) return;
      held[slot] = feature;
      heldSince[slot] = round;
      list[length++] = feature;
    },
    take() {
      const taken = list.slice(0, length);
      round += 1;
      length = 0;
      return taken;
    },
  };
}

/** Tokens as they are written and as they sound, each hashed once. */
function hashing(): { readonly signs: View; readonly sounds: View } {
  return {
    signs: { seed: 1, of: remembered((token) => hashOf(token, 0x811c9dc5)) },
    sounds: { seed: 2, of: remembered((token) => hashOf(soundOf(token), 0x811c9dc5)) },
  };
}

function remembered(make: (token: string) => number): (token: string) => number {
  const known = new Map<string, number>();
  return (token) => {
    const before = known.get(token);
    if (before !== undefined) return before;
    const made = make(token);
    if (known.size < 10_000) known.set(token, made);
    return made;
  };
}

/** A character's first reading, without tone, with the sounds that the local accent runs together as one. */
function soundOf(token: string): string {
  return /^\p{sc=Han}$/u.test(token) ? mergeAccent(pinyin(token, { toneType: 'none' })) : token;
}

function mergeAccent(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/(i|e)ng$/, '$1n');
}
