/**
 * Numbers that survive a telephone line: T26-0418-7 is the 418th complaint of 2026.
 *
 * The last digit is a Damm check digit. Damm's table catches every single wrong digit and every swap of
 * two neighbours, with a plain digit as its result; ISO 7064 MOD 11,10 lets some swaps pass, and MOD 11-2
 * needs an X that is misheard. The kind goes into the check, so T for B is caught as well.
 */
import { plainGlyphs } from './numerals/glyphs.ts';

export type NumberKind = 'complaint' | 'enquiry' | 'claim';

export type ReadNumber =
  | {
      readonly kind: 'number';
      /** As it is printed: T26-0418-7. */
      readonly value: string;
      readonly of: NumberKind;
      readonly year: number;
      readonly sequence: number;
    }
  /** Looks like one of our numbers, but a digit is wrong, swapped or missing. */
  | { readonly kind: 'wrong-check-digit'; readonly text: string }
  | { readonly kind: 'none' };

const letters = { complaint: 'T', enquiry: 'Z', claim: 'B' } as const;
/** The kind's share in the check: any three different digits. */
const kindDigits = { complaint: 1, enquiry: 2, claim: 3 } as const;
const kinds: readonly NumberKind[] = ['complaint', 'enquiry', 'claim'];

/** The totally anti-symmetric quasigroup of H. Michael Damm, thesis (Marburg 2004), p. 111. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

function checkDigit(digits: string): string {
  let interim = '0';
  for (const digit of digits)
    interim = damm[Number.parseInt(interim, 10)]?.charAt(Number.parseInt(digit, 10)) ?? '';
  return interim;
}

/** The number of the sequence-th item of a kind in a year; years 2000–2099, sequence from 1. */
export function makeNumber(kind: NumberKind, year: number, sequence: number): string {
  if (!Number.isInteger(year) || year < 2000 || year > 2099)
    throw new RangeError(`no such year: ${String(year)}`);
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new RangeError(`no such place: ${String(sequence)}`);
  const shortYear = String(year % 100).padStart(2, '0');
  const place = String(sequence).padStart(4, '0');
  const check = checkDigit(`${String(kindDigits[kind])}${shortYear}${place}`);
  return `${letters[kind]}${shortYear}-${place}-${check}`;
}

const spoken: Readonly<Record<string, string>> = {
  零: '0',
  一: '1',
  幺: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  杠: '-',
  横: '-',
};
const printed = /(?<![A-Z\d])([TZB])\s*(\d{2})\s*-\s*(\d{4,10})\s*-\s*(\d)(?!\d)/;
const loose = /(?<![A-Z\d])([TZB])((?:[\s,，.。、-]*\d){5,13})(?!\d)/;
const bare = /(?<![A-Z\d])((?:\d[\s-]*){6,12}\d)(?!\d)/;

/**
 * Finds one of our numbers in a text: lower case, full width, without dashes, with spaces, in spoken
 * Chinese digits (零幺二), a sentence around it. With `expected`, digits without their letter count as
 * that kind.
 */
export function readNumber(text: string, expected?: NumberKind): ReadNumber {
  const written = plainGlyphs(text).toUpperCase();
  const heard = written.replace(/[零一幺二两三四五六七八九杠横]/g, (glyph) => spoken[glyph] ?? glyph);
  let wrong: ReadNumber = { kind: 'none' };
  for (const candidate of candidatesIn(written, heard, expected)) {
    const read = check(candidate);
    if (read.kind === 'number') return read;
    if (wrong.kind === 'none') wrong = read;
  }
  return wrong;
}

interface Candidate {
  readonly kind: NumberKind;
  readonly digits: string;
  readonly text: string;
}

function* candidatesIn(
  written: string,
  heard: string,
  expected: NumberKind | undefined,
): Generator<Candidate> {
  for (const each of [written, heard]) {
    for (const pattern of [printed, loose]) {
      const match = pattern.exec(each);
      const kind = kinds.find((one) => letters[one] === match?.[1]);
      if (match && kind) yield { kind, digits: match[0].replace(/\D/g, ''), text: match[0].trim() };
    }
    if (expected === undefined) continue;
    const match = bare.exec(each);
    if (match) yield { kind: expected, digits: match[0].replace(/\D/g, ''), text: match[0].trim() };
  }
}

function check({ kind, digits, text }: Candidate): ReadNumber {
  const wrong: ReadNumber = { kind: 'wrong-check-digit', text };
  const place = digits.slice(2, -1);
  const sequence = Number.parseInt(place, 10);
  const isPadded = place.length === 4 || (place.length > 4 && !place.startsWith('0'));
  if (!isPadded || sequence < 1) return wrong;
  const year = 2000 + Number.parseInt(digits.slice(0, 2), 10);
  const value = makeNumber(kind, year, sequence);
  return value.endsWith(digits.slice(-1)) ? { kind: 'number', value, of: kind, year, sequence } : wrong;
}
