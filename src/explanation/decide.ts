import type { Explained } from './explained.ts';
import type { Topic } from './material.ts';
import type { Ranked } from './retrieval.ts';

/** What a ranked candidate stands for. */
export type Meaning =
  | { readonly kind: 'clause'; readonly clauses: readonly [string] }
  | { readonly kind: 'together'; readonly clauses: readonly string[] }
  | { readonly kind: 'topic'; readonly name: string; readonly topic: Topic };

/**
 * Scores below `heard` share too little with anything known. From `sure` on, and with the next different answer behind
 * by at least the share `lead`, it is said directly.
 */
export interface Thresholds {
  readonly heard: number;
  readonly sure: number;
  readonly lead: number;
}

const shown = 3;
/** Offered beside what is told. */
const next = shown - 1;

/** The clauses the best candidates rest on, best first, none twice. */
function clausesOf(
  ranked: readonly Ranked[],
  meanings: ReadonlyMap<string, Meaning>,
  most: number = shown,
): string[] {
  const clauses: string[] = [];
  for (const { id } of ranked) {
    const meaning = meanings.get(id);
    if (meaning === undefined || meaning.kind === 'topic') continue;
    for (const clause of meaning.clauses) if (!clauses.includes(clause)) clauses.push(clause);
    if (clauses.length >= most) break;
  }
  return clauses.slice(0, most);
}

export function ofTopic(name: string, { answer, clauses }: Topic): Explained {
  switch (answer) {
    case 'not-in-plan':
      return { kind: 'not-in-plan', topic: name, related: clauses };
    case 'inferred':
      return { kind: 'inferred', topic: name, clauses };
    case 'profile-telephone':
      return { kind: 'profile', what: 'telephone', clauses };
    case 'profile-hours':
      return { kind: 'profile', what: 'hours', clauses };
    case 'profile-offices':
      return { kind: 'profile', what: 'offices', clauses };
    case 'profile-institutions':
      return { kind: 'profile', what: 'institutions', clauses };
    case 'historic-plan':
      return { kind: 'historic', topic: name };
    case 'third-party':
      return { kind: 'third-party', clauses };
    case 'early-warning':
      return { kind: 'early-warning', clauses };
  }
}

/** The first answer that does not begin with the clause the best one begins with. */
function rivalOf(
  ranked: readonly Ranked[],
  meanings: ReadonlyMap<string, Meaning>,
  first: Meaning,
): Ranked | undefined {
  const leading = first.kind === 'topic' ? undefined : first.clauses[0];
  return ranked.slice(1).find(({ id }) => {
    const meaning = meanings.get(id);
    return meaning === undefined || meaning.kind === 'topic' || meaning.clauses[0] !== leading;
  });
}

/** Turns a ranking into what is answered. `ranked` is best first. */
export function decide(
  ranked: readonly Ranked[],
  meanings: ReadonlyMap<string, Meaning>,
  { heard, sure, lead }: Thresholds,
): Explained {
  const [first] = ranked;
  const meaning = first === undefined ? undefined : meanings.get(first.id);
  if (first === undefined || meaning === undefined || first.score < heard) {
    return {
      kind: 'unclear',
      clauses: clausesOf(
        ranked.filter(({ score }) => score > 0),
        meanings,
      ),
    };
  }
  if (meaning.kind === 'topic') return ofTopic(meaning.name, meaning.topic);
  return {
    kind: 'answered',
    clauses: clausesOf(ranked, meanings, meaning.clauses.length + next),
    confident:
      first.score >= sure && first.score * (1 - lead) >= (rivalOf(ranked, meanings, meaning)?.score ?? 0),
    together: meaning.kind === 'together' ? meaning.clauses : [],
  };
}
