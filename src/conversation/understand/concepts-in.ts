/**
 * Which word groups of the lexicon a text speaks of. All words of all groups stand in one trie, and the text is read
 * along it once: that costs the same for twenty groups and for two hundred.
 */

/** Groups by their place in the lexicon, in the order in which the text first names them. */
export type ConceptReader = (text: string) => readonly number[];

/** Characters are 16 bits: a node and the character after it are one number. */
const codes = 0x10000;
const root = 0;

export function createConceptReader(groups: readonly (readonly string[])[]): ConceptReader {
  const next = new Map<number, number>();
  const ends: number[][] = [[]];
  for (const [group, words] of groups.entries())
    for (const word of words) {
      let node = root;
      for (let at = 0; at < word.length; at += 1) {
        const edge = node * codes + word.charCodeAt(at);
        const known = next.get(edge);
        node = known ?? ends.length;
        if (known === undefined) {
          next.set(edge, node);
          ends.push([]);
        }
      }
      ends[node]?.push(group);
    }
  return (text) => {
    const found = new Set<number>();
    for (let start = 0; start < text.length; start += 1) {
      let node: number | undefined = root;
      for (let at = start; at < text.length; at += 1) {
        node = next.get(node * codes + text.charCodeAt(at));
        if (node === undefined) break;
        for (const group of ends[node] ?? []) found.add(group);
      }
    }
    return [...found];
  };
}
