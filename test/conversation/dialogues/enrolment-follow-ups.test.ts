import { describe, expect, it } from 'vitest';
import { enrolmentDialogue } from '../../../src/conversation/dialogues/enrolment.ts';
import { needs, step, told, unpaid2027 } from './enrolment-answers.ts';
import * as sample from './enrolment-household.ts';
import { binding, event, heard, household, member, pressed, situation, year } from './enrolment-household.ts';

describe('receipts and days', () => {
  it('tell who paid what when, and what is not recorded', () => {
    const answer = told(
      household([
        member({
          years: [
            year({ receiptNo: 'NO-0017', paidOn: '2025-12-03' }),
            year({ year: 2027, payer: 'civil-affairs' }),
          ],
        }),
        member({ memberId: 2, years: [unpaid2027] }),
      ]),
      situation(),
      pressed('enrolment-receipts:0'),
    );

    expect(answer.text.split('\n').slice(0, 2)).toEqual([
      '2026年 乌*（本人）：10.00元，自己交，2025年12月3日，收据 NO-0017。',
      '2027年 乌*（本人）：10.00元，民政交，没记哪天，不用收据。',
    ]);
    expect(answer.text).not.toContain('其*');
    expect(answer.citations).toEqual(['III.3.2-receipt']);
  });

  it('come eight at a time', () => {
    const nine = household(
      Array.from({ length: 9 }, (_, index) => member({ memberId: index + 1, years: [year()] })),
    );

    const first = told(nine, situation(), pressed('enrolment-receipts:0'));
    const second = told(nine, situation(), pressed('enrolment-receipts-more:8'));

    expect(first.text.match(/2026年 /gu)).toHaveLength(8);
    expect(first.choices).toContain('enrolment-receipts-more:8');
    expect(second.text.match(/2026年 /gu)).toHaveLength(1);
    expect(second.choices).not.toContain('enrolment-receipts-more:8');
  });

  it('say when nothing was paid', () => {
    expect(
      told(household([member({ years: [unpaid2027] })]), situation(), pressed('enrolment-receipts:0')).text,
    ).toContain('还没有缴费的记录');
  });

  it('are asked for in words as well', () => {
    expect(told(household(), situation(), event('收据号是多少', { kind: 'said' })).text).toContain('收据');
  });
});

describe('how to pay', () => {
  it('is told to anybody, without a look at records', () => {
    const at = situation({ bindings: [] });

    const answer = heard(step(undefined, event('合作医疗怎么交'), at, {}), at);

    expect(answer).toMatchObject({ outcome: 'resting', audited: [] });
    expect(answer.text).toContain('每人 10元');
    expect(answer.text).toContain('交到户口所在的苏木乡镇政府或街道办');
    expect(answer.text).toContain('家庭账户里的钱不能抵参合费');
    expect(answer.citations).toContain('III.3.2-collection');
  });

  it('names the own place to those who are verified', () => {
    expect(told(undefined, situation(), pressed('enrolment-how')).text).toContain('林东镇政府便民大厅');
  });

  it('after the last working day sends to the office, which no longer opens before the deadline', () => {
    for (const today of ['2026-12-19', '2026-12-20'] as const) {
      const answer = told(undefined, situation({ today }), pressed('enrolment-how'));

      expect(answer.text).toContain('到12月20日前没有上班的日子了');
      expect(answer.text).toContain('0476-555-0131');
      expect(answer.text).not.toContain('截止了');
    }
  });

  it('after the deadline says that it is over, and names neither sum nor place', () => {
    const answer = told(undefined, situation({ today: '2026-12-21' }), pressed('enrolment-how'));

    expect(answer.text).toMatch(/12月20日已经截止了[^]*方案没写明[^]*0476-555-0131/u);
    expect(answer.text).not.toMatch(/10元|政府便民大厅/u);
    expect(answer.citations).toEqual(['III.3.3-deadline-1220', 'III.2.1-wubao-premium']);
  });

  it('names no figure for a year that is not signed', () => {
    const answer = told(undefined, situation({ scheme: sample.signedFor(2026) }), pressed('enrolment-how'));

    expect(answer.text).not.toMatch(/\d+元/u);
    expect(answer.citations).toEqual([]);
  });
});

