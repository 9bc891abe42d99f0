/** Somebody arrives, leaves, speaks in a group: what is said, what is opened, what is kept. */
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/conversation/answer.ts';
import { readCode } from '../../src/conversation/occasions.ts';
import { usualHour, parts, startTalk } from '../support/talk.ts';

const shared = parts();
const said = ({ replies }: Answered) => replies.map(({ text }) => text).join('\n');
const labels = ({ replies }: Answered) => (replies.at(-1)?.choices ?? []).map(({ label }) => label);
const dayLater = new Date(usualHour.getTime() + 25 * 3_600_000);

describe('whoever arrives', () => {
  it('is greeted with the menu', async () => {
    const answer = await startTalk(shared).bring({ occasion: 'arrived' });

    expect(answer).toMatchObject({ intent: 'greeting' });
    expect(answer.replies).toHaveLength(1);
    expect(said(answer)).toMatch(/^您好，我是“合医”[\s\S]*1 查参合/);
    expect(labels(answer)).toHaveLength(6);
  });

  it.each([
    ['enrol', 'enrolment', '这要先核对是您本人'],
    ['account', 'account', '这要先核对是您本人'],
    ['claim', 'claim', '这要先核对是您本人'],
    ['estimate', 'estimate', '在哪一级医院'],
    ['complaint', 'complaint', '我帮您登记投诉'],
    ['policy', 'policy', '您想问哪一样'],
    ['human', 'human', '转给合管办的人了'],
    ['CLAIM', 'claim', '这要先核对是您本人'],
  ])('by the code %s finds %s open, in one reply behind the greeting', async (code, intent, words) => {
    const answer = await startTalk(shared).bring({ occasion: 'arrived', code });

    expect(answer.intent).toBe(intent);
    expect(answer.replies).toHaveLength(1);
    expect(said(answer)).toMatch(/^您好，我是“合医”/);
    expect(said(answer)).toContain(words);
  });

  it.each(['', 'spring-2027', '__proto__', 'T26-0418-8', 'B26-0001-0'])(
    'by the unknown code “%s” is only greeted',
    async (code) => {
      expect((await startTalk(shared).bring({ occasion: 'arrived', code })).intent).toBe('greeting');
    },
  );

  it('is not introduced to heyi twice', async () => {
    const talk = startTalk(shared);
    await talk.say('你好');

    expect(said(await talk.bring({ occasion: 'arrived', code: 'estimate' }))).not.toContain('我是“合医”');
  });

  it('by a complaint number sees the own complaint, and nobody else’s without its code', async () => {
    const talk = startTalk({ ...shared, queryCode: () => '271828' });
    await talk.say('卫生院乱收费三百，我要投诉');
    await talk.say('匿名');
    const number = /T26-\d{4}-\d/.exec(said(await talk.say('对')))?.[0] ?? '';

    const own = await talk.bring({ occasion: 'arrived', code: number });
    const other = await talk.bring({ occasion: 'arrived', code: number, from: 'b' });

    expect(own.intent).toBe('complaint-status');
    expect(said(own)).toContain(`投诉 ${number}：已收到`);
    expect(said(other)).toContain('查询码');
    expect(said(other)).not.toContain('已收到');
  });

  it('in the middle of a complaint goes on with it, also by the code of complaints', async () => {
    const talk = startTalk(shared);
    await talk.say('卫生院乱收费三百，我要投诉');

    for (const code of ['', 'complaint']) {
      const back = await talk.bring({ occasion: 'arrived', code });
      expect(said(back)).toMatch(/^您好，我是“合医”[\s\S]*想留姓名还是匿名/);
    }
    expect(said(await talk.say('匿名'))).toContain('乱收费三百');
  });

  it('after a day is greeted without an apology for what was left open', async () => {
    const talk = startTalk(shared);
    await talk.say('住院能报多少');

    const back = await talk.bring({ occasion: 'arrived' }, dayLater);

    expect(said(back)).toContain('1 查参合');
    expect(said(back)).not.toContain('对不起');
  });

  it('while a person of the office has the word is answered again, and keeps the place in the queue', async () => {
    const talk = startTalk(shared);
    await talk.say('人工');

    const back = await talk.bring({ occasion: 'arrived' });

    expect(said(back)).toMatch(/还在合管办排着[\s\S]*1 查参合/);
    expect((await talk.say('起付线是多少')).intent).toBe('policy');
  });
});

