import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Explained } from '../../src/explanation/explained.ts';
import { explanation, material, plan } from './material-of-the-plan.ts';

const question = z.strictObject({ ask: z.string(), means: z.union([z.string(), z.array(z.string())]) });
const voices = z
  .record(z.string(), z.array(question))
  .parse(parse(readFileSync(join(import.meta.dirname, 'held-out.yaml'), 'utf8')));
const questions = Object.values(voices)
  .flat()
  .map(({ ask, means }) => ({ ask, means: [means].flat() }));

const isTopic = (means: readonly string[]): boolean => means.some((meaning) => meaning.startsWith('topic '));
const answerable = questions.filter(({ means }) => !isTopic(means));
const unanswerable = questions.filter(({ means }) => isTopic(means));

function clausesOf(explained: Explained): readonly string[] {
  return explained.kind === 'answered' || explained.kind === 'inferred' ? explained.clauses : [];
}

function share<T>(all: readonly T[], right: (one: T) => boolean): number {
  return all.filter(right).length / all.length;
}

describe('questions nobody tuned on', () => {
  it('are many, and name only what there is', () => {
    expect(questions.length).toBeGreaterThanOrEqual(150);
    expect(unanswerable.length).toBeGreaterThanOrEqual(40);
    const unknown = questions
      .flatMap(({ means }) => means)
      .filter(
        (meaning) =>
          !plan.clauses.has(meaning) && material.topics[meaning.replace('topic ', '')] === undefined,
      );
    expect(unknown).toEqual([]);
  });
  it('stand in no example file', () => {
    const examples = [material.clauses, ...[material.together, material.topics].map((part) => part)].flatMap(
      (part) => Object.values(part).flatMap((entry) => JSON.stringify(entry)),
    );
    expect(questions.filter(({ ask }) => examples.some((text) => text.includes(`"${ask}"`)))).toEqual([]);
  });
  it('find their clause first in at least 88 of 100', () => {
    const right = share(answerable, ({ ask, means }) =>
      means.includes(clausesOf(explanation.explain(ask))[0] ?? ''),
    );
    expect(right).toBeGreaterThanOrEqual(0.88);
  });
  it('find their clause among three in at least 95 of 100', () => {
    const right = share(answerable, ({ ask, means }) => {
      const explained = explanation.explain(ask);
      const offered = 'clauses' in explained ? explained.clauses : [];
      return offered.some((clause) => means.includes(clause));
    });
    expect(right).toBeGreaterThanOrEqual(0.95);
  });
  it('are said not to be in the plan in at least 95 of 100 where they are not', () => {
    const right = share(unanswerable, ({ ask, means }) => {
      const explained = explanation.explain(ask);
      return (
        !['answered', 'unclear'].includes(explained.kind) ||
        clausesOf(explained).some((id) => means.includes(id))
      );
    });
    expect(right).toBeGreaterThanOrEqual(0.95);
  });
  it('are answered directly only where that is right in at least 95 of 100', () => {
    const direct = answerable.filter(({ ask }) => {
      const explained = explanation.explain(ask);
      return explained.kind === 'answered' && explained.confident;
    });
    expect(direct.length).toBeGreaterThan(answerable.length / 2);
    const right = share(direct, ({ ask, means }) =>
      means.includes(clausesOf(explanation.explain(ask))[0] ?? ''),
    );
    expect(right).toBeGreaterThanOrEqual(0.95);
  });
});
