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

const unclear = '那个啥来着咋整啊';
const labels = ({ replies }: Answered) => replies.flatMap(({ choices }) => choices.map(({ label }) => label));

describe('unclear', () => {
  it('is noted with nothing but the masked words, the day and what it was taken for', async () => {
    await talk.say('巴拉巴拉小魔仙138-0000-1234');
    expect(talk.memory.misses).toEqual([
      {
        kind: 'unclear',
        text: '巴拉巴拉小魔仙#',
        language: 'zh-CN',
        taken: 'other',
        clauses: [],
        day: '2026-11-22',
        counts: true,
      },
    ]);
  });
  it.each([
    ['wo x', 'clarify'],
  ])('%s → %s', async (text) => {
    const one = await talk.say(text);
    console.log(one, talk.memory.misses);
  });
  it('probe', async () => {
    for (const text of [unclear, '大病救助那块的钱啥时候给', '我想问那个卡的事', '单子的事', '钱的事']) {
      const t = startTalk(given);
      const one = await t.say(text);
      console.log(text, one.intent, one.options, one.clauses, t.memory.misses.map((m) => m.kind));
    }
    const a = await talk.say('起付线是多少');
    console.log(labels(a), a.replies);
    const b = await talk.say('不是我要问的');
    console.log(labels(b), b.replies, talk.memory.misses);
    await talk.say('起付线是多少');
    const c = await talk.say('我问的不是这个，我问的是封顶线');
    console.log(c.clauses, talk.memory.misses);
    const d = await talk.say('答错了');
    console.log(d.replies, talk.memory.misses);
  });
});
