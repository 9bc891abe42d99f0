/**
 * Multinomial logistic regression over sparse binary features, trained by AdaGrad in a seeded order:
 * the same examples always give the same weights.
 */

export interface Sample<Label extends string> {
  readonly label: Label;
  readonly features: readonly string[];
}

export interface Classifier<Label extends string> {
  readonly labels: readonly Label[];
  /** One score a label, in the order of `labels`; higher is likelier. Not yet probabilities. */
  readonly scores: (features: readonly string[]) => Float64Array;
  /** The share of these features that were met in training, 0..1. */
  readonly familiarity: (features: readonly string[]) => number;
}

export interface Training {
  readonly epochs: number;
  readonly learningRate: number;
  /** L2 pull towards zero, per step. */
  readonly decay: number;
  readonly seed: number;
}

export const ordinaryTraining: Training = { epochs: 6, learningRate: 0.35, decay: 2e-5, seed: 20061008 };

export function train<Label extends string>(
  samples: readonly Sample<Label>[],
  labels: readonly Label[],
  training: Training = ordinaryTraining,
): Classifier<Label> {
  const vocabulary = vocabularyOf(samples);
  const width = labels.length;
  const weights = new Float32Array(vocabulary.size * width);
  const squares = new Float32Array(vocabulary.size * width).fill(1e-3);
  const weightOf = new Map(labels.map((label) => [label, balance(samples, label, width)]));
  const rows = samples.map(({ label, features }) => ({
    target: labels.indexOf(label),
    indices: indicesOf(features, vocabulary),
    weight: weightOf.get(label) ?? 1,
  }));
  const order = rows.map((_, index) => index);
  const random = mulberry32(training.seed);
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row) step(row, weights, squares, width, training);
    }
  }
  return {
    labels,
    scores: (features) => score(indicesOf(features, vocabulary), weights, width),
    familiarity: (features) =>
      features.length === 0 ? 0 : features.filter((one) => vocabulary.has(one)).length / features.length,
  };
}

/** A feature met once says more about its sentence than about its topic: it is left out. */
function vocabularyOf(samples: readonly Sample<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of samples) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count > 1).map(([feature]) => feature);
  return new Map(kept.map((feature, index) => [feature, index]));
}

/** Scores to probabilities. Plain loops: training calls it fifteen thousand times. */
export function softmax(scores: Float64Array, temperature = 1): Float64Array {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  const shares = new Float64Array(scores.length);
  let total = 0;
  for (let label = 0; label < shares.length; label += 1) {
    const raised = Math.exp(((scores[label] ?? 0) - highest) / temperature);
    shares[label] = raised;
    total += raised;
  }
  for (let label = 0; label < shares.length; label += 1) shares[label] = (shares[label] ?? 0) / total;
  return shares;
}

/** A label already right to within this is left alone: it spares most of the work of a step. */
const settled = 0.02;

interface Row {
  readonly target: number;
  readonly indices: Uint32Array;
  readonly weight: number;
}

function step(
  { target, indices, weight }: Row,
  weights: Float32Array,
  squares: Float32Array,
  width: number,
  { learningRate, decay }: Training,
): void {
  const errors = softmax(score(indices, weights, width));
  errors[target] = (errors[target] ?? 0) - 1;
  const value = 1 / Math.sqrt(indices.length || 1);
  for (let label = 0; label < width; label += 1) {
    const error = errors[label] ?? 0;
    if (Math.abs(error) < settled) continue;
    const push = weight * error * value;
    for (const index of indices) {
      const place = index * width + label;
      const before = weights[place] ?? 0;
      const gradient = push + decay * before;
      const square = (squares[place] ?? 0) + gradient * gradient;
      squares[place] = square;
      weights[place] = before - (learningRate * gradient) / Math.sqrt(square);
    }
  }
}

function score(indices: Uint32Array, weights: Float32Array, width: number): Float64Array {
  const scores = new Float64Array(width);
  const value = 1 / Math.sqrt(indices.length || 1);
  for (const index of indices) {
    for (let label = 0; label < width; label += 1) {
      scores[label] = (scores[label] ?? 0) + (weights[index * width + label] ?? 0) * value;
    }
  }
  return scores;
}

function indicesOf(features: readonly string[], vocabulary: ReadonlyMap<string, number>): Uint32Array {
  const indices: number[] = [];
  for (const feature of features) {
    const index = vocabulary.get(feature);
    if (index !== undefined) indices.push(index);
  }
  return Uint32Array.from(indices);
}

/** Small intents are heard as well as large ones, but only half as much louder as their size would ask. */
function balance<Label extends string>(
  samples: readonly Sample<Label>[],
  label: Label,
  width: number,
): number {
  const count = samples.filter((sample) => sample.label === label).length;
  return Math.sqrt(samples.length / (width * Math.max(1, count)));
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** A small seeded generator (mulberry32): the shuffle must be the same on every start. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
