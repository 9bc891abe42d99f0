import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/conversation/understand/examples.ts';
import { createUnderstanding } from '../../../src/conversation/understand/understand.ts';

// Of 账户 alone nobody can tell whether the rule or one's own money is meant.
const examples: Example[] = ['a', 'b', 'c', 'd'].flatMap((author) => [
  { intent: 'policy' as const, author, text: '账户怎么规定的' },
  { intent: 'account' as const, author, text: '账户给我看看' },
  { intent: 'greeting' as const, author, text: '您吃了吗' },
]);

function asked(text: string, nearness: number) {
  const lookedUp: string[] = [];
  const { intent, options } = createUnderstanding({
    examples,
    nearPlan: (given) => {
      lookedUp.push(given);
      return nearness;
    },
  }).understand(text);
  return { best: options[0] ?? intent, lookedUp };
}

describe('what the search for clauses finds', () => {
  it('decides where the words alone do not', () => {
    expect([asked('账户的事', 2).best, asked('账户的事', 0).best]).toEqual(['policy', 'account']);
  });

  it('does not outweigh plain words', () => {
    expect(asked('账户给我看看', 2).best).toBe('account');
  });

  it('is not asked for where they leave no doubt', () => {
    expect([asked('您吃了吗', 2).lookedUp, asked('账户那个事情', 2).lookedUp]).toEqual([
      [],
      ['账户那个事情'],
    ]);
  });
});
