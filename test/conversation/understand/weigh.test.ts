import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../src/kernel/intent.ts';
import {
  type Guess,
  offeringThePlan,
  weigh,
  withThePlan,
} from '../../../src/conversation/understand/weigh.ts';

const guesses = (shares: Partial<Record<Intent, number>>): Guess[] =>
  Object.entries(shares).map(([intent, probability]) => ({ intent: intent as Intent, probability }));

describe('what is done with a guess', () => {
  it.each([
    ['a sure one is answered', { claim: 0.79, policy: 0.21 }, 'claim', []],
    ['a likely one is asked back', { claim: 0.77, policy: 0.23 }, 'clarify', ['claim', 'policy']],
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
      'what only sounds a little like a greeting is asked back as well',
      { greeting: 0.5, human: 0.3, policy: 0.2 },
      'clarify',
      ['human', 'policy'],
    ],
    [
      'none of them stands last',
      { other: 0.4, claim: 0.3, policy: 0.2 },
      'clarify',
      ['claim', 'policy', 'other'],
    ],
  ] as const)('%s', (_, shares, intent, options) => {
    expect(weigh(guesses(shares), 'bodily')).toMatchObject({ intent, options });
  });

  it.each([
    ['bodily', 0.31, 'emergency'],
    ['bodily', 0.29, 'clarify'],
    ['unsaid', 0.61, 'emergency'],
    ['unsaid', 0.59, 'clarify'],
    ['beside', 0.91, 'emergency'],
    ['beside', 0.89, 'clarify'],
    ['none', 0.99, 'clarify'],
  ] as const)(
    'asks for more certainty the less the words say of danger: %s, %d',
    (danger, emergency, intent) => {
      const rest = (1 - emergency) / 2;
      expect(weigh(guesses({ emergency, claim: rest, account: rest }), danger).intent).toBe(intent);
    },
  );

  it('leaves danger out where the words leave it unlikely', () => {
    expect(weigh(guesses({ claim: 0.65, emergency: 0.35 }), 'unsaid').options).toEqual(['claim']);
  });

  it('is as careful with what heyi can do nothing with as with anything else', () => {
    expect(weigh(guesses({ other: 0.7, policy: 0.3 }), 'bodily')).toMatchObject({
      intent: 'clarify',
      options: ['policy', 'other'],
    });
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
    expect(policyAt(6)).toBe(policyAt(1.5));
  });

  it('leaves shares of one', () => {
    const all = withThePlan(doubtful, () => 1.5).reduce((sum, { probability }) => sum + probability, 0);

    expect(all).toBeCloseTo(1, 9);
  });

  it('is spared where there is no doubt', () => {
    const sure = guesses({ claim: 0.995, policy: 0.005 });

    expect(
      withThePlan(sure, () => {
        throw new Error('asked');
      }),
    ).toEqual(sure);
  });
});

describe('a question that the search is near to', () => {
  it.each([
    [
      'is among the choices instead of the last',
      ['complaint', 'privacy', 'menu'],
      ['complaint', 'privacy', 'policy'],
    ],
    ['leaves that it is none of them', ['claim', 'account', 'other'], ['claim', 'policy', 'other']],
    ['is offered once', ['claim', 'policy', 'other'], ['claim', 'policy', 'other']],
    ['changes nothing that is answered', [], []],
  ] as const)('%s', (_, options, expected) => {
    expect(offeringThePlan(options, () => 0.81)).toEqual(expected);
  });

  it('is not where it is far', () => {
    expect(offeringThePlan(['claim', 'account', 'other'], () => 0.79)).toEqual(['claim', 'account', 'other']);
  });
});
