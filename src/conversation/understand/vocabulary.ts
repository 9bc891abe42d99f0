/** Which features are learnt from, and where the weights of each stand. */
import { buckets, type Features } from './features.ts';

/** A feature met once says more about its sentence than about its topic: it is left out. */
export function vocabularyOf(sentences: readonly Features[]): Features {
  const met = new Uint8Array(buckets);
  const kept: number[] = [];
  for (const features of sentences) {
    for (const feature of features) {
      const before = met[feature] ?? 0;
      if (before === 1) kept.push(feature);
      if (before < 2) met[feature] = before + 1;
    }
  }
  return Uint32Array.from(kept);
}

/** For each bucket the place of its feature, counted from 1; 0 for one that was not kept. */
export function placesOf(vocabulary: Features): Uint32Array {
  const places = new Uint32Array(buckets);
  for (const [place, feature] of vocabulary.entries()) places[feature] = place + 1;
  return places;
}

/** The places of those that were kept. */
export function indicesOf(features: Features, places: Uint32Array): Uint32Array {
  const indices = new Uint32Array(features.length);
  let known = 0;
  for (const feature of features) {
    const place = places[feature] ?? 0;
    if (place > 0) indices[known++] = place - 1;
  }
  return indices.slice(0, known);
}
