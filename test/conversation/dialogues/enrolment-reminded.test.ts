/** What is answered to who was reminded: by the records, honestly, with the clause and what next. */
import { describe, expect, it } from 'vitest';
import { enrolmentDialogue } from '../../../src/conversation/dialogues/enrolment.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import type { HouseholdEnrolment } from '../../../src/enrolment/enrolment.ts';
import type { ToldBroadcast } from '../../../src/identity/identity.ts';
import {
  binding,
  daughter,
  fourMembers,
  heard,
  household,
  member,
  pressed,
  signedFor,
  situation,
  year,
} from './enrolment-household.ts';

type Change = Parameters<typeof situation>[0];

const reminded = (change: Change = {}, broadcast: Partial<ToldBroadcast> = {}): Situation => {
  const here = situation(change);
  const told = { campaignId: 1, recipientId: 1n, confirmed: true, withChoices: true, year: 2027 };
  return {
    ...here,
    contact: { ...here.contact, broadcast: { ...told, householdIds: [7], at: here.now, ...broadcast } },
  };
};

function hears(choice: string, here: Situation, enrolment?: HouseholdEnrolment) {
  const event = pressed(choice, 'began');
  const needs = enrolmentDialogue.needs(undefined, event, here);
  const facts = needs.enrolment ? { enrolment: enrolment ?? household() } : {};
  return { ...heard(enrolmentDialogue.step(undefined, event, here, facts), here), needs };
}
const paid = (here: Situation, enrolment?: HouseholdEnrolment) => hears('reminder-paid', here, enrolment);

describe('已交了', () => {
  it('and not in the records: says as of when, what then, and asks for no money again', () => {
    const { text, citations, audited, choices } = paid(reminded());

    expect(text).toContain('谢谢您告诉我。\n2027年的，我这里还没看到：娜*（女儿）。\n数据截至 11月20日');
    expect(text).toContain('收据就是凭证');
    expect(text).toContain('请问林东镇卫生院合管办');
    expect(text).toContain('要是还有人没交，最晚12月18日（周五）');
    expect(text).not.toContain('10.00元');
    expect(citations).toEqual(['III.3.2-receipt', 'III.3.3-deadline-1220']);
    expect(audited).toEqual(['enrolment-viewed household:7']);
    expect(choices).toEqual(['enrolment-receipts:0', 'enrolment-how', 'intent-human']);
  });

  it('and in the records: says so', () => {
    const all = fourMembers.filter((one) => one !== daughter);

    const { text } = paid(reminded(), household(all));

    expect(text).toContain('谢谢您告诉我。');
    expect(text).toContain('2027年的都齐了');
    expect(text).not.toContain('还没看到');
  });

  it('and waiting to be checked is as good as there', () => {
    const pending = member({ memberId: 2, years: [year(), year({ year: 2027, state: 'paid-pending' })] });

    const { text } = paid(reminded(), household([member(), pending]));

    expect(text).toContain('等合管办核对');
    expect(text).not.toContain('还没看到');
  });

  it('tells holders of a certificate that they need only show it', () => {
    const holder = member({
      memberId: 2,
      category: 'five-guarantee',
      years: [year(), year({ year: 2027, state: 'unpaid' })],
    });

    const { text, citations } = paid(reminded(), household([member(), holder]));

    expect(text).toContain('钱由民政交');
    expect(text).not.toContain('要是还有人没交');
    expect(citations).toContain('III.2.1-wubao-premium');
  });

  it('after the deadline names no last day', () => {
    const { text, citations } = paid(reminded({ today: '2026-12-22' }));

    expect(text).toContain('2027年的，我这里还没看到');
    expect(text).not.toContain('最晚');
    expect(citations).toEqual(['III.3.2-receipt']);
  });

  it('in January still means the year that was reminded of', () => {
    const { text } = paid(reminded({ today: '2027-01-02', scheme: signedFor(2027) }));

    expect(text).toContain('2027年的，我这里还没看到：娜*');
  });

  it('of somebody with two households is about the one that was reminded', () => {
    const bindings = [binding({ householdId: 9, certificate: '150422000009' }), binding()];

    const { needs } = paid(reminded({ bindings }));

    expect(needs.enrolment?.householdId).toBe(7);
  });

  it('asks which, where both were reminded, or where it was one the contact is not bound to', () => {
    const bindings = [binding({ householdId: 9, certificate: '150422000009' }), binding()];

    const both = paid(reminded({ bindings }, { householdIds: [7, 9] }));
    const none = paid(reminded({ bindings }, { householdIds: [8] }));

    expect(both.text).toContain('谢谢您告诉我。\n您核对过 2 户');
    expect([both.needs, none.needs]).toEqual([{}, {}]);
    expect(none.text).toContain('您核对过 2 户');
  });

  it('looks at nothing where household records may not be told', () => {
    const { text, audited, needs } = paid(reminded({ householdDataAllowed: false }));

    expect(text).toContain('谢谢您告诉我');
    expect(text).toContain('现在不能查家里的');
    expect([needs, audited]).toEqual([{}, []]);
  });
});

describe('other answers look at no record', () => {
  it.each([
    ['reminder-online', ['没写能用手机交', '12月18日（周五）交到林东镇', '别转'], 'III.3.2-collection'],
    [
      'reminder-unwilling',
      ['由您自己定', '住院不能按合作医疗报', '钱由民政交', '0476'],
      'II.1-voluntary-by-household',
    ],
    ['reminder-hardship', ['先别着急', '钱由民政交', '医疗救助', '0476'], 'III.2.1-wubao-premium'],
    ['reminder-whose', ['合医', '证号尾号 0001', '我不收钱', '0476'], undefined],
    ['reminder-not-ours', ['对不起', '撤回同意', '0476', '退订'], undefined],
    ['reminder-gone', ['对不起', '林东镇卫生院合管办', '0476'], undefined],
    ['reminder-seen', ['好。', '12月18日（周五）', '收据'], 'III.3.3-deadline-1220'],
  ])('%s', (choice, parts, clause) => {
    const { text, citations, audited, needs } = hears(choice, reminded());

    for (const part of parts) expect(text).toContain(part);
    expect(citations[0]).toBe(clause);
    expect([needs, audited]).toEqual([{}, []]);
  });

  it('and no last day is promised once it has passed', () => {
    expect(hears('reminder-seen', reminded({ today: '2026-12-22' })).text).toContain('已经截止了');
  });

  it('nor is anything said of whose it is where that may not be told', () => {
    expect(hears('reminder-whose', reminded({ householdDataAllowed: false })).text).not.toContain('0001');
    expect(hears('reminder-whose', reminded({ bindings: [] })).text).not.toContain('证号尾号');
  });

  it('in a year the office has not signed, neither a day nor a place', () => {
    const { text } = hears('reminder-seen', reminded({ scheme: signedFor(2026) }));

    expect(text).not.toContain('12月');
  });
});
