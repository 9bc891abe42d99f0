import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberKind } from '../../src/kernel/identifiers.ts';
import { makeNumber, readNumber } from '../../src/kernel/identifiers.ts';
import { normalizeText } from '../../src/kernel/text.ts';
import { anyText } from '../support/any-text.ts';

const runs = { numRuns: 10_000 };
const kind = fc.constantFrom<NumberKind>('complaint', 'enquiry', 'claim');
const year = fc.integer({ min: 2000, max: 2099 });
const sequence = fc.oneof(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 10_000, max: 9_999_999 }));
const place = fc.nat({ max: 20 });

/** The places of the digits within a printed number. */
function digitPlaces(value: string): number[] {
  return [...value].flatMap((glyph, at) => (/\d/.test(glyph) ? [at] : []));
}

function replaceAt(text: string, at: number, glyph: string): string {
  return text.slice(0, at) + glyph + text.slice(at + 1);
}

describe('every number', () => {
  it('reads back as itself, spoken or typed', () => {
    fc.assert(
      fc.property(kind, year, sequence, (of, inYear, at) => {
        const value = makeNumber(of, inYear, at);
        const spoken = value.replace(/\d/g, (digit) =>
          '零幺二三四五六七八九'.charAt(Number.parseInt(digit, 10)),
        );
        for (const text of [
          value,
          value.toLowerCase().replaceAll('-', ''),
          `我的号是${value}。`,
          spoken.replaceAll('-', ''),
        ]) {
          expect(readNumber(text)).toEqual({ kind: 'number', value, of, year: inYear, sequence: at });
        }
      }),
      runs,
    );
  });

  it('betrays any one wrong digit', () => {
    fc.assert(
      fc.property(
        kind,
        year,
        sequence,
        place,
        fc.integer({ min: 1, max: 9 }),
        (of, inYear, at, where, step) => {
          const value = makeNumber(of, inYear, at);
          const places = digitPlaces(value);
          const spot = places[where % places.length] ?? 0;
          const wrong = String((Number.parseInt(value.charAt(spot), 10) + step) % 10);
          expect(readNumber(replaceAt(value, spot, wrong)).kind).toBe('wrong-check-digit');
        },
      ),
      runs,
    );
  });

  it('betrays any swap of two neighbouring digits, across a dash too', () => {
    fc.assert(
      fc.property(kind, year, sequence, place, (of, inYear, at, where) => {
        const value = makeNumber(of, inYear, at);
        const places = digitPlaces(value);
        const index = where % (places.length - 1);
        const [left = 0, right = 0] = places.slice(index, index + 2);
        fc.pre(value.charAt(left) !== value.charAt(right));
        const swapped = replaceAt(replaceAt(value, left, value.charAt(right)), right, value.charAt(left));
        expect(readNumber(swapped).kind).toBe('wrong-check-digit');
      }),
      runs,
    );
  });

  it('is not taken for one of another kind', () => {
    fc.assert(
      fc.property(kind, kind, year, sequence, (of, other, inYear, at) => {
        fc.pre(of !== other);
        const letter = makeNumber(other, inYear, at).charAt(0);
        expect(readNumber(replaceAt(makeNumber(of, inYear, at), 0, letter)).kind).toBe('wrong-check-digit');
      }),
      runs,
    );
  });
});

describe('any text', () => {
  it('is searched for a number without an exception', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...'TZBtz0123456789-零幺二杠 ，'), anyText(3)));
    fc.assert(
      fc.property(pieces, (parts) => {
        const read = readNumber(parts.join(''));
        if (read.kind === 'number') expect(readNumber(read.value)).toEqual(read);
        readNumber(parts.join(''), 'claim');
      }),
      runs,
    );
  });

  it('is normalized once and for all, within its length, without a hidden character or half a pair', () => {
    fc.assert(
      fc.property(anyText(80), fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const clean = normalizeText(text, { longest });
        expect(clean.length).toBeLessThanOrEqual(longest);
        expect(clean.isWellFormed()).toBe(true);
        // eslint-disable-next-line no-control-regex -- none must be left
        expect(clean).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\uFEFF]/);
        expect(normalizeText(clean, { longest })).toBe(clean);
      }),
      runs,
    );
  });
});
