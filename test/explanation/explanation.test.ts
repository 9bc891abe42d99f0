import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explained } from '../../src/explanation/explained.ts';
import { anyText } from '../support/any-text.ts';
import { explanation, plan } from './material-of-the-plan.ts';

function clausesOf(explained: Explained): readonly string[] {
  return 'clauses' in explained ? explained.clauses : [];
}

describe('nearness', () => {
  it.each([
    ['起付线是多少', '羊毛今年卖啥价钱'],
    ['生孩子给报多少钱', '明天那达慕赛马去不去看'],
    ['What is the deductible?', 'My dog is brown'],
  ])('is greater of %s than of %s', (asked, said) => {
    expect(explanation.nearness(asked)).toBeGreaterThan(0.9);
    expect(explanation.nearness(said)).toBeLessThan(0.75 * explanation.nearness(asked));
  });
});

describe('questions an official would answer with several clauses', () => {
  it.each([
    ['起伏线和丰顶线都啥意思，整明白点', ['III.4.2-deductible', 'III.4.2-cap']],
    [
      '一个人交十块钱对不对，多要的咋整',
      ['III.2.1-premium-10', 'III.3.2-receipt', 'III.5.2-complaint-phone'],
    ],
    [
      '村里说不入就不给办低保，这合理吗',
      ['II.1-voluntary-by-household', 'III.5.2-complaint-phone', 'III.5.2-20-working-days'],
    ],
    ['上个月投诉的咋还没信儿，都快俩月了', ['III.5.2-20-working-days', 'III.5.1-supervision-committee']],
    ['俺老伴搁苏木卫生院住了六天院花了一千五，能给报多少啊', ['III.4.2-deductible', 'III.4.2-rates']],
  ])('%s', (question, clauses) => {
    const explained = explanation.explain(question);
    expect(explained).toMatchObject({ kind: 'answered', together: clauses });
    expect(clausesOf(explained).slice(0, clauses.length)).toEqual(clauses);
  });
});

describe('questions with one clause', () => {
  it.each([
    ['转到北京看病回来找谁报', 'III.4.3-transfer'],
    ['家庭账户还剩多少，给我查查', 'III.4.1-family-account-8'],
    ['启付线是多少来着', 'III.4.2-deductible'],
    ['封顶多少', 'III.4.2-cap'],
    ['啥前儿截止交钱', 'III.3.3-deadline-1220'],
  ])('%s', (question, clause) => {
    const explained = explanation.explain(question);
    expect(explained.kind).toBe('answered');
    expect(clausesOf(explained)[0]).toBe(clause);
  });
});

describe('questions that the plan does not settle', () => {
  it('gives no clause for a caesarean', () => {
    expect(explanation.explain('生孩子剖腹产给多少')).toMatchObject({
      kind: 'not-in-plan',
      topic: 'childbirth',
    });
  });
  it('answers a second deductible by the default, with its clause', () => {
    expect(explanation.explain('今年住两回院了，起付线还得再扣一遍不')).toEqual({
      kind: 'inferred',
      topic: 'per-admission-deductible',
      clauses: ['III.4.2-deductible'],
    });
  });
  it('refuses to look at the neighbours', () => {
    expect(explanation.explain('帮我查查隔壁老王家报了多少')).toEqual({
      kind: 'third-party',
      clauses: ['III.5.2-village-bulletin'],
    });
  });
  it('sends high own costs to the early warning', () => {
    expect(explanation.explain('家里看病一年自己掏了五万多，是不是能给登记个啥')).toEqual({
      kind: 'early-warning',
      clauses: ['II.8-medical-assistance'],
    });
  });
  it('does not pass the plan off as the insurance of today', () => {
    expect(explanation.explain('今年城乡居民医保交多少')).toEqual({
      kind: 'historic',
      topic: 'todays-insurance',
    });
  });
  it.each([
    ['合管办电话是多少', 'telephone'],
    ['礼拜六上班吗', 'hours'],
    ['旗合管办搁哪条街', 'offices'],
    ['都哪些医院是定点啊', 'institutions'],
  ])('leaves %s to the scheme profile', (question, what) => {
    expect(explanation.explain(question)).toMatchObject({ kind: 'profile', what });
  });
});

describe('anything else', () => {
  it.each(['', '。。。', 'asdf qwer', '👋🏽', '12345678'])('is unclear: %j', (question) => {
    expect(explanation.explain(question).kind).toBe('unclear');
  });
  it('never throws, and names at most five clauses of the plan', () => {
    const texts = fc.oneof(
      anyText(120),
      fc
        .array(fc.constantFrom(...'起付线封顶报多少钱住院门诊交哪谁给不吗啥前儿'), { maxLength: 60 })
        .map((signs) => signs.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const clauses = clausesOf(explanation.explain(text));
        expect(clauses.length).toBeLessThanOrEqual(5);
        expect(new Set(clauses).size).toBe(clauses.length);
        expect(clauses.every((id) => plan.clauses.has(id))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  it('reads a text of 5,000 signs no longer than it needs', () => {
    expect(explanation.explain(`封顶线是多少${'。'.repeat(5000)}`)).toMatchObject({ kind: 'answered' });
  });
});
