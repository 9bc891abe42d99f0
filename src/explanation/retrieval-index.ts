import { hash } from 'node:crypto';
import { z } from 'zod';
import { tableShape, tabulate } from './bm25.ts';
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
  const wholes = candidates.map(({ examples, text }) => ({
    examples: examples.map((example) => termsOf(example)),
    text: termsOf(text),
  }));
  const sumOf = (view: keyof Terms) =>
    tabulate(
      wholes.map(({ examples, text }) => [...examples, text].flatMap((part) => part[view])),
      forSums,
    );
  return {
    asked: candidates.flatMap(({ examples }) => examples.map(markOf)),
    owners: Uint32Array.from(candidates.flatMap(({ examples }, owner) => examples.map(() => owner))),
    single: tabulate(
      wholes.flatMap(({ examples }) => examples.map(({ signs }) => signs)),
      forExamples,
    ),
    sums: { signs: sumOf('signs'), sounds: sumOf('sounds'), concepts: sumOf('concepts') },
  };
}
