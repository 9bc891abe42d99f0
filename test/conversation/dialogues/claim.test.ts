import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/claim/claim.ts';
import { claimDialogue } from '../../../src/conversation/dialogues/claim.ts';
import type { DialogueEvent } from '../../../src/conversation/dialogue.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import { makeNumber } from '../../../src/kernel/identifiers.ts';
import { fen } from '../../../src/kernel/money.ts';
import * as sample from './enrolment-household.ts';
import { asOf, binding, event, heard, household, pressed, situation } from './enrolment-household.ts';

const { step, needs } = claimDialogue;
const numbers = [1, 2, 3, 4, 5, 6, 7].map((sequence) => makeNumber('claim', 2026, sequence));
const [first = '', second = '', third = ''] = numbers;

function claim(change: Partial<Claim> = {}): Claim {
  return {
    number: first,
    memberId: 1,
    memberName: '乌力吉',
    institution: '林东镇卫生院',
    tier: 'sumu',
    dischargedOn: '2026-11-01',
    creditedYear: 2026,
    total: fen(320_000),
    state: 'submitted',
    events: [{ state: 'submitted', occurredOn: '2026-11-03', note: '' }],
    asOf,
    ...change,
  };
}

const wifes = claim({ number: second, memberId: 2, memberName: '其其格' });
const sons = claim({ number: third, memberId: 3, memberName: '苏和' });
const wife = binding({ memberId: 2, relation: 'spouse', memberName: '其其格', bornOn: '1970-01-01' });

const where = event('报销到哪了');

function told(
  claims: readonly Claim[],
  said: DialogueEvent = where,
  at: Situation = situation(),
  state?: Parameters<typeof step>[0],
) {
  return heard(step(state, said, at, { claims, enrolment: household() }), at);
}

describe('whose claims are told', () => {
  it('nobody’s before a verification', () => {
    expect(step(undefined, where, situation({ bindings: [] }), {}).outcome.kind).toBe('verify-first');
    expect(needs(undefined, where, situation({ bindings: [] }))).toEqual({});
  });

  it('asks for the claims of the verified members only', () => {
    expect(needs(undefined, where, situation({ bindings: [binding(), wife] }))).toEqual({
      claims: { memberIds: [1, 2] },
      enrolment: { householdId: 7, years: [] },
    });
  });

  it('are off where household records are off, and nothing is loaded', () => {
    const at = situation({ householdDataAllowed: false });

    expect(needs(undefined, where, at)).toEqual({});
    expect(told([claim()], where, at)).toMatchObject({ outcome: 'done', audited: [] });
    expect(told([claim()], where, at).text).not.toContain(first);
  });

  it('never another adult’s, even if the records handed them over', () => {
    const answer = told([claim(), wifes]);

    expect(answer.text).toContain(first);
    expect(answer.text).not.toContain(second);
    expect(told([claim(), wifes], pressed(`claim-shown:${second}`)).text).toContain('在您能查的报销里没有');
  });

  it('those of a child under 14 to its guardian', () => {
    expect(told([sons]).text).toContain('苏*（儿子）');
  });

  it('not those of a child under 14 to a grown sister', () => {
    const at = situation({
      bindings: [binding({ memberId: 4, relation: 'daughter', bornOn: '2006-02-02' })],
    });

    expect(told([sons], where, at).text).toContain('没查到您的报销记录');
  });

  it('not those of a child that has turned 14', () => {
    expect(told([sons], where, situation({ today: '2030-05-05' })).text).toContain('没查到您的报销记录');
  });

  it('a verified wife’s beside the own', () => {
    const at = situation({ bindings: [binding(), wife] });

    expect(told([claim(), wifes], where, at).choices).toEqual([
      `claim-shown:${first}`,
      `claim-shown:${second}`,
    ]);
  });
});

