/** The 18-place citizen identity number of GB 11643-1999. */
import { isDay } from './day.ts';
import { plainGlyphs } from './numerals/glyphs.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Eighteen places, a day of birth that exists, and the right check character (x and full width are taken). */
export function isIdNumber(text: string): boolean {
  const plain = plainGlyphs(text.trim()).toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(plain)) return false;
  if (!isDay(`${plain.slice(6, 10)}-${plain.slice(10, 12)}-${plain.slice(12, 14)}`)) return false;
  const weighed = weights.reduce(
    (sum, weight, at) => sum + weight * Number.parseInt(plain.charAt(at), 10),
    0,
  );
  return checkCharacters.charAt(weighed % 11) === plain.charAt(17);
}
