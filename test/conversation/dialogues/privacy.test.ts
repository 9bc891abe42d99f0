import { describe, expect, it } from 'vitest';
import { privacyDialogue } from '../../../src/conversation/dialogues/privacy.ts';
import type { ComplaintView } from '../../../src/complaint/complaint.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { about, bound, contact, now, sitDown, situation } from './complaint-desk.ts';

const complaint: ComplaintView = {
  number: 'T26-0418-7',
  category: 'overcharging',
  text: '多收了我20元',
  anonymous: false,
  state: 'received',
  receivedAt: now,
  dueDay: '2026-12-18',
  provisional: false,
  events: [],
};
const enquiry = { number: 'Z26-0007-2', reason: 'correction', text: '名字写错了', openedAt: now } as const;
const consented = contact({ consent: { version: '2026-11', at: now } });

function desk(change: Parameters<typeof situation>[0] = {}, complaints: readonly ComplaintView[] = []) {
  const facts = (needs: Needs): Facts => ({
    ...(needs.complaints && { complaints }),
    ...(needs.enquiries && { enquiries: [enquiry] }),
    ...(needs.newNumber && { newNumber: { number: 'Z26-0001-0', queryCode: '123456' } }),
  });
  return sitDown(privacyDialogue, { situation: situation(change), facts });
}

describe('my data', () => {
  it('names who is responsible, what for and for how long, and offers the five rights, unverified', () => {
    const first = desk().say('我的数据');

    expect(first.text).toMatch(/旗合管办负责[\s\S]*不转给别人[\s\S]*投诉按档案规定保存/);
    expect(first.choices).toEqual([
      'privacy-see',
      'privacy-export',
      'privacy-correct',
      'privacy-delete',
      'privacy-withdraw',
    ]);
  });

  it('shows consent, who was verified (masked), complaints and how long chats are kept', () => {
    const person = desk({ contact: consented, bindings: [bound] }, [complaint]);
    person.say('我的数据');

    const seen = person.press('privacy-see');

    expect(seen.text).toMatch(/11月22日（周日）同意过/);
    expect(seen.text).toContain('乌*，合作医疗证 ****0001');
    expect(seen.text).toContain('登记过1件投诉');
    expect(seen.text).toContain('核对完就丢');
    expect(seen.text).not.toContain('力吉');
    expect(seen.outcome).toBe('resting');
  });

  it('says plainly that there is nothing', () => {
    const person = desk();
    person.say('我的数据');

    expect(person.say('看看').text).toMatch(/没有给过[\s\S]*没有核对过身份/);
  });

  it('does not say whose household it is where that may not be told', () => {
    const person = desk({ contact: consented, bindings: [bound], householdDataAllowed: false });
    person.say('我的数据');

    expect(person.press('privacy-see').text).not.toMatch(/乌\*|0001/);
  });

  it('exports all of it as text, complaints word for word, and audits that', () => {
    const person = desk({ contact: consented, bindings: [bound] }, [
      { ...complaint, answer: '已退款', answeredAt: now },
    ]);

    const copy = person.say('导出我的数据');

    expect(copy.text).toContain('渠道：terminal，账号：a');
    expect(copy.text).toContain('内容：多收了我20元');
    expect(copy.text).toContain('答复：已退款');
    expect(copy.text).toMatch(/Z26-0007-2，11月22日（周日）10:00，要改正错误[\s\S]*您写的：名字写错了/);
    expect(copy.text).not.toContain('全部内容');
    expect(copy.text).toContain('聊天的话没有抄在这里');
    expect(copy.effects).toEqual([{ kind: 'audited', action: 'privacy-export', subject: 'contact:1' }]);
  });

  it.each([
    [19, false],
    [20, true],
  ])('says of %i complaints and enquiries whether there may be older ones: %s', (count, older) => {
    const facts = ({ complaints, enquiries }: Needs): Facts => ({
      ...(complaints && { complaints: Array.from({ length: count }, () => complaint) }),
      ...(enquiries && { enquiries: Array.from({ length: count }, () => enquiry) }),
    });
    const { text } = sitDown(privacyDialogue, { facts }).say('导出我的数据');

    expect(['更早的投诉', '更早问过人工的话'].map((words) => text.includes(words))).toEqual([older, older]);
  });

  it('says that reminders were refused', () => {
    expect(desk({ contact: contact({ optedOutAt: now }) }).say('导出我的数据').text).toContain('退订了');
  });
});

