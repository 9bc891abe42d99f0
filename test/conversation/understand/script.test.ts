import { describe, expect, it } from 'vitest';
import { isPinyin } from '../../../src/conversation/understand/script.ts';
import { parts, startTalk } from '../../support/talk.ts';

describe('pinyin', () => {
  it.each([
    'zhu yuan hua le 5000 qi yi yuan neng bao duo shao',
    'qifuxian duoshao qian',
    'wo jiao wang xiu ying',
    'Baoxiao yao dai shenme',
  ])('is Chinese: %s', (text) => {
    expect(isPinyin(text)).toBe(true);
  });

  it.each([
    'do i have to join',
    'can you help me',
    'how much do I get back',
    'my father can not breathe',
    '起付线',
  ])('is not: %s', (text) => {
    expect(isPinyin(text)).toBe(false);
  });

  it('takes no time over a word that could be divided in many ways', () => {
    const began = performance.now();
    isPinyin(`${'nanianguang'.repeat(36)}x`);
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('is answered in Chinese', async () => {
    const { replies } = await startTalk(parts()).say('qi fu xian duo shao');

    expect(replies[0]?.text).toContain('起付线');
  });
});
