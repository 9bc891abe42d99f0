/**
 * What the classifier sees of a text: 1–3-grams of its tokens (a Han character, a Latin word, an amount), pairs of
 * tokens with one to three others between them, 1–2-grams of their toneless pinyin, and the word groups of the lexicon
 * with what stands beside them. Pinyin lets a dictated homophone count as the word that was meant, the pairs a phrase
 * that has a word put in, the groups a word that no example has.
 *
 * A feature is a number, the bucket its words are hashed to: two in the same bucket are one to the classifier. That
 * is rare, does little harm, and making and counting numbers takes a fraction of what strings do.
 */
import { createConceptReader } from './concepts-in.ts';
import { soundOf } from './sounds.ts';

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
    const signs = framed(tokens, hashed.sign);
    ngrams(signs, 1, 2, collected.add);
    apart(signs, collected.add);
    ngrams(framed(tokens, hashed.sound), 2, 2, collected.add);
    const { named, outline } = conceptsIn(text);
    for (const group of named) collected.add(groups[group] ?? 0);
    neighbours(outline, collected.add);
    collected.add(lengths[Math.min(lengths.length - 1, Math.floor(tokens.length / 4))] ?? 0);
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

/** How long it is, roughly. */
const lengths = Array.from({ length: 7 }, (_, quarter) => bucketOf(`n:${String(quarter)}`));

/** The tokens by their hashes, between a beginning and an end. */
function framed(tokens: readonly string[], of: (token: string) => number): readonly number[] {
  return [of('^'), ...tokens.map(of), of('$')];
}

function ngrams(
  hashes: readonly number[],
  seed: number,
  longest: number,
  add: (feature: number) => void,
): void {
  for (let start = 0; start < hashes.length; start += 1) {
    let gram = seed;
    for (let length = 1; length <= longest && start + length <= hashes.length; length += 1) {
      gram = joined(gram, hashes[start + length - 1] ?? 0);
      add(intoBucket(gram));
    }
  }
}

const farthest = 4;

/** 报了多少 and 报下来多少 have 报…多 in common: how many are between the two is not told apart. */
function apart(hashes: readonly number[], add: (feature: number) => void): void {
  for (let start = 0; start < hashes.length; start += 1) {
    const first = joined(3, hashes[start] ?? 0);
    for (let gap = 2; gap <= farthest && start + gap < hashes.length; gap += 1)
      add(intoBucket(joined(first, hashes[start + gap] ?? 0)));
  }
}

/** A group of words with what stands beside it. */
function neighbours(outline: readonly number[], add: (feature: number) => void): void {
  for (let at = 1; at < outline.length; at += 1) {
    const [before, after] = [outline[at - 1] ?? 0, outline[at] ?? 0];
    if (before < 0 || after < 0) add(intoBucket(joined(joined(4, before), after)));
  }
}

function joined(gram: number, next: number): number {
  const mixed = Math.imul(gram ^ next, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
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
function hashing(): Readonly<Record<'sign' | 'sound', (token: string) => number>> {
  return {
    sign: remembered((token) => hashOf(token, 0x811c9dc5)),
    sound: remembered((token) => hashOf(soundOf(token), 0x811c9dc5)),
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
