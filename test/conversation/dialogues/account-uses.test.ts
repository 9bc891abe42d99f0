import { describe, expect, it } from 'vitest';
import { accountDialogue } from '../../../src/conversation/dialogues/account.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import { entry, needs, step, told } from './account-records.ts';
import * as sample from './enrolment-household.ts';
import { event, heard, household, member, pressed, situation, year } from './enrolment-household.ts';

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

  it.each(['policy', 'enrolment'] as const)(
    'is a follow-up after a balance, even where it sounds like %s',
    (intent) => {
      const asked = event('能抵明年的参合费吗', { kind: 'said', intent });
      const other = event('明年的参合费交多少', { kind: 'said', intent });

      expect(heard(step({ householdId: 7 }, asked, situation(), { enrolment: household() })).text).toContain(
        '10.00元',
      );
      expect(step({ householdId: 7 }, other, situation(), {}).outcome.kind).toBe('pass');
    },
  );

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

  it('hears what it was spent on in a short word, whatever else that could mean', () => {
    expect(told([entry(3200)], event('咋花的', { kind: 'said', intent: 'policy' })).text).toContain(
      '2026年共 1 笔',
    );
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
