/** What was learnt, and how much the classifier's scores may be trusted. */
import { z } from 'zod';
import {
  classifierOf,
  fit,
  prepare,
  softmax,
  type Classifier,
  type Sample,
  type Training,
} from './classifier.ts';
import type { Features } from './features.ts';

export interface Calibrated<Label extends string> extends Classifier<Label> {
  /** Probabilities in the order of `labels`, after the temperature. */
  readonly probabilities: (features: Features) => Float64Array;
}

/**
 * The one under which classifiers were least surprised by authors they had not read. It hangs on how they are trained,
 * hardly on the examples; a test fits it anew to authors held back, a start has no time for that.
 */
export const temperature = 0.5;

/** What training leaves behind: data alone, no sentence. */
export const learnedShape = z.object({
  /** The features in the order of their weights. */
  vocabulary: z.instanceof(Uint32Array),
  weights: z.instanceof(Float32Array),
});
export type Learned = z.infer<typeof learnedShape>;

export function learn<Label extends string>(
  samples: readonly Sample<Label>[],
  labels: readonly Label[],
  training?: Training,
): Learned {
  const prepared = prepare(samples, labels);
  return { vocabulary: prepared.vocabulary, weights: fit(prepared, labels, training) };
}

/** The classifier that was learnt; `labels` as they were then. */
export function calibrated<Label extends string>(
  { vocabulary, weights }: Learned,
  labels: readonly Label[],
): Calibrated<Label> {
  const classifier = classifierOf(labels, vocabulary, weights);
  return {
    ...classifier,
    probabilities: (features) => softmax(classifier.scores(features), temperature),
  };
}
