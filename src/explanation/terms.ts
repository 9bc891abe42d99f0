import { conceptsOf } from './concepts.ts';
import { fold } from './fold.ts';

/** What two texts can have in common: signs and pairs of signs; syllables and pairs of syllables. */
export interface Terms {
  readonly signs: readonly string[];
  readonly sounds: readonly string[];
  readonly concepts: readonly string[];
}

/** A question longer than this says its matter within it; the rest would only cost time. */
export const readAtMost = 120;

/** Cuts a text into its signs and sounds; a run of Latin letters or digits is one sign. */
export function termsOf(text: string, syllable: (sign: string) => string): Terms {
  const signs: string[] = [];
  const sounds: string[] = [];
  for (const part of fold(text.slice(0, readAtMost * 2))
    .slice(0, readAtMost)
    .split(' ')) {
    const units = part.match(/[a-z]+|\d+|[^a-z\d]/gu) ?? [];
    let before = '';
    let soundBefore = '';
    for (const unit of units) {
      const sound = /^\p{Script=Han}$/u.test(unit) ? syllable(unit) : unit;
      signs.push(unit);
      if (before !== '') {
        signs.push(before + unit);
        sounds.push(`${soundBefore} ${sound}`);
      }
      before = unit;
      soundBefore = sound;
    }
  }
  const concepts = conceptsOf(text.slice(0, readAtMost));
  return { signs: [...signs, ...concepts], sounds, concepts };
}
