import { describe, expect, it } from 'vitest';
import { fen } from '../../../src/kernel/money.ts';
import { scheme, situation } from './enrolment-household.ts';
import { question, told } from './policy-told.ts';

describe('a question that no clause answers', () => {
  const clauses = ['III.4.2-cap', 'III.4.2-rates', 'III.4.2-deductible', 'III.6.2-referral'];
  const withLine = {
    ...scheme,
    profile: { ...scheme.profile, incomeLines: [{ year: 2026, amount: fen(1_000_000), source: '公报' }] },
  };

  it('left open by the plan: what is assumed, and who can say', () => {
    expect(told({ kind: 'inferred', topic: 'pooling', clauses: ['III.4.2-cap'] })).toEqual({
      outcome: 'done',
      lines: ['policy-inferred', 'policy-assumed', 'policy-check', '封顶线的话。', '再一句。'],
      choices: ['intent-human', 'policy-unhelpful'],
      citations: ['III.4.2-cap'],
      found: { clauses: ['III.4.2-cap'], answered: true },
    });
    expect(told({ kind: 'inferred', topic: 'unheard', clauses: [] }).lines).toEqual([
      'policy-inferred',
      'policy-check',
    ]);
  });

  it('not in the plan: said so, two related clauses offered, handed over', () => {
    expect(told({ kind: 'not-in-plan', topic: 'unheard', related: clauses })).toEqual({
      outcome: 'done',
      lines: ['policy-not-in-plan', 'policy-ask-office'],
      choices: ['clause:III.4.2-cap', 'clause:III.4.2-rates', 'policy-hand-over', 'policy-unhelpful'],
      citations: undefined,
      found: { clauses: [], answered: false },
    });
  });

  it('of today’s insurance: another plan', () => {
    expect(told({ kind: 'historic', topic: 'x' })).toMatchObject({
      lines: ['policy-historic', 'policy-historic-premium', 'policy-historic-next'],
      citations: ['III.2.1-premium-10'],
      found: { clauses: [], answered: false },
    });
  });

  it('of somebody else’s household: not told', () => {
    expect(told({ kind: 'third-party', clauses })).toMatchObject({
      lines: ['policy-third-party', 'policy-third-party-next'],
      choices: ['intent-claim'],
      citations: clauses,
      found: { clauses: clauses.slice(0, 3), answered: true },
    });
  });

  it.each([
    ['without the office’s income line', situation(), 'policy-early-warning-no-income'],
    ['with it', situation({ scheme: withLine }), 'policy-early-warning-income'],
    [
      'with that of another year',
      situation({ scheme: withLine, today: '2027-01-01' }),
      'policy-early-warning-no-income',
    ],
  ])('of heavy costs %s', (_, at, income) => {
    expect(
      told({ kind: 'early-warning', clauses: ['II.8-medical-assistance'] }, question(), at),
    ).toMatchObject({
      lines: ['policy-early-warning', 'policy-early-warning-lines', income, 'policy-early-warning-next'],
      choices: ['intent-human'],
      citations: ['II.8-medical-assistance'],
    });
  });

  it('not found: said so, three clauses are offered, and a person', () => {
    expect(told({ kind: 'unclear', clauses })).toMatchObject({
      lines: ['policy-unclear', 'policy-unclear-next'],
      choices: ['clause:III.4.2-cap', 'clause:III.4.2-rates', 'clause:III.4.2-deductible', 'intent-human'],
      found: { clauses: [], answered: false },
    });
  });
});
