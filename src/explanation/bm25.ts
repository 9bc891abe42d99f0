/** A read-only inverted index that scores documents of terms by Okapi BM25. */
export interface Bm25 {
  readonly size: number;
  /** Adds each document's score into `scores` and returns what a document equal to the question would get. */
  readonly score: (terms: readonly string[], scores: Float64Array) => number;
}

export interface Bm25Settings {
  /** How fast a repeated term stops counting. */
  readonly k1: number;
  /** How much long documents are held back, 0 to 1. */
  readonly b: number;
}

interface Postings {
  readonly inverse: number;
  readonly documents: Int32Array;
  readonly weights: Float64Array;
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

export function createBm25(documents: readonly (readonly string[])[], { k1, b }: Bm25Settings): Bm25 {
  const mean = documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length);
  const found = new Map<string, { documents: number[]; weights: number[] }>();
  documents.forEach((terms, document) => {
    const held = k1 * (1 - b + (b * terms.length) / mean);
    for (const [term, count] of counted(terms)) {
      let entry = found.get(term);
      if (entry === undefined) {
        entry = { documents: [], weights: [] };
        found.set(term, entry);
      }
      entry.documents.push(document);
      entry.weights.push((count * (k1 + 1)) / (count + held));
    }
  });
  const unseen = Math.log(1 + documents.length);
  const postings = new Map<string, Postings>();
  for (const [term, entry] of found) {
    const held = entry.documents.length;
    const inverse = Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
    postings.set(term, {
      inverse,
      documents: Int32Array.from(entry.documents),
      weights: Float64Array.from(entry.weights, (weight) => weight * inverse),
    });
  }
  return {
    size: documents.length,
    score(terms, scores) {
      let whole = 0;
      for (const term of new Set(terms)) {
        const entry = postings.get(term);
        whole += entry?.inverse ?? unseen;
        if (entry === undefined) continue;
        const { documents: holders, weights } = entry;
        for (let index = 0; index < holders.length; index += 1) {
          const document = holders[index] ?? 0;
          scores[document] = (scores[document] ?? 0) + (weights[index] ?? 0);
        }
      }
      return whole;
    },
  };
}
