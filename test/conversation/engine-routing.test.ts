/** Where a message goes: global words, numbers and labels, interruptions, quiet, what must come first. */
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/conversation/answer.ts';
import { createMemory } from '../support/memory-work.ts';
import { parts, startTalk } from '../support/talk.ts';

const shared = parts();
const said = ({ replies }: Answered) => replies.map(({ text }) => text).join('\n');
const labels = ({ replies }: Answered) => (replies.at(-1)?.choices ?? []).map(({ label }) => label);

/** Says everything in a talk of its own; the last answer. */
async function after(...texts: readonly string[]): Promise<Answered> {
  const talk = startTalk(shared);
  let answer = await talk.say(texts[0] ?? '');
  for (const text of texts.slice(1)) answer = await talk.say(text);
  return answer;
}

/** A way into the middle of each dialogue that asks something. */
const midways = {
  identity: ['账户还剩多少'],
  'identity, consented': ['账户还剩多少', '同意'],
  estimate: ['住院能报多少'],
  complaint: ['我要投诉卫生院乱收费'],
  'complaint, read back': ['我要投诉卫生院乱收费', '匿名'],
  'complaint-status': ['查投诉'],
  privacy: ['我的数据'],
  language: ['换语言'],
} as const;

/** Nothing is given up where the answer has been given already. */
const restingAlready: readonly string[] = ['language'];

describe.each(Object.entries(midways))('in the middle of %s', (name, way) => {
  it.each(['菜单', '菜单吧', '“菜单”。', 'MENU'])('%s leads to the menu', async (word) => {
    const answer = await after(...way, word);

    expect(answer.intent).toBe('menu');
    expect(labels(answer)).toEqual([
      '查参合',
      '查家庭账户',
      '查报销到哪了',
      '算能报多少',
      '投诉举报',
      '问政策',
    ]);
  });

  it.each(['取消', '算了', '不办了！'])('%s gives it up', async (word) => {
    const answer = await after(...way, word);

    expect(answer.intent).toBe('menu');
    if (!restingAlready.includes(name)) expect(said(answer)).toContain('什么也没有登记');
    expect((await after(...way, word, '匿名')).intent).toBe('other');
  });

  it('返回 says something sensible', async () => {
    const answer = await after(...way, '返回');

    expect(said(answer).length).toBeGreaterThan(5);
    expect(said(answer)).not.toContain('没看懂');
  });

  it.each(['人工', '转人工', 'human'])('%s calls a person', async (word) => {
    const answer = await after(...way, word);

    expect(answer.intent).toBe('human');
    expect(said(answer)).toContain('0476-555-0101');
  });

  it('an emergency comes first, and the dialogue is still there', async () => {
    const answer = await after(...way, '他快不行了，快叫救护车');

    expect(answer.intent).toBe('emergency');
    expect(said(answer)).toContain('120');
  });
});

describe('返回', () => {
  it('goes one step back, and from the first step to the menu', async () => {
    const talk = startTalk(shared);
    await talk.say('我要投诉卫生院乱收费');
    await talk.say('匿名');

    const back = await talk.say('返回');
    const out = await talk.say('返回');

    expect(back.intent).toBe('complaint');
    expect(labels(back)).toContain('匿名');
    expect(out.intent).toBe('menu');
  });
});

describe('a choice', () => {
  it.each(['2', '２', '二', '查家庭账户', '【查家庭账户】', '[查家庭账户]'])(
    'is taken as %s',
    async (text) => {
      expect((await after('你好', text)).intent).toBe('account');
    },
  );

  it.each(['7', '0', '99'])('is not taken as %s', async (text) => {
    expect((await after('你好', text)).intent).toBe('other');
  });

  it('by its label still leads there when its dialogue is over', async () => {
    const talk = startTalk(shared);
    await talk.say('你好');
    await talk.say('算能报多少');
    await talk.say('取消');

    expect((await talk.say('3')).intent).toBe('claim');
  });

  it('by number means the last menu, not an older one, once a question is open', async () => {
    const talk = startTalk(shared);
    await talk.say('你好');
    await talk.say('账户还剩多少');
    const consented = await talk.say('同意');

    const answer = await talk.say('2');

    expect(labels(consented)).toEqual([]);
    expect(answer.intent).toBe('account');
    expect(said(answer)).not.toContain('没看懂');
  });
});

