/** 有进展告诉我 and 不用告诉我: offered, agreed to, ended; what else ends it; where it stands. */
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../../src/conversation/answer.ts';
import { createMemory } from '../../support/memory-work.ts';
import { memoryHouseholds } from '../../support/memory-households.ts';
import { parts, startTalk, usualHour } from '../../support/talk.ts';
import { claim } from './claim-records.ts';

const shared = parts();
const said = ({ replies }: Answered) => replies.map(({ text }) => text).join('\n');
const labels = ({ replies }: Answered) => (replies.at(-1)?.choices ?? []).map(({ label }) => label);
const verified = ['我的报销到哪了', '同意', '150422000001 乌力吉 1234'] as const;

/** Somebody with one claim; `wish` is what is kept of what they want to be told. */
function person(given = shared) {
  const households = memoryHouseholds.map((one) =>
    one.householdId === 1 ? { ...one, claims: [claim({ memberId: 11 })] } : one,
  );
  const talk = startTalk(given, createMemory(households));
  const wish = async () => {
    const { contact } = await talk.memory.work.identity.contact('terminal', 'a', usualHour);
    return { agreed: contact.newsAgreedAt !== undefined, refused: contact.newsRefusedAt !== undefined };
  };
  const says = async (...texts: readonly string[]) => {
    let last: Answered = { intent: 'other', clauses: [], replies: [] };
    for (const text of texts) last = await talk.say(text);
    return last;
  };
  return { ...talk, wish, says };
}

describe('news of claims', () => {
  it('is offered with a claim, and agreed to by pressing it', async () => {
    const { says, wish, memory } = person();

    expect(labels(await says(...verified)).at(-1)).toBe('有进展告诉我');
    const agreed = await says('有进展告诉我');

    expect(agreed.intent).toBe('claim');
    expect(said(agreed)).toMatch(/在这里告诉您[\s\S]*下次来，我先告诉您[\s\S]*“不用告诉我”/);
    expect(await wish()).toEqual({ agreed: true, refused: false });
    expect(memory.audited.map(({ action }) => action)).toContain('news-agreed');
  });

  it('is not offered to who has agreed, and is not agreed to twice', async () => {
    const { says } = person();
    await says(...verified, '有进展告诉我');

    expect(labels(await says('我的报销到哪了'))).not.toContain('有进展告诉我');
    expect(said(await says('钱到账了告诉我一声'))).toContain('您说过了');
  });

  it('asked for by a stranger needs the identity check first, and is then agreed to', async () => {
    const { says, wish } = person();

    expect(said(await says('有进展告诉我'))).toMatch(/^报销有进展要告诉您，先得核对是您本人[\s\S]*您同意吗/);
    expect(await wish()).toEqual({ agreed: false, refused: false });
    await says('同意', '150422000001 乌力吉 1234');

    expect(await wish()).toEqual({ agreed: true, refused: false });
  });

  it('is not promised where claims may not be told', async () => {
    const { says, wish } = person({ ...shared, householdDataAllowed: () => false });

    expect(said(await says('有进展告诉我'))).toMatch(/投诉有进展，我在这里告诉您[\s\S]*现在不能查/);
    expect(await wish()).toEqual({ agreed: false, refused: false });
  });

  it.each(['不用告诉我了', '别再通知我了'])(
    'is ended by “%s”, and taken up again by its button',
    async (text) => {
      const { says, wish } = person();
      await says(...verified, '有进展告诉我');

      const ended = await says(text);

      expect(ended.intent).toBe('opt-out');
      expect(said(ended)).toMatch(/不再告诉您了[\s\S]*随时能查[\s\S]*“退订”/);
      expect(await wish()).toEqual({ agreed: false, refused: true });
      expect(said(await says('不用告诉我了'))).toContain('您说过了');
      await says('1');
      expect(await wish()).toEqual({ agreed: true, refused: false });
    },
  );

  it('ends with the consent it rests on, and with deletion', async () => {
    const { says, wish } = person();
    await says(...verified, '有进展告诉我');

    expect(said(await says('撤回同意'))).toContain('报销有进展也不再告诉您');
    expect(await wish()).toEqual({ agreed: false, refused: false });
  });

  it('goes on through 退订, which says so', async () => {
    const { says, wish } = person();
    await says(...verified, '有进展告诉我');

    expect(said(await says('退订'))).toContain('报销和投诉有进展还会告诉您；这个也不要，说“不用告诉我”');
    expect(await wish()).toEqual({ agreed: true, refused: false });
  });

  it('stands in 我的数据', async () => {
    const { says } = person();
    await says(...verified);
    expect(said(await says('我的数据', '看我的数据'))).toContain('有进展告诉您：只有投诉。');
    await says('有进展告诉我');
    expect(said(await says('我的数据', '看我的数据'))).toContain('有进展告诉您：报销和投诉。');
    await says('不用告诉我');
    expect(said(await says('我的数据', '导出一份'))).toContain('有进展告诉您：都不告诉。');
  });
});

describe('news of complaints', () => {
  const filing = ['卫生院乱收费三百，我要投诉', '匿名', '对'] as const;

  it('is promised at filing, with how to refuse it', async () => {
    expect(said(await person().says(...filing))).toContain('有进展我会告诉您，不想收就说“不用告诉我”');
  });

  it('is not promised to who has refused it, and taken up again without any check', async () => {
    const { says, wish } = person();
    await says('不用告诉我了');

    expect(said(await says(...filing))).toContain('您说过有进展不用告诉您');
    const again = await says('投诉有进展告诉我');

    expect(again.intent).toBe('complaint-status');
    expect(said(again)).toContain('您的投诉有进展，我就在这里告诉您');
    expect(await wish()).toEqual({ agreed: false, refused: false });
  });

  it('is refused in the middle of anything, also while a person of the office has the word', async () => {
    const { says, wish } = person();
    await says('人工', '不用告诉我了');

    expect(await wish()).toEqual({ agreed: false, refused: true });
  });
});
