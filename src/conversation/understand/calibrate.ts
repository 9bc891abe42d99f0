/**
 * How much the classifier's scores may be trusted. It is judged only on voices it was not trained on
 * (folds by author), and one temperature is fitted to those judgements.
 */
import { softmax, train, type Classifier, type Sample, type Training } from './classifier.ts';

export interface AuthoredSample<Label extends string> extends Sample<Label> {
  readonly author: string;
}

export interface Calibrated<Label extends string> extends Classifier<Label> {
  /** Probabilities in the order of `labels`, after the temperature. */
  readonly probabilities: (features: readonly string[]) => Float64Array;
  readonly temperature: number;
}

interface Judgement {
  readonly scores: Float64Array;
  readonly target: number;
}

const folds = 3;
const temperatures = Array.from({ length: 30 }, (_, index) => 0.4 + index * 0.1);

export function trainCalibrated<Label extends string>(
  samples: readonly AuthoredSample<Label>[],
  labels: readonly Label[],
  training?: Training,
): Calibrated<Label> {
  const classifier = train(samples, labels, training);
  const temperature = fitTemperature(judgeByAuthor(samples, labels, training));
  return {
    ...classifier,
    temperature,
    probabilities: (features) => softmax(classifier.scores(features), temperature),
  };
}

/** Every sample scored by a classifier that never read its author; the authors are dealt out in turn. */
export function judgeByAuthor<Label extends string>(
  samples: readonly AuthoredSample<Label>[],
  labels: readonly Label[],
  training?: Training,
): readonly Judgement[] {
  const authors = [...new Set(samples.map(({ author }) => author))].sort();
  const foldOf = new Map(authors.map((author, index) => [author, index % folds]));
  return Array.from({ length: folds }, (_, fold) => {
    const read = samples.filter(({ author }) => foldOf.get(author) !== fold);
    const heldBack = samples.filter(({ author }) => foldOf.get(author) === fold);
    if (read.length === 0 || heldBack.length === 0) return [];
    const classifier = train(read, labels, training);
    return heldBack.map(({ label, features }) => ({
      scores: classifier.scores(features),
      target: labels.indexOf(label),
    }));
  }).flat();
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
