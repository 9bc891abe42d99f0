import { describe, expect, it } from 'vitest';
import { decide } from '../../src/explanation/decide.ts';
import type { Meaning } from '../../src/explanation/decide.ts';
import type { Topic } from '../../src/explanation/material.ts';

const meanings = new Map<string, Meaning>([
  ['cap', { kind: 'clause', clauses: ['III.4.2-cap'] }],
  ['rates', { kind: 'clause', clauses: ['III.4.2-rates'] }],
  ['deductible', { kind: 'clause', clauses: ['III.4.2-deductible'] }],
  ['premium', { kind: 'clause', clauses: ['III.3.1-premium'] }],
  ['terms', { kind: 'together', clauses: ['III.4.2-deductible', 'III.4.2-cap'] }],
  [
    'topic childbirth',
    {
      kind: 'topic',
      name: 'childbirth',
      topic: { answer: 'not-in-plan', zh: '生孩子的补助', en: 'childbirth', clauses: [], examples: {} },
    },
  ],
]);
const thresholds = { heard: 0.5, sure: 1, lead: 0.2 };
const decided = (...ranked: [string, number][]) =>
  decide(
    ranked.map(([id, score]) => ({ id, score })),
    meanings,
    thresholds,
  );

describe('a ranking', () => {
  it('is said directly when it is sure and well ahead', () => {
    expect(decided(['cap', 1.5], ['rates', 1.2])).toMatchObject({ kind: 'answered', confident: true });
  });
  it('is said directly from the very score on at which it is sure, when nothing else was found', () => {
    expect(decided(['cap', 1])).toMatchObject({ kind: 'answered', confident: true });
  });
  it('is said directly when the next answer is behind by just the share that is asked', () => {
    expect(decided(['cap', 2], ['rates', 1.6])).toMatchObject({ confident: true });
  });
  it('is not said directly when another answer is close behind', () => {
    expect(decided(['cap', 1.5], ['rates', 1.21])).toMatchObject({ kind: 'answered', confident: false });
  });
  it('is not said directly when a topic the plan does not settle is close behind', () => {
    expect(decided(['cap', 1.5], ['topic childbirth', 1.4])).toMatchObject({ confident: false });
  });
  it('is not said directly when it shares little with the question', () => {
    expect(decided(['cap', 0.99])).toMatchObject({ kind: 'answered', confident: false });
  });
  it('is answered with what is nearest, be the plan silent on what comes next', () => {
    expect(decided(['cap', 0.9], ['topic childbirth', 0.89])).toMatchObject({ kind: 'answered' });
    expect(decided(['topic childbirth', 0.9], ['cap', 0.89])).toMatchObject({ kind: 'not-in-plan' });
  });
  it('does not take the same leading clause for a rival', () => {
    expect(decided(['terms', 1.5], ['deductible', 1.49], ['rates', 0.5])).toMatchObject({ confident: true });
  });
  it('cites clauses that belong together first and in their order, none twice', () => {
    expect(decided(['terms', 2], ['cap', 1.9], ['rates', 1])).toMatchObject({
      clauses: ['III.4.2-deductible', 'III.4.2-cap', 'III.4.2-rates'],
      together: ['III.4.2-deductible', 'III.4.2-cap'],
    });
  });
  it('has two more to offer, beside one that is told and beside two', () => {
    const clause = (id: string) => [id, { kind: 'clause', clauses: [id] }] as const;
    const known = new Map<string, Meaning>([
      ['both', { kind: 'together', clauses: ['a', 'b'] }],
      ...['a', 'b', 'c', 'd', 'e'].map(clause),
    ]);
    const found = (...ids: string[]) =>
      decide(
        ids.map((id, at) => ({ id, score: 2 - at / 10 })),
        known,
        { heard: 0.5, sure: 1, lead: 0.2 },
      );

    expect(found('both', 'a', 'c', 'd', 'e')).toMatchObject({ clauses: ['a', 'b', 'c', 'd'] });
    expect(found('a', 'both', 'c', 'd', 'e')).toMatchObject({ clauses: ['a', 'b', 'c'] });
  });
  it('offers clauses without answering when too little was understood', () => {
    expect(decided(['topic childbirth', 0.49], ['cap', 0.4], ['rates', 0])).toEqual({
      kind: 'unclear',
      clauses: ['III.4.2-cap'],
    });
  });
  it('gives no clause for a topic that leads', () => {
    expect(decided(['topic childbirth', 0.6], ['cap', 0.5])).toEqual({
      kind: 'not-in-plan',
      topic: 'childbirth',
      related: [],
    });
  });
  it('is answered from the very score on at which it counts as heard', () => {
    expect(decided(['cap', 0.5])).toEqual({
      kind: 'answered',
      clauses: ['III.4.2-cap'],
      confident: false,
      together: [],
    });
  });
  it('cites three clauses at most, and topics and strangers among the candidates count for none', () => {
    const clauses = ['III.4.2-rates', 'III.4.2-deductible', 'III.4.2-cap'];
    const ranking = decided(
      ['rates', 2],
      ['topic childbirth', 1.9],
      ['stranger', 1.8],
      ['terms', 1.7],
      ['premium', 1.6],
    );
    expect(ranking).toMatchObject({ clauses });
  });
  it('is unclear when nobody knows what the best candidate stands for', () => {
    expect(decided(['stranger', 2], ['cap', 1.9])).toEqual({ kind: 'unclear', clauses: ['III.4.2-cap'] });
  });
  it('takes a candidate that nobody knows for a rival', () => {
    expect(decided(['cap', 1.5], ['stranger', 1.4])).toMatchObject({ confident: false });
  });
  it('is unclear when there is nothing to rank', () => {
    expect(decided()).toEqual({ kind: 'unclear', clauses: [] });
  });
});

describe('a topic that leads', () => {
  const clauses = ['III.4.2-cap'];
  const answered = (answer: Topic['answer']) =>
    decide(
      [{ id: 'topic', score: 1 }],
      new Map([
        [
          'topic',
          {
            kind: 'topic',
            name: 'it',
            topic: { answer, zh: '它', en: 'it', clauses, examples: {} },
          } as const,
        ],
      ]),
      thresholds,
    );

  it.each([
    ['not-in-plan', { kind: 'not-in-plan', topic: 'it', related: clauses }],
    ['inferred', { kind: 'inferred', topic: 'it', clauses }],
    ['profile-telephone', { kind: 'profile', what: 'telephone', clauses }],
    ['profile-hours', { kind: 'profile', what: 'hours', clauses }],
    ['profile-offices', { kind: 'profile', what: 'offices', clauses }],
    ['profile-institutions', { kind: 'profile', what: 'institutions', clauses }],
    ['historic-plan', { kind: 'historic', topic: 'it' }],
    ['third-party', { kind: 'third-party', clauses }],
    ['early-warning', { kind: 'early-warning', clauses }],
  ] as const)('is answered as %s', (answer, explained) => {
    expect(answered(answer)).toEqual(explained);
  });
});
