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

  describe('and the plan is asked something all the same', () => {
    const told = async (options: readonly Intent[], text: string) => {
      const answer = await startTalk(unclearOf(options, 0.3, text)).say(text);
      return { answer, words: said(answer) };
    };

    it('what it says is told above the buttons, with what it rests on, and the next clauses stay behind them', async () => {
      const { answer, words } = await told(['complaint', 'policy'], '交钱不给收据该谁给');

      expect(answer).toMatchObject({ intent: 'clarify', clauses: ['III.3.2-receipt'] });
      expect(words).toContain('依据');
      expect(words).not.toContain('大意');
      expect(words.indexOf('收据')).toBeLessThan(words.indexOf('要是问的不是这个'));
      expect(labels(answer)).toEqual(['投诉举报', expect.stringMatching(/^问政策：.+/)]);
    });

    it('a clause that is only rather near is told where the plan is likeliest meant', async () => {
      const text = '那帮人管着咱这些钱心里有没有数';
      const likeliest = await told(['policy', 'claim'], text);
      const among = await told(['claim', 'policy'], text);

      expect(likeliest.answer.clauses).toEqual(['III.5.1-supervision-committee']);
      expect(among.answer.clauses).toEqual([]);
    });

    it('that it is silent is told above the buttons', async () => {
      const { answer, words } = await told(['claim', 'policy'], '生孩子给报多少钱');

      expect(answer).toMatchObject({ intent: 'clarify', clauses: [], answered: false });
      expect(words).toContain('方案里没有写生孩子的补助');
      expect(words).toContain('要是问的不是这个');
    });

    it.each([
      ['it is not near enough', ['claim', 'policy'], '那个事儿咋样了你们给个准话呗'],
      ['no button is about the plan', ['claim', 'account'], '生孩子给报多少钱'],
      ['somebody may be in danger', ['complaint', 'policy'], '摔了一跤胳膊摔断了'],
    ] as const)('nothing is told where %s', async (_, options, text) => {
      const { answer, words } = await told(options, text);

      expect(answer).toMatchObject({ intent: 'clarify', clauses: [] });
      expect(answer).not.toHaveProperty('answered');
      expect(words).toContain('我没听准');
    });
  });

  describe('though it was taken for another thing', () => {
    const takenFor = (intent: Intent, text: string) => ({
      ...shared,
      understanding: {
        understand: (given: string) => {
          const understood = shared.understanding.understand(given);
          return given === text ? { ...understood, intent, confidence: 0.8, options: [] } : understood;
        },
      },
    });

    it.each([
      ['complaint', '大夫乱开激素方案里让不让'],
      ['complaint-status', '投诉以后几个工作日给答复'],
      ['complaint-status', '谁都知道能投诉，投诉几天给答复'],
      ['complaint', '不给收据的钱我交不交'],
      ['other', '你们合管办几点上班啊'],
      ['other', '头疼吃啥药好得快'],
    ] as const)('%s, the plan or the office is surely asked: %s', async (intent, text) => {
      expect((await startTalk(takenFor(intent, text)).say(text)).intent).toBe('policy');
    });

    it.each([
      ['complaint', '大夫给我乱开激素我要投诉'],
      ['complaint-status', '投诉还要等几天才能给答复'],
      ['other', '你们那边羊肉啥价钱'],
    ] as const)('%s stays one: %s', async (intent, text) => {
      expect((await startTalk(takenFor(intent, text)).say(text)).intent).toBe(intent);
    });
  });

  it.each(['我家那个事', '那个东西在哪看', '不知道咋办了', '我妈那个', '那点钱的事', '孩子的事', '老人的事'])(
    '%s names nothing: no clause is told beside the buttons',
    async (text) => {
      const answer = await startTalk(unclearOf(['policy', 'claim'], 0.5, text)).say(text);

      expect(answer).toMatchObject({ intent: 'clarify', clauses: [] });
      expect(said(answer)).not.toContain('依据');
    },
  );

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