describe('asked for another of the family', () => {
  it('an adult not verified must be verified first, with the reason', () => {
    const answer = told([claim()], event('我老伴的报销到哪了'));

    expect(answer.outcome).toBe('verify-first');
    expect(answer.text).toContain('大人的报销只告诉本人');
    expect(answer.text).not.toContain(first);
  });

  it('right after a verification it does not ask for the next one in a circle, but says why it stays closed', () => {
    const at = situation({ bindings: [binding({ verifiedAt: situation().now })] });

    const answer = told([claim()], event('我老伴的报销到哪了'), at);

    expect(answer.outcome).toBe('resting');
    expect(answer.text).toContain('现在不能查');
    expect(answer.choices).toContain('claim-verify-adult');
  });

  it('a verified adult’s claims are told alone', () => {
    const at = situation({ bindings: [binding(), wife] });

    const answer = told([claim(), wifes], event('我老伴的报销到哪了'), at);

    expect(answer.text).toContain(second);
    expect(answer.text).not.toContain(first);
  });

  it('a child’s alone to the guardian', () => {
    const answer = told([claim(), sons], event('儿子的报销到哪了'));

    expect(answer.text).toContain(third);
    expect(answer.text).not.toContain(first);
    expect(answer.audited).toEqual(['claims-viewed members:3']);
  });

  it('a child’s not to one who is no guardian', () => {
    const at = situation({
      bindings: [binding({ memberId: 4, relation: 'daughter', bornOn: '2006-02-02' })],
    });

    const answer = told([sons], event('苏和的报销到哪了'), at);

    expect(answer).toMatchObject({ outcome: 'done', audited: [] });
    expect(answer.text).toContain('只告诉监护人');
  });

  it('the whole family: what is open, and why not the rest', () => {
    const answer = told([claim(), wifes], event('我们全家的报销'));

    expect(answer.text).toContain('家里满14岁的人，报销要本人核对过才能查');
    expect(answer.text).not.toContain(second);
  });

  it('another adult can be verified by choice, once', () => {
    expect(told([claim()], pressed('claim-verify-adult')).outcome).toBe('verify-first');
    const at = situation({ bindings: [binding(), { ...wife, verifiedAt: situation().now }] });
    expect(told([claim(), wifes], pressed('claim-verify-adult', 'began'), at).text).toContain('查到 2 笔');
  });
});

