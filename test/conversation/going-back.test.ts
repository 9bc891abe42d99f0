/** 返回 after an answer: what had been answered does not become a question that waits. */
import { describe, expect, it } from 'vitest';
import { parts, startTalk } from '../support/talk.ts';

const shared = parts();

async function after(...said: readonly string[]) {
  const talk = startTalk(shared);
  const answers = [];
  for (const text of said) answers.push(await talk.say(text));
  return answers;
}

const verified = ['查参合', '同意', '150422000001 乌力吉 1234'] as const;

describe('返回 to something that was answered', () => {
  it.each([
    [[...verified, '怎么交', '返回'], '账户还剩多少'],
    [[...verified, '账户还剩多少', '看每一笔', '返回'], '起付线是多少'],
  ])('%j: another question is answered alone', async (before, question) => {
    const last = (await after(...before, question)).at(-1);

    expect(last?.replies).toHaveLength(1);
  });

  it('a number means the choice that was last shown', async () => {
    const last = (await after(...verified, '怎么交', '返回', '账户还剩多少', '1')).at(-1);

    expect(last?.replies.at(0)?.text).toContain('年共');
  });

  it('a question that was open is open again', async () => {
    const last = (await after('算能报多少', '旗医院', '三千', '返回', '起付线是多少')).at(-1);

    expect(last?.replies.at(-1)?.text).toContain('一共花了多少钱');
  });
});

describe('算了 to a question about a filed complaint', () => {
  const filed = ['卫生院乱收费，我要告', '匿名', '对'] as const;

  it.each(['算了', '取消', '不办了'])('says that nothing was withdrawn: %s', async (text) => {
    const last = (await after(...filed, '撤回投诉', text)).at(-1);

    expect(last?.replies.map((one) => one.text).join()).toMatch(/T\d\d-\d{4}-\d 没有撤，照常办/);
    expect(last?.replies.at(-1)?.choices.map(({ label }) => label)).toContain('菜单');
  });

  it('is the menu where nothing was asked', async () => {
    const last = (await after(...filed, '查投诉', '算了')).at(-1);

    expect(last?.replies.at(-1)?.text).toContain('您想办哪一件');
  });
});
