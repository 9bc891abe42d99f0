/** After a broadcast: its numbers and words, for exactly whom it told, and never when something else was asked since. */
import { beforeEach, describe, expect, it } from 'vitest';
import { broadcastChoices } from '../../src/conversation/after-broadcast.ts';
import { officeDoes } from '../support/office-side.ts';
import { broadcastAt, parts, startTalk, type Talk, usualHour } from '../support/talk.ts';

const shared = { ...parts(), queryCode: () => '271828' };

let talk: Talk;
let minutes = 0;
const later = (passed = 1) => new Date(usualHour.getTime() + (minutes += passed) * 60_000);
const answer = (text: string, from = 'a') => talk.say(text, from, later());
const says = async (text: string, from = 'a') =>
  (await answer(text, from)).replies.map((reply) => reply.text).join('\n');
const told = (withChoices = true) => {
  talk.memory.tell('a', broadcastAt(later(), withChoices));
};
const saidNo = async (from = 'a') =>
  (await talk.memory.work.identity.contact('terminal', from, usualHour)).contact.optedOutAt !== undefined;
const confirmed = async () =>
  (await talk.memory.work.identity.contact('terminal', 'a', usualHour)).contact.broadcast?.confirmed;

beforeEach(async () => {
  talk = startTalk(shared);
  minutes = 0;
  await says('查参合');
  await says('同意');
  await says('150422000001 乌力吉 1234');
});

it('offers three things, in the order of their numbers, in either language', () => {
  expect(broadcastChoices(shared.wording, 'zh-CN').map(({ send }) => send)).toEqual([
    '已交了',
    '怎么交',
    '退订',
  ]);
  expect(broadcastChoices(shared.wording, 'en').map(({ label }) => label)).toEqual([
    'Already paid',
    'How to pay',
    'Stop',
  ]);
});

describe('told by a broadcast', () => {
  beforeEach(() => {
    told();
  });

  it.each(['1', '已交了', '前天交的'])('“%s” is thanked for and looked up', async (text) => {
    const { intent, replies } = await answer(text);

    expect(intent).toBe('enrolment');
    expect(replies[0]?.text).toContain('谢谢您告诉我');
    expect(replies[0]?.text).toContain('2027年的，我这里还没看到：巴*');
    expect(replies[0]?.text).toContain('数据截至');
    expect(replies[0]?.text).not.toContain('10元');
    expect(talk.memory.audited.at(-1)).toEqual({ action: 'enrolment-viewed', subject: 'household:1' });
  });

  it.each(['2', '怎么交', '在哪交', '交多少'])('“%s” is told how', async (text) => {
    expect(await says(text)).toMatch(/每人 10元[\s\S]*林东镇政府便民大厅[\s\S]*依据/u);
  });

  it.each([
    '3',
    '退订',
    'TD',
    'stop',
    '别再发了',
    '取消订阅',
    '不用告诉我了',
    '停',
    '我已经交了别再发提醒了',
  ])('“%s” ends reminders', async (text) => {
    const { intent } = await answer(text);

    expect(intent).toBe('opt-out');
    expect(await saidNo()).toBe(true);
    expect(talk.memory.audited.at(-1)?.action).toBe('opted-out');
  });

  it('only whom it told: others’ numbers mean what they meant', async () => {
    await says('菜单', 'b');
    await says('3', 'b');

    expect(await saidNo('b')).toBe(false);
    expect(await says('已交了', 'c')).not.toContain('谢谢您告诉我');
  });

  it('and its numbers only until something else was said', async () => {
    await says('菜单');
    await says('3');

    expect(await saidNo()).toBe(false);
  });

  it('and higher numbers are what they were', async () => {
    await says('菜单');
    told();

    expect(await says('5')).toContain('投诉');
  });

  it.each([
    ['人工', '合管办'],
    ['菜单', '您想办哪一件'],
    ['肚子疼得不行了', '120'],
    ['起付线是多少', '100元'],
    ['卫生院乱收费，我要告', '登记投诉'],
    ['隔壁老王家交了没', '不能查别人的'],
  ])('what is something else stays that: %s', async (text, heard) => {
    expect(await says(text)).toContain(heard);
  });

  it('is confirmed by whatever is said, but not by coming back', async () => {
    await talk.bring({ occasion: 'arrived' }, later());
    expect(await confirmed()).toBe(false);

    await says('起付线是多少');

    expect(await confirmed()).toBe(true);
  });

  it('is confirmed by a photo of the receipt too', async () => {
    await talk.bring({ enclosure: { kind: 'photo' } }, later());

    expect(await confirmed()).toBe(true);
  });
});

it('without choices shown, a number means what it meant', async () => {
  await says('菜单');
  told(false);

  await says('3');

  expect(await saidNo()).toBe(false);
});

describe('days later', () => {
  beforeEach(async () => {
    told();
    await says('菜单');
    later(5 * 24 * 60);
  });

  it('已交了 is still heard as the answer, a mere 知道了 is not', async () => {
    expect(await says('早交完了')).toContain('谢谢您告诉我');
    expect(await says('知道了')).not.toContain('最晚');
  });

  it('but not into something else that is being told', async () => {
    await says('卫生院乱收费，我要告');
    await says('留姓名');

    expect(await says('交过了')).not.toContain('谢谢您告诉我');
  });
});

describe('with the office’s question besides', () => {
  const office = (kind: 'awaiting-complainant' | 'answered', note: string) =>
    officeDoes(talk.memory, shared, { kind, note, at: later() });

  beforeEach(async () => {
    await says('卫生院乱收费，我要告');
    await says('匿名');
    await says('对');
  });

  it('whichever was told last is answered: the office', async () => {
    told();
    await office('awaiting-complainant', '一共收了多少钱？');

    expect(await says('交了三百')).toContain('问您的话算答上了');
  });

  it('whichever was told last is answered: the broadcast', async () => {
    await office('answered', '退了20元');
    told();

    expect(await says('1')).toContain('谢谢您告诉我');
  });
});

it('the answer of somebody who is not bound any more waits for the identity check', async () => {
  await says('撤回同意');
  told();

  expect(await says('交了')).toMatch(/谢谢您告诉我[\s\S]*您同意吗/u);
  await says('同意');
  expect(await says('150422000001 乌力吉 1234')).toContain('我这里还没看到：巴*');
});

it('while a person of the office has the word, 退订 is obeyed and the rest is theirs', async () => {
  await says('人工');
  told();

  expect(await says('交了')).toBe('');
  told();
  expect(await says('退订')).toContain('不再给您发提醒');
});
