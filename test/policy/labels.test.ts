import { describe, expect, it } from 'vitest';
import { citationLabels, labelsOf } from '../../src/policy/labels.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';

describe('a clause label', () => {
  it.each([
    ['0-basis', '方案 前言', 'Plan preamble'],
    ['I.1-guiding', '方案 一', 'Plan I'],
    ['II.0-nature', '方案 二', 'Plan II'],
    ['II.8-medical-assistance', '方案 二（八）', 'Plan II.8'],
    ['III.3.0-fund-principles', '方案 三（三）', 'Plan III.3'],
    ['III.4.2-rates', '方案 三（四）2', 'Plan III.4.2'],
    ['III.5.2-20-working-days', '方案 三（五）2', 'Plan III.5.2'],
    ['IV.1-start-jan1', '方案 四（一）', 'Plan IV.1'],
    ['V.2-medical-aid-fund', '方案 五（二）', 'Plan V.2'],
  ])('of %s is the name on the notice board', (id, label, labelEn) => {
    expect(labelsOf(id)).toEqual({ label, labelEn });
  });

  it.each([
    ['I', '一'],
    ['II', '二'],
    ['III', '三'],
    ['IV', '四'],
    ['V', '五'],
    ['VI', '六'],
  ])('of the lead-in of section %s is 方案 %s', (section, number) => {
    expect(labelsOf(`${section}.0-x`)).toEqual({ label: `方案 ${number}`, labelEn: `Plan ${section}` });
  });

  it('counts ten parts in Chinese, and items in digits', () => {
    const parts = Array.from({ length: 10 }, (_, at) => labelsOf(`II.${String(at + 1)}-x`)?.label);
    expect(parts).toEqual(Array.from('一二三四五六七八九十', (number) => `方案 二（${number}）`));
    expect(labelsOf('II.11-x')).toBeUndefined();
    expect(labelsOf('III.10.12-x')).toEqual({ label: '方案 三（十）12', labelEn: 'Plan III.10.12' });
  });

  it.each(['', 'III', 'VIII.1-x', 'III.99-x', 'iii.1-x', 'III.4.2'])(
    'does not exist for “%s” unless it is an id',
    (id) => {
      expect(labelsOf(id)?.label).toBe(id === 'III.4.2' ? '方案 三（四）2' : undefined);
    },
  );
});

describe('citations', () => {
  const scheme = { ruleSet: readRuleSet() };

  it('name a label once and join its titles', () => {
    expect(citationLabels(scheme, ['III.4.2-deductible', 'III.4.2-rates', 'III.4.2-cap'], 'zh-CN')).toEqual([
      '方案 三（四）2 起付线、补助比例、封顶线',
    ]);
  });

  it('keep different labels apart, in the order given, and drop a repeated clause', () => {
    expect(
      citationLabels(
        scheme,
        ['III.4.2-cap', 'III.4.1-family-account-8', 'III.4.2-cap', 'III.4.2-rates'],
        'en',
      ),
    ).toEqual(['Plan III.4.2 Cap, Rates', 'Plan III.4.1 Family account']);
  });

  it('of nothing are nothing', () => {
    expect(citationLabels(scheme, [], 'zh-CN')).toEqual([]);
  });

  it('of a clause that is not in the plan are a fault', () => {
    expect(() => citationLabels(scheme, ['III.4.2-invented'], 'zh-CN')).toThrow('no clause III.4.2-invented');
  });
});
