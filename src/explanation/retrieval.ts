import { bm25Of } from './bm25.ts';
import { indexOf, markOf, type Candidate, type RetrievalIndex } from './retrieval-index.ts';
import { readAtMost } from './terms.ts';
import type { Terms } from './terms.ts';

export interface Ranked {
  readonly id: string;
  /** 0 is nothing in common; a question asked before, word for word, is above 1. */
  readonly score: number;
}

/**
 * How much each view counts. Found on the examples alone, one voice left out at a time: the words that a candidate's
 * examples use in sum tell most, the nearest two examples and the sound correct it, the matter named keeps
 * unanswered topics apart from clauses.
 */
const weights = {
  nearest: 0.1,
  secondNearest: 0.18,
  signs: 1.1,
  sounds: 0.3,
  concepts: 0.09,
  sameWords: 5,
  /** What is left of a candidate whose wanted matters the question does not all name. */
  unnamed: 0.75,
} as const;

/**
 * Ranks candidates, best first, by BM25 over single examples (max) and over all of a candidate's words (sum).
 * `termsOf` cuts questions and texts alike; `index` is that of these candidates, made here unless it was kept.
 */
export function createRetrieval(
  candidates: readonly Candidate[],
  termsOf: (text: string) => Terms,
  index: RetrievalIndex = indexOf(candidates, termsOf),
): (question: string) => Ranked[] {
  const { owners } = index;
  const askedBefore = new Map(index.asked.map((mark, example) => [mark, owners[example]]));
  const single = bm25Of(index.single);
  const sums = (['signs', 'sounds', 'concepts'] as const).map((view) => ({
    view,
    weight: weights[view],
    table: bm25Of(index.sums[view]),
  }));

  return (question) => {
    const terms = termsOf(question);
    const fused = new Float64Array(candidates.length);
    for (const { view, weight, table } of sums) {
      const scores = new Float64Array(candidates.length);
      const whole = table.score(terms[view], scores);
      if (whole === 0) continue;
      for (let at = 0; at < fused.length; at += 1)
        fused[at] = (fused[at] ?? 0) + (weight * (scores[at] ?? 0)) / whole;
    }
    const byExample = new Float64Array(single.size);
    const whole = single.score(terms.signs, byExample);
    const nearest = new Float64Array(candidates.length);
    const second = new Float64Array(candidates.length);
    for (let example = 0; example < byExample.length; example += 1) {
      const score = byExample[example] ?? 0;
      if (score === 0) continue;
      const owner = owners[example] ?? 0;
      if (score > (nearest[owner] ?? 0)) {
        second[owner] = nearest[owner] ?? 0;
        nearest[owner] = score;
      } else if (score > (second[owner] ?? 0)) second[owner] = score;
    }
    const same = askedBefore.get(markOf(question.slice(0, readAtMost)));
    const names = (concept: string): boolean => terms.concepts.includes(`#${concept}`);
    const scored = candidates.map(({ id, wants = [], unless = [] }, at) => {
      const near = weights.nearest * (nearest[at] ?? 0) + weights.secondNearest * (second[at] ?? 0);
      const again = same === at ? weights.sameWords : 0;
      const named = wants.every(names) && !unless.some(names) ? 1 : weights.unnamed;
      return { id, score: named * ((fused[at] ?? 0) + (whole === 0 ? 0 : near / whole)) + again };
    });
    return stoodIn(scored, candidates, names).sort((one, other) => other.score - one.score);
  };
}

/** A candidate that stands in for others takes the best of their scores, and they have none left. */
function stoodIn(
  scored: readonly Ranked[],
  candidates: readonly Candidate[],
  names: (concept: string) => boolean,
): Ranked[] {
  const standing = candidates.filter(
    ({ wants = [], insteadOf = [], unless = [] }) =>
      insteadOf.length > 0 && wants.every(names) && !unless.some(names),
  );
  const replaced = new Set(standing.flatMap(({ insteadOf = [] }) => insteadOf));
  return scored.map(({ id, score }) => {
    if (replaced.has(id)) return { id, score: 0 };
    const { insteadOf = [] } = standing.find((one) => one.id === id) ?? {};
    const theirs = scored.filter((one) => insteadOf.includes(one.id)).map((one) => one.score);
    return { id, score: Math.max(score, ...theirs) };
  });
}
