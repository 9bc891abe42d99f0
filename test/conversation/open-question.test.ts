/** The office asks or answers; what is written next is heard as the answer, unless it is plainly something else. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addingTo } from '../../src/conversation/adding.ts';
import { type OfficeDeed, officeDoes } from '../support/office-side.ts';
import { parts, startTalk, type Talk, usualHour } from '../support/talk.ts';

const shared = { ...parts(), queryCode: () => '271828' };

let talk: Talk;
let minutes = 0;
const later = () => new Date(usualHour.getTime() + (minutes += 1) * 60_000);
const says = async (text: string) =>
  (await talk.say(text, 'a', later())).replies.map((reply) => reply.text).join('\n');
const office = (kind: OfficeDeed, note: string) =>
  officeDoes(talk.memory, shared, { kind, note, at: later() });
const added = () =>
  talk.memory.complaints.flatMap(({ events }) =>
    events.filter(({ kind }) => kind === 'added').map(({ note }) => note),
  );

async function file(text = '卫生院乱收费，我要告'): Promise<void> {
  await says(text);
  await says('匿名');
  await says('对');
}

beforeEach(async () => {
  talk = startTalk(shared);
  minutes = 0;
  await file();
});

describe('asked by the office', () => {
  beforeEach(() => office('awaiting-complainant', '一共收了多少钱？'));

  it.each([
    '是林东镇合管办的小李',
    '三百二',
    '收了三百二，票在我儿子那儿呢',
    '没有',
    '我记不清了，大概是九月初',
    '卫生院没给我票',
  ])('a plain answer is passed on at once: %s', async (text) => {
    expect(await says(text)).toContain('问您的话算答上了');
    expect(added()).toEqual([text]);
  });

  it.each([
    ['住院花了一千五能报多少', '哪一级医院'],
    ['菜单', '您想办哪一件'],
    ['取消', '您想办哪一件'],
    ['人工', '合管办'],
    ['肚子疼得不行了', '120'],
    ['家庭账户还剩多少', '您同意吗'],
    ['退订', '不再给您发提醒'],
    ['我要投诉', '帮您登记投诉'],
    ['我要投诉，卫生院收钱不给收据', '登记投诉'],
    ['你好', '合医'],
    ['起付线是多少', '100元'],
  ])('what is plainly something else is not swallowed: %s', async (text, heard) => {
    expect(await says(text)).toContain(heard);
    expect(added()).toEqual([]);
  });

  it('what may be either is asked about, and passed on only when that is agreed to', async () => {
    expect(await says('花了1500，自费300')).toContain('您这句是说给办的人听的吗');
    expect(added()).toEqual([]);

    await says('对');
    expect(added()).toEqual(['花了1500，自费300']);
  });

  it('and taken for the other thing by its button, with the words as they were', async () => {
    await says('花了1500，自费300');

    expect(await says('算能报多少')).toContain('哪一级医院');
    expect(await says('旗级医院')).toContain('1500.00元');
    expect(added()).toEqual([]);
  });

  it('a nod is waited for, and the answer after it is heard', async () => {
    expect(await says('好的')).toContain('不急');
    await says('三百二十块');

    expect(added()).toEqual(['三百二十块']);
  });

  it('after other talk, words that nothing else takes are offered to the office', async () => {
    await says('菜单');

    expect(await says('票在我儿子那儿')).toContain('您这句是说给办的人听的吗');
    expect(await says('不是')).toContain('没有转过去');
    expect(added()).toEqual([]);
  });

  it('while a question of ours is open too, whether they are for the office is asked first', async () => {
    await says('三百二');
    await says('算算能报多少');
    await office('awaiting-complainant', '哪天？');

    expect(await says('旗医院')).toContain('您这句是说给办的人听的吗');
    expect(await says('不是')).toContain('哪一级医院');
  });

  it('is heard also when a day has passed', async () => {
    minutes += 3 * 24 * 60;

    expect(await says('三百二')).toContain('算答上了');
  });

  it('twice: which one is meant is asked', async () => {
    await file('我要投诉，卫生院收钱不给收据');
    await office('awaiting-complainant', '票在吗？');
    const [first] = talk.memory.complaints;
    if (first) first.toldAt = later();

    expect(await says('票在我儿子那儿')).toContain('要补充哪一件');
    await says('乱收费那个');
    expect(first?.events.at(-1)).toMatchObject({ kind: 'added', note: '票在我儿子那儿' });
  });
});

describe('answered by the office', () => {
  beforeEach(() => office('answered', '多收的20元已退。'));
  const rating = () => talk.memory.complaints[0]?.change.satisfaction;

  it.each([
    ['5', 5],
    ['四分', 4],
    ['很满意', 5],
    ['一般', 3],
    ['不太满意', 2],
  ])('%s rates it', async (text, satisfaction) => {
    await says(text);

    expect(rating()).toBe(satisfaction);
  });

  it('a number means the menu again after other talk', async () => {
    await says('菜单');

    expect(await says('4')).toContain('哪一级医院');
    expect(rating()).toBeUndefined();
  });

  it('a number above five, and every label of the menu before, mean what they meant', async () => {
    await says('菜单');
    await office('closed', '');

    expect(await says('6')).toContain('您想问哪一样');
    await says('菜单');
    await office('closed', '');
    expect(await says('算能报多少')).toContain('哪一级医院');
    expect(rating()).toBeUndefined();
  });
});

it('says to which complaint a photo or a voice belongs', async () => {
  const open = async () => {
    const stored = await talk.memory.work.conversations.load(1);
    return addingTo(stored?.state as Parameters<typeof addingTo>[0]);
  };
  const [one] = talk.memory.complaints;

  expect(await open()).toBeUndefined();
  await says('补充');
  expect(await open()).toBe(one?.number);
  await says('菜单');
  expect(await open()).toBeUndefined();
});
