/** What was not understood is noted without identity; what is told in confidence never is. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answered } from '../../src/conversation/answer.ts';
import { parts, startTalk, type Talk } from '../support/talk.ts';

let given: ReturnType<typeof parts>;
let talk: Talk;
beforeAll(() => {
  given = parts();
});
beforeEach(() => {
  talk = startTalk(given);
});

const labels = ({ replies }: Answered) => replies.flatMap(({ choices }) => choices.map(({ label }) => label));
const noted = () =>
  talk.memory.misses.map(({ kind, text, meant }) => [kind, text, ...(meant ? [meant] : [])]);

describe('a message that was not understood', () => {
  it('is noted with nothing but the masked words, the day and what it was taken for', async () => {
    const { intent } = await talk.say('巴拉巴拉小魔仙138-0000-1234');

    expect(talk.memory.misses).toEqual([
      {
        kind: 'unclear',
        text: '巴拉巴拉小魔仙#',
        language: 'zh-CN',
        taken: intent,
        clauses: [],
        day: '2026-11-22',
        counts: true,
      },
    ]);
  });

  it('is noted without the names that the scheme knows', async () => {
    await talk.say('那个啥来着乌力吉咋整啊');
    expect(noted()).toEqual([['unclear', '那个啥来着某咋整啊']]);
  });

  it.each(['菜单', '你好', '12', '人工', '我爹昏过去了没气了', '起付线是多少', '。。。'])(
    '%s is not noted: a command, a number, danger, or understood',
    async (text) => {
      await talk.say(text);
      expect(noted()).toEqual([]);
    },
  );

  it('is not noted with a file beside it', async () => {
    await talk.bring({ text: '巴拉巴拉小魔仙', enclosure: { kind: 'image' } as never });
    expect(noted()).toEqual([]);
  });
});

describe('an answer to something else', () => {
  it('is noted once the person says so, with the words that had been asked', async () => {
    await talk.say('起付线是多少');
    const { replies } = await talk.say('答错了');

    expect(noted()).toEqual([['corrected', '起付线是多少']]);
    expect(replies[0]?.text).toContain('对不起');
    expect(replies[0]?.choices.at(-1)?.label).toBe('人工');
  });

  it('is noted with what was meant, when that is said in the same breath – and that is answered', async () => {
    await talk.say('起付线是多少');
    const { clauses } = await talk.say('不对，我是问我的报销到哪了');

    expect(clauses).toEqual([]);
    expect(noted()).toEqual([['corrected', '起付线是多少', 'claim']]);
  });

  it('is counted once, though what was meant is pressed afterwards', async () => {
    await talk.say('起付线是多少');
    await talk.say('你没听懂');
    await talk.say('投诉举报');
    await talk.say('算了');
    expect(talk.memory.misses.map(({ counts }) => counts)).toEqual([true]);

    await talk.say('起付线是多少');
    await talk.say('不是这个意思');
    await talk.say('算能报多少');
    expect(talk.memory.misses.map(({ counts, meant }) => [counts, meant])).toEqual([
      [true, undefined],
      [true, undefined],
      [false, 'estimate'],
    ]);
  });

  it('by a button: the other one is pressed, and pressed after the first as well', async () => {
    const understanding = {
      understand: (text: string) => ({
        ...given.understanding.understand(text),
        ...(text === '钱的事儿咋说' && {
          intent: 'clarify' as const,
          confidence: 0.4,
          options: ['account', 'policy'] as const,
        }),
      }),
    };
    talk = startTalk({ ...given, understanding });
    const [account, policy = ''] = labels(await talk.say('钱的事儿咋说'));
    expect([account, policy]).toEqual(['查家庭账户', expect.stringMatching(/^问政策/u)]);
    await talk.say(policy);
    expect(noted()).toEqual([
      ['unclear', '钱的事儿咋说'],
      ['corrected', '钱的事儿咋说', 'policy'],
    ]);
  });

  it('不是我要问的 beneath it is noted with the clauses that were told', async () => {
    const { replies } = await talk.say('起付线是多少');
    expect(replies[0]?.choices.at(-1)?.label).toBe('不是我要问的');
    const sorry = await talk.say('不是我要问的');

    expect(talk.memory.misses).toMatchObject([
      {
        kind: 'unhelpful',
        text: '起付线是多少',
        taken: 'policy',
        clauses: expect.arrayContaining(['III.4.2-deductible']) as unknown,
      },
    ]);
    expect(labels(sorry).toSorted()).toEqual(['人工', '封顶线', '标准由旗合管委定'].toSorted());
    expect(labels(sorry).at(-1)).toBe('人工');
  });

  it('is not heard where something else waits for words that sound the same', async () => {
    await talk.say('我要投诉');
    await talk.say('不是这个意思，卫生院多收我钱，答错了');
    expect(noted()).toEqual([]);
  });

  it('in English too', async () => {
    await talk.say('what is the deductible at the banner hospital');
    const { replies } = await talk.say("that's not what i asked");
    expect(noted()).toEqual([['corrected', 'what is the deductible at the banner hospital']]);
    expect(replies[0]?.text).toContain('Sorry');
  });
});

describe('what is told in confidence', () => {
  it('leaves nothing behind: no figure, no name, no word of it', async () => {
    for (const text of [
      '查报销到哪了',
      '同意',
      '我叫乌力吉，证号150422000001，后四位1234',
      '呃嗯啊巴拉巴拉',
      '150422000001',
      '1234',
      '算了',
      '我要投诉',
      '林东卫生院的王大夫多收了我三百六，我叫乌力吉',
      '巴拉巴拉小魔仙',
      '不要紧的那个谁',
      '算了',
      '人工',
      '巴拉巴拉，我是乌力吉',
      '菜单',
      '巴拉巴拉乌力吉13800001234',
      '删除我的数据',
    ])
      await talk.say(text);

    const kept = JSON.stringify(talk.memory.misses.map(({ text }) => text));
    expect(kept).not.toMatch(/\p{Nd}|乌力吉|王大夫|三百六/u);
    expect(talk.memory.misses.map(({ text }) => text)).toEqual(['呃嗯啊巴拉巴拉', '巴拉巴拉某#']);
  });

  it('keeps of what was asked last only the masked words', async () => {
    const saved: unknown[] = [];
    const { work } = talk.memory;
    talk = startTalk(given, talk.memory, {
      ...work,
      conversations: {
        ...work.conversations,
        save: (id, state, at) => {
          saved.push(state);
          return work.conversations.save(id, state, at);
        },
      },
    });
    await talk.say('乌力吉住院花了8650.5，起付线是多少');
    expect(saved).toMatchObject([{ lastAsked: { text: '某住院花了#,起付线是多少' } }]);
  });
});
