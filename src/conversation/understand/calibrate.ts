/**
 * How much the classifier's scores may be trusted. It is judged only on voices it was not trained on
 * (held back by author), and one temperature is fitted to those judgements.
 */
import { z } from 'zod';
import {
  classifierOf,
  fit,
  prepare,
  softmax,
  type Classifier,
  type Prepared,
  type Sample,
  type Training,
} from './classifier.ts';
import type { Features } from './features.ts';

export interface AuthoredSample<Label extends string> extends Sample<Label> {
  readonly author: string;
}

export interface Calibrated<Label extends string> extends Classifier<Label> {
  /** Probabilities in the order of `labels`, after the temperature. */
  readonly probabilities: (features: Features) => Float64Array;
  readonly temperature: number;
}

interface Judgement {
  readonly scores: Float64Array;
  readonly target: number;
}

/** One author in three is held back: enough sentences to fit a single number, in two thirds of one training. */
const heldBackOneIn = 3;
const temperatures = Array.from({ length: 30 }, (_, index) => 0.4 + index * 0.1);

/** What training leaves behind: data alone, no sentence. */
export const learnedShape = z.object({
  /** The features in the order of their weights. */
  vocabulary: z.instanceof(Uint32Array),
  weights: z.instanceof(Float32Array),
  temperature: z.number(),
});
export type Learned = z.infer<typeof learnedShape>;

export function learn<Label extends string>(
  samples: readonly AuthoredSample<Label>[],
  labels: readonly Label[],
  training?: Training,
): Learned {
  const prepared = prepare(samples, labels);
  return {
    vocabulary: prepared.vocabulary,
    weights: fit(prepared, labels, training),
    temperature: fitTemperature(judgeByAuthor(samples, labels, training, prepared)),
  };
}

/** The classifier that was learnt; `labels` as they were then. */
export function calibrated<Label extends string>(
  { vocabulary, weights, temperature }: Learned,
  labels: readonly Label[],
): Calibrated<Label> {
  const classifier = classifierOf(labels, vocabulary, weights);
  return {
    ...classifier,
    temperature,
    probabilities: (features) => softmax(classifier.scores(features), temperature),
  };
}

/** The samples of every third author, scored by a classifier that never read those authors. */
export function judgeByAuthor<Label extends string>(
  samples: readonly AuthoredSample<Label>[],
  labels: readonly Label[],
  training?: Training,
  prepared: Prepared = prepare(samples, labels),
): readonly Judgement[] {
  const authors = [...new Set(samples.map(({ author }) => author))].sort();
  const heldBack = new Set(authors.filter((_, index) => index % heldBackOneIn === 0));
  const isHeldBack = (index: number): boolean => heldBack.has(samples[index]?.author ?? '');
  const rows = prepared.rows.filter((_, index) => !isHeldBack(index));
  const judged = samples.filter((_, index) => isHeldBack(index));
  if (rows.length === 0 || judged.length === 0) return [];
  const classifier = classifierOf(labels, prepared.vocabulary, fit({ ...prepared, rows }, labels, training));
  return judged.map(({ label, features }) => ({
    scores: classifier.scores(features),
    target: labels.indexOf(label),
  }));
}

/** The temperature under which the right answers were least surprising; 1 when there is nothing to judge by. */
function fitTemperature(judgements: readonly Judgement[]): number {
  if (judgements.length === 0) return 1;
  const surprise = (temperature: number): number =>
    judgements.reduce(
      (all, { scores, target }) => all - Math.log((softmax(scores, temperature)[target] ?? 0) + 1e-9),
      0,
    );
  return temperatures.reduce((best, one) => (surprise(one) < surprise(best) ? one : best), 1);
}