describe('correcting', () => {
  it('opens an enquiry with what is wrong', () => {
    const person = desk();
    person.say('我的数据');
    expect(person.say('改正错误').text).toContain('哪里不对');

    const told = person.say('我名字写成王小化了，应该是王小花');

    expect(told.effects[0]).toEqual({
      kind: 'enquiry-opened',
      enquiry: {
        number: 'Z26-0001-0',
        reason: 'correction',
        text: '我名字写成王小化了，应该是王小花',
        openedAt: now,
      },
    });
    expect(told.text).toContain('Z26-0001-0');
  });

  it('asks again when nothing was written', () => {
    const person = desk();
    person.say('我的数据');
    person.press('privacy-correct');

    expect(person.say('？').outcome).toBe('waiting');
  });

  it('takes two signs for words', () => {
    const person = desk();
    person.say('我的数据');
    person.press('privacy-correct');

    expect(person.hear(about('other', '改名')).effects[0]).toMatchObject({ enquiry: { text: '改名' } });
  });
});

describe('deleting', () => {
  it('says first what goes and what stays, then erases', () => {
    const person = desk({}, [complaint]);
    person.say('我的数据');
    const question = person.say('删除');
    expect(question.text).toMatch(/不会删：投诉[\s\S]*您有1件投诉/);
    expect(question.effects).toEqual([]);

    const deleted = person.press('privacy-delete-confirm');

    expect(deleted.effects.map(({ kind }) => kind)).toEqual(['audited', 'contact-erased']);
    expect(deleted).toMatchObject({ outcome: 'done', choices: ['intent-menu'] });
    expect(deleted.text).not.toBe('');
  });

  it.each(['确认删除', '删吧', '是的，删除', '都删掉吧'])('takes %s for a yes', (text) => {
    const person = desk();
    person.say('我的数据');
    person.say('删除');

    expect(person.say(text).effects).toContainEqual({ kind: 'contact-erased' });
  });

  it.each(['留', '留吧', '嗯？', '有', '交了', '想', '好', '是的', '嗯', '可以', '删除？', '删了会怎么样'])(
    'is not ordered by %s',
    (text) => {
      const person = desk();
      person.say('我的数据');
      person.say('删除');

      expect(person.say(text).effects).toEqual([]);
    },
  );

  it.each(['不删了', '不', '留着吧'])('takes %s for a no', (text) => {
    const person = desk();
    person.say('我的数据');
    person.say('删除');

    expect(person.say(text)).toMatchObject({ outcome: 'done', effects: [] });
  });

  it('never happens on the first word or by an old button', () => {
    expect(desk().say('删除我的数据')).toMatchObject({ outcome: 'waiting', effects: [] });
    expect(desk().press('privacy-delete-confirm').effects).toEqual([]);
  });

  it('asks again on anything else', () => {
    const person = desk();
    person.say('我的数据');
    person.say('删除');

    expect(person.say('嗯嗯呃')).toMatchObject({ outcome: 'waiting', effects: [] });
    expect(person.asksNow()).toContain('确认要删除吗');
  });
});

describe('withdrawing consent', () => {
  it('ends the bindings at once, without a second question', () => {
    const withdrawn = desk({ contact: consented, bindings: [bound] }).say('撤回同意');

    expect(withdrawn.effects.map(({ kind }) => kind)).toEqual([
      'consent-withdrawn',
      'bindings-ended',
      'audited',
    ]);
    expect(withdrawn.outcome).toBe('done');
  });

  it('ends bindings from before the consent text changed, too', () => {
    const stranger = desk({ bindingsBefore: [bound] });

    expect(stranger.say('撤回同意').effects.map(({ kind }) => kind)).toContain('bindings-ended');
  });

  it('says so when there was none', () => {
    expect(desk().say('撤回同意')).toMatchObject({ effects: [], outcome: 'resting' });
    // Whoever meant a complaint learns how to say so.
    expect(desk().say('撤回').text).toContain('想撤回投诉，说“撤回投诉”');
  });
});

describe('another topic', () => {
  it('is let through', () => {
    const person = desk();
    person.say('我的数据');

    expect(person.hear(about('estimate', '住院花了1500')).outcome).toBe('pass');
    expect(person.press('account-movements').outcome).toBe('pass');
  });
});
