import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAmounts, findCount, readAmount, readCount } from '../../src/kernel/numerals.ts';
import { anyText } from '../support/any-text.ts';

const runs = { numRuns: 10_000 };
const digits = '零一二三四五六七八九';
const formalDigits = '零壹贰叁肆伍陆柒捌玖';

/** Formal Chinese for 1 to 9,999: 3020 → 三千零二十. */
function writeGroup(value: number, glyphs: string, units: readonly string[]): string {
  let written = '';
  let gap = false;
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = written !== '';
      continue;
    }
    written += `${gap ? '零' : ''}${glyphs.charAt(digit)}${units[power] ?? ''}`;
    gap = false;
  }
  return written;
}

/** Formal Chinese for 1 to 99,999,999. */
function writeNumber(
  value: number,
  glyphs = digits,
  units: readonly string[] = ['', '十', '百', '千'],
  wan = '万',
): string {
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return writeGroup(low, glyphs, units);
  const joint = low > 0 && low < 1000 ? '零' : '';
  return `${writeGroup(high, glyphs, units)}${wan}${joint}${low > 0 ? writeGroup(low, glyphs, units) : ''}`;
}

const yuan = fc.oneof(
  fc.integer({ min: 1, max: 99_999_999 }),
  fc.integer({ min: 1, max: 99_999 }),
  fc.integer({ min: 1, max: 9_999 }).map((value) => value * 10_000),
);

describe('amounts in formal writing', () => {
  it('read back exactly in everyday and in financial characters', () => {
    fc.assert(
      fc.property(yuan, (value) => {
        expect(readAmount(writeNumber(value))).toEqual({ kind: 'exact', value: value * 100 });
        const financial = `${writeNumber(value, formalDigits, ['', '拾', '佰', '仟'], '萬')}圆整`;
        expect(readAmount(financial)).toEqual({ kind: 'exact', value: value * 100 });
      }),
      runs,
    );
  });

  it('read back exactly in digits, plain, grouped and full width, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_99 }), (value) => {
        const text = `${String(Math.floor(value / 100))}.${String(value % 100).padStart(2, '0')}`;
        const fullWidth = text.replace(/[\d.]/g, (glyph) =>
          String.fromCharCode(glyph.charCodeAt(0) + 0xfee0),
        );
        const grouped = text.replace(/\B(?=(\d{3})+\.)/g, ',');
        for (const each of [text, fullWidth, grouped, `${text}元`, `￥${text}`]) {
          expect(readAmount(each)).toEqual({ kind: 'exact', value });
        }
      }),
      runs,
    );
  });

  it('read the same within a sentence', () => {
    fc.assert(
      fc.property(yuan, (value) => {
        const found = findAmounts(`俺住了六天院一共花了${writeNumber(value)}块钱，能报多少`);
        expect(found.map(({ amount }) => amount)).toEqual([{ kind: 'exact', value: value * 100 }]);
      }),
      runs,
    );
  });
});

describe('whatever is written', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...'零一二三四五六七八九十百千万亿两俩半几多来把块元毛角分钱点到至-~,. 0123456789kw¥第个天月号%',
      ),
      anyText(4),
    ),
    { maxLength: 24 },
  );

  it('is read without an exception, in order, without overlap, never below nothing', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const each of findAmounts(text)) {
          expect(each.start).toBeGreaterThanOrEqual(end);
          expect(each.end).toBeGreaterThan(each.start);
          expect(text.slice(each.start, each.end)).toBe(each.text);
          const [low, high] =
            each.amount.kind === 'range' ? [each.amount.low, each.amount.high] : [0, each.amount.value];
          expect(Number.isSafeInteger(high) && low >= 0 && high >= low).toBe(true);
          end = each.end;
        }
        const count = readCount(text) ?? findCount(text) ?? 0;
        expect(Number.isInteger(count) && count >= 0 && count <= 99).toBe(true);
        readAmount(text);
      }),
      { numRuns: 20_000 },
    );
  });
});
