import { describe, expect, it } from 'vitest';
import { checkTexts, type TextRules } from '../../src/outreach/check-texts.ts';
import type { FieldValues } from '../../src/outreach/texts.ts';

const values: FieldValues = {
  ...{ household: '乌*', members: '其*、苏*', count: '2', year: '2027', premium: '10.00', amount: '20.00' },
  ...{ certificateHolders: '斯*', lastDay: '12月18日（周五）', payAt: '镇政府' },
};
const nothing = { telegram: '', wechat: '', 'wechat-mass': '' };
const rules: TextRules = {
  limits: { telegram: 40, wechat: 60, 'wechat-mass': 10 },
  longest: { 'zh-CN': values, en: values },
  beneath: { 'zh-CN': nothing, en: nothing },
};
const fine = { personal: '您好', generic: '' };
const faults = (zh: object, more: Partial<TextRules> = {}) =>
  checkTexts({ 'zh-CN': { ...fine, ...zh }, en: fine }, { ...rules, ...more });

describe('the texts of a broadcast', () => {
  it('are without fault when there is nothing to say against them', () => {
    expect(faults({ personal: '{户主}家 {人数} 人', generic: '在收了' })).toEqual([]);
  });

  it('must be there in both languages; the one without fields need not', () => {
    expect(faults({ personal: ' \n ' })).toEqual([{ kind: 'missing', language: 'zh-CN' }]);
  });

  it('have only the fields there are, by their names in that language', () => {
    expect(faults({ personal: '{户主}{姓名}{姓名}{household}' })).toEqual([
      { kind: 'unknown-field', language: 'zh-CN', field: '姓名' },
      { kind: 'unknown-field', language: 'zh-CN', field: 'household' },
    ]);
  });

  it.each(['{户主', '户主}', '{{户主}}', '{户\n主}'])('have a partner for each brace: %j', (personal) => {
    expect(faults({ personal })).toContainEqual({ kind: 'brace', language: 'zh-CN' });
  });

  it('have no field where everybody is told the same', () => {
    expect(faults({ generic: '{户主}' })).toEqual([
      { kind: 'field-in-generic', language: 'zh-CN', field: '户主' },
    ]);
  });

  it('are measured as each channel does, with the longest values and what stands beneath', () => {
    const channel = (personal: string, more: Partial<TextRules> = {}) =>
      faults({ personal }, more).flatMap((fault) =>
        fault.kind === 'too-long' ? [[fault.channel, fault.length, fault.longest]] : [],
      );
    // 19 characters of three bytes, and the line break beneath: 58 bytes.
    expect(channel('一'.repeat(19))).toEqual([]);
    expect(channel('一'.repeat(20))).toEqual([['wechat', 61, 60]]);
    expect(channel(`{未参合的人}${'一'.repeat(16)}`)).toEqual([]);
    expect(channel(`{未参合的人}${'一'.repeat(17)}`)).toEqual([['wechat', 63, 60]]);
    expect(channel('x'.repeat(40))).toEqual([['telegram', 41, 40]]);
    // A pair of UTF-16 units each.
    expect(channel('😀'.repeat(14))).toEqual([]);
    expect(
      channel('一', { beneath: { ...rules.beneath, 'zh-CN': { ...nothing, wechat: 'x'.repeat(57) } } }),
    ).toEqual([['wechat', 61, 60]]);
  });

  it('may be 300 characters as a mass message, of whatever bytes', () => {
    expect(faults({ generic: '一'.repeat(9) })).toEqual([]);
    expect(faults({ generic: '一'.repeat(10) })).toEqual([
      { kind: 'too-long', language: 'zh-CN', channel: 'wechat-mass', length: 11, longest: 10 },
    ]);
  });
});
