import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createExplanation } from '../../src/explanation/explanation.ts';
import { fold } from '../../src/explanation/fold.ts';
import type { Keep } from '../../src/kernel/keep.ts';
import { keepIn } from '../../src/kept.ts';
import { explanation, material, plan } from './material-of-the-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'heyi-clauses-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const heldOut = Object.values(
  z
    .record(z.string(), z.array(z.object({ ask: z.string() })))
    .parse(parse(readFileSync(join(import.meta.dirname, 'held-out.yaml'), 'utf8'))),
)
  .flat()
  .map(({ ask }) => ask);
const examples = [
  ...Object.values(material.clauses),
  ...Object.values(material.topics).map((t) => t.examples),
]
  .flatMap((voices) => Object.values(voices))
  .flat();
const english = Object.values(material.english.clauses).flat();

/** The names of what is made anew. */
function madeAnew(clauses: typeof plan.clauses) {
  const made: string[] = [];
  const keep: Keep = (thing) => {
    const make = () => {
      made.push(thing.name);
      return thing.make();
    };
    return keepIn(folder, 'code')({ ...thing, make });
  };
  return { explanation: createExplanation(material, clauses, keep), made };
}

describe('a clause index that was kept', () => {
  it('is not made again, and explains every question as one made anew does', () => {
    const first = madeAnew(plan.clauses);
    const later = madeAnew(plan.clauses);

    expect([first.made, later.made]).toEqual([['clauses-zh', 'clauses-en'], []]);
    for (const question of [...heldOut, ...examples, ...english])
      expect(later.explanation.explain(question)).toEqual(explanation.explain(question));
  });

  it('lies in files that hold no example sentence', () => {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    // Two signs are a term, and some short questions name a concept; of the longer ones every tenth is looked for.
    const sentences = [...examples, ...english]
      .filter((_, at) => at % 10 === 0)
      .flatMap((text) => [text, fold(text)])
      .filter((text) => (text.match(/\p{sc=Han}|[a-z\d]+/giu) ?? []).length > 5);
    const found = sentences.filter((text) =>
      files.some((file) => file.includes(text, 0, 'utf16le') || file.includes(text, 0, 'latin1')),
    );

    expect(files).toHaveLength(2);
    expect(found).toEqual([]);
  });

  it('is made anew for the original wording of a clause', () => {
    const clauses = new Map(plan.clauses);
    const [first] = plan.clauses;
    expect(first).toBeDefined();
    if (first === undefined) return;
    const [id, clause] = first;
    clauses.set(id, { ...clause, text: { ...clause.text, 'zh-CN': '原文另有一句话。' } });

    expect(madeAnew(clauses).made).toEqual(['clauses-zh']);
  });
});
