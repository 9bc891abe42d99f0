import { expect, it } from 'vitest';
import { asSimplified } from '../../src/kernel/simplified.ts';
import { simplified, traditional } from '../../src/kernel/traditional-characters.ts';

it.each([
  ['報銷比例是多少', '报销比例是多少'],
  ['家庭帳戶裡還有錢嗎', '家庭账户里还有钱吗'],
  ['老人睡著了叫不醒', '老人睡着了叫不醒'],
  ['起付线多少, 1500 yuan', '起付线多少, 1500 yuan'],
  ['ᠮᠣᠩᠭᠣᠯ монгол', 'ᠮᠣᠩᠭᠣᠯ монгол'],
])('%s', (written, read) => {
  expect(asSimplified(written)).toBe(read);
});

it('has one simplified character for each traditional one', () => {
  expect(traditional.length).toBe(simplified.length);
  expect(new Set(traditional).size).toBe(traditional.length);
});
