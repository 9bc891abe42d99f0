/** Puts a word in place of whatever sounds like it: 启富线 and 气付线 are 起付线 to a telephone that takes dictation. */
import { pinyinOf } from '../../kernel/pinyin.ts';

const han = /^\p{sc=Han}$/u;

/** A character's first reading, without tone, with the sounds that the local accent runs together as one. */
export function soundOf(token: string): string {
  return han.test(token) ? mergeAccent(pinyinOf(token)) : token;
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
  const heard = new Map<string, string>();
  const sound = (sign: string): string => {
    const read = heard.get(sign) ?? soundOf(sign);
    if (heard.size < remembered) heard.set(sign, read);
    return read;
  };
  const known = byFirstSound([...words], [...alike], sound);

  function wordAt(signs: readonly string[], sounds: readonly string[], at: number): string | undefined {
    let found: Known | undefined;
    for (const one of known.get(sounds[at] ?? '') ?? []) {
      if (found && one.signs.length < found.signs.length) break;
      if (!standsAt(one.sounds, sounds, at)) continue;
      if (standsAt(one.signs, signs, at)) return one.word;
      if (one.isMeant) found ??= one;
    }
    return found?.word;
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

interface Known {
  readonly word: string;
  readonly signs: readonly string[];
  readonly sounds: readonly string[];
  /** Put for what sounds like it. */
  readonly isMeant: boolean;
}

/** The words by the sound they begin with, the longest first. */
function byFirstSound(
  words: readonly string[],
  alike: readonly string[],
  sound: (sign: string) => string,
): ReadonlyMap<string, readonly Known[]> {
  const known = [...words, ...alike].map((word, at): Known => {
    const signs = [...word];
    return { word, signs, sounds: signs.map(sound), isMeant: at < words.length };
  });
  known.sort((one, other) => other.signs.length - one.signs.length);
  return Map.groupBy(known, ({ sounds }) => sounds[0] ?? '');
}

function standsAt(part: readonly string[], whole: readonly string[], at: number): boolean {
  return part.every((one, place) => whole[at + place] === one);
}