describe('an interruption', () => {
  it('is answered, and then the open question is asked again', async () => {
    const talk = startTalk(shared);
    const open = await talk.say('我要投诉卫生院乱收费');
    const question = labels(open);

    const policy = await talk.say('封顶线是多少');
    const goesOn = await talk.say('匿名');

    expect(policy.intent).toBe('policy');
    expect(policy.replies.length).toBeGreaterThanOrEqual(2);
    expect(labels(policy)).toEqual(question);
    expect(goesOn.intent).toBe('complaint');
    expect(labels(goesOn)).toContain('对，登记');
  });

  it('that asks back by buttons has them pressed, while what is told goes on', async () => {
    const talk = startTalk(shared);
    await talk.say('我要投诉');
    const asked = await talk.say('三（四）2');
    const pressed = await talk.say('起付线');
    const goesOn = await talk.say('卫生院乱收费，多要了我两百块钱');

    expect(said(asked)).toContain('您想看哪一样');
    expect([pressed.intent, pressed.clauses]).toEqual(['policy', ['III.4.2-deductible']]);
    expect(goesOn.intent).toBe('complaint');
  });

  it('whose buttons were numbered leaves the number to the question that came after it', async () => {
    const talk = startTalk(shared);
    await talk.say('住院能报多少');
    await talk.say('三（四）2');

    expect((await talk.say('2')).intent).toBe('estimate');
  });

  it('by an emergency loses nothing of the dialogue', async () => {
    const talk = startTalk(shared);
    await talk.say('我要投诉卫生院乱收费');
    await talk.say('快叫救护车，人快不行了');

    const goesOn = await talk.say('匿名');

    expect(goesOn.intent).toBe('complaint');
  });
});

describe('identity first', () => {
  it('answers what was asked once the person is known', async () => {
    const talk = startTalk(shared);
    const asked = await talk.say('账户还剩多少');
    const consented = await talk.say('同意');
    const known = await talk.say('150422000001 乌力吉 1234');

    expect([asked, consented, known].map(({ intent }) => intent)).toEqual(['account', 'account', 'account']);
    expect(said(known)).toContain('43.20元');
    expect((await talk.say('我家账户多少钱')).replies).toHaveLength(1);
  });

  it('gives it up without consent and answers nothing of the household', async () => {
    const answer = await after('账户还剩多少', '不同意');

    expect(said(answer)).not.toContain('43.20');
  });
});

describe('after a person of the office was called', () => {
  it('keeps quiet and hands on what is written, until 菜单', async () => {
    const handedOn: string[] = [];
    const { work, ...memory } = createMemory();
    const append = (_contactId: number, text: string) => Promise.resolve(void handedOn.push(text));
    const enquiries = { ...work.enquiries, append };
    const talk = startTalk(shared, { ...memory, work }, { ...work, enquiries });
    await talk.say('人工');

    const silent = await talk.say('我的证丢了怎么办');
    const emergency = await talk.say('快叫救护车，人快不行了');
    const back = await talk.say('菜单');
    const asks = await talk.say('封顶线是多少');

    expect(silent).toMatchObject({ intent: 'human', replies: [] });
    expect(handedOn).toEqual(['我的证丢了怎么办', '快叫救护车，人快不行了']);
    expect(emergency.intent).toBe('emergency');
    expect(said(emergency)).toContain('120');
    expect(back.intent).toBe('menu');
    expect(talk.memory.enquiries).toHaveLength(1);
    expect(asks.intent).toBe('policy');
  });

  it('answers again once the office has closed the enquiry', async () => {
    const talk = startTalk(shared);
    await talk.say('人工');
    for (const enquiry of talk.memory.enquiries) enquiry.closed = true;

    expect((await talk.say('封顶线是多少')).intent).toBe('policy');
  });
});
