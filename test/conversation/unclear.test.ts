/** What is said where it is unclear what is meant: the buttons, and what pressing them does. */
import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/conversation/answer.ts';
import type { Intent } from '../../src/kernel/intent.ts';
import { parts, startTalk } from '../support/talk.ts';

const shared = parts();
const said = ({ replies }: Answered) => replies.map(({ text }) => text).join('\n');
const labels = ({ replies }: Answered) => (replies.at(-1)?.choices ?? []).map(({ label }) => label);

describe('when it is unclear what is meant', () => {
  const unclear = '苏木卫生院住院花了1500';
  const unsure = {
    ...shared,
    understanding: {
      understand: (text: string) => {
        const understood = shared.understanding.understand(text);
        const options = ['claim', 'estimate'] as const;
        return text === unclear ? { ...understood, intent: 'clarify' as const, options } : understood;
      },
    },
  };

  it('the choices are the options, and pressing one answers what had been asked', async () => {
    const talk = startTalk(unsure);

    const answer = await talk.say(unclear);
    const pressed = await talk.say('2');

    expect(answer).toMatchObject({ intent: 'clarify', options: ['claim', 'estimate'] });
    expect(labels(answer)).toEqual(['查报销到哪了', '算能报多少']);
    expect(pressed.intent).toBe('estimate');
    expect(said(pressed)).toContain('560.00');
  });

  const unclearOf = (options: readonly Intent[], confidence: number, text: string) => ({
    ...shared,
    understanding: {
      understand: (given: string) => {
        const understood = shared.understanding.understand(given);
        return given === text
          ? { ...understood, intent: 'clarify' as const, options, confidence }
          : understood;
      },
    },
  });

  it('the button of a question about the plan names what it would be answered with', async () => {
    const talk = startTalk(unclearOf(['claim', 'policy'], 0.3, '封顶线是多少'));

    const answer = await talk.say('封顶线是多少');
    const pressed = await talk.say('2');

    expect(labels(answer)).toEqual(['查报销到哪了', expect.stringMatching(/^问政策：.+/)]);
    expect(pressed).toMatchObject({ intent: 'policy' });
    expect(pressed.clauses[0]).toBe('III.4.2-cap');
  });

  it.each([
    ['a clause', '封顶线是多少'],
    ['a matter the plan is silent on', '生孩子给报多少钱'],
  ])('likeliest about the plan, and surely %s: it is told at once', async (_, text) => {
    const talk = startTalk(unclearOf(['policy', 'claim'], 0.5, text));

    expect((await talk.say(text)).intent).toBe('policy');
  });

  it('none of them: the menu is shown', async () => {
    const talk = startTalk(unclearOf(['claim', 'other'], 0.5, unclear));
    const answer = await talk.say(unclear);
    const pressed = await talk.say('2');

    expect(labels(answer)).toEqual(['查报销到哪了', '都不是']);
    expect(pressed.intent).toBe('other');
    expect(labels(pressed)[0]).toBe('查参合');
  });

  it('a certificate number and a name, and nothing asked: what may be looked up', async () => {
    const talk = startTalk(shared);

    const answer = await talk.say('证号150422000001 乌力吉 1234');
    const pressed = await talk.say('2');

    expect(answer).toMatchObject({ intent: 'clarify', options: ['enrolment', 'account', 'claim'] });
    expect(pressed.intent).toBe('account');
  });

  it('菜单 drops what had been asked', async () => {
    const talk = startTalk(unsure);
    await talk.say(unclear);
    await talk.say('菜单');

    expect(said(await talk.say('4'))).not.toContain('560.00');
  });

  it('two messages in a row that mean nothing bring the way to a person', async () => {
    const talk = startTalk(shared);
    const first = await talk.say('嗯嗯');
    const second = await talk.say('哼');

    expect([first.intent, second.intent]).toEqual(['other', 'other']);
    expect(labels(first)[0]).toBe('查参合');
    expect(labels(second)[0]).toBe('人工');
    expect(said(second)).toContain('0476-555-0101');
  });
});
