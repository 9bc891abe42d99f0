/** The words around a sum: filling, doubt, and the yuan before it. */
import { describe, expect, it } from 'vitest';
import { findAmounts, readAmount } from '../../src/kernel/numerals.ts';
import { found, shown } from './amounts-shown.ts';

describe('the words around the only sum', () => {
  it.each([
    ...[
      '总费用:',
      '不是',
      '不对,',
      '有个',
      '花',
      '交',
      '收',
      '掏',
      '用',
      '花了',
      '交了',
      '收了',
      '掏了',
      '用了',
    ],
    ...['总共', '共', '合计', '总计', '费用', '金额', '就', '要', '我', '俺', '得', '一共是'],
  ])('%s3000 is that sum', (before) => {
    expect(shown(readAmount(`${before}3000`))).toBe('3000');
  });

  it.each([
    ...[
      '大概',
      '大概齐',
      '大约',
      '大约摸',
      '约',
      '约莫',
      '差不多',
      '估计',
      '可能',
      '好像',
      '将近',
      '接近',
      '近',
      '快',
    ],
    ...['不到', '不足', '超过', '不止', '至少', '最多', '顶多', '得有', '能有', '也就', '小'],
  ])('%s三千 is about that sum', (before) => {
    expect(shown(readAmount(`${before}三千`))).toBe('~3000');
  });

  it.each([
    '没到',
    '不超过',
    '最少',
    '起码',
    '估摸',
    '估摸着',
    '也许',
    '可能是',
    '可能花',
    '可能花了',
    '可能交',
    '可能收了',
    '可能掏',
    '快要',
    '至少有个',
    '不到总共',
    '可能一共 ',
    '大概¥',
  ])('in a sentence, %s3000 is about that sum', (before) => {
    expect(found(`他说${before}3000`)).toEqual(['~3000']);
  });

  it.each(['附近三千', '最近三千', '节约三千'])('%s is exact: the word is another', (text) => {
    expect(found(text)).toEqual(['3000']);
  });

  it.each(['a三千', '三千a', '总3000', '三千和五千', '三千。五千'])('%s is no single sum', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  it.each([
    '三千多样子',
    '三千吧',
    '三千了啊',
    '三千呀',
    '三千呢',
    '三千哦',
    '三千嘛',
    '三千的',
    '三千钱',
    '三千整',
  ])('%s is a sum', (text) => {
    expect(readAmount(text)).toBeDefined();
  });

  it('are not read beyond forty signs on either side', () => {
    const forty = '，'.repeat(40);
    expect([`${forty}3`, `3${forty}`].map(found)).toEqual([['3'], ['3']]);
    expect([`，${forty}3`, `3${forty}，`].map(found)).toEqual([[], []]);
    expect(readAmount(`，${forty}三千`)).toBeUndefined();
    expect(readAmount(`三千${forty}，`)).toBeUndefined();
    expect(shown(readAmount(`${forty}三千${forty}`))).toBe('3000');
  });

  it('tell the yuan before the number from a yuan further off', () => {
    expect(findAmounts('¥ 30')[0]?.unit).toBe('yuan');
    expect(findAmounts('人民币300')[0]?.unit).toBe('yuan');
    expect(findAmounts('人民币，300')[0]?.unit).toBe('none');
    expect(findAmounts('人民币花了300')[0]?.unit).toBe('none');
  });
});
