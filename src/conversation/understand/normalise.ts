/** Puts typed and dictated text into the words the rest reads: slips first, dialect for the topic only. */
import { createSoundCorrection } from './sounds.ts';

/** 6000快左右: the keyboard's first offer for 块. */
const yuanMistyped = /(?<=[\d百千万])快(?=钱|左右|上下|多|吧|[\s,，。.?？!！]|$)/gu;

/** No message needs more to be understood; a longer one is read from its beginning. */
export const readLength = 400;

export interface Normalised {
  /** Width and case folded, slips of dictation put right: what slots are read from. */
  readonly plain: string;
  /** Dialect put into common words as well: what the topic is read from. */
  readonly common: string;
}

/** What is put right: slips, and dialect by its common words. */
export interface Talk {
  /** Put in place of whatever sounds like them. */
  readonly sounds: readonly string[];
  /** Sound like one of those, and are meant as they are written. */
  readonly alike: readonly string[];
  readonly corrections: ReadonlyMap<string, string>;
  readonly dialect: ReadonlyMap<string, string>;
}

export function createNormaliser(lexicon: Talk): (text: string) => Normalised {
  const correct = replacer(lexicon.corrections);
  const bySound = createSoundCorrection(lexicon.sounds, lexicon.alike);
  const generalise = replacer(lexicon.dialect);
  return (text) => {
    const folded = text.slice(0, readLength).normalize('NFKC').toLowerCase();
    const spaced = folded.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    const plain = bySound(correct(spaced)).replace(yuanMistyped, '块');
    return { plain, common: generalise(plain) };
  };
}

/** One pass over the text, the longest word first, so that a replacement is never replaced again. */
function replacer(words: ReadonlyMap<string, string>): (text: string) => string {
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (longestFirst.length === 0) return (text) => text;
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'gu');
  return (text) => text.replace(pattern, (word) => words.get(word) ?? word);
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
