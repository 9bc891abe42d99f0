import { describe, expect, it } from 'vitest';
import { findCount, readCount } from '../../src/kernel/numerals.ts';

describe('a choice from a menu', () => {
  it.each([
    ['1', 1],
    ['１', 1],
    ['一', 1],
    ['①', 1],
    ['⑫', 12],
    ['第一个', 1],
    ['第三', 3],
    ['1.', 1],
    ['1、', 1],
    ['(2)', 2],
    ['选1', 1],
    ['我选第二个吧', 2],
    ['两个', 2],
    ['十二', 12],
    ['0', 0],
    ['99', 99],
    ['100', undefined],
    ['1.5', undefined],
    ['一两个', undefined],
    ['两千', undefined],
    ['1 2', undefined],
    ['一块', undefined],
    ['你好', undefined],
    ['', undefined],
    ['no.3', 3],
    ['No 3', 3],
    ['选择3', 3],
    ['回3', 3],
    ['回复3', 3],
    ['【3】', 3],
    [' 3 ', 3],
    ['3那', 3],
    ['3那个', 3],
    ['3这', 3],
    ['3这个', 3],
    ['3号吧。', 3],
    ['选⑤', 5],
    ['⑳', 20],
    ['1.0', 1],
    ['几个', undefined],
    ['三点', undefined],
    ['1.555', undefined],
  ])('%j is %s', (text, count) => {
    expect(readCount(text)).toBe(count);
  });

  it.each([
    ['我家三口人', 3],
    ['选第二个吧谢谢', 2],
    ['三口人两个没交', undefined],
    ['花了两千', undefined],
    ['没有数', undefined],
    ['3 3', undefined],
    ['⑤号和人', 5],
    ['三十二口人', 32],
    ['几口人', undefined],
    ['一百口人', undefined],
  ])('in %s is %s', (text, count) => {
    expect(findCount(text)).toBe(count);
  });
});
