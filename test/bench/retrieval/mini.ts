/** MiniSearch over the same clauses and example questions, cut into single characters and pairs of them. */
import MiniSearch from 'minisearch';
import type { Material } from '../../../src/explanation/material.ts';
import { asSimplified } from '../../../src/kernel/simplified.ts';
import type { Clause } from '../../../src/policy/types.ts';

/** What a candidate stands for: the clauses it tells, or none where the plan is silent. */
interface Candidate {
  readonly id: string;
  readonly tells: readonly string[];
  readonly texts: readonly string[];
}

type Clauses = ReadonlyMap<string, Clause>;

function candidatesOf({ clauses, together, topics, english, plain }: Material, known: Clauses): Candidate[] {
  const lines = (voices: Readonly<Record<string, readonly string[]>>) => Object.values(voices).flat();
  return [
    ...Object.entries(clauses).map(([id, voices]) => {
      const clause = known.get(id);
      const own = clause && [clause.title, clause.titleEn, clause.text['zh-CN'], clause.text.en].join(' ');
      const said = [plain['zh-CN'][id], plain.en[id]].flatMap((one) => one?.says ?? []);
      const texts = [own ?? '', ...said, ...lines(voices), ...(english.clauses[id] ?? [])];
      return { id, tells: [id], texts };
    }),
    ...Object.entries(together).map(([name, one]) => ({
      id: `together ${name}`,
      tells: one.clauses,
      texts: [...lines(one.examples), ...(english.together[name] ?? [])],
    })),
    ...Object.entries(topics).map(([name, topic]) => ({
      id: `topic ${name}`,
      tells: topic.answer === 'not-in-plan' || topic.answer === 'historic-plan' ? [] : topic.clauses,
      texts: [topic.zh, topic.en, ...lines(topic.examples), ...(english.topics[name] ?? [])],
    })),
  ];
}

export function unigramsAndBigrams(text: string): string[] {
  const terms: string[] = [];
  for (const run of asSimplified(text.toLowerCase()).match(/\p{Script=Han}+|[a-z]+|\d+/gu) ?? []) {
    if (!/^\p{Script=Han}/u.test(run)) {
      terms.push(run);
      continue;
    }
    const signs = [...run];
    for (const [at, sign] of signs.entries())
      terms.push(sign, ...(at > 0 ? [`${signs[at - 1]}${sign}`] : []));
  }
  return terms;
}

/** @param by one document a candidate, or one a text of it, of which the best counts */
export function miniSearch(
  material: Material,
  clauses: Clauses,
  by: 'candidate' | 'text',
): (question: string) => readonly string[] {
  const index = new MiniSearch<{ id: number; text: string; owner: number }>({
    fields: ['text'],
    storeFields: ['owner'],
    tokenize: unigramsAndBigrams,
  });
  const candidates = candidatesOf(material, clauses);
  const documents = candidates.flatMap(({ texts }, owner) =>
    (by === 'candidate' ? [texts.join('\n')] : texts).map((text) => ({ text, owner })),
  );
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  return (question) => {
    const told: string[] = [];
    let first = true;
    for (const { owner } of index.search(question) as readonly { owner?: number }[]) {
      const tells = candidates[owner ?? -1]?.tells ?? [];
      if (first && tells.length === 0) return [];
      first = false;
      for (const clause of tells) if (!told.includes(clause)) told.push(clause);
      if (told.length >= 3) break;
    }
    return told.slice(0, 3);
  };
}
