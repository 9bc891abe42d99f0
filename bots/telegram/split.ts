/** A long text as several messages: cut between paragraphs, else lines, else sentences, else words, else anywhere. */
import { longestText } from './limits.ts';

/** Where a cut may be, best first; each match is what stays in front of it. */
const seams = [/\n\s*\n/g, /\n/g, /[。！？；…][”’」』）)]*|[.!?;][”’"')]*\s/g, /[，、,]|\s/g];

/** Never empty; nothing but white space between two messages is left out. */
export function split(text: string, longest = longestText): readonly string[] {
  const parts: string[] = [];
  // Telegram itself drops white space at both ends, and refuses half of a surrogate pair.
  let rest = text.toWellFormed().trim();
  while (rest.length > longest) {
    const end = cut(rest, longest);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && parts.length === 0 ? ['…'] : rest === '' ? parts : [...parts, rest];
}

/** A seam in the first half would make many short messages out of a long one. */
function cut(text: string, longest: number): number {
  const head = text.slice(0, longest);
  for (const seam of seams) {
    const ends = [...head.matchAll(seam)].map((match) => match.index + match[0].length);
    const last = ends.at(-1);
    if (last !== undefined && last > longest / 2) return last;
  }
  const insidePair = /[\uD800-\uDBFF]$/.test(head);
  return insidePair ? longest - 1 : longest;
}
