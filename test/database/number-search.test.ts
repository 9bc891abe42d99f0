import { describe, expect, it } from 'vitest';
import { numbersBeginning } from '../../src/database/number-search.ts';
import { makeNumber } from '../../src/kernel/identifiers.ts';

const number = (sequence: number) => makeNumber('complaint', 2026, sequence);

describe('the numbers that begin as typed', () => {
  it.each([
    ['T26-0418', [418]],
    ['t26-0418', [418]],
    ['T26-0418-', [418]],
    [number(418), [418]],
    ['T26-041', [410, 411, 412, 413, 414, 415, 416, 417, 418, 419]],
  ] as const)('%s', (typed, sequences) => {
    expect(numbersBeginning(typed)).toEqual(sequences.map(number));
  });

  it('go on to years with more than ten thousand', () => {
    expect(numbersBeginning('T26-1234')).toEqual(
      expect.arrayContaining([number(1_234), number(12_340), number(123_499)]),
    );
    expect(numbersBeginning('T26-123456')).toContain(number(123_456));
  });

  it.each(['', 'T26', 'T26-', '0418', 'B26-0418', 'T26-0418-77', '没有票', 'T26-0000', 'T26-0418-x'])(
    'are none of “%s”',
    (typed) => {
      expect(numbersBeginning(typed)).toEqual([]);
    },
  );

  it('are never more than the database looks up at once', () => {
    for (let digits = 1; digits <= 7; digits += 1) {
      expect(numbersBeginning(`T26-${'1'.repeat(digits)}`).length).toBeLessThanOrEqual(1_200);
    }
  });
});
