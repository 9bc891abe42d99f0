import { describe, expect, it } from 'vitest';
import { refusesNews, wantsNews } from '../../../src/conversation/understand/news.ts';
import { parts } from '../../support/talk.ts';

const { understanding } = parts();

describe('a wish to be told of progress', () => {
  it.each([
    '有进展告诉我',
    '有进展告诉我一声。',
    '报销批下来了通知我一声',
    '钱到账了告诉我',
    '我的报销有消息就告诉我',
    '到账了喊我一声',
    '有信儿了告诉俺',
    '有结果麻烦通知我，谢谢',
    'Tell me when there is news',
    'let me know when it is paid',
  ])('is heard in “%s”', (text) => {
    expect(wantsNews(text)).toBe(true);
    expect(understanding.understand(text).intent).toBe('claim');
  });

  it('of complaints is about complaints', () => {
    expect(understanding.understand('投诉有进展告诉我').intent).toBe('complaint-status');
  });

  it.each([
    '我的报销下来了吗',
    '批了吗告诉我',
    '告诉我报销进展',
    '能告诉我报销到哪了吗',
    '告诉我起付线',
    '告诉我一声',
    '不用告诉我了',
  ])('is not heard in “%s”', (text) => {
    expect(wantsNews(text)).toBe(false);
  });
});

describe('a wish to be told no more', () => {
  it.each([
    '不用告诉我了',
    '别告诉我了。',
    '以后不要通知我了，谢谢',
    '报销进展不用再告诉我了',
    '有进展也不用告诉我',
    '甭告诉俺了',
    '不用再跟我说了',
    'Do not tell me.',
    "don't tell me any more",
  ])('is heard in “%s”', (text) => {
    expect(refusesNews(text)).toBe(true);
    expect(understanding.understand(text).intent).toBe('opt-out');
  });

  it.each(['他说不用告诉我了', '他让我不用告诉你', '不用了', '退订', '会计不告诉我'])(
    'is not heard in “%s”',
    (text) => {
      expect(refusesNews(text)).toBe(false);
    },
  );
});