describe('one claim', () => {
  function detail(change: Partial<Claim>, at: Situation = situation()) {
    return told([claim(change)], where, at);
  }

  it('is told at once: where it stands, where it is paid, that the plan sets no days, the total, as of when', () => {
    const answer = detail({});

    expect(answer.text.split('\n').slice(0, 6)).toEqual([
      `${first}：乌*（本人），林东镇卫生院，11月1日出院。`,
      '现在：11月3日收到了，等合管办审核。',
      '钱在出院时由医院当场报。当时没报上的，请问林东镇卫生院合管办：0476-555-0131。',
      '方案只说及时审核，没写明几天内办完，我不能说个日子。',
      '总费用 3200.00元。',
      '数据截至 11月20日，来自林东镇合管办。',
    ]);
    expect(answer).toMatchObject({
      outcome: 'resting',
      choices: ['intent-human'],
      citations: ['III.4.3-simple-review', 'III.4.3-settle-at-discharge'],
      audited: ['claims-viewed members:1'],
    });
  });

  it.each([
    ['checked', '审核过了，等批准', ['III.4.3-simple-review', 'III.4.3-settle-at-discharge']],
    [
      'publicised',
      '起在嘎查公示栏公示',
      ['III.5.2-village-bulletin', 'III.4.3-simple-review', 'III.4.3-transfer'],
    ],
    ['approved', '批下来了，等付款', ['III.4.3-settle-at-discharge', 'III.4.3-simple-review']],
  ] as const)('under way (%s) carries its own clauses', (state, text, citations) => {
    expect(detail({ state }).text).toContain(text);
    expect(detail({ state }).citations).toEqual(citations);
  });

  it('of a hospital above the banner waits for the notice and is paid at the sumu office', () => {
    const answer = detail({ state: 'checked', tier: 'above', institution: '赤峰市医院' });

    expect(answer.text).toContain('等公示');
    expect(answer.text).toContain('公示以后到林东镇卫生院合管办报');
    expect(answer.citations).toContain('III.4.3-transfer');
  });

  it('of an institution that is not listed leaves the place to the office', () => {
    const answer = detail({ institution: '某某卫生院' });

    expect(answer.text).toContain('您这笔按哪样，请问');
    expect(answer.citations).toEqual([
      'III.4.3-simple-review',
      'III.4.3-settle-at-discharge',
      'III.4.3-transfer',
    ]);
  });

  it('long without movement offers a complaint', () => {
    const answer = detail({}, situation({ today: '2026-12-03' }));

    expect(answer.text).toContain('已经 30 天没有动静了，方案没写明几天内办完');
    expect(answer.choices).toEqual(['intent-complaint', 'intent-human']);
  });

  it('paid tells the sum, the day and how it was reckoned', () => {
    const answer = detail({
      state: 'paid',
      ineligible: fen(20_000),
      deductible: fen(10_000),
      rate: '0.450000',
      computed: fen(130_500),
      paid: fen(130_500),
      paidOn: '2026-11-10',
      events: [
        { state: 'submitted', occurredOn: '2026-11-03', note: '' },
        { state: 'paid', occurredOn: '2026-11-10', note: '' },
      ],
    });

    expect(answer.text).toContain('11月10日已经付了 1305.00元');
    expect(answer.text).toContain(
      '总费用 3200.00元，减自费 200.00元、起付线 100.00元，剩 2900.00元 × 45% = 1305.00元。',
    );
    expect(answer.text).toContain('经过：11月3日收到，11月10日付款。');
    expect(answer.citations).toEqual(['III.4.3-settle-at-discharge', 'III.4.2-deductible', 'III.4.2-rates']);
  });

  it('paid without a recorded sum invents none', () => {
    expect(detail({ state: 'paid' }).text).toContain('数目记录里没写');
  });

  it('says that less was paid, and shows no equation that does not hold', () => {
    const parts = { state: 'paid' as const, deductible: fen(10_000), rate: '0.45', computed: fen(139_500) };

    expect(detail({ ...parts, paid: fen(100_000) }).text).toContain('实付比算出来的少');
    const wrong = detail({ ...parts, computed: fen(100_000) });
    expect(wrong.text).toContain('记录里的几个数对不上');
    expect(wrong.text).not.toContain('45%');
    expect(wrong.citations).not.toContain('III.4.2-rates');
  });

  it('returned tells what is missing and where to bring it', () => {
    const answer = detail({ state: 'returned', reason: '缺出院小结\n和发票。' });

    expect(answer.text).toContain('缺的是：缺出院小结 和发票。');
    expect(answer.text).toContain('补齐了交到林东镇卫生院合管办；拿不准就先打电话：0476-555-0131。');
    expect(answer.citations).toEqual(['III.4.3-simple-review', 'III.1.2-sumu-office']);
    expect(detail({ state: 'returned' }).text).toContain('缺什么记录里没写');
  });

  it('rejected tells why, that the plan has no appeal, and how to complain', () => {
    const answer = detail({ state: 'rejected', reason: '门诊费用' });

    expect(answer.text).toContain('没批。原因：门诊费用。');
    expect(answer.text).toContain('方案没写不服怎么申诉');
    expect(answer.text).toContain('20 个工作日内答复。投诉电话 0476-555-0120');
    expect(answer.citations).toEqual(['III.5.2-complaint-phone', 'III.5.2-20-working-days']);
    expect(answer.choices).toEqual(['intent-complaint', 'intent-human']);
    expect(detail({ state: 'rejected' }).text).toContain('原因记录里没写');
  });

  it('rejected in a year that is not signed names no days', () => {
    const answer = detail({ state: 'rejected' }, situation({ scheme: sample.signedFor(2020) }));

    expect(answer.text).toContain('觉得不对，可以投诉。');
    expect(answer.text).not.toContain('工作日内');
  });

  it('of a member in another household is told with that household’s office', () => {
    const at = situation({
      bindings: [binding(), binding({ memberId: 21, householdId: 9, sumu: '富河镇' })],
    });

    expect(told([claim({ memberId: 21 })], where, at).text).toContain('来自富河镇合管办');
  });
});

