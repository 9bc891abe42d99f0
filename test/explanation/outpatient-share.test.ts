/** 方案 三（四）1: outside a hospital stay nothing comes from the pool, so that the inpatient terms answer no such question. */
import { describe, expect, it } from 'vitest';
import { explanation } from './material-of-the-plan.ts';

const outpatient = ['III.4.1-no-outpatient-from-pool', 'III.4.1-family-account-8'];

describe('the share of an outpatient bill', () => {
  it.each([
    '门诊报百分之几',
    '门诊给报几成',
    '门诊报销比例是多少',
    '看门诊百分之多少',
    '门诊给百分之几十',
    '门诊拿药给报几成',
    '不住院能报百分之几',
    '没住院的给报几成',
    '卫生室看病报几成',
    '苏木卫生院门诊报百分之几',
    '旗医院看门诊按百分之多少报',
    '输液能报百分之几',
    '门诊起付线多少',
    '门诊有封顶吗',
    '门诊花了八百能报百分之几',
    'what percentage of an outpatient bill is paid',
    'outpatient rate',
  ])('%s: there is none, and the family account pays', (question) => {
    expect(explanation.explain(question)).toMatchObject({ kind: 'answered', together: outpatient });
  });

  it.each([
    ['住院报百分之几', 'III.4.2-rates'],
    ['住院起付线多少', 'III.4.2-deductible'],
    ['what percentage of a hospital stay is paid', 'III.4.2-rates'],
  ])('%s is about a stay', (question, clause) => {
    expect(explanation.explain(question)).toMatchObject({ kind: 'answered', together: [] });
    expect(explanation.explain(question)).toHaveProperty('clauses.0', clause);
  });

  it('beside that of a stay is told beside it', () => {
    expect(explanation.explain('门诊和住院各报百分之几')).toMatchObject({
      together: ['III.4.2-rates', 'III.4.1-no-outpatient-from-pool'],
    });
  });

  it('of a chronic illness stays with what the plan does not say', () => {
    expect(explanation.explain('慢性病门诊报百分之几')).toMatchObject({ topic: 'chronic-outpatient' });
    expect(explanation.explain('居民医保门诊报销比例')).toMatchObject({ kind: 'historic' });
  });
});
