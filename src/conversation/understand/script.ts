/** Which script a text is in. */

const letters = /\p{L}/gu;
/** Traditional Mongolian, and Cyrillic: nobody here writes Russian, so Cyrillic is Mongolian. */
const mongolianLetters = /[\p{sc=Mongolian}\p{sc=Cyrillic}]/gu;

export function isMongolian(text: string): boolean {
  const mongolian = text.match(mongolianLetters)?.length ?? 0;
  return mongolian > 0 && mongolian * 2 > (text.match(letters)?.length ?? 0);
}
