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
  ])('%j is %s', (text, count) => {
    expect(readCount(text)).toBe(count);
  });

  it.each([
    ['我家三口人', 3],
    ['选第二个吧谢谢', 2],
    ['三口人两个没交', undefined],
    ['花了两千', undefined],
    ['没有数', undefined],
  ])('in %s is %s', (text, count) => {
    expect(findCount(text)).toBe(count);
  });
});