describe('several claims', () => {
  const seven = numbers.map((number, index) =>
    claim({
      number,
      dischargedOn: `2026-10-${String(28 - index)}`,
      asOf: new Date(asOf.getTime() - index * 86_400_000),
    }),
  );

  it('are a numbered list, five at a time, as old as its oldest part', () => {
    const answer = told(seven);

    expect(answer.text.split('\n')).toEqual([
      '查到 7 笔报销，新的在前：',
      ...numbers
        .slice(0, 5)
        .map(
          (number, index) =>
            `${String(index + 1)} 林东镇卫生院，10月${String(28 - index)}日出院：收到了（${number}）`,
        ),
      '想看哪一笔，回前面的数字。',
      '数据截至 11月16日，来自林东镇合管办。',
    ]);
    expect(answer.choices).toEqual([
      ...numbers.slice(0, 5).map((number) => `claim-shown:${number}`),
      'claim-list-more:5',
    ]);
  });

  it('go on with the next page', () => {
    expect(told(seven, pressed('claim-list-more:5')).choices).toEqual(
      numbers.slice(5).map((number) => `claim-shown:${number}`),
    );
    expect(told(seven, pressed('claim-list-more:99')).choices).toContain(`claim-shown:${first}`);
  });

  it('name the person where it is not one alone', () => {
    expect(told([claim(), sons]).text).toContain('2 苏*（儿子），林东镇卫生院');
  });

  it('show the chosen one, with the way back to the list', () => {
    const answer = told(seven, pressed(`claim-shown:${second}`));

    expect(answer.text).toContain(`${second}：`);
    expect(answer.choices[0]).toBe('claim-list:0');
    expect(answer.audited).toEqual([`claim-viewed claim:${second}`]);
  });

  it.each([
    `查一下${second}`,
    second.toLowerCase().replaceAll('-', ' '),
    second.slice(1),
    `B${second.slice(1).replaceAll('-', '')}`,
  ])('find one by its number however it is written (%s)', (text) => {
    expect(told(seven, event(text)).text).toContain(`${second}：`);
    expect(told(seven, event(text, { kind: 'said' })).text).toContain(`${second}：`);
  });

  it('find a number that the scheme’s own system gave', () => {
    const foreign = claim({ number: 'LD2026-000123' });

    expect(told([...seven, foreign], event('ld2026 000123 到哪了')).text).toContain('LD2026-000123：');
  });

  it('say so when a number is misread, or not among those that may be seen', () => {
    const misread = second.slice(0, -1) + String((Number.parseInt(second.slice(-1), 10) + 1) % 10);

    expect(told(seven, event(misread)).text).toContain('好像有一位念错了');
    expect(told([claim()], event(second)).text).toContain('在您能查的报销里没有');
  });

  it('after an answer that is none of them ask again with an example, twice', () => {
    const lost = event('嗯哼', { kind: 'said' });

    const answer = step({ listedFrom: 5, missed: 1 }, lost, situation(), {
      claims: seven,
      enrolment: household(),
    });

    expect(heard(answer).text).toContain('回数字就行，比如 1');
    expect(answer.outcome).toEqual({ kind: 'resting', state: { listedFrom: 5, missed: 2 } });
    expect(told(seven, lost, situation(), { listedFrom: 5, missed: 2 }).outcome).toBe('pass');
    expect(told(seven, lost, situation(), {}).outcome).toBe('pass');
  });
});

describe('no claim', () => {
  it('says what to do, with the clauses', () => {
    const answer = told([]);

    expect(answer.text).toContain('没查到您的报销记录');
    expect(answer.text).toContain('出院时当场报');
    expect(answer.text).toContain('0476-555-0131');
    expect(answer.citations).toEqual(['III.4.3-settle-at-discharge', 'III.4.3-transfer']);
    expect(answer.choices).toEqual(['intent-estimate', 'intent-human']);
    expect(answer.audited).toEqual(['claims-viewed members:1']);
  });

  it('is said even where the records hold no household', () => {
    const answer = heard(step(undefined, where, situation(), { claims: [claim()] }));

    expect(answer.text).toContain('乌*，林东镇卫生院');
  });
});

describe('after the answer', () => {
  it.each([
    ['another matter', event('我要投诉', { kind: 'said', intent: 'complaint' })],
    ['the same question anew', event('报销到哪了', { kind: 'said', intent: 'claim' })],
    ['a choice of another dialogue', pressed('account-balance')],
  ])('lets %s pass', (_, said) => {
    expect(told([claim()], said, situation(), { listedFrom: 0 }).outcome).toBe('pass');
    expect(needs({ listedFrom: 0 }, said, situation())).toEqual({});
  });

  it('takes a bare yes or no for enough', () => {
    expect(
      told([claim()], event('好', { kind: 'said', slots: { affirm: true } }), situation(), {}).outcome,
    ).toBe('done');
  });

  it('can be asked again for where it was', () => {
    expect(claimDialogue.ask({}, situation()).choices).toEqual([{ id: 'claim-list:0' }]);
  });

  it('speaks English in the same order', () => {
    const at = situation({ language: 'en' });

    expect(told([claim()], where, at).text).toContain(
      'Now: received on 3 Nov, waiting to be checked by the office.',
    );
    expect(told([claim(), sons], where, at).text).toContain('1 乌* (you), ');
  });
});
