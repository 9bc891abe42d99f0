/** What words are assigned to, as the form sends it ("clause:III.4.2-cap") and as people read it. */
import { z } from 'zod';
import type { Meaning } from '../../learning/lesson.ts';
import type { Miss } from '../../learning/miss.ts';
import type { Language, Say } from '../words/words.ts';
import type { MeaningsNamed } from './parts.ts';

const typed = z
  .string()
  .regex(/^[\w.:-]{1,80}$/)
  .catch('');
const assigned = z.object({ meaning: typed, clause: typed, topic: typed });

/** Chosen in the form: a row of its list, or what was picked beneath it; undefined: nothing, or what there is not. */
export function readMeaning(form: unknown, { intents, clauses, topics }: MeaningsNamed): Meaning | undefined {
  const { meaning, clause, topic } = assigned.parse(form);
  // Whoever picked a clause or a topic and forgot the dot before it has said enough.
  const kind = meaning !== '' ? meaning : clause !== '' ? 'clause' : 'topic';
  const value = kind === 'clause' ? `clause:${clause}` : kind === 'topic' ? `topic:${topic}` : kind;
  const [, named = '', id = ''] = /^(\w+):(.+)$/.exec(value) ?? [];
  if (named === 'clause') return clauses.has(id) ? { kind: 'clause', clause: id } : undefined;
  if (named === 'topic') return Object.hasOwn(topics, id) ? { kind: 'topic', topic: id } : undefined;
  const intent = named === 'intent' ? intents.find((one) => one === id) : undefined;
  return intent && { kind: 'intent', intent };
}

export function writtenMeaning(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'intent':
      return `intent:${meaning.intent}`;
    case 'clause':
      return `clause:${meaning.clause}`;
    case 'topic':
      return `topic:${meaning.topic}`;
  }
}

export function meaningWords(meaning: Meaning, named: MeaningsNamed, say: Say, language: Language): string {
  switch (meaning.kind) {
    case 'intent':
      return say(`meaning.intent.${meaning.intent}`);
    case 'clause':
      return clauseName(meaning.clause, named, language);
    case 'topic':
      return say('meaning.topic', { topic: topicName(meaning.topic, named, language) });
  }
}

/** As on the notice board, with what it is about; one that the plan no longer holds by its id. */
export function clauseName(id: string, { clauses }: MeaningsNamed, language: Language): string {
  const clause = clauses.get(id);
  if (clause === undefined) return id;
  return language === 'en' ? `${clause.labelEn} ${clause.titleEn}` : `${clause.label} ${clause.title}`;
}

function topicName(id: string, { topics }: MeaningsNamed, language: Language): string {
  const topic = Object.hasOwn(topics, id) ? topics[id] : undefined;
  return topic?.[language === 'en' ? 'en' : 'zh'] ?? id;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** All there is to choose from: rows, the clauses by their part of the plan, the topics. */
export function choicesOf(named: MeaningsNamed, say: Say, language: Language) {
  const clauses = [...named.clauses.keys()].map((id) => ({
    part: partOf(named.clauses.get(id)?.[language === 'en' ? 'labelEn' : 'label'] ?? ''),
    choice: { value: id, name: clauseName(id, named, language) },
  }));
  return {
    intents: named.intents.map((intent): Choice => ({
      value: `intent:${intent}`,
      name: say(`meaning.intent.${intent}`),
    })),
    clauses: [...Map.groupBy(clauses, ({ part }) => part)].map(([part, all]) => ({
      ...{ part, choices: all.map(({ choice }) => choice) },
    })),
    topics: Object.keys(named.topics).map((id): Choice => ({
      value: id,
      name: topicName(id, named, language),
    })),
  };
}

/** "方案 三（四）2" → "方案 三（四）", "Plan III.4.2" → "Plan III.4" */
function partOf(label: string): string {
  return label.replace(/(?<=）)\d+$/, '').replace(/(\.\d+)\.\d+$/, '$1');
}

/** What is likeliest: what the person then said, and the clauses that were told, unless they said it was not those. */
export function suggestionsFor(miss: Miss, named: MeaningsNamed, say: Say, language: Language) {
  const meant = named.intents.find((intent) => intent === miss.meant);
  const clauses = miss.kind === 'unhelpful' ? [] : miss.clauses.filter((id) => named.clauses.has(id));
  return [
    ...(meant === undefined
      ? []
      : [
          {
            value: `intent:${meant}`,
            name: say(`meaning.intent.${meant}`),
            why: say('misses.because-meant'),
          },
        ]),
    ...clauses.map((id) => ({
      ...{ value: `clause:${id}`, name: clauseName(id, named, language) },
      why: say('misses.because-told'),
    })),
  ];
}
