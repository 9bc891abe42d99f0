import { hash } from 'node:crypto';
import { z } from 'zod';
import { numbered, type Numbered, tableShape, tabulate } from './bm25.ts';
import { fold } from './fold.ts';
import type { Terms } from './terms.ts';

/** One possible answer and the texts by which a question is known to mean it. */
export interface Candidate {
  readonly id: string;
  readonly examples: readonly string[];
  /** The answer's own words: title, clause, plain text. */
  readonly text: string;
  /** Matters a question must name to mean this: two clauses together are for questions that name both. */
  readonly wants?: readonly string[];
  /** Candidates it stands in for when all its wants are named and none of `unless` is. */
  readonly insteadOf?: readonly string[];
  readonly unless?: readonly string[];
}

/** What is counted over all candidates before the first question: data alone, no sentence. */
export const indexShape = z.object({
  /** The mark of each example, and the candidate it belongs to. */
  asked: z.array(z.string()),
  owners: z.instanceof(Uint32Array),
  /** Every example by itself. */
  single: tableShape,
  /** All of a candidate's words, in each of the three views. */
  sums: z.object({ signs: tableShape, sounds: tableShape, concepts: tableShape }),
});
export type RetrievalIndex = z.infer<typeof indexShape>;

const forExamples = { k1: 0.6, b: 0.5 };
const forSums = { k1: 1.6, b: 0.5 };

/** By this a question asked before is known again, word for word; the words cannot be read from it. */
export function markOf(text: string): string {
  return hash('sha256', fold(text), 'base64').slice(0, 16);
}

export function indexOf(candidates: readonly Candidate[], termsOf: (text: string) => Terms): RetrievalIndex {
  const examples = candidates.flatMap((one, owner) => one.examples.map((text) => ({ owner, text })));
  const parts = [...examples.map(({ text }) => text), ...candidates.map(({ text }) => text)].map(termsOf);
  const owners = Uint32Array.from(examples, ({ owner }) => owner);
  const views = {
    signs: numbered(parts.map(({ signs }) => signs)),
    sounds: numbered(parts.map(({ sounds }) => sounds)),
    concepts: numbered(parts.map(({ concepts }) => concepts)),
  };
  const sumOf = (view: keyof typeof views) => tabulate(joined(views[view], owners), forSums);
  return {
    asked: examples.map(({ text }) => markOf(text)),
    owners,
    single: tabulate(
      { ...views.signs, documents: views.signs.documents.slice(0, examples.length) },
      forExamples,
    ),
    sums: { signs: sumOf('signs'), sounds: sumOf('sounds'), concepts: sumOf('concepts') },
  };
}

/** All of a candidate's words in one document: its examples' and, behind all examples, its own. */
function joined({ terms, documents }: Numbered, owners: Uint32Array): Numbered {
  const own = documents.slice(owners.length).map((document) => [document]);
  for (const [example, owner] of owners.entries()) own[owner]?.push(documents[example] ?? new Uint32Array());
  return { terms, documents: own.map(inOne) };
}

function inOne(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
