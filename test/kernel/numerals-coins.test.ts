/** Coins after the yuan, and two sums with 到 or a dash between them. */
import { describe, expect, it } from 'vitest';
import { findAmounts, readAmount } from '../../src/kernel/numerals.ts';
import { found, shown } from './amounts-shown.ts';

describe('coins', () => {
  it.each([
    ['三块半钱', '3.5'],
    ['三块零五分', '3.05'],
    ['三块五分', '3.05'],
    ['三块五毛零二', '3.52'],
    ['三块五毛零二分', '3.52'],
    ['三块5毛2', '3.52'],
    ['8块05', '8.05'],
    ['8块55', '8.55'],
    ['8块555', 'none'],
    ['三块一二', 'none'],
    ['两三块五', 'none'],
    ['五毛零五', '0.55'],
    ['五毛零五分', '0.55'],
    ['五角钱', '0.5'],
    ['3 毛', '0.3'],
    ['十五毛', '1.5'],
    ['1.5毛', '0.15'],
    ['0.05毛', 'none'],
    ['十五分钱', '0.15'],
    ['5.5分钱', 'none'],
    ['五分', 'none'],
    ['一千元正', '1000'],
    ['一千元整。', '1000'],
    ['一千元整的', '1000'],
    ['3yuan', '3'],
    ['3 RMB', '3'],
    ['RMB  300', '300'],
    ['人民币300左右', '~300'],
  ])('%s is %s yuan', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });

  it.each([
    ['8块5号', '8'],
    ['八块5天', '8'],
    ['三块半年', '3'],
    ['三块半天', '3'],
    ['三块五毛2号', '3.5'],
    ['五块三个', '5'],
  ])('are none where something else is counted: %s is %s', (text, yuan) => {
    expect(found(text)).toEqual([yuan]);
  });
});

describe('two sums with 到 or a dash', () => {
  it.each([
    ['300元-400', '300–400'],
    ['¥300-400', '300–400'],
    ['200到3千', '200–3000'],
    ['2到3千', '2000–3000'],
    ['2元到3千', '2–3000'],
    ['四百到三百', 'none'],
  ])('%s is %s', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });

  it('have their yuan from either', () => {
    expect(findAmounts('300元-400')[0]?.unit).toBe('yuan');
    expect(findAmounts('300-400元')[0]?.unit).toBe('yuan');
    expect(findAmounts('300-400')[0]?.unit).toBe('none');
  });

  it('leave a third alone', () => {
    expect(found('300到500到800')).toEqual(['300–500', '800']);
  });
});
