/** 方案 三（三）3: after 20 December collection is over, and every answer about paying begins with that. */
import { describe, expect, it } from 'vitest';
import { parts, startTalk } from '../support/talk.ts';

const shared = parts();

async function told(text: string, day: string): Promise<{ text: string; intent: string }> {
  const at = new Date(`${day}T10:00:00+08:00`);
  const { replies, intent } = await startTalk(day.startsWith('2026') ? shared : parts(at)).say(text, 'a', at);
  return { text: replies.map((reply) => reply.text).join('\n'), intent };
}

const asks = [
  '怎么交',
  '现在还能交吗',
  '还能交吗',
  '参合费怎么交',
  '合作医疗上哪交钱',
  '什么时候截止',
  '最晚啥时候交',
  '明年的合作医疗现在交还来得及吗',
  '我忘了交，现在补交行不行',
  '过了12月20号还能交不',
  '去哪儿交',
  'can I still pay',
  'where do I pay the premium',
];

describe('after the last day of collection', () => {
  it.each(asks)('%s', async (text) => {
    for (const day of ['2026-12-21', '2026-12-31']) {
      const answer = await told(text, day);

      expect(answer.text).toMatch(/集中缴费到12月20日已经截止了|Collection .* ended on 20 Dec/);
      expect(answer.text).toMatch(/方案没写明过了这天还能不能补交|does not say whether one can pay after/);
      expect(answer.text).toContain('0476-555-0101');
      expect(answer.text).toMatch(/不能替合管办答应|cannot promise/);
      expect(answer.text).not.toMatch(/低保户/);
      expect(['policy', 'enrolment']).toContain(answer.intent);
    }
  });

  it('what is asked about the receipt is answered alone', async () => {
    const answer = await told('交完给啥凭证', '2026-12-22');

    expect(answer.text).toContain('要财政统一印制的收据');
    expect(answer.text).not.toContain('截止了');
  });

  it('names the office of the own sumu to those who are verified', async () => {
    const talk = startTalk(shared);
    const at = new Date('2026-12-25T10:00:00+08:00');
    for (const text of ['查参合', '同意', '150422000001 乌力吉 1234']) await talk.say(text, 'a', at);

    const { replies } = await talk.say('现在还能交吗', 'a', at);

    expect(replies.map((reply) => reply.text).join('\n')).toMatch(
      /12月20日已经截止了[^]*请问林东镇卫生院合管办：0476-555-0131/,
    );
  });
});

describe('on the last days, when no office opens any more', () => {
  it.each(['怎么交', '现在还能交吗', '参合费怎么交'])('%s: to telephone at once', async (text) => {
    const answer = await told(text, '2026-12-19');

    expect(answer.text).toContain('到12月20日前没有上班的日子了。请马上打电话问');
    expect(answer.text).not.toContain('已经截止');
  });
});

describe('while collection goes on', () => {
  it.each(['现在还能交吗', '还能交吗', '明年的合作医疗现在交还来得及吗'])(
    '%s: until when and where',
    async (text) => {
      const answer = await told(text, '2026-11-22');

      expect(answer.text).toContain('2027年的，还没过最后一天');
      expect(answer.text).toContain('最晚12月18日（周五）');
      expect(answer.text).toContain('2026年的没交上，方案没写明能不能补交');
    },
  );

  it('what is asked about being late stays with what the plan does not say', async () => {
    const answer = await told('过了12月20号还能交不', '2026-11-22');

    expect(answer.text).toContain('方案没写明过了12月20日能不能补交');
  });

  it('in January the year that was missed is not passed over', async () => {
    const answer = await told('现在还能交吗', '2027-01-05');

    expect(answer.text).toContain('2027年的没交上，方案没写明能不能补交');
    expect(answer.text).toContain('2028年的，还没过最后一天');
  });
});
