import { describe, expect, it } from 'vitest';
import { readCorrection } from '../../src/conversation/corrections.ts';

describe('the answer was none to the question', () => {
  it.each([
    '不是这个意思',
    '我问的不是这个',
    '我不是问这个的',
    '不是我要问的',
    '这不是我问的呀',
    '答错了',
    '你答错了吧',
    '你没听懂',
    '没听明白我的意思',
    '唉，你没看懂我说的',
    '答非所问',
    '你理解错了',
    "that's not what I asked",
    'you misunderstood me',
  ])('%s', (text) => {
    expect(readCorrection(text)).toEqual({});
  });

  it.each([
    ['不对我是问起付线', '起付线'],
    ['不对，我想问的是封顶线多少', '封顶线多少'],
    ['不是这个意思，我问的是去哪交钱', '去哪交钱'],
    ['答错了，起付线是多少', '起付线是多少'],
    ['No, I meant the deductible', 'the deductible'],
    ['not what i asked. where do i pay', 'where do i pay'],
  ])('%s: asks %s', (text, asks) => {
    expect(readCorrection(text)).toEqual({ asks });
  });

  it.each([
    '不对，是苏木卫生院',
    '不是',
    '不对',
    '不是我交的',
    '不是我家的钱',
    '我问问起付线',
    '医院答应报的没报',
    '他们听不懂蒙语',
    'no',
    '起付线不对吧',
  ])('%s: says no such thing', (text) => {
    expect(readCorrection(text)).toBeUndefined();
  });
});
