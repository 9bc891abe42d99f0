import { describe, expect, it } from 'vitest';
import { figuresOf, isFigureGrounded } from '../../src/explanation/figures.ts';

const rates = '补助比例：苏木乡镇卫生院40%—60%，旗级30%—50%，旗级以上20%—35%';
const deductible = '住院起付线：苏木乡镇卫生院100元，旗级医疗机构200元，旗级以上医疗机构400元';
const cap = '封顶线最高不超过2万元';
const deadline = '农牧民缴纳下一年度基金，于当年12月20日前收齐';

describe('figures of a text', () => {
  it('reads both ends of a range as percentages', () => {
    expect(figuresOf('报40到60%')).toEqual([
      { value: '40', unit: 'percent' },
      { value: '60', unit: 'percent' },
    ]);
  });
  it('reads 2万, 20,000 and 两万 as the same sum', () => {
    expect([figuresOf('2万元'), figuresOf('20,000 yuan'), figuresOf('两万块')].flat()).toEqual(
      Array.from({ length: 3 }, () => ({ value: '20000', unit: 'money' })),
    );
  });
  it('reads 1.5万 as 15,000 and 15.50 as 15.5', () => {
    expect(figuresOf('1.5万元，15.50元').map(({ value }) => value)).toEqual(['15000', '15.5']);
  });
  it('leaves a lone 一户 or 两个兜 as words', () => {
    expect(figuresOf('一户一户记，分两个兜')).toEqual([]);
  });
});

describe('a grounded text', () => {
  it.each([
    ['卫生院报40%到60%', [rates]],
    ['百分之四十到百分之六十', [rates]],
    ['先减去一百元', [deductible]],
    ['最多20000元', [cap]],
    ['The most is 20,000 yuan', [cap]],
    ['12月20日前交', [deadline]],
    ['Pay by 20 December', [deadline]],
    ['起付线以下自己付', [deductible]],
    ['旗级200元，报30%', [deductible, rates]],
  ])('%s', (text, clauses) => {
    expect(isFigureGrounded(text, clauses)).toBe(true);
  });
});

describe('a text that is not grounded', () => {
  it.each([
    ['another figure', '卫生院报70%', [rates]],
    ['yuan for percent', '卫生院报40元', [rates]],
    ['percent for yuan', '起付线100%', [deductible]],
    ['ten times as much', '最多20万元', [cap]],
    ['a figure in words', '能报百分之七十', [rates]],
    ['a sum in words', '起付线是三百元', [deductible]],
    ['another day', '12月25日前交', [deadline]],
    ['another month', '11月20日前交', [deadline]],
    ['half', '大约能报一半', [rates]],
    ['an English word', 'You get half of it back', [rates]],
    ['digits of another script', '最多٩٩元', [cap]],
    ['full-width digits', '最多９９元', [cap]],
    ['a figure from nowhere', '请打0476', [deductible]],
    ['any figure without a clause', '10元', []],
  ])('%s', (_, text, clauses) => {
    expect(isFigureGrounded(text, clauses)).toBe(false);
  });
});
