import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { answerAccountLine } from '../../src/commands/account.ts';
import { answerEstimateLine } from '../../src/commands/estimate.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';

const workedCase = z.strictObject({
  title: z.string(),
  clauses: z.array(z.string()).default([]),
  ask: z.record(z.string(), z.unknown()),
  answer: z.record(z.string(), z.unknown()),
});
const path = new URL('../../src/policy/bairin-left-banner/cases.yaml', import.meta.url);
const cases = z
  .strictObject({ estimate: z.array(workedCase), account: z.array(workedCase) })
  .parse(parse(readFileSync(path, 'utf8')));
const { tariff, clauses } = readRuleSet();

describe('the worked cases of the plan: estimates', () => {
  it.each(cases.estimate)('$title', ({ ask, answer }) => {
    expect(answerEstimateLine(tariff, ask)).toMatchObject(answer);
  });
});

describe('the worked cases of the plan: family account and fund', () => {
  it.each(cases.account)('$title', ({ ask, answer }) => {
    expect(answerAccountLine(tariff, ask)).toMatchObject(answer);
  });
});

describe('the case file', () => {
  it('names only clauses that the plan holds', () => {
    const named = [...cases.estimate, ...cases.account].flatMap((one) => one.clauses);
    expect(named.filter((id) => !clauses.has(id))).toEqual([]);
  });

  it('answers with the clauses that a case of a sum or a route names, unless it names the rule it refuses by', () => {
    for (const { ask, answer, clauses: named, title } of cases.estimate) {
      if ('error' in answer || 'pooledReimbursement' in answer) continue;
      expect(answerEstimateLine(tariff, ask), title).toMatchObject({
        citations: expect.arrayContaining(named) as unknown,
      });
    }
  });
});
