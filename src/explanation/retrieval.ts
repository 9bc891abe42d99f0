import { createBm25 } from './bm25.ts';
import { createSyllables } from './syllables.ts';
import { termsOf } from './terms.ts';

/** One possible answer and the texts by which a question is known to mean it. */
export interface Candidate {
  readonly id: string;
  readonly examples: readonly string[];
  /** The answer's own words: title, clause, plain text. */
  readonly text: string;
}

export interface Ranked {
  readonly id: string;
  /** About 0 (nothing in common) to about 1 (as asked before). */
  readonly score: number;
}

/** How much each view of a candidate counts; found on the examples by leaving one voice out at a time. */
export interface RetrievalWeights {
  readonly best: number;
  readonly second: number;
  readonly sum: number;
  readonly sounds: number;
}

export const weights: RetrievalWeights = { best: 0.5, second: 0.15, sum: 0.35, sounds: 0.4 };

/** Ranks candidates by BM25 over signs and over sounds: nearest examples (max) and all its words (sum), fused. */
export function createRetrieval(candidates: readonly Candidate[], fusion: RetrievalWeights = weights) {
  const syllable = createSyllables();
  const owners: number[] = [];
  const exampleTerms = candidates.flatMap((candidate, owner) =>
    candidate.examples.map((example) => {
      owners.push(owner);
      return termsOf(example, syllable);
    }),
  );
  const owner = Int32Array.from(owners);
  const wholes = candidates.map(() => ({ signs: [] as string[], sounds: [] as string[] }));
  exampleTerms.forEach(({ signs, sounds }, index) => {
    const whole = wholes[owner[index] ?? 0];
    whole?.signs.push(...signs);
    whole?.sounds.push(...sounds);
  });
  candidates.forEach(({ text }, index) => {
    const { signs, sounds } = termsOf(text, syllable);
    wholes[index]?.signs.push(...signs);
    wholes[index]?.sounds.push(...sounds);
  });
  const short = { k1: 0.6, b: 0.5 };
  const long = { k1: 1.6, b: 0.5 };
  const spaces = [
    { space: 'signs', weight: 1 - fusion.sounds },
    { space: 'sounds', weight: fusion.sounds },
  ] as const;
  const views = spaces.map(({ space, weight }) => ({
    space,
    weight,
    examples: createBm25(exampleTerms.map((terms) => terms[space]), short),
    wholes: createBm25(wholes.map((terms) => terms[space]), long),
  }));

  return function rank(question: string): Ranked[] {
    const terms = termsOf(question, syllable);
    const fused = new Float64Array(candidates.length);
    for (const { space, weight, examples, wholes: sums } of views) {
      const byExample = new Float64Array(examples.size);
      const bySum = new Float64Array(sums.size);
      const self = examples.score(terms[space], byExample);
      const selfSum = sums.score(terms[space], bySum);
      if (self === 0) continue;
      const best = new Float64Array(candidates.length);
      const second = new Float64Array(candidates.length);
      for (let index = 0; index < byExample.length; index += 1) {
        const score = byExample[index] ?? 0;
        const at = owner[index] ?? 0;
        if (score > (best[at] ?? 0)) {
          second[at] = best[at] ?? 0;
          best[at] = score;
        } else if (score > (second[at] ?? 0)) second[at] = score;
      }
      for (let at = 0; at < candidates.length; at += 1) {
        const nearest = (fusion.best * (best[at] ?? 0) + fusion.second * (second[at] ?? 0)) / self;
        fused[at] = (fused[at] ?? 0) + weight * (nearest + (fusion.sum * (bySum[at] ?? 0)) / selfSum);
      }
    }
    return candidates
      .map(({ id }, index) => ({ id, score: fused[index] ?? 0 }))
      .sort((one, other) => other.score - one.score);
  };
}
