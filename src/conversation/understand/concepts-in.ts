/**
 * Which word groups of the lexicon a text speaks of. All words of all groups stand in one trie, and the text is read
 * along it once: that costs the same for twenty groups and for two hundred.
 */

export interface Concepts {
  /** Groups by their place in the lexicon, each once. */
  readonly named: Iterable<number>;
  /**
   * The text with its longest words put as their groups, so that what stands beside 条子 is learnt for 回执 as well:
   * a group is its place below zero (-1 the first), any other letter its code, every figure the same one. Where a word
   * is in several groups, the last of them counts: the finer ones come later.
   */
  readonly outline: readonly number[];
}
export type ConceptReader = (text: string) => Concepts;

const [beginning, end, figure] = [0x5e, 0x24, 0x23];
const letter = /\p{L}/u;

interface Trie {
  readonly next: ReadonlyMap<number, number>;
  /** By node: the groups that have the word which ends there. */
  readonly ends: readonly (readonly number[])[];
}

export function createConceptReader(groups: readonly (readonly string[])[]): ConceptReader {
  const trie = trieOf(groups);
  return (text) => {
    const named = new Set<number>();
    const outline = [beginning];
    let told = 0;
    for (let start = 0; start < text.length; start += 1) {
      const longest = wordsAt(text, start, trie, named);
      if (start < told) continue;
      const sign = longest === undefined ? signOf(text, start) : -1 - longest.group;
      if (sign !== undefined && sign !== outline.at(-1)) outline.push(sign);
      told = longest?.end ?? start + 1;
    }
    outline.push(end);
    return { named, outline };
  };
}

/**
 * Notes every group with a word that begins here, and gives the longest of them. A Latin word stands where a word
 * begins (reimburs, but no rain in a train), a short one only whole, and 120 not in 1200.
 */
function wordsAt(
  text: string,
  start: number,
  { next, ends }: Trie,
  named: Set<number>,
): { readonly group: number; readonly end: number } | undefined {
  if (goesOn(text, start)) return undefined;
  let longest: { group: number; end: number } | undefined;
  let node = next.get(edgeOf(root, text, start));
  for (let at = start + 1; node !== undefined; at += 1) {
    const half = goesOn(text, at) && (at - start <= shortWord || isDigit(text.charCodeAt(at)));
    for (const group of half ? [] : (ends[node] ?? [])) {
      named.add(group);
      longest = { group, end: at };
    }
    node = at < text.length ? next.get(edgeOf(node, text, at)) : undefined;
  }
  return longest;
}

const shortWord = 3;

/** Whether the letter or figure here only goes on with what was begun before it. */
function goesOn(text: string, at: number): boolean {
  const here = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return isDigit(here) ? isDigit(before) : isLatin(here) && isLatin(before);
}

/** Texts come folded: their digits and Latin letters are plain and small. */
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a;
/** The characters of Chinese, asked for without an expression. */
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

function signOf(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return figure;
  return isHan(code) || letter.test(text.charAt(at)) ? code : undefined;
}

const root = 0;

/** A node and the character after it, as one number: characters are 16 bits. */
function edgeOf(node: number, text: string, at: number): number {
  return node * 0x10000 + text.charCodeAt(at);
}

function trieOf(groups: readonly (readonly string[])[]): Trie {
  const next = new Map<number, number>();
  const ends: number[][] = [[]];
  for (const [group, words] of groups.entries())
    for (const word of words) {
      let node = root;
      for (let at = 0; at < word.length; at += 1) {
        const edge = edgeOf(node, word, at);
        const known = next.get(edge);
        node = known ?? ends.length;
        if (known === undefined) {
          next.set(edge, node);
          ends.push([]);
        }
      }
      ends[node]?.push(group);
    }
  return { next, ends };
}
