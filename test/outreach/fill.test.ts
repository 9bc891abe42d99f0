import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '../../src/kernel/money.ts';
import { fill, valuesOf } from '../../src/outreach/fill.ts';
import { inert } from '../../src/outreach/inert.ts';
import type { DueHousehold } from '../../src/outreach/telling.ts';
import { anyText } from '../support/any-text.ts';

const shared = { year: 2027, premium: fen(1_000), lastDay: '12月18日（周五）' };
const own: DueHousehold = {
  ...{ head: '乌力吉', payers: ['其木格', '苏和'], certificateHolders: ['斯琴'] },
  ...{ amount: fen(2_000), payAt: '林东镇政府便民大厅' },
};
const parents: DueHousehold = {
  ...{ head: '张桂兰', payers: ['张桂兰'], certificateHolders: [] },
  ...{ amount: fen(1_000), payAt: '林东镇政府便民大厅' },
};
const inZh = (text: string, households: readonly DueHousehold[] = [own]) =>
  fill(text, valuesOf(households, shared, 'zh-CN'), 'zh-CN').text;

describe('a text', () => {
  it('is filled with what is due, names masked', () => {
    expect(inZh('{户主}家 {人数} 人：{未参合的人}，{年度}年每人 {每人金额}，共 {应交金额} 元')).toBe(
      '乌*家 3 人：其*、苏*、斯*，2027年每人 10.00，共 20.00 元',
    );
    expect(inZh('{最后一天}前到{缴费地点}')).toBe('12月18日（周五）前到林东镇政府便民大厅');
  });

  it('in English has its own names for fields', () => {
    const values = valuesOf([own], shared, 'en');
    expect(fill('{household}: {members}\n{户主}', values, 'en').text).toBe('乌*: 其*, 苏*, 斯*');
  });

  it('loses each line in which a field has no value, and no other', () => {
    const text = '您好\n{持证的人}：带证去办\n共 {应交金额} 元';
    expect(inZh(text, [parents])).toBe('您好\n共 10.00 元');
    const nobodyPays = { ...own, payers: [], amount: fen(0) };
    expect(inZh(text, [nobodyPays])).toBe('您好\n斯*：带证去办');
    expect(inZh('甲\n\n{持证的人}\n\n乙', [parents])).toBe('甲\n\n乙');
  });

  it('of several households joins names, adds up counts and amounts, and names each place once', () => {
    expect(inZh('{户主}家 {人数} 人，共 {应交金额} 元，{缴费地点}', [own, parents])).toBe(
      '乌*、张*家 4 人，共 30.00 元，林东镇政府便民大厅',
    );
  });

  it('takes braces of either width, and tells which fields its lines have used', () => {
    const values = valuesOf([parents], shared, 'zh-CN');
    const { text, used } = fill('｛ 户主 ｝\n{持证的人}{最后一天}', values, 'zh-CN');
    expect(text).toBe('张*');
    expect([...used]).toEqual(['household']);
  });

  it('is not filled a second time by what was filled in', () => {
    expect(inZh('{缴费地点}', [{ ...own, payAt: '{应交金额}' }])).toBe('应交金额');
  });
});

/** What could become a link, a name, a command, markup or a fault in a text. */
const hostile = /[<>@/\\.:#&"'`_~[\]{}|=+$%^;!?\p{C}\p{Zl}\p{Zp}]/u;

describe('a value from the records', () => {
  it.each([
    '<a href="https://bad.example">王</a>',
    '王[点我](https://bad.example)',
    '*王*_建_`国`',
    '@heyi_bot',
    '/start',
    'bad.example/登录',
    'bad。example',
    '王\n建国\r\u2028第二行',
    '王\u202e国建\u2066',
    '王\u0000\u0007\u200b\u180e',
    '{应交金额}',
    '＜王＞＠ｂｏｔ／．',
  ])('is words and nothing else: %j', (name) => {
    const values = valuesOf(
      [{ ...own, head: name, payers: [name], certificateHolders: [name], payAt: name }],
      { ...shared, lastDay: '' },
      'zh-CN',
    );
    const { premium, amount, ...told } = values;
    expect([premium, amount]).toEqual(['10.00', '20.00']);
    for (const value of Object.values(told)) expect(value).not.toMatch(hostile);
    expect(values.household).toMatch(/^[\p{L}]?\*$/u);
  });

  it('stays so whatever it is', () => {
    fc.assert(
      fc.property(anyText(80), (name) => {
        expect(inert(name)).not.toMatch(hostile);
        expect([...inert(name)].length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('keeps names and places as they are written', () => {
    for (const words of [
      '林东镇政府便民大厅（一楼）',
      '乌云·其木格',
      'Service hall of the Lindong town government',
    ])
      expect(inert(words)).toBe(words);
  });
});
