/** Kin and names inside a sentence. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { kinOf, nameIn } from '../../../src/conversation/understand/people.ts';
import { sampleSlots } from './sample-slots.ts';

describe('a name', () => {
  it.each([
    ['我叫乌力吉', '乌力吉'],
    ['户主是包海山，查参合', '包海山'],
    ['户主林玉珍，请查参合', '林玉珍'],
    ['爷爷叫刘长顺，证上写的是150422007745', '刘长顺'],
    ['我赵铁柱，身份证后四位6617', '赵铁柱'],
    ['张秀兰 证号150422001234', '张秀兰'],
    ['娜仁花，证号150422001234，后四位1234', '娜仁花'],
    ['我叫李秀英身份证后四位1234', '李秀英'],
    ['名字王桂兰证号150422001234', '王桂兰'],
    ['他是白音达来，查账户', '白音达来'],
  ])('%s → %s', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });

  it.each([
    '什么叫转诊',
    '啥叫目录外，凭啥不给报',
    '快叫救护车',
    '叫你们领导来！',
    '别拿我的名字去凑数，把我登记的都撤了',
    '我是小孩，可以看爷爷的账户吗',
    '你好，我是小学生',
    '我是低保户，证号150422001234',
    '这叫摊派吧，我举报',
    '证号150422001234，查一下',
    '高兴，花了三千',
  ])('is not in: %s', (text) => {
    expect(nameIn(text)).toBeUndefined();
  });
});

describe('whose it is', () => {
  it.each([
    ['二小子腿折了', 'child'],
    ['大闺女生孩子', 'child'],
    ['外孙发烧', 'child'],
    ['俺儿住院', 'child'],
    ['我家老二', 'child'],
    ['my grandson', 'child'],
    ['家母住院', 'family'],
    ['爱人住院', 'family'],
    ['母亲住院', 'family'],
    ['我先生昏迷', 'family'],
    ['先生在旗医院住院', 'family'],
    ['孩子他爸摔了', 'family'],
    ['儿媳妇剖腹产', 'family'],
    ['女婿住院', 'family'],
    ['额吉住院', 'family'],
    ['my mother-in-law', 'family'],
    ['先生你好', undefined],
    ['去儿科看的', undefined],
    ['老人住院了', undefined],
    ['旗医院三千', undefined],
  ])('%s → %s', (text, kin) => {
    expect(kinOf(text)).toBe(kin);
  });
});

const told = z
  .object({ kin: z.array(z.string()), names: z.array(z.string()) })
  .parse(parse(readFileSync(new URL('people-told.yaml', import.meta.url), 'utf8')));
const parts = (lines: readonly string[]) => lines.map((line) => line.split(' | '));

describe('in whole messages', () => {
  const readSlots = sampleSlots();

  it.each(parts(told.kin))('%s is of %s', (text = '', whose) => {
    expect(readSlots(text).forWhom ?? '-').toBe(whose);
  });

  it.each(parts(told.names))('%s names %s', (text = '', name) => {
    expect(readSlots(text).personName ?? '-').toBe(name);
  });
});
