import { describe, expect, it } from 'vitest';
import {
  applyRate,
  fen,
  formatPercent,
  formatYuan,
  formatYuanShort,
  least,
  minus,
  most,
  parseRate,
  parseYuan,
  sum,
  times,
  zero,
} from '../../src/kernel/money.ts';

const rate = (text: string) => parseRate(text) ?? expect.unreachable(text);

describe('a sum in fen', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is never %s', (amount) => {
    expect(() => fen(amount)).toThrow(`not whole fen: ${String(amount)}`);
  });

  it('is never left the range of exact numbers by reckoning', () => {
    const largest = fen(Number.MAX_SAFE_INTEGER);

    expect(() => sum(largest, fen(1))).toThrow('not whole fen');
    expect(() => minus(fen(-Number.MAX_SAFE_INTEGER), fen(1))).toThrow('not whole fen');
    expect(() => times(largest, 2)).toThrow('not whole fen');
  });

  it('is added, taken away, multiplied and compared', () => {
    expect(sum()).toBe(zero);
    expect(sum(fen(5), fen(7), fen(-2))).toBe(10);
    expect(minus(fen(10), fen(3), fen(4))).toBe(3);
    expect(times(fen(1000), 4)).toBe(4000);
    expect([least(fen(3), fen(1), fen(2)), most(fen(1), fen(3), fen(2))]).toEqual([1, 3]);
  });
});

describe('a sum in yuan', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['1234.5', 123_450],
    ['1234.50', 123_450],
    ['1234.05', 123_405],
    ['0.01', 1],
    ['-8.30', -830],
    ['1234567890123', 123_456_789_012_300],
  ])('reads %s', (text, amount) => {
    expect(parseYuan(text)).toBe(amount);
  });

  it.each(['', '1.', '.5', '1.234', '+1', '--1', ' 1', '1 ', '1,000', '1e3', '12345678901234', '一百'])(
    'does not read %j',
    (text) => {
      expect(parseYuan(text)).toBeUndefined();
    },
  );

  it.each([
    [0, '0.00', '0'],
    [5, '0.05', '0.05'],
    [-5, '-0.05', '-0.05'],
    [100, '1.00', '1'],
    [1050, '10.50', '10.50'],
    [-123_400, '-1234.00', '-1234'],
    [123_456, '1234.56', '1234.56'],
  ])('%i fen is written %s, or %s in prose', (amount, written, short) => {
    expect([formatYuan(fen(amount)), formatYuanShort(fen(amount))]).toEqual([written, short]);
  });
});

describe('a rate', () => {
  it.each(['0', '0.4', '0.123456', '1', '1.0', '1.000000'])('may be %s', (text) => {
    expect(parseRate(text)?.toNumber()).toBe(Number.parseFloat(text));
  });

  it.each([
    '',
    '1.1',
    '1.01',
    '2',
    '-0.1',
    '0.',
    '00.5',
    '.5',
    '0.1234567',
    '1.0000000',
    '45%',
    ' 0.5',
    '0.5 ',
  ])('is not %j', (text) => {
    expect(parseRate(text)).toBeUndefined();
  });

  it.each([
    [101, '0.5', 51],
    [99, '0.5', 50],
    [1, '0.499999', 0],
    [-101, '0.5', -51],
    [1_000_000, '0.45', 450_000],
    [333, '1', 333],
  ])('of %i fen at %s is %i, half up', (amount, text, share) => {
    expect(applyRate(fen(amount), rate(text))).toBe(share);
  });

  it.each([
    ['0.45', '45%'],
    ['0.125', '12.5%'],
    ['0.07', '7%'],
    ['1', '100%'],
  ])('%s is written %s', (text, percent) => {
    expect(formatPercent(rate(text))).toBe(percent);
  });
});
