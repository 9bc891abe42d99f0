import type { Clause } from '../policy/types.ts';
import { decide } from './decide.ts';
import type { Meaning, Thresholds } from './decide.ts';
import type { Explanation } from './explained.ts';
import type { Examples, Material } from './material.ts';
import { createRetrieval } from './retrieval.ts';
import type { Candidate } from './retrieval.ts';

/** Found on the examples, one voice left out at a time; the held-out questions only report on them. */
export const thresholds: Thresholds = { heard: 0.5, sure: 0.9, lead: 0.2 };

function linesOf(voices: Examples): string[] {
  return Object.values(voices).flat();
}

/** Builds the ranking once; `explain` then keeps no state between questions. */
export function createExplanation(
  material: Material,
  clauses: ReadonlyMap<string, Pick<Clause, 'title' | 'text'>>,
): Explanation {
  const meanings = new Map<string, Meaning>();
  const candidates: Candidate[] = [];
  for (const [id, voices] of Object.entries(material.clauses)) {
    const clause = clauses.get(id);
    const plain = material.plain['zh-CN'][id]?.says.join('') ?? '';
    meanings.set(id, { kind: 'clause', clauses: [id] });
    candidates.push({
      id,
      examples: linesOf(voices),
      text: `${clause?.title ?? ''} ${clause?.text['zh-CN'] ?? ''} ${plain}`,
    });
  }
  for (const [name, set] of Object.entries(material.together)) {
    const id = `together ${name}`;
    meanings.set(id, { kind: 'together', clauses: set.clauses });
    candidates.push({ id, examples: linesOf(set.examples), text: '' });
  }
  for (const [name, topic] of Object.entries(material.topics)) {
    const id = `topic ${name}`;
    meanings.set(id, { kind: 'topic', name, topic });
    candidates.push({ id, examples: linesOf(topic.examples), text: topic.zh });
  }
  const rank = createRetrieval(candidates);
  return { explain: (question) => decide(rank(question), meanings, thresholds) };
}