describe('a contact verified in two households', () => {
  const both = [
    binding(),
    binding({ memberId: 21, householdId: 9, certificate: '150422000009', sumu: '富河镇', relation: 'son' }),
  ];
  const at = situation({ bindings: both });

  it('is asked which one, and nothing is loaded before', () => {
    const answer = heard(step(undefined, event('查参合'), at, {}), at);

    expect(needs(undefined, event('查参合'), at)).toEqual({});
    expect(answer).toMatchObject({
      outcome: 'waiting',
      choices: ['records-household:7', 'records-household:9'],
    });
  });

  it.each([
    pressed('records-household:9'),
    event('0009', { kind: 'said' }),
    event('富河镇那户', { kind: 'said' }),
  ])('answers by button, by number and by place ($text)', (said) => {
    expect(needs({ asked: 1 }, said, at)).toEqual({ enrolment: { householdId: 9, years: [2026, 2027] } });
    expect(step({ asked: 1 }, said, at, { enrolment: household() }).outcome).toEqual({
      kind: 'resting',
      state: { householdId: 9 },
    });
  });

  it('never reaches a household that is not bound, whatever is pressed or stored', () => {
    expect(needs({ asked: 1 }, pressed('records-household:8'), at)).toEqual({});
    expect(needs({ householdId: 8 }, pressed('enrolment-receipts:0'), at)).toEqual({});
  });

  it('asks again after an unreadable answer, and then offers a person', () => {
    const once = heard(step({ asked: 1 }, event('嗯哼', { kind: 'said' }), at, {}), at);
    const twice = heard(step({ asked: 2 }, event('嗯哼', { kind: 'said' }), at, {}), at);

    expect(once).toMatchObject({
      outcome: 'waiting',
      choices: ['records-household:7', 'records-household:9'],
    });
    expect(twice.choices).toContain('intent-human');
  });

  it('lets another matter pass, and asks again afterwards', () => {
    expect(
      step({ asked: 1 }, event('我要投诉', { kind: 'said', intent: 'complaint' }), at, {}).outcome.kind,
    ).toBe('pass');
    expect(enrolmentDialogue.ask({ asked: 1 }, at).choices?.map(({ id }) => id)).toEqual([
      'records-household:7',
      'records-household:9',
    ]);
  });
});

describe('after the answer', () => {
  const state = { householdId: 7 };

  it.each([
    ['another matter', event('我要投诉', { kind: 'said', intent: 'complaint' })],
    ['something unreadable', event('哈哈哈', { kind: 'said' })],
    ['a choice of another dialogue', pressed('claim-list:0')],
    ['a long question that only sounds like it', event('收据'.repeat(20), { kind: 'said', intent: 'other' })],
  ])('lets %s pass', (_, said) => {
    expect(step(state, said, situation(), { enrolment: household() }).outcome.kind).toBe('pass');
  });

  it('takes a bare yes or no for enough', () => {
    const answer = step(state, event('不用了', { kind: 'said', slots: { deny: true } }), situation(), {});

    expect(heard(answer)).toMatchObject({ outcome: 'done', text: '好的。还要办别的，说“菜单”。' });
  });

  it('can be asked again for where it was', () => {
    expect(enrolmentDialogue.ask(state, situation()).choices).toEqual([
      { id: 'enrolment-overview' },
      { id: 'enrolment-how' },
    ]);
  });

  it('shows the overview again on its choice', () => {
    expect(told(household(), situation(), pressed('enrolment-overview')).text).toContain('现在 4 口人');
  });
});

describe('after an interruption', () => {
  it('what may be asked next is said again', () => {
    expect(enrolmentDialogue.ask({ householdId: 7 }, situation())).toEqual({
      lines: [{ id: 'enrolment-what-next' }],
      choices: [{ id: 'enrolment-overview' }, { id: 'enrolment-how' }],
    });
  });
});
