import { describe, expect, it } from 'vitest';
import { policyDialogue } from '../../../src/conversation/dialogues/policy.ts';
import { pressed, signedFor, situation } from './enrolment-household.ts';
import { answered, question, step, told } from './policy-told.ts';

describe('a question that a clause answers', () => {
  it('is answered by the best clause; the next two are offered', () => {
    const clauses = ['III.4.2-cap', 'III.4.2-rates', 'III.4.2-deductible', 'III.6.2-referral'];

    expect(told(answered(clauses))).toMatchObject({
      outcome: 'done',
      choices: [
        'clause:III.4.2-rates',
        'clause:III.4.2-deductible',
        'intent-human',
        'policy-unhelpful:III.4.2-rates:III.4.2-deductible',
      ],
      citations: ['III.4.2-cap'],
      found: { clauses: clauses.slice(0, 3), answered: true },
    });
  });

  it('is told in plain words, then what next, then the wording and what the plan leaves open', () => {
    const { lines = [] } = told(answered(['III.4.2-cap']));

    expect(lines.slice(0, 4)).toEqual(['封顶线的话。', '再一句。', '下一步甲。', 'policy-quote']);
    expect(lines[4]).toContain('方案没写明');
    expect(lines).toHaveLength(5);
  });

  it('is answered by clauses that belong together, with one next step', () => {
    const together = ['III.4.2-cap', 'III.4.2-rates'];
    const answer = told(answered([...together, 'III.4.2-deductible'], { together }));

    expect(answer).toMatchObject({
      choices: ['clause:III.4.2-deductible', 'intent-human', 'policy-unhelpful:III.4.2-deductible'],
      citations: together,
    });
    expect(answer.lines?.slice(0, 6)).toEqual([
      '封顶线的话。',
      '再一句。',
      '比例的话。',
      '比例二。',
      '下一步甲。',
      'policy-quote',
    ]);
  });

  it('never passes the ten yuan off as today’s price', () => {
    const premium = answered(['III.2.1-premium-10']);

    expect(told(premium).lines?.slice(0, 3)).toEqual(['十块钱的话。', '十块二。', 'policy-historic-premium']);
    expect(told(premium, question('每人交10块对吗')).lines?.[0]).toBe('十块钱的话。');
    expect(told(premium, question('每人要交400吗'))).toMatchObject({
      lines: ['policy-historic', 'policy-historic-premium', 'policy-historic-next'],
      found: { clauses: [], answered: false },
    });
    expect(told(answered(['III.4.2-cap']), question('花了400能报吗')).lines?.[0]).toBe('封顶线的话。');
  });

  it('is not answered in a year that is not signed', () => {
    const at = situation({ scheme: signedFor(2025) });

    for (const explained of [
      answered(['III.4.2-cap']),
      { kind: 'inferred', topic: 'pooling', clauses: [] } as const,
    ])
      expect(told(explained, question(), at).found).toEqual({ clauses: [], answered: false });
    expect(told({ kind: 'third-party', clauses: ['III.4.2-cap'] }, question(), at).found?.answered).toBe(
      true,
    );
  });
});

describe('a message on another topic', () => {
  it.each(['claim', 'other', 'clarify'] as const)('is left alone unless the find is sure: %s', (intent) => {
    const given = question('…', { intent });

    expect(told(answered(['III.4.2-cap']), given).outcome).toBe('pass');
    expect(told({ kind: 'unclear', clauses: [] }, given).outcome).toBe('pass');
    expect(told(answered(['III.4.2-cap'], { confident: true }), given).outcome).toBe('done');
  });

  it('is looked up when the person had been asked what they want to know', () => {
    const asked = { asked: true };
    const of = (intent: 'other' | 'clarify' | 'claim') =>
      told(answered(['III.4.2-cap']), question('…', { intent }), situation(), asked).outcome;

    expect([of('other'), of('clarify'), of('claim')]).toEqual(['done', 'done', 'pass']);
  });

  it('is left alone when nothing could be looked up', () => {
    expect(told(undefined).outcome).toBe('pass');
    expect(told(undefined, pressed('clause:III.4.2-cap')).outcome).toBe('pass');
  });
});

describe('the menu', () => {
  it.each(['政策', '问政策', '我想问一下政策', 'Ask about the plan'])(
    '“%s” offers what is asked most',
    (text) => {
      expect(told(undefined, question(text))).toMatchObject({
        outcome: 'resting',
        lines: ['policy-ask'],
        choices: [
          'clause:III.4.2-deductible',
          'clause:III.4.2-rates',
          'clause:III.3.3-deadline-1220',
          'clause:III.4.1-family-account-8',
        ],
      });
      expect(step(undefined, question(text)).outcome).toMatchObject({ state: { asked: true } });
    },
  );

  it('tells the clause that is pressed, and no other', () => {
    const unclear = { kind: 'unclear', clauses: [] } as const;

    expect(told(unclear, pressed('clause:III.4.2-cap')).citations).toEqual(['III.4.2-cap']);
    expect(told(unclear, pressed('clause:III.9.9-none')).outcome).toBe('pass');
    expect(told(unclear, pressed('xlause:III.4.2-cap')).outcome).toBe('pass');
  });

  it('is asked again after an interruption, and looks up what was said', () => {
    expect(policyDialogue.ask({}, situation()).lines).toEqual([{ id: 'policy-ask' }]);
    expect(policyDialogue.needs(undefined, question('门诊'), situation())).toEqual({
      explanation: { question: '门诊' },
    });
  });
});

describe('不是我要问的', () => {
  it('is answered with an apology, what else may be meant, and the way to a person', () => {
    expect(told(undefined, pressed('policy-unhelpful:III.4.2-rates:III.4.2-gone'))).toEqual({
      outcome: 'done',
      lines: ['policy-unhelpful'],
      choices: ['clause:III.4.2-rates', 'intent-human'],
      citations: undefined,
      found: undefined,
    });
  });

  it('is answered so with nothing else to offer as well', () => {
    expect(told(undefined, pressed('policy-unhelpful')).choices).toEqual(['intent-human']);
  });
});
