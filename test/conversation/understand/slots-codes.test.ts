/** Query codes as people call them, and what six digits are none. */
import { describe, expect, it } from 'vitest';
import { sampleSlots } from './sample-slots.ts';

const readSlots = sampleSlots();

describe('a query code by other names', () => {
  it.each([
    ['我的码 271 828，查下投诉', '271828'],
    ['你们发过六位数字是二七一八二八，有结果吗', '271828'],
    ['271828，投诉有信没', '271828'],
    ['上次给的那串数271828，帮看看', '271828'],
    ['当时给了个135790，查查', '135790'],
    ['暗号271828', '271828'],
    ['my six digits are 271828', '271828'],
    ['查投诉，幺三五七九零', '135790'],
    ['135790是我的码，啥进展了', '135790'],
    ['号是135790，反映的事有回信没', '135790'],
    ['留的数是 1-3-5-7-9-0 查结果', '135790'],
    ['凭码135790查', '135790'],
  ])('%s → %s, and no sum', (text, code) => {
    const slots = readSlots(text);

    expect([slots.queryCode, slots.totalCost]).toEqual([code, undefined]);
  });

  it.each([
    '我投诉多收了135790块',
    '住院号 204512，花了3000',
    '参合证码150422001234',
    '二维码扫不出来，花了3000',
    '投诉票号204512的那张',
    '邮编025450，投诉信寄哪',
  ])('is not in: %s', (text) => {
    expect(readSlots(text).queryCode).toBeUndefined();
  });
});
