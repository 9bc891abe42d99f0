import { describe, expect, it } from 'vitest';
import { makeNumber, readNumber } from '../../src/kernel/identifiers.ts';
import { isIdNumber } from '../../src/kernel/id-number.ts';

describe('a number to be read over the telephone', () => {
  it('is the letter, the year, the place and a check digit', () => {
    expect(makeNumber('complaint', 2026, 418)).toBe('T26-0418-7');
    expect(makeNumber('enquiry', 2026, 7)).toBe('Z26-0007-8');
    expect(makeNumber('claim', 2026, 123)).toBe('B26-0123-3');
  });

  it('grows beyond four places', () => {
    expect(makeNumber('complaint', 2026, 12345)).toMatch(/^T26-12345-\d$/);
    expect(readNumber(makeNumber('complaint', 2026, 12345))).toMatchObject({
      kind: 'number',
      sequence: 12345,
    });
  });

  it('cannot be made for a year or a place that does not exist', () => {
    expect(() => makeNumber('claim', 1999, 1)).toThrow('year');
    expect(() => makeNumber('claim', 2100, 1)).toThrow('year');
    expect(() => makeNumber('claim', 2026, 0)).toThrow('place');
    expect(() => makeNumber('claim', 2026, 1.5)).toThrow('place');
  });

  it.each([
    'T26-0418-7',
    't26-0418-7',
    'Ｔ２６－０４１８－７',
    'T26–0418–7',
    'T2604187',
    't 26 0418 7',
    '我的投诉号是T26-0418-7，咋还没信儿',
    'T26-0418-7一直没回',
    'T26-0418-7 2026年报的',
    'T二六零四一八七',
    't二六杠零四幺八杠七',
    'T，26，0418，7',
    'T两六横零四一八横七',
    'T 26 - 0418 - 7',
  ])('is read from %s', (text) => {
    expect(readNumber(text)).toEqual({
      kind: 'number',
      value: 'T26-0418-7',
      of: 'complaint',
      year: 2026,
      sequence: 418,
    });
  });

  it.each([
    'T26-0418-5',
    'T26-0481-7',
    'T62-0418-7',
    'B26-0418-7',
    'Z26-0418-7',
    'T26-041-7',
    'T26-00418-7',
    'T26-0000-8',
  ])('says so when a digit of %s is wrong, swapped or missing', (text) => {
    expect(readNumber(`查一下${text}`)).toMatchObject({ kind: 'wrong-check-digit' });
  });

  it.each(['', '你好', 'T26', '2026-0418', '13812345678', 'AT26-0418-7', '150422000001'])(
    'is not seen in %j',
    (text) => {
      expect(readNumber(text)).toEqual({ kind: 'none' });
    },
  );

  it('may lack its letter where one kind is expected', () => {
    expect(readNumber('26-0418-7')).toEqual({ kind: 'none' });
    expect(readNumber('26 0418 7', 'complaint')).toMatchObject({ value: 'T26-0418-7' });
    expect(readNumber('二六零四一八七', 'complaint')).toMatchObject({ value: 'T26-0418-7' });
    expect(readNumber('26-0418-5', 'complaint')).toEqual({ kind: 'wrong-check-digit', text: '26-0418-5' });
    expect(readNumber('是26-0418-7吧', 'complaint')).toMatchObject({ value: 'T26-0418-7' });
    expect(readNumber('A26-0418-7', 'complaint')).toEqual({ kind: 'none' });
  });

  it('is told back as it was written when it is wrong', () => {
    expect(readNumber('查一下 T26-0418-5 吧')).toEqual({ kind: 'wrong-check-digit', text: 'T26-0418-5' });
  });
});

describe('a citizen identity number', () => {
  it.each([
    '11010519491231002X',
    '11010519491231002x',
    '440524188001010014',
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 11010519491231002X\n',
  ])('%s is valid', (text) => {
    expect(isIdNumber(text)).toBe(true);
  });

  it.each([
    '110105194912310021',
    '110105194902300020',
    '110105194913310027',
    '010105194912310029',
    '1101051949123100',
    '11010519491231002XX',
    '',
  ])('%j is not', (text) => {
    expect(isIdNumber(text)).toBe(false);
  });

  it('is refused for a day of birth that does not exist, even with the right check character', () => {
    const withCheck = (seventeen: string): string =>
      [...'0123456789X']
        .map((last) => seventeen + last)
        .filter(isIdNumber)
        .join();
    expect(withCheck('11010519490228002')).not.toBe('');
    expect(withCheck('11010519490230002')).toBe('');
  });
});
