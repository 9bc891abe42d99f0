import { keepNothing, type Keep } from '../kernel/keep.ts';
import { asSimplified } from '../kernel/simplified.ts';
import type { Clause } from '../policy/types.ts';
import { decide } from './decide.ts';
import type { Meaning, Thresholds } from './decide.ts';
import { englishTermsOf, isEnglish } from './english.ts';
import type { Explanation } from './explained.ts';
import type { Examples, Material } from './material.ts';
import { createRetrieval, type Ranked } from './retrieval.ts';
import { indexOf, indexShape, type Candidate } from './retrieval-index.ts';
import { createSyllables } from './syllables.ts';
import { termsOf, type Terms } from './terms.ts';

/** Found on the examples, one voice left out at a time; the held-out questions only report on them. */
export const thresholds: Thresholds = { heard: 0.42, sure: 0.9, lead: 0.15 };

/** An English question shares fewer words with its few examples, and more with the plan's own text. */
export const englishThresholds: Thresholds = { heard: 0.3, sure: 0.6, lead: 0.2 };

function linesOf(voices: Examples): string[] {
  return Object.values(voices).flat();
}

type Clauses = ReadonlyMap<string, Pick<Clause, 'title' | 'titleEn' | 'text'>>;

/**
 * Builds the rankings once, or takes them as kept; `explain` then keeps no state between questions.
 * `read` puts other scripts into the characters the examples are written in.
 */
export function createExplanation(
  material: Material,
  clauses: Clauses,
  keep: Keep = keepNothing,
  read: (text: string) => string = asSimplified,
): Explanation {
  const syllable = createSyllables();
  const rankingOf = (name: string, candidates: readonly Candidate[], cut: (text: string) => Terms) =>
    createRetrieval(
      candidates,
      cut,
      keep({
        name,
        restsOn: candidates.map(({ id, examples, text }) => [id, examples, text]),
        shape: indexShape,
        make: () => indexOf(candidates, cut),
      }),
    );
  const inChinese = rankingOf('clauses-zh', chineseCandidates(material, clauses), (text) =>
    termsOf(text, syllable),
  );
  const inEnglish = rankingOf('clauses-en', englishCandidates(material, clauses), englishTermsOf);
  const meanings = meaningsOf(material);
  const ranked = (given: string): readonly [readonly Ranked[], Thresholds] => {
    const question = read(given);
    return isEnglish(question) ? [inEnglish(question), englishThresholds] : [inChinese(question), thresholds];
  };
  return {
    explain: (given) => {
      const [ranking, from] = ranked(given);
      return decide(ranking, meanings, from);
    },
    nearness: (given) => {
      const [ranking, { sure }] = ranked(given);
      return (ranking[0]?.score ?? 0) / sure;
    },
  };
}

function meaningsOf(material: Material): ReadonlyMap<string, Meaning> {
  return new Map<string, Meaning>([
    ...Object.keys(material.clauses).map((id) => [id, { kind: 'clause', clauses: [id] }] as const),
    ...Object.entries(material.together).map(
      ([name, set]) => [`together ${name}`, { kind: 'together', clauses: set.clauses }] as const,
    ),
    ...Object.entries(material.topics).map(
      ([name, topic]) => [`topic ${name}`, { kind: 'topic', name, topic }] as const,
    ),
  ]);
}

function chineseCandidates(material: Material, clauses: Clauses): Candidate[] {
  return [
    ...Object.entries(material.clauses).map(([id, voices]) => {
      const clause = clauses.get(id);
      const plain = material.plain['zh-CN'][id]?.says.join('') ?? '';
      const text = `${clause?.title ?? ''} ${clause?.text['zh-CN'] ?? ''} ${plain}`;
      return { id, examples: linesOf(voices), text };
    }),
    ...Object.entries(material.together).map(([name, { examples, ...named }]) => {
      return { ...named, id: `together ${name}`, examples: linesOf(examples), text: '' };
    }),
    ...Object.entries(material.topics).map(([name, { examples, zh }]) => {
      return { id: `topic ${name}`, examples: linesOf(examples), text: zh };
    }),
  ];
}

function englishCandidates({ clauses: known, together, topics, english, plain }: Material, clauses: Clauses) {
  return [
    ...Object.keys(known).map((id): Candidate => {
      const clause = clauses.get(id);
      const text = `${clause?.titleEn ?? ''}. ${clause?.text.en ?? ''} ${plain.en[id]?.says.join(' ') ?? ''}`;
      return { id, examples: english.clauses[id] ?? [], text };
    }),
    ...Object.entries(together).map(([name, { wants, insteadOf, unless }]): Candidate => {
      const id = `together ${name}`;
      return { id, examples: english.together[name] ?? [], text: '', wants, insteadOf, unless };
    }),
    ...Object.entries(topics).map(([name, { en }]): Candidate => {
      return { id: `topic ${name}`, examples: english.topics[name] ?? [], text: en };
    }),
  ];
}
