import { describe, expect, it } from 'vitest';
import { makeNumber } from '../../../src/kernel/identifiers.ts';
import { claimDialogue } from '../../../src/conversation/dialogues/claim.ts';
import { claim, first, needs, numbers, second, sons, step, told, where } from './claim-records.ts';
import { asOf, event, heard, household, pressed, situation } from './enrolment-household.ts';

describe('several claims', () => {
  const seven = numbers.map((number, index) =>
    claim({
      number,
      dischargedOn: `2026-10-${String(28 - index)}`,
      asOf: new Date(asOf.getTime() - index * 86_400_000),
    }),
  );

  it('are choices that say what they are, five at a time, as old as its oldest part', () => {
    const answer = told(seven);

    expect(answer.text.split('\n')).toEqual([
      '查到 7 笔报销，新的在前。',
      '想看哪一笔？',
      '数据截至 11月16日，来自林东镇合管办。',
    ]);
    expect(answer.labels.slice(0, 5)).toEqual(
      numbers
        .slice(0, 5)
        .map((number, index) => `林东镇卫生院，10月${String(28 - index)}日出院：收到了（${number}）`),
    );
    expect(answer.choices).toEqual([
      ...numbers.slice(0, 5).map((number) => `claim-shown:${number}`),
      'claim-list-more:5',
    ]);
  });

  it('go on with the next page', () => {
    expect(told(seven, pressed('claim-list-more:5')).choices).toEqual(
      numbers.slice(5).map((number) => `claim-shown:${number}`),
    );
    for (const past of [7, 99])
      expect(told(seven, pressed(`claim-list-more:${String(past)}`)).choices).toContain(
        `claim-shown:${first}`,
      );
  });

  it('name the person where it is not one alone', () => {
    expect(told([claim(), sons]).labels[1]).toContain('苏*（儿子），林东镇卫生院');
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

    expect(heard(answer).text).toContain('比如说“第1笔”');
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
    [
      'the number of a complaint',
      event(makeNumber('complaint', 2026, 1), { kind: 'said', intent: 'complaint-status' }),
    ],
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
    expect(told([claim(), sons], where, at).labels[0]).toContain('乌* (you), ');
  });
});
