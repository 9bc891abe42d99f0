/** Reads lexicon.yaml: slips, dialect and word groups, edited by clerks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { createNormaliser, type Talk } from './normalise.ts';

export interface Lexicon extends Talk {
  /** Group name → the words that point that way, as they stand in a message that was normalised. */
  readonly concepts: ReadonlyMap<string, readonly string[]>;
}

const word = z.string().min(1);
/** A whole group is one text: read much faster than a list of nine hundred scalars. */
const words = word.transform((text) =>
  text
    .split(/[,，、]/u)
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);
const lexiconFile = z.strictObject({
  sounds: z.record(word, words),
  alike: words.default([]),
  corrections: z.record(word, word),
  dialect: z.record(word, word),
  concepts: z.record(word, words),
});

/** Reads the lexicon beside this file; throws with the place of the fault when the YAML is not of its shape. */
export function readLexicon(file: URL = new URL('lexicon.yaml', import.meta.url)): Lexicon {
  const { sounds, alike, corrections, dialect, concepts } = lexiconFile.parse(
    parse(readFileSync(file, 'utf8')),
  );
  const talk = {
    sounds: Object.values(sounds).flat(),
    alike,
    corrections: new Map(Object.entries(corrections)),
    dialect: new Map(Object.entries(dialect)),
  };
  const normalise = createNormaliser(talk);
  return {
    ...talk,
    concepts: new Map(
      Object.entries(concepts).map(([name, group]) => [name, group.map((one) => normalise(one).common)]),
    ),
  };
}
