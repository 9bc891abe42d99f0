/** Who may teach, what may be taught, and when it is refused. Pure. */
import type { Lesson, Meaning } from './lesson.ts';
import type { MeaningsKnown } from './repository.ts';
import type { LearningViewer, TeachOutcome } from './teaching.ts';

type Refused = Extract<TeachOutcome, { kind: 'refused' | 'not-found' }>;

export type Teaching =
  | { readonly kind: 'teach' }
  /** The same was taught of the same words: nothing is to be done. */
  | { readonly kind: 'taught-already'; readonly lessonId: number }
  | Refused;

/** What heyi says to everybody is not a handler's to change. */
export function mayTeach({ role }: LearningViewer): boolean {
  return role === 'admin' || role === 'supervisor';
}

/** @param inForce the lessons in force on the very words that are to be taught */
export function decideTeaching(
  viewer: LearningViewer,
  meaning: Meaning,
  inForce: readonly Lesson[],
  known: MeaningsKnown,
): Teaching {
  if (!mayTeach(viewer)) return { kind: 'not-found' };
  if (!isKnown(meaning, known)) return { kind: 'refused', why: 'no-such-meaning' };
  const same = inForce.find((lesson) => isSame(lesson.meaning, meaning));
  if (same) return { kind: 'taught-already', lessonId: same.id };
  return inForce.length > 0 ? { kind: 'refused', why: 'taught-otherwise' } : { kind: 'teach' };
}

export function decideUndoing(viewer: LearningViewer, lesson: Lesson): { readonly kind: 'undo' } | Refused {
  if (!mayTeach(viewer)) return { kind: 'not-found' };
  return lesson.undone ? { kind: 'refused', why: 'undone-already' } : { kind: 'undo' };
}

export function isKnown(meaning: Meaning, { intents, clauses, topics }: MeaningsKnown): boolean {
  switch (meaning.kind) {
    case 'intent':
      return intents.includes(meaning.intent);
    case 'clause':
      return clauses.has(meaning.clause);
    case 'topic':
      return topics.has(meaning.topic);
  }
}

function isSame(one: Meaning, other: Meaning): boolean {
  switch (one.kind) {
    case 'intent':
      return other.kind === 'intent' && one.intent === other.intent;
    case 'clause':
      return other.kind === 'clause' && one.clause === other.clause;
    case 'topic':
      return other.kind === 'topic' && one.topic === other.topic;
  }
}
