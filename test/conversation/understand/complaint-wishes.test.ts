import { describe, expect, it } from 'vitest';
import {
  besidesNumber,
  readComplaintWish,
  readRating,
} from '../../../src/conversation/understand/complaint-wishes.ts';

describe('what somebody wants done with a complaint', () => {
  it.each([
    ['补充', { kind: 'add' }],
    ['我还要补充一下', { kind: 'add' }],
    ['补充那天是9月3号', { kind: 'add', text: '那天是9月3号' }],
    ['T26-0418-7 补充：票找着了', { kind: 'add', text: '票找着了' }],
    ['ｔ２６ ０４１８ ７补充：票找着了', { kind: 'add', text: '票找着了' }],
    ['T26-0418-7 查询码 123456 补充：有票', { kind: 'add', text: '有票' }],
    ['我想给投诉补充几句：大夫姓王', { kind: 'add', text: '大夫姓王' }],
    ['Add: Dr Wang was there', { kind: 'add', text: 'Dr Wang was there' }],
    ['再办', { kind: 'reopen' }],
    ['不满意，再办', { kind: 'reopen' }],
    ['重新处理一下：钱没退全', { kind: 'reopen', reason: '钱没退全' }],
    ['撤回投诉', { kind: 'withdraw' }],
    ['把那个投诉撤了吧', { kind: 'withdraw' }],
    ['不告了', { kind: 'withdraw' }],
    ['撤诉', { kind: 'withdraw' }],
    ['我要打分', { kind: 'rate' }],
    ['t2604187 5分', { kind: 'rate', satisfaction: 5 }],
    ['五分', { kind: 'rate', satisfaction: 5 }],
    ['很满意', { kind: 'rate', satisfaction: 5 }],
    ['不太满意', { kind: 'rate', satisfaction: 2 }],
    ['10分', { kind: 'rate', satisfaction: 10 }],
  ])('%s', (text, wish) => {
    expect(readComplaintWish(text, false)).toEqual(wish);
  });

  it.each([
    '补充医疗保险是什么',
    '补充材料交到哪',
    '撤回同意',
    '重新办理参合',
    '加一点钱能报吗',
    '5',
    '一般',
    '取消',
  ])('%s is none by itself', (text) => {
    expect(readComplaintWish(text, false)).toBeUndefined();
  });

  it('takes fewer words where a complaint is being talked of', () => {
    expect(readComplaintWish('撤回', true)).toEqual({ kind: 'withdraw' });
    expect(readComplaintWish('一般', true)).toEqual({ kind: 'rate', satisfaction: 3 });
    expect(readComplaintWish('5', true)).toEqual({ kind: 'rate', satisfaction: 5 });
    expect(readComplaintWish('我不满意，钱没退全', true)).toEqual({
      kind: 'reopen',
      reason: '钱没退全',
      implied: true,
    });
  });

  it('reads points in figures and words', () => {
    expect(
      ['3', '打四分', '一颗星', '非常不满意', '满意', '凑合'].map((text) => readRating(text, true)),
    ).toEqual([3, 4, 1, 1, 4, 3]);
  });

  it('leaves what stands beside the number as it was', () => {
    expect(besidesNumber('T26-0418-7')).toBe('');
    expect(besidesNumber('T26-12345-6 5分')).toBe('5分');
    expect(besidesNumber('T二六零四一八七 补充：有票')).toBe('补充:有票');
  });

  it('is quick to read whatever is sent', () => {
    const began = performance.now();
    for (const piece of ['补充', '的', '我要', ' ,', 't26', '，。', '再', '分'])
      readComplaintWish(piece.repeat(5_000), true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
