/** What understanding and explanation are learnt from: the files, and what staff taught. */
import { lessonExamples, withLessons } from './conversation/lessons-as-examples.ts';
import type { Hearing } from './conversation/taught.ts';
import { type Example, readExamples } from './conversation/understand/examples.ts';
import { planQuestions } from './conversation/understand/plan-questions.ts';
import { createUnderstanding } from './conversation/understand/understand.ts';
import { type Lexicon, readLexicon } from './conversation/understand/lexicon.ts';
import type { KnownInstitution } from './conversation/understand/understood.ts';
import { createExplanation } from './explanation/explanation.ts';
import { loadMaterial, type Material } from './explanation/material.ts';
import type { Keep } from './kernel/keep.ts';
import { createPinyinReading } from './kernel/pinyin-reading.ts';
import { asSimplified } from './kernel/simplified.ts';
import type { Taught } from './learning/lesson.ts';
import type { Clause, Scheme } from './policy/types.ts';
import { planDir } from './scheme-files.ts';

/** What of a scheme is learnt from: data that can be handed to another thread. */
export interface SchemeLearnt {
  readonly institutions: readonly KnownInstitution[];
  readonly clauses: ReadonlyMap<string, Pick<Clause, 'title' | 'titleEn' | 'text'>>;
}

export interface LearningSources extends SchemeLearnt {
  readonly lexicon: Lexicon;
  readonly examples: readonly Example[];
  readonly material: Material;
  /** Puts other scripts and pinyin into the characters the examples are written in. */
  readonly read: (text: string) => string;
}

export function schemeLearnt({ profile, ruleSet }: Scheme): SchemeLearnt {
  return {
    institutions: profile.institutions.map(({ name, aliases, tier, designated }) => ({
      name,
      aliases,
      tier,
      designated: designated === 'unknown' ? 'unknown' : designated === 'designated',
    })),
    clauses: new Map(
      [...ruleSet.clauses].map(([id, { title, titleEn, text }]) => [id, { title, titleEn, text }]),
    ),
  };
}

/** Throws on a broken file, naming it. */
export function readSources(scheme: SchemeLearnt, keep: Keep): LearningSources {
  const material = loadMaterial(planDir);
  const examples = [...readExamples()];
  const readPinyin = createPinyinReading({
    sentences: [
      ...[...examples, ...planQuestions(material)].map(({ text }) => text),
      ...questionsOf(material),
      ...scheme.institutions.flatMap(({ name, aliases }) => [name, ...aliases]),
    ],
    keep,
  });
  return {
    ...scheme,
    lexicon: readLexicon(),
    examples,
    material,
    read: (text) => readPinyin(asSimplified(text)),
  };
}

/** Trains and indexes what was not kept: a second and a half. */
export function learnFrom(sources: LearningSources, keep: Keep, lessons: readonly Taught[] = []): Hearing {
  const explanation = explanationFrom(sources, keep, lessons);
  return { understanding: understandingFrom(sources, explanation, keep, lessons), explanation };
}

export function understandingFrom(
  { institutions, lexicon, examples, material, read }: LearningSources,
  { nearness }: Hearing['explanation'],
  keep: Keep,
  lessons: readonly Taught[],
): Hearing['understanding'] {
  return createUnderstanding({
    ...{ institutions, lexicon, examples, read, keep },
    nearPlan: nearness,
    alsoExamples: [...planQuestions(material), ...lessonExamples(lessons)],
  });
}

export function explanationFrom(
  { clauses, material, read }: LearningSources,
  keep: Keep,
  lessons: readonly Taught[],
): Hearing['explanation'] {
  return createExplanation(withLessons(material, lessons), clauses, keep, read);
}

function questionsOf({ clauses, together, topics }: Material): string[] {
  const voices = [
    ...Object.values(clauses),
    ...[...Object.values(together), ...Object.values(topics)].map(({ examples }) => examples),
  ];
  return voices.flatMap((lines) => Object.values(lines).flat());
}
