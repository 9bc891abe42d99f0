/** Puts a word in place of whatever sounds like it: 启富线 and 气付线 are 起付线 to a telephone that takes dictation. */
import { pinyin } from 'pinyin-pro';

const han = /^\p{sc=Han}$/u;

/** A character's first reading, without tone, with the sounds that the local accent runs together as one. */
export function soundOf(token: string): string {
  return han.test(token) ? mergeAccent(pinyin(token, { toneType: 'none' })) : token;
}

function mergeAccent(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/(i|e)ng$/, '$1n');
}

/** What is remembered of characters; there are hardly more in use. */
const remembered = 10_000;

/**
 * @param words put in place of what sounds like them, the longest that fits first. Of two that sound the same each stays
 * as it is, and the first is put for anything else
 * @param alike stay where they are written, and guard their parts (出远门 is no 出院); they are put for nothing
 */
export function createSoundCorrection(
  words: Iterable<string>,
  alike: Iterable<string> = [],
): (text: string) => string {
  const known = new Map<string, string>();
  const sound = (sign: string): string => {
    const read = known.get(sign) ?? soundOf(sign);
    if (known.size < remembered) known.set(sign, read);
    return read;
  };
  const meant = [...words];
  const listed = new Set([...meant, ...alike]);
  const bySound = new Map([...meant].reverse().map((word) => [[...word].map(sound).join(' '), word]));
  const lengths = [...new Set([...listed].map((word) => [...word].length))].sort((a, b) => b - a);
  const begins = new Set<string | undefined>([...listed].map((word) => sound([...word][0] ?? '')));

  function wordAt(signs: readonly string[], sounds: readonly string[], at: number): string | undefined {
    if (!begins.has(sounds[at])) return undefined;
    for (const length of lengths) {
      if (at + length > sounds.length) continue;
      const written = signs.slice(at, at + length).join('');
      if (listed.has(written)) return written;
      const word = bySound.get(sounds.slice(at, at + length).join(' '));
      if (word !== undefined) return word;
    }
    return undefined;
  }

  return (text) =>
    text.replace(/\p{sc=Han}{2,}/gu, (run) => {
      const signs = [...run];
      const sounds = signs.map(sound);
      let read = '';
      for (let at = 0; at < signs.length;) {
        const word = wordAt(signs, sounds, at) ?? signs[at] ?? '';
        read += word;
        at += [...word].length;
      }
      return read;
    });
}
