import { describe, expect, it } from 'vitest';
import { accountDialogue } from '../../../src/conversation/dialogues/account.ts';
import type { DialogueEvent } from '../../../src/conversation/dialogue.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import { reckonStatement } from '../../../src/family-account/decide.ts';
import type { AccountEntry } from '../../../src/family-account/family-account.ts';
import { fen } from '../../../src/kernel/money.ts';
import * as sample from './enrolment-household.ts';
import {
  asOf,
  binding,
  event,
  heard,
  household,
  member,
  pressed,
  situation,
  year,
} from './enrolment-household.ts';

const { step, needs } = accountDialogue;

function entry(amount: number, change: Partial<AccountEntry> = {}): AccountEntry {
  return {
    year: 2026,
    kind: amount > 0 ? 'credited' : 'outpatient-paid',
    portion: 'current-year',
    amount: fen(amount),
    occurredOn: '2026-01-05',
    note: '',
    ...change,
  };
}

const carriedIn = entry(1120, { kind: 'carried-over', portion: 'carried-over', occurredOn: '2026-01-02' });

function told(
  entries: readonly AccountEntry[],
  said: DialogueEvent = event('账户还剩多少'),
  at: Situation = situation(),
) {
  const account = reckonStatement({ year: 2026, entries, asOf });
  return heard(step(undefined, said, at, { account }), at);
}

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

describe('what it may pay', () => {
  it('is told to anybody: outpatient only, carried over, never the premium', () => {
    const at = situation({ bindings: [] });

    const answer = heard(step(undefined, event('家庭账户怎么用'), at, {}), at);

    expect(answer).toMatchObject({ outcome: 'resting', audited: [] });
    expect(answer.text).toContain('住院费不从这里出');
    expect(answer.citations).toEqual([
      'III.4.1-family-account-8',
      'III.4.1-no-outpatient-from-pool',
      'III.4.2-carryover',
      'III.4.2-not-premium',
    ]);
  });

  it('follows the office where it allows the own part of a hospital bill', () => {
    const { profile } = sample.scheme;
    const switches = { ...profile.switches, allowInpatientCopayFromFamilyAccount: true };
    const at = situation({ scheme: { ...sample.scheme, profile: { ...profile, switches } } });

    expect(heard(step(undefined, pressed('account-uses'), at, {}), at).text).toContain(
      '合管办说也可以从这里出',
    );
  });
});

describe('the premium out of the account', () => {
  const question = event('账户的钱能不能抵明年的费');

  function refused(records = household(), at: Situation = situation()) {
    return heard(step(undefined, question, at, { enrolment: records }), at);
  }

  it('is refused with its clause, and the cash to pay is reckoned for the household', () => {
    const four = [1, 2, 3, 4].map((memberId) =>
      member({ memberId, years: [year(), year({ year: 2027, state: 'unpaid' })] }),
    );

    const answer = refused(household(four));

    expect(needs(undefined, question, situation())).toEqual({
      enrolment: { householdId: 7, years: [2026, 2027] },
    });
    expect(answer.text).toContain('不行，家庭账户里的钱不能抵明年的缴费。');
    expect(answer.text).toContain('4 人 × 10元 = 40.00元，最晚12月18日（周五）');
    expect(answer.citations[0]).toBe('III.4.2-not-premium');
    expect(answer.audited).toEqual(['enrolment-viewed household:7']);
  });

  it('is refused to anybody, with the sum for one person', () => {
    const at = situation({ bindings: [] });

    const answer = heard(step(undefined, question, at, {}), at);

    expect(needs(undefined, question, at)).toEqual({});
    expect(answer.text).toContain('每人 10元');
    expect(answer.audited).toEqual([]);
  });

  it('is refused without household figures where records are off', () => {
    const at = situation({ householdDataAllowed: false });

    expect(refused(household(), at).text).toContain('每人 10元');
    expect(refused(household(), at).audited).toEqual([]);
  });

  it('needs no cash where all is paid, or where civil affairs pays', () => {
    const holder = member({ category: 'five-guarantee', years: [year({ year: 2027, state: 'unpaid' })] });

    expect(refused(household([member()])).text).toContain('2027年您家没有要交的');
    expect(refused(household([holder])).text).toContain('钱由民政交');
    expect(refused(household([holder])).citations).toContain('III.2.1-wubao-premium');
  });

  it('names the office instead of a sum after the deadline or without signed rules', () => {
    const late = refused(household(), situation({ today: '2026-12-21' }));
    const unsigned = refused(household(), situation({ scheme: sample.signedFor(2026) }));

    for (const answer of [late, unsigned]) {
      expect(answer.text).toContain('0476-555-0131');
      expect(answer.text).not.toContain('10元');
    }
  });
});

describe('after the answer', () => {
  const state = { householdId: 7 };

  it.each([
    ['another matter', event('我要投诉', { kind: 'said', intent: 'complaint' })],
    ['an outpatient question of the plan', event('门诊能不能报', { kind: 'said', intent: 'policy' })],
    ['something unreadable', event('哈哈哈', { kind: 'said' })],
    ['a choice of another dialogue', pressed('claim-list:0')],
  ])('lets %s pass', (_, said) => {
    expect(step(state, said, situation(), {}).outcome.kind).toBe('pass');
  });

  it('takes a bare yes or no for enough', () => {
    expect(
      step(state, event('好', { kind: 'said', slots: { affirm: true } }), situation(), {}).outcome.kind,
    ).toBe('done');
  });

  it('goes back to the balance on its choice', () => {
    expect(told([entry(3200)], pressed('account-balance')).text).toContain('还有 32.00元');
  });

  it('can be asked again for where it was', () => {
    expect(accountDialogue.ask(state, situation()).choices).toHaveLength(3);
  });
});
