/** The many ways in which one sum is written, and what is too odd to be read as a sum. */
import { describe, expect, it } from 'vitest';
import { findAmounts, readAmount } from '../../src/kernel/numerals.ts';
import { found, shown } from './amounts-shown.ts';

describe('a digit in financial or old characters', () => {
  it.each([
    ['壹弌', 1],
    ['贰貳貮兩', 2],
    ['叁參叄', 3],
    ['肆', 4],
    ['伍', 5],
    ['陆陸', 6],
    ['柒', 7],
    ['捌', 8],
    ['玖', 9],
  ])('%s is %i', (glyphs, digit) => {
    expect([...glyphs].map((glyph) => shown(readAmount(`${glyph}千`)))).toEqual(
      Array.from(glyphs, () => String(digit * 1000)),
    );
  });

  it.each([
    ['贰拾', '20'],
    ['贰佰', '200'],
    ['贰陌', '200'],
    ['贰仟', '2000'],
    ['贰萬', '20000'],
    ['贰億', '200000000'],
    ['一千〇五', '1005'],
    ['一千○五', '1005'],
    ['三塊五', '3.5'],
    ['三圓五角', '3.5'],
    ['三圆五角', '3.5'],
    ['三十餘', '~30'],
    ['幾百', '~300'],
    ['￥３００！', '300'],
    ['３００～', '300'],
    ['3\u3000元', '3'],
    ['3\u00a0元', '3'],
    ['3K', '3000'],
    ['3W', '30000'],
  ])('%s is %s yuan', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });

  it.each(['–', '—', '−', '‐', '－', '～', '〜', '--', '~~', ' - ', ' 到 ', '至'])(
    '1%s2千 is a range',
    (dash) => {
      expect(shown(readAmount(`1${dash}2千`))).toBe('1000–2000');
    },
  );

  it('counts people in old characters too', () => {
    expect(findAmounts('花了三個')).toEqual([]);
  });
});

describe('digits in groups', () => {
  it.each([
    ['1 234 567', '1234567'],
    ['12 345.5', '12345.5'],
    ['1,234,567', '1234567'],
    ['12,345', '12345'],
    ['1，234.5', '1234.5'],
    ['1.5.', '1.5'],
    ['0.01', '0.01'],
    ['1 234 567 890', 'none'],
    ['1 2345', 'none'],
    ['123 45', 'none'],
    ['1,2345', 'none'],
    ['1,234,56', 'none'],
    ['1234,567', 'none'],
    ['1，2345', 'none'],
    ['12，345', 'none'],
    ['1，234，567', 'none'],
    ['00', 'none'],
    ['1.555元', 'none'],
  ])('%s is %s', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });
});

describe('a number with its units', () => {
  it.each([
    ['十点五万', '105000'],
    ['十二点五万', '125000'],
    ['二十点五万', 'none'],
    ['零点五万', '5000'],
    ['三点一四一五万', '31415'],
    ['三点二五块', '3.25'],
    ['一点五', 'none'],
    ['一千两百', '1200'],
    ['二十三四', '23–24'],
    ['两千三四百', '2300–2400'],
    ['一千零五十二', '1052'],
    ['一万零五百', '10500'],
    ['1万零5百', '10500'],
    ['三百二十五万六', '3256000'],
    ['十二万五千', '125000'],
    ['一亿二千三百四十五万六千七百八十九', '123456789'],
    ['一亿零五百', '100000500'],
    ['1000亿', '100000000000'],
    ['5十', '50'],
    ['1.55百', '155'],
    ['1.2万3千', '15000'],
    ['二千三百千', 'none'],
    ['三千千', 'none'],
    ['三百百', 'none'],
    ['三百五百', 'none'],
    ['1万万', 'none'],
    ['一万亿', 'none'],
    ['1亿亿', 'none'],
    ['3万千', 'none'],
    ['千五', 'none'],
  ])('%s is %s', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });

  it.each([
    ['一百十五', '115'],
    ['三千一百十五', '3115'],
    ['一百十', '110'],
    ['一百十七八', '117–118'],
    ['三百十二万五千', '3125000'],
    ['二十十', 'none'],
  ])('a ten without its one: %s is %s', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });

  it('a ten without its one is not torn from its hundred in a sentence', () => {
    expect(found('花了一百十五块')).toEqual(['115']);
  });

  it.each([
    ['3千5', '3500'],
    ['3千50', '3050'],
    ['3千500', '3500'],
    ['2千999', '2999'],
    ['2千1000', 'none'],
    ['1万9999', '19999'],
    ['1万10000', 'none'],
    ['1万05', 'none'],
    ['一百零二块', '102'],
  ])('what follows the last unit lies below it: %s is %s', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });

  it.each(['1.2万3', '3.5万5000', '2.5千5', '三点五万二'])(
    'nothing can follow where decimals have said all: %s',
    (text) => {
      expect(readAmount(text)).toBeUndefined();
      expect(found(`花了${text}`)).toEqual([]);
    },
  );
});

describe('a word of doubt after the number', () => {
  it.each([
    ...['三百多点', '三百多一点', '三百多点儿', '三百多一点儿', '三百余', '三百余元', '三百几', '300多块'],
    ...[
      '三百块多',
      '三百块来',
      '三百块把',
      '三百块多。',
      '三百块多点',
      '三百块不到',
      '三百来块',
      '三百多块钱',
    ],
    ...[
      '三百 左右',
      '三百钱左右',
      '三百块钱上下',
      '三百前后',
      '三百大几',
      '三百开外',
      '三百以上',
      '三百以下',
    ],
    ...['三百以内', '三百之内', '三百之间', '三百来', '三百来元', '三百来钱', '三百来。'],
  ])('makes it approximate: %s', (text) => {
    expect(shown(readAmount(text))).toBe('~300');
  });

  it.each(['三百块多少', '三百多少'])('is not the 多 of a question: %s', (text) => {
    expect(found(`花了${text}钱`)).toEqual(['300']);
  });

  it.each([
    ['百十', '~110'],
    ['百十块', '~110'],
    ['百十几', '~110'],
    ['百十个', 'none'],
    ['百十天', 'none'],
    ['万八千', '8000–10000'],
    ['千儿八百', '800–1000'],
    ['百儿八十', '80–100'],
    ['百把', '~100'],
    ['万把块钱', '~10000'],
    ['近百', '~100'],
    ['上亿', '~100000000'],
    ['附近千', 'none'],
    ['最近万', 'none'],
    ['上千三', 'none'],
    ['上百3', 'none'],
  ])('an idiom: %s is %s', (text, yuan) => {
    expect(shown(readAmount(text))).toBe(yuan);
  });
});
