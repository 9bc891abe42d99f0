import { describe, expect, it } from 'vitest';
import { claim, first, needs, second, sons, step, third, told, where, wife, wifes } from './claim-records.ts';
import { binding, event, pressed, situation } from './enrolment-household.ts';

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

  it('asked anew right after a verification, too', () => {
    const at = situation({ bindings: [binding({ verifiedAt: situation().now })] });

    expect(told([claim()], event('我老伴的报销到哪了'), at).outcome).toBe('verify-first');
  });

  it('put again after the check it led to, it does not ask for the next one in a circle, but says why it stays closed', () => {
    const at = situation({ bindings: [binding({ verifiedAt: situation().now })] });

    const answer = told([claim()], event('我老伴的报销到哪了', { resumed: true }), at);

    expect(answer).toMatchObject({ outcome: 'resting', audited: [] });
    expect(answer.text).toContain('现在不能查');
    expect(answer.text).not.toContain(first);
    expect(answer.choices).toEqual(['claim-verify-adult', 'claim-list:0', 'intent-human']);
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
    const at = situation({ bindings: [binding(), wife] });
    const resumed = { ...pressed('claim-verify-adult', 'began'), resumed: true } as const;
    expect(told([claim(), wifes], resumed, at).text).toContain('查到 2 笔');
  });
});

describe('no claims at all', () => {
  const none = (facts: { claimsAsOf?: Date; claims: readonly ReturnType<typeof claim>[] }) =>
    step(undefined, where, situation(), facts).utterances.flatMap(({ lines }) => lines.map(({ id }) => id));

  it('says as of when the records hold none', () => {
    expect(none({ claims: [], claimsAsOf: new Date('2026-11-20T02:00:00Z') }).at(-1)).toBe('records-as-of');
    expect(none({ claims: [wifes] }).at(-1)).toBe('records-as-of');
  });

  it('says nothing of a day where no claims were ever brought', () => {
    expect(none({ claims: [] })).not.toContain('records-as-of');
  });
});
