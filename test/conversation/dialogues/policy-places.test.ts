import { describe, expect, it } from 'vitest';
import { pressed, signedFor, situation } from './enrolment-household.ts';
import { answered, question, told } from './policy-told.ts';

/** The search is not asked: it would find another clause. */
const search = answered(['II.5-transparency'], { confident: true });

describe('a clause asked for by its number', () => {
  it('is told like any other', () => {
    expect(told(search, question('三（六）2是什么意思'))).toMatchObject({
      outcome: 'done',
      citations: ['III.6.2-referral'],
      choices: ['intent-human', 'policy-unhelpful'],
      found: { clauses: ['III.6.2-referral'], answered: true },
    });
  });

  it('is told with the few that stand there with it', () => {
    expect(told(search, question('三（三）2')).citations).toEqual([
      'III.3.2-collection',
      'III.3.2-receipt',
      'III.3.2-transfer-to-special-account',
    ]);
  });

  it('is asked for once more where many stand there', () => {
    const { lines, choices, citations, found } = told(search, question('三（四）2怎么说'));

    expect(lines).toEqual(['policy-place-holds']);
    expect(choices).toHaveLength(10);
    expect(choices).toContain('clause:III.4.2-cap');
    expect(citations).toBeUndefined();
    expect(found?.answered).toBe(true);
  });

  it('of a part or a section is asked for by what it holds, the lead-in first', () => {
    expect(told(search, question('三（三）')).choices).toEqual([
      'clause:III.3.0-fund-principles',
      'place:III.3.1',
      'place:III.3.2',
      'place:III.3.3',
      'intent-human',
    ]);
  });

  it('is told when the button of its place is pressed', () => {
    const button = pressed('place:III.6.2');

    expect(told(search, button).citations).toEqual(['III.6.2-referral']);
    expect(told(search, pressed('place:III.6.9')).citations).not.toContain('III.6.2-referral');
  });

  it('that does not exist is said not to, with those beside it, and nobody has to learn from it', () => {
    expect(told(search, question('三（五）7是啥'))).toEqual({
      outcome: 'done',
      lines: ['policy-no-such-place', 'policy-places-near'],
      choices: ['place:III.5.1', 'place:III.5.2', 'intent-human'],
      citations: undefined,
      found: undefined,
    });
  });

  it('is not told in a year that is not signed', () => {
    const at = situation({ scheme: signedFor(2025) });

    expect(told(search, question('三（六）2'), at).found).toEqual({ clauses: [], answered: false });
  });
});
