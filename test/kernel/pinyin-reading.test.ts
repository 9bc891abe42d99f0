import { expect, it } from 'vitest';
import { createPinyinReading } from '../../src/kernel/pinyin-reading.ts';

const read = createPinyinReading({
  sentences: [
    '起付线是多少',
    '在卫生院住院花了三千能报多少',
    '查一下参合',
    '老伴的女儿',
    'how much do you pay back',
    'what can you do, check the menu',
  ],
});

it.each([
  ['qi fu xian shi duo shao', '起付线是多少'],
  ['qifuxian shi duoshao?', '起付线是多少?'],
  ['zai weishengyuan zhuyuan hua le 3000 neng bao duo shao', '在卫生院住院花了3000能报多少'],
  ['cha yi xia can he', '查一下参合'],
  ['Lao ban de nv er', '老伴的女儿'],
  ['nü er', '女儿'],
])('reads %s', (written, meant) => {
  expect(read(written)).toBe(meant);
});

it('takes a slurred syllable for the clear one', () => {
  expect(read('zuyuan hua le san qian')).toBe('住院花了三千');
});

it.each([
  'how much do you pay back',
  'menu',
  'can you check',
  'hello',
  'td',
  'CT',
  '/start',
  'T2611-0021',
  '起付线是多少',
  '',
])('leaves %s', (written) => {
  expect(read(written)).toBe(written);
});

it('counts the sentences only when it is needed', () => {
  let made = 0;
  const lazy = createPinyinReading({
    sentences: ['起付线'],
    keep: ({ make }) => {
      made += 1;
      return make();
    },
  });

  lazy('起付线');
  expect(made).toBe(0);
  lazy('qi fu xian');
  lazy('qi fu xian');
  expect(made).toBe(1);
});
