import { pinyinOf } from '../kernel/pinyin.ts';

// A dictated word comes back with the right sound and the wrong signs (起伏线 for 起付线), and in Chifeng speech
// zh/z, ch/c, sh/s, n/l and -ng/-n run together: such pairs are folded into one syllable.
const mergers: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/u, '$1'],
  [/^r/u, 'l'],
  [/^n/u, 'l'],
  [/([aei])ng$/u, '$1n'],
];

/** Turns signs into toneless syllables. One sign always gives one syllable, so both sides of a comparison agree. */
export function createSyllables(): (sign: string) => string {
  const known = new Map<string, string>();
  return (sign) => {
    const before = known.get(sign);
    if (before !== undefined) return before;
    let syllable = pinyinOf(sign);
    for (const [from, to] of mergers) syllable = syllable.replace(from, to);
    if (known.size < 30_000) known.set(sign, syllable);
    return syllable;
  };
}
