/** The lessons in force as this process holds them, and how it hears by them. */
import { asTaught, type Hearing } from './conversation/taught.ts';
import type { LearningSources, SchemeLearnt } from './learning-sources.ts';
import type { LessonHeld } from './learning-thread.ts';
import { isKnown } from './learning/decide.ts';
import { taughtIntents } from './learning/known.ts';
import type { LessonSource, MeaningsKnown } from './learning/repository.ts';

export interface LessonsHeld {
  readonly sources: LearningSources;
  /** Taken up whole: how one message is heard never changes beneath it. */
  hearing(): Hearing;
  inForce(): readonly LessonHeld[];
  /** Looks whether lessons have come or gone; if so, the same words mean what was taught from now on. True: so it was. */
  refresh(): Promise<boolean>;
  /** What was trained with these lessons, so that like words follow. */
  takeUp(trained: Hearing, lessons: readonly LessonHeld[]): void;
}

export interface LessonsHeldParts {
  readonly source: LessonSource;
  readonly sources: LearningSources;
  /** Without lessons. */
  readonly untaught: Hearing;
  /** Its clause or topic is not in the plan any more: the lesson is passed over. */
  readonly onFaulty: (lessonId: number) => void;
}

export async function holdLessons(parts: LessonsHeldParts): Promise<LessonsHeld> {
  const { source, sources, onFaulty } = parts;
  const { topics } = sources.material;
  const known = meaningsKnown(sources);
  let trained = parts.untaught;
  let trainedWith: readonly LessonHeld[] = [];
  let hearing = trained;
  let version = 0;
  let inForce: readonly LessonHeld[] = [];
  const hold = () => {
    // Taken back is taken back at once: like words are heard as if nothing had been taught, until they are learnt anew.
    const held = new Set(inForce.map(({ id }) => id));
    if (!trainedWith.every(({ id }) => held.has(id))) {
      trained = parts.untaught;
      trainedWith = [];
    }
    hearing = asTaught(trained, inForce, topics);
  };
  const refresh = async () => {
    const now = await source.version();
    if (now === version) return false;
    // The version is older than what is read after it: a lesson in between is noticed the next time.
    const lessons = await source.inForce();
    for (const { id, meaning } of lessons) if (!isKnown(meaning, known)) onFaulty(id);
    inForce = lessons.filter(({ meaning }) => isKnown(meaning, known));
    version = now;
    hold();
    return true;
  };
  await refresh();
  return {
    sources,
    hearing: () => hearing,
    inForce: () => inForce,
    refresh,
    takeUp(newly, lessons) {
      trained = newly;
      trainedWith = lessons;
      hold();
    },
  };
}

export function meaningsKnown({
  clauses,
  material,
}: Pick<LearningSources, 'material'> & SchemeLearnt): MeaningsKnown {
  return {
    intents: taughtIntents,
    clauses: new Set(clauses.keys()),
    topics: new Set(Object.keys(material.topics)),
  };
}
