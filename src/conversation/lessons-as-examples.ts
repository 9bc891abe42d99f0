/** Lessons beside the examples of the files, so that like words are understood like the ones that were taught. */
import { isEnglish } from '../explanation/english.ts';
import type { Material } from '../explanation/material.ts';
import type { Language } from '../kernel/message.ts';
import type { Taught } from '../learning/lesson.ts';
import { mayBeEmergency } from './understand/emergency.ts';
import type { Example } from './understand/examples.ts';

/** Behind every voice of the files: which of those are held back to calibrate by stays as it is. */
const author = '～taught';
/** The voice of the examples of clauses and topics; the plan's own are told by their situations. */
const voice = 'taught';
/** A feature met once is left out of training, and one sentence among eight thousand is hardly heard. */
const weight = 3;

/** As sentences to be learnt from: a figure where one was taken out. */
export function asSentences(lessons: readonly Taught[], read: (text: string) => string): readonly Taught[] {
  return lessons.map((lesson) => ({ ...lesson, text: read(lesson.text.replaceAll('#', '0')) }));
}

/** Words that may tell of danger teach nothing else: like words must still be heard as danger. */
export function lessonExamples(lessons: readonly Taught[]): readonly Example[] {
  return lessons
    .map(({ text, meaning }) => ({
      intent: meaning.kind === 'intent' ? meaning.intent : ('policy' as const),
      author,
      text,
    }))
    .filter(({ intent, text }) => intent === 'emergency' || !mayBeEmergency(text))
    .flatMap((example) => Array.from({ length: weight }, () => example));
}

/** The material with what was taught of its clauses and topics. */
export function withLessons(material: Material, lessons: readonly Taught[]): Material {
  const ofClauses = (language: Language) =>
    byName(lessons, language, ({ meaning }) => (meaning.kind === 'clause' ? meaning.clause : undefined));
  const ofTopics = (language: Language) =>
    byName(lessons, language, ({ meaning }) => (meaning.kind === 'topic' ? meaning.topic : undefined));
  const { clauses, topics, english } = material;
  const topicsTaught = ofTopics('zh-CN');
  return {
    ...material,
    clauses: {
      ...clauses,
      ...mapped(ofClauses('zh-CN'), (id, texts) => ({ ...clauses[id], [voice]: texts })),
    },
    topics: Object.fromEntries(
      Object.entries(topics).map(([name, topic]) => {
        const texts = topicsTaught.get(name);
        return [name, texts ? { ...topic, examples: { ...topic.examples, [voice]: texts } } : topic];
      }),
    ),
    english: {
      ...english,
      clauses: {
        ...english.clauses,
        ...mapped(ofClauses('en'), (id, texts) => [...(english.clauses[id] ?? []), ...texts]),
      },
      topics: {
        ...english.topics,
        ...mapped(ofTopics('en'), (name, texts) => [...(english.topics[name] ?? []), ...texts]),
      },
    },
  };
}

function byName(
  lessons: readonly Taught[],
  language: Language,
  nameOf: (lesson: Taught) => string | undefined,
): ReadonlyMap<string, string[]> {
  const named = new Map<string, string[]>();
  for (const lesson of lessons) {
    const name = nameOf(lesson);
    if (name === undefined || languageOf(lesson.text) !== language) continue;
    named.set(name, [...(named.get(name) ?? []), lesson.text]);
  }
  return named;
}

/** As retrieval tells them apart: by the words, not by the language that was chosen. */
function languageOf(text: string): Language {
  return isEnglish(text) ? 'en' : 'zh-CN';
}

function mapped<Value>(
  named: ReadonlyMap<string, string[]>,
  make: (name: string, texts: string[]) => Value,
): Record<string, Value> {
  return Object.fromEntries([...named].map(([name, texts]) => [name, make(name, texts)]));
}
