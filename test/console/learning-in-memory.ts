/** The learning desk in memory: what waits, what was taught, and marks when the test gives them. */
import type { LearningPagesParts } from '../../src/console/learning/parts.ts';
import { loadMaterial } from '../../src/explanation/material.ts';
import type { LearningDesk, TeachOutcome } from '../../src/learning/desk.ts';
import type { Figures, Lesson } from '../../src/learning/lesson.ts';
import { taughtIntents } from '../../src/learning/known.ts';
import { type Miss, type MissKind, missKinds } from '../../src/learning/miss.ts';
import { readScheme } from '../../src/policy/load.ts';
import { planDir, sampleSchemeFile } from '../../src/scheme-files.ts';

const perPage = 20;

export interface LearningInMemory {
  readonly pages: LearningPagesParts;
  /** How often it was said that something was taught or taken back. */
  readonly looked: () => number;
  readonly taught: readonly Lesson[];
  add(miss?: Partial<Omit<Miss, 'id'>>): Miss;
  /** As the measuring would, some seconds later. */
  measure(lessonId: number, before: Figures, after: Figures): void;
}

export const figures: Figures = {
  ...{ messages: 2_000, intentRight: 0.9124, intentReached: 0.985 },
  ...{ clauseFirst: 0.88, clauseAmongThree: 0.97, silent: 0.95 },
};

export function learningInMemory(): LearningInMemory {
  const misses: Miss[] = [];
  const taught: Lesson[] = [];
  let looked = 0;
  const inForce = () => taught.filter(({ undone }) => undone === undefined);
  const waits = (miss: Miss) => !miss.setAside && !inForce().some(({ missId }) => missId === miss.id);
  const waiting = (): Record<MissKind, number> => {
    const [unclear = 0, corrected = 0, unhelpful = 0] = missKinds.map(
      (kind) => misses.filter((miss) => miss.kind === kind && waits(miss)).length,
    );
    return { unclear, corrected, unhelpful };
  };
  const replace = <T extends { readonly id: number }>(all: T[], one: T) => {
    all.splice(
      all.findIndex(({ id }) => id === one.id),
      1,
      one,
    );
  };
  const slice = <T>(all: readonly T[], page: number) => all.slice((page - 1) * perPage, page * perPage);
  const find = (id: number) => misses.find((miss) => miss.id === id);

  const desk: LearningDesk = {
    misses(_viewer, { kind, setAside = false, words = '', page }) {
      const found = misses.filter(
        (miss) =>
          (setAside ? miss.setAside : waits(miss)) &&
          (kind === undefined || miss.kind === kind) &&
          miss.text.includes(words),
      );
      return Promise.resolve({ misses: slice(found, page), total: found.length, waiting: waiting() });
    },
    miss: (id) => Promise.resolve(find(id)),
    teach(viewer, missId, meaning, at) {
      const miss = find(missId);
      if (!miss) return Promise.resolve({ kind: 'not-found' });
      const before = inForce().find(({ text }) => text === miss.text);
      if (before) {
        const same = JSON.stringify(before.meaning) === JSON.stringify(meaning);
        return Promise.resolve<TeachOutcome>(
          same ? { kind: 'taught', lessonId: before.id } : { kind: 'refused', why: 'taught-otherwise' },
        );
      }
      const id = taught.length + 1;
      const { text, language } = miss;
      taught.push({ ...{ id, missId, text, language, meaning, at }, by: viewer.login });
      return Promise.resolve({ kind: 'taught', lessonId: id });
    },
    setAside(_viewer, missId, aside) {
      const miss = find(missId);
      if (!miss) return Promise.resolve({ kind: 'not-found' });
      replace(misses, { ...miss, setAside: aside });
      return Promise.resolve({ kind: aside ? 'set-aside' : 'taken-up' });
    },
    undo(viewer, lessonId, at) {
      const lesson = taught.find(({ id }) => id === lessonId);
      if (!lesson) return Promise.resolve({ kind: 'not-found' });
      if (lesson.undone) return Promise.resolve({ kind: 'refused', why: 'undone-already' });
      replace(taught, { ...lesson, undone: { by: viewer.login, at } });
      return Promise.resolve({ kind: 'undone' });
    },
    lessons: (page) => Promise.resolve({ lessons: slice(taught.toReversed(), page), total: taught.length }),
  };

  return {
    taught,
    looked: () => looked,
    add(miss = {}) {
      const added: Miss = {
        ...{
          id: misses.length + 1,
          kind: 'unclear',
          text: '包销到哪了',
          language: 'zh-CN',
          taken: 'clarify',
        },
        ...{ clauses: [], day: '2026-11-02', lastDay: '2026-11-20', times: 3, setAside: false },
        ...miss,
      };
      misses.push(added);
      return added;
    },
    measure(lessonId, before, after) {
      const lesson = taught.find(({ id }) => id === lessonId);
      if (lesson) replace(taught, { ...lesson, figures: { before, after } });
    },
    pages: {
      within: (work) => work(desk),
      onTaught: () => {
        looked += 1;
        return Promise.resolve();
      },
      waiting: () => Promise.resolve(waiting()),
      meanings: {
        intents: taughtIntents,
        clauses: readScheme(sampleSchemeFile, '2026-11-26').ruleSet.clauses,
        topics: loadMaterial(planDir).topics,
      },
    },
  };
}
