/** Which script a text is in. */

const letters = /\p{L}/gu;
/** Traditional Mongolian, and Cyrillic: nobody here writes Russian, so Cyrillic is Mongolian. */
const mongolianLetters = /[\p{sc=Mongolian}\p{sc=Cyrillic}]/gu;

export function isMongolian(text: string): boolean {
  const mongolian = text.match(mongolianLetters)?.length ?? 0;
  return mongolian > 0 && mongolian * 2 > (text.match(letters)?.length ?? 0);
}

/** Finals only where they are written: do, join and have are no syllables, wo and duo are. */
const syllable =
  '(?:[bpmfw]o|[nl]ve?|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|e|i|u))';
/** Few enough that no word takes long, however it may be divided. */
const syllables = new RegExp(`^${syllable}{1,6}$`, 'u');
const latinWord = /[a-z]{2,}/giu;

/** Chinese typed in Latin letters, qi fu xian duo shao: every word can be read as syllables of it. */
export function isPinyin(text: string): boolean {
  const words = text.match(latinWord) ?? [];
  return words.length > 0 && words.every((word) => syllables.test(word.toLowerCase()));
}
