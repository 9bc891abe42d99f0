import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../src/kernel/intent.ts';
import { type Guess, weigh, withThePlan } from '../../../src/conversation/understand/weigh.ts';

const guesses = (shares: Partial<Record<Intent, number>>): Guess[] =>
  Object.entries(shares).map(([intent, probability]) => ({ intent: intent as Intent, probability }));

describe('what is done with a guess', () => {
  it.each([
    ['a sure one is answered', { claim: 0.71, policy: 0.29 }, 'claim', []],
    ['a likely one is asked back', { claim: 0.69, policy: 0.31 }, 'clarify', ['claim', 'policy']],
    ['the menu does no harm', { menu: 0.56, policy: 0.44 }, 'menu', []],
    ['danger is seen from afar', { claim: 0.65, emergency: 0.35 }, 'emergency', []],
    [
      'three are offered',
      { claim: 0.4, account: 0.3, policy: 0.2, human: 0.1 },
      'clarify',
      ['claim', 'account', 'policy'],
    ],
    [
      'nobody presses a greeting',
      { claim: 0.4, greeting: 0.3, policy: 0.2, human: 0.1 },
      'clarify',
      ['claim', 'policy', 'human'],
    ],
    [
      'none of them stands last',
      { other: 0.4, claim: 0.3, policy: 0.2 },
      'clarify',
      ['claim', 'policy', 'other'],
    ],
  ] as const)('%s', (_, shares, intent, options) => {
    expect(weigh(guesses(shares), true)).toMatchObject({ intent, options });
  });

  it('leaves danger out where it is not possible', () => {
    expect(weigh(guesses({ claim: 0.65, emergency: 0.35 }), false).options).toEqual(['claim']);
  });
});

describe('the search for clauses', () => {
  const doubtful = guesses({ policy: 0.4, claim: 0.6 });
  const policyAt = (nearness: number): number =>
    withThePlan(doubtful, () => nearness).find(({ intent }) => intent === 'policy')?.probability ?? 0;

  it('raises a question about the plan by what is near, lowers it by what is far', () => {
    expect(policyAt(1.5)).toBeGreaterThan(0.5);
    expect(policyAt(0.1)).toBeLessThan(0.25);
  });

  it('counts no more than the words, however near', () => {
    expect(policyAt(6)).toBeLessThan(0.65);
  });

  it('leaves shares of one', () => {
    const all = withThePlan(doubtful, () => 1.5).reduce((sum, { probability }) => sum + probability, 0);

    expect(all).toBeCloseTo(1, 9);
  });

  it('is spared where there is no doubt', () => {
    const sure = guesses({ claim: 0.96, policy: 0.04 });

    expect(
      withThePlan(sure, () => {
        throw new Error('asked');
      }),
    ).toEqual(sure);
  });
});
