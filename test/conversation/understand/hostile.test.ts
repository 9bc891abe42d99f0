import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intents } from '../../../src/kernel/intent.ts';
import { anyText } from '../../support/any-text.ts';
import { trainedUnderstanding } from './bare-understanding.ts';

const { understand } = trainedUnderstanding();

const pieces = fc.constantFrom(
  '报销',
  '一千',
  '自费',
  '旗医院',
  '不对',
  '投诉',
  '？',
  '\u202e',
  '👩‍⚕️',
  '8000',
  '块',
  '120',
  '\u0000',
  'ᠰᠤᠮᠤ',
  'select *',
  '{{',
  '没',
);
const hostile = fc.oneof(
  anyText(200),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  fc
    .tuple(pieces, fc.integer({ min: 1, max: 1200 }))
    .map(([piece, times]) => piece.repeat(times).slice(0, 5000)),
);

describe('any text at all', () => {
  it('is answered with a well-formed understanding, never an exception', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { intent, confidence, options } = understand(text);

        expect(intents).toContain(intent);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(options.length).toBeLessThanOrEqual(3);
        expect(options.length >= 2).toBe(intent === 'clarify');
      }),
      { numRuns: 3000 },
    );
  });

  it('understands the same text the same way, also in another process start', () => {
    const again = trainedUnderstanding();

    for (const text of ['俺那报销的钱呢', '账户', '这个事咋整', 'hello']) {
      expect(again.understand(text)).toEqual(understand(text));
    }
  });

  it.each(['', '   ', '。。。', '👍', '\u200b'])('takes %j for nothing it knows', (text) => {
    expect(understand(text).intent).toBe('other');
  });
});
