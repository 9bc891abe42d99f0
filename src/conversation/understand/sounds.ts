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
 * @param words put in place of what sounds like them, the longest that fits first: so a longer word guards its parts. Of
 * two that sound the same each stays as it is, and the first is put for anything else
 */
export function createSoundCorrection(words: Iterable<string>): (text: string) => string {
  const known = new Map<string, string>();
  const sound = (sign: string): string => {
    const read = known.get(sign) ?? soundOf(sign);
    if (known.size < remembered) known.set(sign, read);
    return read;
  };
  const listed = new Set(words);
  const bySound = new Map([...listed].reverse().map((word) => [[...word].map(sound).join(' '), word]));
  const lengths = [...new Set([...bySound.values()].map((word) => [...word].length))].sort((a, b) => b - a);
  const begins = new Set([...bySound.keys()].map((sounds) => sounds.split(' ', 1)[0]));

  function wordAt(signs: readonly string[], sounds: readonly string[], at: number): string | undefined {
    if (!begins.has(sounds[at])) return undefined;
    for (const length of lengths) {
      if (at + length > sounds.length) continue;
      const word = bySound.get(sounds.slice(at, at + length).join(' '));
      if (word === undefined) continue;
      const written = signs.slice(at, at + length).join('');
      return listed.has(written) ? written : word;
    }
    return undefined;
  }

  return (text) =>
    text.replace(/\p{sc=Han}{2,}/gu, (run) => {
      const signs = [...run];
      const sounds = signs.map(sound);
      let put = '';
      for (let at = 0; at < signs.length;) {
        const word = wordAt(signs, sounds, at) ?? signs[at] ?? '';
        put += word;
        at += [...word].length;
      }
      return put;
    });
}