describe('whoever leaves', () => {
  it('is told nothing, is noted, and finds what was open when coming back', async () => {
    const talk = startTalk(shared);
    await talk.say('我要投诉卫生院乱收费');

    const left = await talk.bring({ occasion: 'left' });

    expect(left.replies).toEqual([]);
    expect(talk.memory.left).toEqual([{ channel: 'terminal', from: 'a', at: usualHour }]);
    expect(said(await talk.bring({ occasion: 'arrived' }))).toContain('想留姓名还是匿名');
  });
});

describe('a pressed menu of the platform', () => {
  it('says what its text says', async () => {
    expect((await startTalk(shared).bring({ occasion: 'pressed', text: '查投诉' })).intent).toBe(
      'complaint-status',
    );
  });

  it('without a text shows the menu', async () => {
    expect((await startTalk(shared).bring({ occasion: 'pressed' })).intent).toBe('menu');
  });
});

describe('in a group', () => {
  it('nothing personal is said, in both languages, even if the group were bound to a household', async () => {
    const talk = startTalk(shared);
    for (const text of ['账户还剩多少', '同意', '150422000001 乌力吉 1234']) await talk.say(text, 'g');

    const answer = await talk.bring({ occasion: 'group', from: 'g', text: '账户还剩多少' });

    expect(answer.replies).toEqual([
      {
        text: "群里不谈个人的事，请单独找我说。\nIn a group I do not talk about anybody's own affairs. Please write to me alone.",
        choices: [],
        citations: [],
      },
    ]);
    expect((await talk.say('账户还剩多少', 'g')).replies[0]?.text).toContain('43.20');
  });

  it('no contact is made or read, and no state is kept', async () => {
    const talk = startTalk(shared);
    const { identity } = talk.memory.work;
    const work = {
      ...talk.memory.work,
      identity: { ...identity, contact: () => Promise.reject(new Error('a contact for a group')) },
    };

    const answer = await startTalk(shared, talk.memory, work).bring({ occasion: 'group', text: '你好' });

    expect(said(answer)).toContain('群里不谈个人的事');
  });

  it('an emergency is heard all the same', async () => {
    const answer = await startTalk(shared).bring({ occasion: 'group', text: '老伴晕倒了，快叫救护车' });

    expect(answer.intent).toBe('emergency');
    expect(said(answer)).toMatch(/现在就打 120[\s\S]*call 120 now/);
    expect(answer.replies[0]?.citations).toEqual(['III.6.2-referral']);
  });
});

describe('a code', () => {
  it('that is no text at all is unknown', () => {
    expect(readCode(undefined)).toEqual({ kind: 'unknown' });
  });
});

describe('somebody who unblocks us by pressing Start', () => {
  const seconds = (count: number) => new Date(usualHour.getTime() + count * 1_000);

  it('is greeted once, though the platform tells of it twice', async () => {
    const talk = startTalk(shared);
    await talk.say('你好');
    await talk.bring({ occasion: 'left' }, seconds(60));

    expect(said(await talk.bring({ occasion: 'arrived' }, seconds(120)))).toContain('我是“合医”');
    expect((await talk.bring({ occasion: 'arrived' }, seconds(121))).replies).toEqual([]);
    expect(said(await talk.bring({ occasion: 'arrived' }, seconds(200)))).toContain('我是“合医”');
  });

  it('is answered all the same when a link or a word comes with it', async () => {
    const talk = startTalk(shared);
    await talk.bring({ occasion: 'arrived' });

    expect((await talk.bring({ occasion: 'arrived', code: 'claim' }, seconds(1))).replies).not.toEqual([]);
    await talk.say('菜单', 'a', seconds(2));
    expect((await talk.bring({ occasion: 'arrived' }, seconds(3))).replies).not.toEqual([]);
  });
});
