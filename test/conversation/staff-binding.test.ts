import { describe, expect, it } from 'vitest';
import { startTalk } from '../support/talk.ts';

const text = (answered: Awaited<ReturnType<ReturnType<typeof startTalk>['say']>>) =>
  answered.replies.map((reply) => reply.text).join('\n');

describe('绑定 and a code', () => {
  it.each(['绑定 123456', '绑定123456', '绑定：123456', 'bind 123456'])(
    '%s binds the account, is audited, and is not kept',
    async (words) => {
      const talk = startTalk();
      talk.memory.staffCodes.set('123456', { login: 'wulan' });

      const answered = await talk.say(words);

      expect(text(answered)).toContain('绑定好了');
      expect(talk.memory.audited).toContainEqual({ action: 'staff-bound', subject: 'staff:wulan' });
      expect(answered.keptText).not.toContain('123456');
    },
  );

  it('after three wrong codes the account is locked for a day, also for the right one', async () => {
    const talk = startTalk();
    talk.memory.staffCodes.set('123456', { login: 'wulan' });

    const said = [await talk.say('绑定 000001'), await talk.say('绑定 000002'), await talk.say('绑定 000003')];
    const right = await talk.say('绑定 123456');

    expect(said.map(text)).toEqual([
      expect.stringContaining('绑定码不对'),
      expect.stringContaining('绑定码不对'),
      expect.stringContaining('错的次数太多'),
    ]);
    expect(text(right)).toContain('错的次数太多');
    expect(talk.memory.audited).toEqual([]);
  });

  it('a certificate or other words after 绑定 are not taken for a code', async () => {
    const talk = startTalk();

    for (const words of ['绑定', '绑定 1234567', '我要绑定123456'])
      expect(text(await talk.say(words))).not.toContain('绑定码');
  });
});
