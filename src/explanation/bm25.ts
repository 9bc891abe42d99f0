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

/** Documents as the numbers of their terms. */
export interface Numbered {
  readonly terms: string[];
  readonly documents: readonly Uint32Array[];
}

export function numbered(documents: readonly (readonly string[])[]): Numbered {
  const known = new Map<string, number>();
  const numbers = documents.map((terms) => {
    const document = new Uint32Array(terms.length);
    for (const [at, term] of terms.entries()) {
      const number = known.get(term) ?? known.size;
      if (number === known.size) known.set(term, number);
      document[at] = number;
    }
    return document;
  });
  return { terms: [...known.keys()], documents: numbers };
}

/** Calls `found` for each different term of each document, in their order. */
function forEachFound(
  { terms, documents }: Numbered,
  found: (term: number, document: number, count: number) => void,
): void {
  const counts = new Uint32Array(terms.length);
  for (const [document, numbers] of documents.entries()) {
    for (const term of numbers) counts[term] = (counts[term] ?? 0) + 1;
    for (const term of numbers) {
      const count = counts[term] ?? 0;
      if (count > 0) found(term, document, count);
      counts[term] = 0;
    }
  }
}

export function tabulate(given: Numbered, { k1, b }: Bm25Settings): Bm25Table {
  const { terms, documents } = given;
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
  const starts = new Uint32Array(terms.length + 1);
  forEachFound(given, (term) => {
    starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  });
  const inverse = new Float64Array(terms.length);
  for (let term = 0; term < terms.length; term += 1) {
    const held = starts[term + 1] ?? 0;
    inverse[term] = Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
    starts[term + 1] = (starts[term] ?? 0) + held;
  }
  const next = starts.slice();
  const places = new Uint32Array(starts[terms.length] ?? 0);
  const weights = new Float64Array(places.length);
  forEachFound(given, (term, document, count) => {
    const place = next[term] ?? 0;
    next[term] = place + 1;
    const held = k1 * (1 - b + (b * (documents[document]?.length ?? 0)) / mean);
    places[place] = document;
    weights[place] = ((count * (k1 + 1)) / (count + held)) * (inverse[term] ?? 0);
  });
  return { size: documents.length, terms, inverse, starts, documents: places, weights };
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
        const start = place === undefined ? 0 : (starts[place] ?? 0);
        const end = place === undefined ? 0 : (starts[place + 1] ?? 0);
        if (place === undefined || start === end) {
          whole += unseen;
          continue;
        }
        whole += inverse[place] ?? 0;
        for (let at = start; at < end; at += 1) {
          const document = documents[at] ?? 0;
          scores[document] = (scores[document] ?? 0) + (weights[at] ?? 0);
        }
      }
      return whole;
    },
  };
}
