/**
 * What staff taught holds at once: the same words mean what was taught. What keeps people and households safe stands
 * above it: an emergency, an opt-out, another household, the way to a person are never taught away.
 */
import { ofTopic } from '../explanation/decide.ts';
import type { Explained, Explanation } from '../explanation/explained.ts';
import type { Topic } from '../explanation/material.ts';
import type { Intent } from '../kernel/intent.ts';
import { asSimplified } from '../kernel/simplified.ts';
import { normalizeText } from '../kernel/text.ts';
import type { Meaning, Taught } from '../learning/lesson.ts';
import type { Understanding, Understood } from './understand/understood.ts';
import { longestKept, withoutFigures } from './without-identity.ts';

/** How messages are heard: swapped as one. */
export interface Hearing {
  readonly understanding: Understanding;
  readonly explanation: Explanation;
}

/** @param topics on which the plan is silent, by name */
export function asTaught(
  { understanding, explanation }: Hearing,
  lessons: readonly Taught[],
  topics: Readonly<Record<string, Topic>>,
): Hearing {
  const taught = new Map(lessons.map(({ text, meaning }) => [sameWords(text), meaning]));
  // Words of nothing but figures and names say nothing.
  taught.delete('');
  if (taught.size === 0) return { understanding, explanation };
  return {
    understanding: {
      understand: (text) => {
        const understood = understanding.understand(text);
        const meaning = taught.get(sameWords(text));
        return meaning === undefined || stands(understood) ? understood : meant(understood, meaning);
      },
    },
    explanation: {
      ...explanation,
      explain: (question) => {
        const explained = explanation.explain(question);
        const meaning = taught.get(sameWords(question));
        return meaning === undefined ? explained : explainedAs(explained, meaning, topics);
      },
    },
  };
}

/** Figures, punctuation, case and script apart; '' when nothing is left, or when it is more than is ever kept. */
export function sameWords(text: string): string {
  const plain = normalizeText(text, { longest: longestKept * 4 });
  if ([...plain].length > longestKept) return '';
  const words = asSimplified(withoutFigures(plain))
    .toLowerCase()
    .replace(/[^\p{L}#%]+/gu, '');
  return /[\p{L}--[某]]/v.test(words) ? words : '';
}

/** Said by a rule: nothing that a lesson could mean better. */
const certain: ReadonlySet<Intent> = new Set([
  'language',
  'privacy',
  'complaint-status',
  'greeting',
  'menu',
  // A bare answer: its question says what it means.
  'other',
]);

const surelyHuman = 0.95;

function stands({ intent, confidence, slots, mongolian }: Understood): boolean {
  if (mongolian || intent === 'emergency' || slots.forWhom === 'other-household') return true;
  // However it is put: whoever wants no more messages, or a person, is heard.
  if (intent === 'opt-out' || (intent === 'human' && confidence >= surelyHuman)) return true;
  return confidence === 1 && certain.has(intent);
}

function meant(understood: Understood, meaning: Meaning): Understood {
  const intent = meaning.kind === 'intent' ? meaning.intent : 'policy';
  return { ...understood, intent, confidence: 1, options: [] };
}

function explainedAs(
  explained: Explained,
  meaning: Meaning,
  topics: Readonly<Record<string, Topic>>,
): Explained {
  if (meaning.kind === 'intent' || explained.kind === 'third-party') return explained;
  if (meaning.kind === 'topic') {
    const topic = topics[meaning.topic];
    return topic ? ofTopic(meaning.topic, topic) : explained;
  }
  const { clause } = meaning;
  const found = explained.kind === 'answered' || explained.kind === 'unclear' ? explained.clauses : [];
  const together = explained.kind === 'answered' ? explained.together : [];
  return {
    kind: 'answered',
    clauses: [clause, ...found.filter((id) => id !== clause)].slice(0, 3),
    confident: true,
    together: together.includes(clause) ? together : [],
  };
}
