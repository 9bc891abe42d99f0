import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from '../../../bots/telegram/split.ts';

const bare = (text: string) => text.replaceAll(/\s/gu, '');
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom('。', '！', '\n', '\n\n', '. ', '，', ' ', '😀', '👨‍👩‍👧', '𠮷', '"', '\u3000'),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 120 },
  )
  .map((pieces) => pieces.join(''));

describe('a long text', () => {
  it('is split into parts that fit, none empty, none with half a character, nothing lost', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 200 }), (text, longest) => {
        const parts = split(text, longest);

        expect(parts.length).toBeGreaterThan(0);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(longest);
          expect(part.trim()).not.toBe('');
          expect(part.isWellFormed()).toBe(true);
        }
        if (text.trim() !== '') expect(bare(parts.join(''))).toBe(bare(text.toWellFormed()));
        expect(split(text, longest)).toEqual(parts);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['between paragraphs first', '甲甲甲甲。乙\n\n丙丙丙。丁', 10, ['甲甲甲甲。乙', '丙丙丙。丁']],
    ['else between lines', '甲甲甲。乙乙\n丙丙。丙丙', 9, ['甲甲甲。乙乙', '丙丙。丙丙']],
    ['else behind a sentence', '甲甲甲甲。乙乙乙乙。', 9, ['甲甲甲甲。', '乙乙乙乙。']],
    ['with its closing quotation mark', '“甲甲甲甲。”乙乙乙', 9, ['“甲甲甲甲。”', '乙乙乙']],
    ['not within a number', 'It is 560.00 yuan', 10, ['It is', '560.00', 'yuan']],
    ['else behind a comma', '甲甲甲甲，乙乙乙乙乙', 8, ['甲甲甲甲，', '乙乙乙乙乙']],
    ['else anywhere', '甲'.repeat(9), 4, ['甲甲甲甲', '甲甲甲甲', '甲']],
    ['never within a pair', '一二三😀', 4, ['一二三', '😀']],
  ])('is cut %s', (_where, text, longest, expected) => {
    expect(split(text, longest)).toEqual(expected);
  });

  it('is one message up to 4,096 units, and two beyond', () => {
    expect(split('甲'.repeat(4_096))).toHaveLength(1);
    expect(split('甲'.repeat(4_097))).toHaveLength(2);
  });

  it('of nothing but white space is still something to send', () => {
    expect(split(' \n')).toEqual(['…']);
  });
});
