import { describe, expect, it } from 'vitest';
import {
  byAuthor,
  byIntent,
  figuresOf,
  meets,
  paceFigures,
  confusions,
} from '../../../src/commands/evaluation/figures.ts';
import { judge, type Judgement } from '../../../src/commands/evaluation/judge.ts';
import type { Intent } from '../../../src/kernel/intent.ts';

function judged(
  wanted: Exclude<Intent, 'clarify'>,
  given: Intent,
  options: readonly Intent[] = [],
): Judgement {
  return judge({
    message: { text: 'x', intent: wanted, author: given === 'clarify' ? 'b' : 'a', use: 'held-out' },
    intent: given,
    options,
    clauses: [],
    answered: true,
    replies: [],
    grounds: [],
    understood: { intent: given, confidence: 1, options, slots: {}, mongolian: false },
    explained: { kind: 'unclear', clauses: [] },
  });
}

const four = [
  judged('claim', 'claim'),
  judged('claim', 'account'),
  judged('account', 'clarify', ['account', 'claim']),
  judged('account', 'clarify', ['claim', 'policy']),
];

describe('the figures', () => {
  const shares = new Map(figuresOf(four).map(({ name, value }) => [name, value]));

  it.each([
    ['intent right at first', { right: 1, of: 4 }],
    ['intent right or among the buttons', { right: 2, of: 4 }],
    ['directly answered: right', { right: 1, of: 2 }],
    ['buttons shown', { right: 2, of: 4 }],
    ['best guess right (answer or first button)', { right: 2, of: 4 }],
    ['amounts exact', { right: 0, of: 0 }],
    ['invented figures', { number: 0, unit: '' }],
  ])('%s', (name, value) => {
    expect(shares.get(name)).toEqual(value);
  });

  it('are also told by author and by intent', () => {
    expect(byAuthor(four).map(({ name, right, reached }) => [name, right.right, reached.right])).toEqual([
      ['a', 1, 1],
      ['b', 0, 1],
    ]);
    expect(byIntent(four).map(({ name, messages, buttons }) => [name, messages, buttons.right])).toEqual([
      ['account', 2, 2],
      ['claim', 2, 0],
    ]);
  });
});

it('what is taken for what is counted, the most frequent first', () => {
  const again = judged('claim', 'account');

  expect(confusions([...four, again])).toEqual([
    { wanted: 'claim', got: 'account', times: 2 },
    { wanted: 'account', got: 'buttons', times: 1 },
  ]);
});

describe('a bar', () => {
  const least = { kind: 'least', value: 0.98 } as const;

  it.each([
    ['reached', { right: 98, of: 100 }, true],
    ['missed by what rounding would hide', { right: 9_799, of: 10_000 }, false],
    ['without anything to judge', { right: 0, of: 0 }, undefined],
  ])('%s', (_name, value, met) => {
    expect(meets({ name: 'x', value, bar: least })).toBe(met);
  });

  it('may be a most', () => {
    const pace = paceFigures({ p50Ms: 0.1, p99Ms: 1.5, trainedMs: 900, keptMs: 300, memoryMb: 50 });

    expect(pace.map(meets)).toEqual([undefined, false, true, undefined, true]);
  });
});
