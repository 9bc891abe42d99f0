import { describe, expect, it } from 'vitest';
import { asTaught, sameWords } from '../../src/conversation/taught.ts';
import type { Understood } from '../../src/conversation/understand/understood.ts';
import type { Explained } from '../../src/explanation/explained.ts';
import type { Topic } from '../../src/explanation/material.ts';
import type { Meaning } from '../../src/learning/lesson.ts';

const topics: Record<string, Topic> = {
  childbirth: { answer: 'not-in-plan', zh: '生孩子', en: 'childbirth', clauses: [], examples: {} },
};
const unclear: Understood = {
  ...{ intent: 'clarify', confidence: 0.4, options: ['policy', 'claim'], slots: {}, mongolian: false },
};
const found: Explained = { kind: 'unclear', clauses: ['II.1', 'III.4.2-cap'] };

const hearing = (understood: Partial<Understood>, explained: Explained) => ({
  understanding: { understand: () => ({ ...unclear, ...understood }) },
  explanation: { explain: () => explained, nearness: () => 0 },
});
const taught = (
  meaning: Meaning,
  {
    text = '花了#包销到哪',
    understood = {},
    explained = found,
  }: {
    text?: string;
    understood?: Partial<Understood>;
    explained?: Explained;
  } = {},
) => asTaught(hearing(understood, explained), [{ text, language: 'zh-CN', meaning }], topics);

const claim: Meaning = { kind: 'intent', intent: 'claim' };
const cap: Meaning = { kind: 'clause', clause: 'III.4.2-cap' };

describe('words that were taught', () => {
  it.each(['花了300包销到哪', '花了 5,000，包销到哪？', '花了三百五包销到哪', '花了１２包銷到哪'])(
    '%s: the same, whatever the figure, the signs and the script',
    (text) => {
      const { understanding, explanation } = taught(claim);
      expect(understanding.understand(text)).toEqual({
        ...unclear,
        intent: 'claim',
        confidence: 1,
        options: [],
      });
      expect(explanation.explain(text)).toBe(found);
    },
  );

  it.each(['花了300包销', '包销到哪', '', '300'])('%s: other words, heard as before', (text) => {
    expect(taught(claim).understanding.understand(text)).toEqual(unclear);
  });

  it('of a clause are a question about the plan, surely answered by it', () => {
    const { understanding, explanation } = taught(cap);
    expect(understanding.understand('花了1包销到哪').intent).toBe('policy');
    expect(explanation.explain('花了1包销到哪')).toEqual({
      kind: 'answered',
      clauses: ['III.4.2-cap', 'II.1'],
      confident: true,
      together: [],
    });
  });

  it('of a clause that is explained with others are explained so still', () => {
    const explained: Explained = {
      ...{ kind: 'answered', clauses: ['II.1'], confident: false, together: ['II.1', 'III.4.2-cap'] },
    };
    expect(taught(cap, { explained }).explanation.explain('花了1包销到哪')).toMatchObject({
      together: ['II.1', 'III.4.2-cap'],
    });
  });

  it('of a topic are one that the plan is silent on', () => {
    const { explanation } = taught({ kind: 'topic', topic: 'childbirth' });
    expect(explanation.explain('花了1包销到哪')).toEqual({
      kind: 'not-in-plan',
      topic: 'childbirth',
      related: [],
    });
  });

  it.each<Partial<Understood>>([
    { intent: 'emergency', confidence: 0.4, options: [] },
    { intent: 'policy', confidence: 1, slots: { forWhom: 'other-household' } },
    { intent: 'language', confidence: 1, mongolian: true },
    { intent: 'opt-out', confidence: 0.75 },
    { intent: 'human', confidence: 0.96 },
    { intent: 'human', confidence: 1 },
    { intent: 'privacy', confidence: 1 },
    { intent: 'other', confidence: 1 },
  ])('never stand above what keeps people and households safe: %o', (understood) => {
    expect(taught(claim, { understood }).understanding.understand('花了1包销到哪')).toEqual({
      ...unclear,
      ...understood,
    });
  });

  it('never tell of somebody else’s household', () => {
    const explained: Explained = { kind: 'third-party', clauses: [] };
    expect(taught(cap, { explained }).explanation.explain('花了1包销到哪')).toBe(explained);
  });

  it('are none without a word in them', () => {
    const given = hearing({}, found);
    expect(asTaught(given, [{ text: '#某，#', language: 'zh-CN', meaning: claim }], topics)).toEqual(given);
    expect(asTaught(given, [], topics)).toEqual(given);
  });

  it('are compared up to a length only', () => {
    expect(sameWords('问'.repeat(200))).toHaveLength(200);
    expect(sameWords('问'.repeat(201))).toBe('');
  });
});
