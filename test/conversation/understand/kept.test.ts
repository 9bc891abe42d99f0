import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { calibrated, learnedShape, type Calibrated } from '../../../src/conversation/understand/calibrate.ts';
import { readExamples, type Example } from '../../../src/conversation/understand/examples.ts';
import { createFeatureReader, tokensOf } from '../../../src/conversation/understand/features.ts';
import { readLexicon, type Lexicon } from '../../../src/conversation/understand/lexicon.ts';
import { createNormaliser } from '../../../src/conversation/understand/normalise.ts';
import { createUnderstanding } from '../../../src/conversation/understand/understand.ts';
import type { Understanding } from '../../../src/conversation/understand/understood.ts';
import type { Keep } from '../../../src/kernel/keep.ts';
import { intents } from '../../../src/kernel/intent.ts';
import { keepIn } from '../../../src/kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'heyi-understanding-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const heldOut = z
  .object({ questions: z.array(z.object({ text: z.string() })) })
  .parse(parse(readFileSync(new URL('held-out.yaml', import.meta.url), 'utf8')))
  .questions.map(({ text }) => text);
const topics = intents.filter((intent) => intent !== 'clarify');

/** An understanding, its classifier, and whether it had to be trained. */
function start(keep: Keep) {
  let trained = false;
  let classifier: Calibrated<string> | undefined;
  const understanding = createUnderstanding({
    keep: (thing) => {
      const given = keep({
        ...thing,
        make: () => {
          trained = true;
          return thing.make();
        },
      });
      classifier = calibrated(learnedShape.parse(given), topics);
      return given;
    },
  });
  return { understanding, classifier, trained };
}

describe('weights that were kept', () => {
  let first: ReturnType<typeof start>;
  let later: ReturnType<typeof start>;
  beforeAll(() => {
    first = start(keepIn(folder, 'code'));
    later = start(keepIn(folder, 'code'));
  });

  it('are not trained again', () => {
    expect([first.trained, later.trained]).toEqual([true, false]);
  });

  it('give the same probabilities as the trained ones, to the last bit, on questions held out', () => {
    const lexicon = readLexicon();
    const normalise = createNormaliser(lexicon);
    const featuresOf = createFeatureReader(lexicon.concepts);
    const judge = ({ classifier }: typeof first, text: string) => {
      const features = featuresOf(normalise(text).common);
      return [classifier?.probabilities(features), classifier?.familiarity(features)];
    };

    expect(heldOut.length).toBeGreaterThan(100);
    for (const text of heldOut) expect(judge(later, text)).toEqual(judge(first, text));
  });

  it('understand the same in them', () => {
    const all = ({ understanding }: { understanding: Understanding }) =>
      heldOut.map((text) => understanding.understand(text));

    expect(all(later)).toEqual(all(first));
    expect(all(later)).toEqual(all({ understanding: createUnderstanding() }));
  });

  it('lie in a file that holds no example sentence', () => {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    const normalise = createNormaliser(readLexicon());
    // Three tokens are a feature; of the longer sentences every tenth is looked for.
    const sentences = readExamples()
      .map(({ text }) => normalise(text).common)
      .filter((text, at) => at % 10 === 0 && tokensOf(text).length > 3);
    const found = sentences.filter((text) =>
      files.some((file) => file.includes(text, 0, 'utf16le') || file.includes(text, 0, 'utf8')),
    );

    expect(files).toHaveLength(1);
    expect(found).toEqual([]);
  });
});

describe('what a clerk edits', () => {
  const keep = keepIn(join(folder, 'clerk'), 'code');
  const examplesOf = (intent: Example['intent']): Example[] =>
    ['a', 'b', 'c', 'd'].flatMap((author) => [
      { intent, author, text: '账上的羊毛钱咋回事' },
      { intent: 'greeting', author, text: '您吃了吗' },
    ]);
  const nothing = { sounds: [], alike: [], corrections: new Map(), dialect: new Map(), concepts: new Map() };

  it('is understood the new way at the next start: an example moved to another intent', () => {
    const ask = (intent: Example['intent']) =>
      createUnderstanding({ examples: examplesOf(intent), keep }).understand('账上的羊毛钱咋回事').intent;

    expect([ask('account'), ask('account'), ask('complaint')]).toEqual(['account', 'account', 'complaint']);
  });

  it.each([
    { what: 'a sound', lexicon: { ...nothing, sounds: ['羊绒'] } },
    { what: 'a word that only sounds so', lexicon: { ...nothing, alike: ['羊绒'] } },
    { what: 'a correction', lexicon: { ...nothing, corrections: new Map([['羊毛', '羊绒']]) } },
    { what: 'a dialect word', lexicon: { ...nothing, dialect: new Map([['咋', '怎么']]) } },
    { what: 'a word group', lexicon: { ...nothing, concepts: new Map([['wool', ['羊毛']]]) } },
  ])('is learnt anew: $what', ({ lexicon }) => {
    const trainings: string[] = [];
    const start = (read: Lexicon) =>
      createUnderstanding({
        examples: examplesOf('account'),
        lexicon: read,
        keep: (thing) =>
          keep({
            ...thing,
            make: () => {
              trainings.push(thing.name);
              return thing.make();
            },
          }),
      });

    start(nothing);
    start(lexicon);
    start(lexicon);

    expect(trainings).toHaveLength(2);
  });
});
