import { z } from 'zod';

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

/**
 * The index as flat data. The documents that hold term n, and its weight in each, stand in `documents` and `weights`
 * from `starts[n]` up to `starts[n + 1]`.
 */
export const tableShape = z.object({
  size: z.number(),
  terms: z.array(z.string()),
  inverse: z.instanceof(Float64Array),
  starts: z.instanceof(Uint32Array),
  documents: z.instanceof(Uint32Array),
  weights: z.instanceof(Float64Array),
});
export type Bm25Table = z.infer<typeof tableShape>;

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

export function tabulate(documents: readonly (readonly string[])[], { k1, b }: Bm25Settings): Bm25Table {
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
  const entries = [...found.values()];
  const inverse = Float64Array.from(entries, ({ documents: { length: held } }) =>
    Math.log(1 + (documents.length - held + 0.5) / (held + 0.5)),
  );
  const starts = new Uint32Array(entries.length + 1);
  entries.forEach((entry, term) => {
    starts[term + 1] = (starts[term] ?? 0) + entry.documents.length;
  });
  return {
    size: documents.length,
    terms: [...found.keys()],
    inverse,
    starts,
    documents: Uint32Array.from(entries.flatMap((entry) => entry.documents)),
    weights: Float64Array.from(
      entries.flatMap((entry, term) => entry.weights.map((weight) => weight * (inverse[term] ?? 0))),
    ),
  };
}

export function bm25Of({ size, terms, inverse, starts, documents, weights }: Bm25Table): Bm25 {
  const places = new Map(terms.map((term, place) => [term, place]));
  const unseen = Math.log(1 + size);
  return {
    size,
    score(asked, scores) {
      let whole = 0;
      for (const term of new Set(asked)) {
        const place = places.get(term);
        if (place === undefined) {
          whole += unseen;
          continue;
        }
        whole += inverse[place] ?? 0;
        const end = starts[place + 1] ?? 0;
        for (let at = starts[place] ?? 0; at < end; at += 1) {
          const document = documents[at] ?? 0;
          scores[document] = (scores[document] ?? 0) + (weights[at] ?? 0);
        }
      }
      return whole;
    },
  };
}
