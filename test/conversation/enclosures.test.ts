/** Photos, voices, locations: with words, without, in the middle of something. */
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/conversation/answer.ts';
import { enclosureKinds } from '../../src/kernel/message.ts';
import { parts, startTalk, usualHour } from '../support/talk.ts';

const shared = parts();
const said = ({ replies }: Answered) => replies.map(({ text }) => text).join('\n');
const labels = ({ replies }: Answered) => (replies.at(-1)?.choices ?? []).map(({ label }) => label);

describe('what comes without words', () => {
  it.each(enclosureKinds)('(%s) is answered by what to do instead, never by silence', async (kind) => {
    const answer = await startTalk(shared).bring({ enclosure: { kind } });

    expect(answer.intent).toBe('other');
    expect(answer.replies).toHaveLength(1);
    expect(said(answer)).toMatch(/打字/);
    expect(labels(answer).length).toBeGreaterThan(0);
  });

  it.each([
    ['photo', /照片我看不了[\s\S]*总费用[\s\S]*带到合管办/],
    ['location', /“合管办在哪”/],
    ['contact', /“人工”[\s\S]*号码/],
    ['link', /先别点[\s\S]*0476/],
  ] as const)('(%s) by its own words', async (kind, words) => {
    expect(said(await startTalk(shared).bring({ enclosure: { kind } }))).toMatch(words);
  });

  it('a voice that was not recognised asks for it once more, or in writing, or a person', async () => {
    const answer = await startTalk(shared).bring({ text: ' ', enclosure: { kind: 'voice' } });

    expect(said(answer)).toBe('这段话我没听清。请打字，或者再说一遍，也可以说“人工”。');
    expect(labels(answer)).toEqual(['人工']);
  });

  it('in English is answered in English', async () => {
    const talk = startTalk(shared);
    await talk.say('English');

    expect(said(await talk.bring({ enclosure: { kind: 'photo' } }))).toContain('I cannot see photos');
  });

  it('keeps the question that is open, and its choices', async () => {
    const talk = startTalk(shared);
    await talk.say('住院能报多少');

    const answer = await talk.bring({ enclosure: { kind: 'photo' } });

    expect(answer.intent).toBe('estimate');
    expect(said(answer)).toMatch(/照片我看不了[\s\S]*在哪一级医院住的院/);
    expect(said(await talk.say('1'))).toContain('一共花了多少钱');
  });

  it('in a complaint, where the platform cannot hand it over, is to be kept for those who handle it', async () => {
    const talk = startTalk(shared);
    await talk.say('我要投诉');

    const answer = await talk.bring({ enclosure: { kind: 'photo' } });

    expect(answer.intent).toBe('complaint');
    expect(said(answer)).toMatch(
      /照片我这里存不下，请在手机里留好[\s\S]*照您写的话办[\s\S]*请说说出了什么事/,
    );
  });

  it('after a day begins anew instead of asking what was open', async () => {
    const talk = startTalk(shared);
    await talk.say('我要投诉');

    const later = new Date(usualHour.getTime() + 25 * 3_600_000);

    expect(said(await talk.bring({ enclosure: { kind: 'photo' } }, later))).toMatch(/^照片我看不了/);
  });

  it('after a question in between still belongs to the complaint beneath it', async () => {
    const talk = startTalk(shared);
    await talk.say('卫生院乱收费三百，我要投诉');
    await talk.say('起付线是多少');

    const answer = await talk.bring({ enclosure: { kind: 'photo' } });

    expect(answer.intent).toBe('complaint');
    expect(said(answer)).toMatch(/照片我这里存不下[\s\S]*想留姓名还是匿名/);
    expect(said(await talk.say('匿名'))).toContain('给您念一遍');
  });

  it('counts as no miss', async () => {
    const talk = startTalk(shared);
    await talk.say('阿巴阿巴');
    await talk.bring({ enclosure: { kind: 'sticker' } });

    expect(said(await talk.say('阿巴阿巴阿巴'))).toContain('我还是没看懂');
  });
});

describe('words beside a picture', () => {
  it('are answered, and it is said that the picture was not seen', async () => {
    const answer = await startTalk(shared).bring({
      text: '苏木卫生院住院花了一千五，能报多少',
      enclosure: { kind: 'photo' },
    });

    expect(answer.intent).toBe('estimate');
    expect(said(answer)).toMatch(/^照片我看不了，也没有存，照您写的字答：\n大约能报560\.00元/);
  });

  it('that tell of danger are heard first of all', async () => {
    const answer = await startTalk(shared).bring({ text: '我爸晕倒了', enclosure: { kind: 'photo' } });

    expect(answer.intent).toBe('emergency');
    expect(said(answer)).toMatch(/^先看病要紧/);
  });

  it('said aloud are as good as written', async () => {
    const answer = await startTalk(shared).bring({ text: '起付线是多少。', enclosure: { kind: 'voice' } });

    expect(answer.intent).toBe('policy');
    expect(said(answer)).not.toContain('听清');
  });

  it('go into a complaint, the picture does not', async () => {
    const talk = startTalk(shared);
    await talk.say('我要投诉');

    const answer = await talk.bring({ text: '卫生院乱收费，多收了我三百', enclosure: { kind: 'photo' } });

    expect(said(answer)).toMatch(/^照片我这里存不下/);
    for (const text of ['说完了', '匿名', '对']) await talk.say(text);
    expect(talk.memory.complaints).toMatchObject([{ text: '卫生院乱收费，多收了我三百' }]);
  });
});

describe('while a person of the office has the word', () => {
  it.each(['', '你看这个单子'])('(“%s”) a picture is told of and stays with its sender', async (text) => {
    const talk = startTalk(shared);
    const appended: string[] = [];
    const { enquiries } = talk.memory.work;
    const work = {
      ...talk.memory.work,
      enquiries: {
        ...enquiries,
        append: (_contact: number, more: string) => {
          appended.push(more);
          return Promise.resolve();
        },
      },
    };
    const waiting = startTalk(shared, talk.memory, work);
    await waiting.say('人工');

    const answer = await waiting.bring({ text, enclosure: { kind: 'photo' } });

    expect(answer.intent).toBe('human');
    expect(said(answer)).toContain('照片我转不过去');
    expect(appended.join()).toBe(`${text === '' ? '' : `${text}\n`}（本人发来照片，没有转过来，请向本人要）`);
  });

  it('but nobody waits any more, it is answered as usual', async () => {
    const talk = startTalk(shared);
    await talk.say('人工');
    await talk.memory.work.enquiries.close(1, usualHour);

    expect(said(await talk.bring({ enclosure: { kind: 'photo' } }))).toContain('照片我看不了');
  });
});
