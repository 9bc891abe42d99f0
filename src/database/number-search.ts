/** A number as far as somebody has typed it. */
import { makeNumber } from '../kernel/identifiers.ts';

const typed = /^T(\d{2})-(\d{1,7})(?:-(\d?))?$/iu;
/** As many places as a year's sequence may have. */
const longest = 7;
const atMost = 1_200;

/**
 * All complaint numbers that begin so, as far as they are few: each is then looked up by itself in the unique index,
 * whatever the collation of the database. None: the text is no number, or hardly the beginning of one.
 */
export function numbersBeginning(text: string): readonly string[] {
  const [whole, year, sequence, check] = typed.exec(text) ?? [];
  if (whole === undefined || year === undefined || sequence === undefined) return [];
  const numbers: string[] = [];
  const lengths = check === undefined ? longest : sequence.length;
  for (let length = Math.max(4, sequence.length); length <= lengths; length += 1) {
    const further = 10 ** (length - sequence.length);
    if (numbers.length + further > atMost) break;
    for (let next = 0; next < further; next += 1) {
      const place = Number.parseInt(sequence, 10) * further + next;
      // A longer sequence is written without zeros before it.
      if (place === 0 || String(place).padStart(4, '0').length !== length) continue;
      numbers.push(makeNumber('complaint', 2000 + Number.parseInt(year, 10), place));
    }
  }
  const wanted = text.toUpperCase();
  return numbers.filter((number) => number.startsWith(wanted));
}
