import { describe, expect, it } from 'vitest';
import { isEnglish } from '../../src/explanation/english.ts';
import { explanation, material, plan } from './material-of-the-plan.ts';

const english = material.english;

describe('a question in English', () => {
  it.each([
    ['what is the deductible', true],
    ['Where do I pay?', true],
    ['CT能报吗', false],
    ['做个CT报多少', false],
    ['', false],
    ['ok', false],
  ])('%s: %s', (text, expected) => {
    expect(isEnglish(text)).toBe(expected);
  });
  it.each([
    ['how large is the deductible', 'III.4.2-deductible'],
    ['to whom do we hand our premium', 'III.3.2-collection'],
    ["may the account be used for the coming year's premium", 'III.4.2-not-premium'],
    ['what day is the payment deadline', 'III.3.3-deadline-1220'],
  ])('%s finds its clause', (question, clause) => {
    const explained = explanation.explain(question);
    expect(explained.kind === 'answered' && explained.clauses[0]).toBe(clause);
  });
  it('for both words finds both clauses', () => {
    const explained = explanation.explain('please explain deductible and cap');
    expect(explained.kind === 'answered' && explained.together).toEqual([
      'III.4.2-deductible',
      'III.4.2-cap',
    ]);
  });
  it('about childbirth is not in the plan', () => {
    expect(explanation.explain('how much for a caesarean birth').kind).toBe('not-in-plan');
  });
  it('about nothing of the scheme is unclear', () => {
    expect(explanation.explain('which bicycle wins').kind).toBe('unclear');
  });
});

describe('the English examples', () => {
  it('stand under names that there are', () => {
    const known = [
      ...Object.keys(english.clauses).filter((id) => !plan.clauses.has(id)),
      ...Object.keys(english.together).filter((name) => material.together[name] === undefined),
      ...Object.keys(english.topics).filter((name) => material.topics[name] === undefined),
    ];
    expect(known).toEqual([]);
  });
  it('are there for every topic and every two clauses together', () => {
    expect(Object.keys(material.topics).filter((name) => english.topics[name] === undefined)).toEqual([]);
    expect(Object.keys(material.together).filter((name) => english.together[name] === undefined)).toEqual([]);
  });
  it('stand under one heading each', () => {
    const asked = [english.clauses, english.together, english.topics].flatMap((part) =>
      Object.values(part).flat(),
    );
    expect(asked.filter((question, at) => asked.indexOf(question) !== at)).toEqual([]);
  });
});
