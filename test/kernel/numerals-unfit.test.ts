import { describe, expect, it } from 'vitest';
import { type Amount, addUp, findAmounts, findUnfitAmounts, readAmount } from '../../src/kernel/numerals.ts';

function shown(amount: Amount): string {
  return amount.kind === 'range'
    ? `${String(amount.low / 100)}–${String(amount.high / 100)}`
    : `${amount.kind === 'exact' ? '' : '~'}${String(amount.value / 100)}`;
}

describe('a sum that is no yuan', () => {
  it.each([
    ['-100', '-100', 'negative'],
    ['−100', '100', 'negative'],
    ['花了-100元', '100元', 'negative'],
    ['－３００', '３００', 'negative'],
    ['负一百', '一百', 'negative'],
    ['花了负3000块', '3000块', 'negative'],
    ['minus 300 yuan', '300 yuan', 'negative'],
    ['三千美元', '三千', 'foreign'],
    ['3000块美金', '3000块', 'foreign'],
    ['花了5000欧元', '5000', 'foreign'],
    ['$3000', '3000', 'foreign'],
    ['US$ 3000', '3000', 'foreign'],
    ['港币三千', '三千', 'foreign'],
    ['2000图格里克', '2000', 'foreign'],
    ['5000 dollars', '5000', 'foreign'],
    ['花了三千，是美元', '三千', 'foreign'],
  ])('%s is found as unfit and not as a sum', (text, written, why) => {
    expect(readAmount(text)).toBeUndefined();
    expect(findAmounts(text)).toEqual([]);
    const [only, ...others] = findUnfitAmounts(text);
    expect(only).toMatchObject({ why });
    expect(written.endsWith(only?.text ?? 'none')).toBe(true);
    expect(others).toEqual([]);
  });

  it.each([
    ['2000-3000元', '2000–3000'],
    ['三千-五千', '3000–5000'],
    ['花费——3000元', '3000'],
    ['自负三百', '300'],
    ['A-3000元', 'none'],
    ['三千美元，合人民币21000元', '21000'],
    ['欧阳花了三千', '3000'],
    ['负担了三百块', '300'],
    ['11月-20日', 'none'],
  ])('%s is none of these', (text, yuan) => {
    expect(findAmounts(text).map(({ amount }) => shown(amount))).toEqual(yuan === 'none' ? [] : [yuan]);
    expect(findUnfitAmounts(text).map(({ why }) => why)).toEqual(text.includes('美元') ? ['foreign'] : []);
  });
});

describe('several sums together', () => {
  it.each([
    ['三百，二百块', '500'],
    ['三百多，二百块', '~500'],
    ['两三百，二百块', '400–500'],
    ['两三百，大概二百块', '400–500'],
  ])('%s are as vague as the vaguest', (text, yuan) => {
    expect(shown(addUp(findAmounts(text).map(({ amount }) => amount)))).toBe(yuan);
  });
});
