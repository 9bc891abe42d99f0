import { describe, expect, it } from 'vitest';
import { temperature } from '../../../src/conversation/understand/calibrate.ts';
import { softmax, train } from '../../../src/conversation/understand/classifier.ts';
import { readExamples } from '../../../src/conversation/understand/examples.ts';
import { createFeatureReader } from '../../../src/conversation/understand/features.ts';
import { readLexicon } from '../../../src/conversation/understand/lexicon.ts';
import { createNormaliser } from '../../../src/conversation/understand/normalise.ts';
import { intents } from '../../../src/kernel/intent.ts';

const lexicon = readLexicon();
const normalise = createNormaliser(lexicon);
const featuresOf = createFeatureReader(lexicon.concepts);
const labels = intents.filter((intent) => intent !== 'clarify');
const samples = readExamples().map(({ intent, author, text }) => ({
  label: intent,
  author,
  features: featuresOf(normalise(text).common),
}));

/** Scores of every third author, by a classifier that read none of them. */
const judged = (() => {
  const authors = [...new Set(samples.map(({ author }) => author))].sort();
  const heldBack = new Set(authors.filter((_, index) => index % 3 === 0));
  const { scores } = train<string>(
    samples.filter(({ author }) => !heldBack.has(author)),
    labels,
  );
  return samples
    .filter(({ author }) => heldBack.has(author))
    .map(({ label, features }) => ({
      scores: scores(features),
      target: labels.findIndex((one) => one === label),
    }));
})();

const surpriseAt = (given: number): number =>
  judged.reduce((sum, { scores, target }) => sum - Math.log(softmax(scores, given)[target] ?? 0), 0);

describe('the temperature', () => {
  it('surprises least on authors held back from training, to within a fiftieth', () => {
    const best = Math.min(...[0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(surpriseAt));

    expect(surpriseAt(temperature)).toBeLessThan(1.02 * best);
  });

  it('makes of probabilities what they say: of those given nine in ten, nine in ten are right', () => {
    const likely = judged
      .map(({ scores, target }) => {
        const shares = softmax(scores, temperature);
        const best = shares.indexOf(Math.max(...shares));
        return { share: shares[best] ?? 0, right: best === target };
      })
      .filter(({ share }) => share >= 0.85 && share < 0.95);
    const right = likely.filter((one) => one.right).length / likely.length;

    expect(likely.length).toBeGreaterThan(50);
    expect(right).toBeGreaterThan(0.8);
    expect(right).toBeLessThan(0.98);
  });
});
