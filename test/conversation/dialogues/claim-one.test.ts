import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/claim/claim.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import { fen } from '../../../src/kernel/money.ts';
import { claim, first, told, where } from './claim-records.ts';
import * as sample from './enrolment-household.ts';
import { binding, situation } from './enrolment-household.ts';

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
