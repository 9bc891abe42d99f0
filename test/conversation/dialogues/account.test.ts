import { describe, expect, it } from 'vitest';
import { entry, needs, step, told } from './account-records.ts';
import { binding, event, heard, pressed, situation } from './enrolment-household.ts';

const carriedIn = entry(1120, { kind: 'carried-over', portion: 'carried-over', occurredOn: '2026-01-02' });

describe('who may ask', () => {
  it('must be verified first', () => {
    expect(step(undefined, event('账户还剩多少'), situation({ bindings: [] }), {}).outcome.kind).toBe(
      'verify-first',
    );
  });

  it('may be any verified member of the household: the account is shared', () => {
    const at = situation({ bindings: [binding({ memberId: 3, relation: 'son' })] });

    expect(needs(undefined, event('账户还剩多少'), at)).toEqual({ account: { householdId: 7, year: 2026 } });
    expect(told([entry(3200)], event('账户还剩多少'), at).text).toContain('32.00元');
  });

  it('is told plainly where household records are off, and nothing is loaded', () => {
    const at = situation({ householdDataAllowed: false });

    expect(needs(undefined, event('账户还剩多少'), at)).toEqual({});
    expect(told([entry(3200)], event('账户还剩多少'), at)).toMatchObject({ outcome: 'done', audited: [] });
    expect(told([entry(3200)], event('账户还剩多少'), at).text).not.toContain('32.00');
  });

  it('of two households says which', () => {
    const at = situation({
      bindings: [binding(), binding({ memberId: 21, householdId: 9, certificate: '150422000009' })],
    });

    expect(heard(step(undefined, event('还剩多少'), at, {}), at)).toMatchObject({
      outcome: 'waiting',
      choices: ['records-household:7', 'records-household:9'],
    });
    expect(needs({ asked: 1 }, pressed('records-household:9'), at)).toEqual({
      account: { householdId: 9, year: 2026 },
    });
  });

  it('leaves an audit entry for each look', () => {
    expect(told([entry(3200)]).audited).toEqual(['account-viewed household:7']);
  });
});

describe('the balance', () => {
  it('is told first, then its two parts, then what it may pay', () => {
    const answer = told([carriedIn, entry(3200)]);

    expect(answer.text.split('\n').slice(0, 4)).toEqual([
      '您家（证号尾号 0001）家庭账户还有 43.20元。',
      '其中今年新进 32.00元，去年结转 11.20元。',
      '能付门诊费；剩的可以结转到明年，不能抵明年的缴费。',
      '数据截至 11月20日，来自林东镇合管办。',
    ]);
    expect(answer.citations).toEqual([
      'III.4.1-family-account-8',
      'III.4.2-carryover',
      'III.4.2-not-premium',
    ]);
    expect(answer).toMatchObject({ outcome: 'resting', choices: ['account-movements:0', 'account-uses'] });
  });

  it.each([
    ['spent', [entry(800), entry(-800)], '今年进了 8.00元，看门诊已经花了 8.00元。', false],
    ['never credited', [entry(0, { kind: 'corrected' })], '今年还没有钱记进来', true],
    ['corrected', [entry(800), entry(-800, { kind: 'corrected' })], '后来合管办更正过', true],
  ] as const)('of 0.00 says why (%s) and what next', (_, entries, why, offersPerson) => {
    const answer = told(entries);

    expect(answer.text).toContain('现在是 0.00元');
    expect(answer.text).toContain(why);
    expect(answer.text).toContain('门诊费现在要自己付现钱');
    expect(answer.choices.includes('intent-human')).toBe(offersPerson);
    expect(answer.citations).toEqual(['III.4.1-family-account-8']);
  });

  it('is not told from a ledger below zero', () => {
    const answer = told([entry(800), entry(-900)]);

    expect(answer.text).toContain('账对不上');
    expect(answer.text).toContain('0476-555-0131');
    expect(answer.text).not.toMatch(/-?1\.00元/u);
    expect(answer.choices).toContain('intent-human');
  });

  it('without a booking this year says so', () => {
    expect(told([]).text).toContain('2026年的账户还没有记账');
  });

  it('of a household the records do not hold sends to the office', () => {
    const answer = heard(step(undefined, event('还剩多少'), situation(), {}));

    expect(answer).toMatchObject({ outcome: 'done', choices: ['intent-human'] });
    expect(answer.text).toContain('没查到您家');
  });
});

describe('movements', () => {
  const spentOfOld = entry(-500, {
    portion: 'carried-over',
    occurredOn: '2026-03-03',
    note: '林东镇\n卫生院',
  });

  it('come newest first with their sign, pocket and note', () => {
    const answer = told([carriedIn, entry(3200), spentOfOld], event('看每一笔', { kind: 'said' }));

    expect(answer.text.split('\n').slice(0, 4)).toEqual([
      '2026年共 3 笔，新的在前：',
      '3月3日 付门诊费 -5.00元（结转的钱），林东镇 卫生院',
      '1月5日 参合记入 +32.00元',
      '1月2日 去年结转 +11.20元',
    ]);
    expect(answer.audited).toEqual(['account-viewed household:7']);
  });

  it('come eight at a time', () => {
    const nine = Array.from({ length: 9 }, (_, index) => entry(index + 1));

    expect(told(nine, pressed('account-movements:0')).choices).toContain('account-movements-more:8');
    expect(told(nine, pressed('account-movements-more:8')).choices).not.toContain('account-movements-more:8');
    expect(told(nine, pressed('account-movements-more:8')).text).toContain('+0.01元');
  });

  it('of a year without any say so instead of an empty list', () => {
    expect(told([], pressed('account-movements:0')).text).toContain('还没有记账');
  });
});
