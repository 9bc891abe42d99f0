/**
 * Multinomial logistic regression over sparse binary features, trained by AdaGrad in a seeded order:
 * the same examples always give the same weights.
 */
import type { Features } from './features.ts';
import { indicesOf, placesOf, vocabularyOf } from './vocabulary.ts';

export interface Sample<Label extends string> {
  readonly label: Label;
  readonly features: Features;
}

export interface Classifier<Label extends string> {
  readonly labels: readonly Label[];
  /** One score a label, in the order of `labels`; higher is likelier. Not yet probabilities. */
  readonly scores: (features: Features) => Float64Array;
  /** The share of these features that were met in training, 0..1. */
  readonly familiarity: (features: Features) => number;
}

export interface Training {
  readonly epochs: number;
  readonly learningRate: number;
  /** L2 pull towards zero, per step. */
  readonly decay: number;
  readonly seed: number;
}

export const ordinaryTraining: Training = { epochs: 2, learningRate: 0.5, decay: 4e-3, seed: 20061008 };

export function train<Label extends string>(
  samples: readonly Sample<Label>[],
  labels: readonly Label[],
  training: Training = ordinaryTraining,
): Classifier<Label> {
  const prepared = prepare(samples, labels);
  return classifierOf(labels, prepared.vocabulary, fit(prepared, labels, training));
}

/** Samples as rows of places. Made once, also where several classifiers are fitted to parts of them. */
export interface Prepared {
  /** The features that were kept, in the order of their places. */
  readonly vocabulary: Features;
  readonly rows: readonly Row[];
}

export function prepare<Label extends string>(
  samples: readonly Sample<Label>[],
  labels: readonly Label[],
): Prepared {
  const vocabulary = vocabularyOf(samples.map(({ features }) => features));
  const places = placesOf(vocabulary);
  return {
    vocabulary,
    rows: samples.map(({ label, features }) => ({
      target: labels.indexOf(label),
      indices: indicesOf(features, places),
    })),
  };
}

/** The weights: for each feature of the vocabulary one a label. */
export function fit(
  { vocabulary, rows }: Prepared,
  labels: readonly string[],
  training: Training = ordinaryTraining,
): Float32Array<ArrayBuffer> {
  const width = labels.length;
  const weights = new Float32Array(vocabulary.length * width);
  const squares = new Float32Array(weights.length).fill(1e-3);
  const board: Board = {
    ...{ weights, squares, width, paces: pacesOf(rows, vocabulary.length) },
    ...{ errors: new Float64Array(width), wrong: new Uint32Array(width) },
  };
  const mean = new Float32Array(weights.length);
  const loudness = labels.map((_, target) => balance(rows, target, width));
  const order = rows.map((_, index) => index);
  const random = mulberry32(training.seed);
  const resting = new Uint8Array(rows.length);
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      // A sentence that was right last time is passed over once.
      if (resting[index] === 1) resting[index] = 0;
      else if (step(row, loudness[row.target] ?? 1, board, training)) resting[index] = 1;
    }
    addTo(mean, weights, 1 / training.epochs);
  }
  return mean;
}

export function classifierOf<Label extends string>(
  labels: readonly Label[],
  vocabulary: Features,
  weights: Float32Array,
): Classifier<Label> {
  const places = placesOf(vocabulary);
  return {
    labels,
    scores: (features) =>
      scoreInto(new Float64Array(labels.length), indicesOf(features, places), weights, labels.length),
    familiarity: (features) =>
      features.length === 0 ? 0 : indicesOf(features, places).length / features.length,
  };
}

/** The weights after each round are averaged: what one sentence more or less sways is evened out. */
function addTo(mean: Float32Array, weights: Float32Array, share: number): void {
  for (let place = 0; place < mean.length; place += 1) {
    mean[place] = (mean[place] ?? 0) + (weights[place] ?? 0) * share;
  }
}

/** Scores to probabilities. */
export function softmax(scores: Float64Array, temperature = 1): Float64Array {
  return intoShares(Float64Array.from(scores), temperature);
}

/** In place, in plain loops: training calls it thirty thousand times. */
function intoShares(scores: Float64Array, temperature: number): Float64Array {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let total = 0;
  for (let label = 0; label < scores.length; label += 1) {
    const raised = Math.exp(((scores[label] ?? 0) - highest) / temperature);
    scores[label] = raised;
    total += raised;
  }
  for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] ?? 0) / total;
  return scores;
}

/** A label already right to within this is left alone: it spares most of the work of a step. */
const settled = 0.04;

export interface Row {
  readonly target: number;
  readonly indices: Uint32Array;
}

/** What a step reckons with, laid out once for all of them. */
interface Board {
  readonly weights: Float32Array;
  /** Of each weight the sum of its squared gradients: what was moved much is moved less. */
  readonly squares: Float32Array;
  readonly width: number;
  /** How fast each feature learns, 1 for one of middling rarity. */
  readonly paces: Float32Array;
  readonly errors: Float64Array;
  readonly wrong: Uint32Array;
}

/** One step down; true when the sentence was right to within `settled` and nothing was changed. */
function step(
  { target, indices }: Row,
  weight: number,
  { weights, squares, width, paces, errors, wrong }: Board,
  { learningRate, decay }: Training,
): boolean {
  intoShares(scoreInto(errors.fill(0), indices, weights, width), 1);
  errors[target] = (errors[target] ?? 0) - 1;
  const loud = weight / Math.sqrt(indices.length || 1);
  let wrongs = 0;
  for (let label = 0; label < width; label += 1) {
    const error = errors[label] ?? 0;
    if (error >= settled || error <= -settled) wrong[wrongs++] = label;
    errors[label] = error * loud;
  }
  if (wrongs === 0) return true;
  for (const index of indices) {
    const row = index * width;
    const pace = learningRate * (paces[index] ?? 1);
    for (let which = 0; which < wrongs; which += 1) {
      const label = wrong[which] ?? 0;
      const place = row + label;
      const before = weights[place] ?? 0;
      const gradient = (errors[label] ?? 0) + decay * before;
      const square = (squares[place] ?? 0) + gradient * gradient;
      squares[place] = square;
      weights[place] = before - (pace * gradient) / Math.sqrt(square);
    }
  }
  return false;
}

function scoreInto(
  scores: Float64Array,
  indices: Uint32Array,
  weights: Float32Array,
  width: number,
): Float64Array {
  const value = 1 / Math.sqrt(indices.length || 1);
  for (const index of indices) {
    const row = index * width;
    for (let label = 0; label < width; label += 1)
      scores[label] = (scores[label] ?? 0) + (weights[row + label] ?? 0);
  }
  for (let label = 0; label < width; label += 1) scores[label] = (scores[label] ?? 0) * value;
  return scores;
}

/** Small intents are heard as well as large ones, but only half as much louder as their size would ask. */
function balance(rows: readonly Row[], target: number, width: number): number {
  const count = rows.filter((row) => row.target === target).length;
  return Math.sqrt(rows.length / (width * Math.max(1, count)));
}

/** A feature of many sentences tells little of any: it learns more slowly than a rare one. */
function pacesOf(rows: readonly Row[], features: number): Float32Array {
  const met = new Float32Array(features);
  for (const { indices } of rows) for (const index of indices) met[index] = (met[index] ?? 0) + 1;
  return met.map((times) => Math.sqrt(rarity(times, rows.length) / rarity(middling, rows.length)));
}

/** As many sentences have a feature that learns at the common pace. */
const middling = 50;

function rarity(times: number, of: number): number {
  return Math.log(1 + of / Math.max(1, times));
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
