import { describe, expect, it } from 'vitest';
import { asksForManner, isGreeting } from '../../../src/conversation/understand/manner.ts';

describe('how somebody wants to be spoken to', () => {
  it.each(['说蒙古话行不', '能用英语吗', '看不懂汉字', '说慢一点', '字太多看不懂', '说大白话', '能发语音吗'])(
    '%s',
    (text) => {
      expect(asksForManner(text)).toBe(true);
    },
  );

  it.each([
    '蒙文的户口本行吗',
    '找个会说蒙语的人',
    '说蒙古话的护士不理我',
    '本子上的字太小',
    '起付线慢慢说给我听',
  ])('%s is about something else', (text) => {
    expect(asksForManner(text)).toBe(false);
  });
});

describe('good day in many words', () => {
  it.each([
    'sainuu',
    '赛音白努老师',
    '有人没',
    '喂合作医疗的',
    '闺女吃了没',
    '这么晚了还有人吗',
    '大半夜有人没',
    '给你拜个早年',
    '哎同志在不在',
  ])('%s', (bare) => {
    expect(isGreeting(bare)).toBe(true);
  });

  it.each(['', '你好我要查报销', '在吗我爸晕倒了', '好', '好的呀', '有人工吗'])(
    '%s is more, or less',
    (bare) => {
      expect(isGreeting(bare)).toBe(false);
    },
  );
});
