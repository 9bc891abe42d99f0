import type { Figures, Lesson, Meaning, Taught } from './lesson.ts';
import type { Miss, MissKind } from './miss.ts';

export interface MissQuestion {
  readonly kind?: MissKind;
  /** Those set aside instead of those that wait. */
  readonly setAside?: boolean;
  /** Words in it. */
  readonly words?: string;
  readonly page: number;
}

export interface MissPage {
  readonly misses: readonly Miss[];
  readonly total: number;
  /** Waiting, by kind. */
  readonly waiting: Readonly<Record<MissKind, number>>;
}

/** The records beneath the learning desk, within one transaction; whoever asks has been checked by desk.ts. */
export interface LearningRepository {
  /** Most often first, then newest; those that a lesson in force answers are not among them. */
  page(question: MissQuestion): Promise<MissPage>;
  /** Locked until the transaction ends. */
  lock(missId: number): Promise<Miss | undefined>;
  setAside(missId: number, aside: boolean): Promise<void>;
  /** Its id. */
  teach(
    lesson: Taught & { readonly missId: number; readonly by: string; readonly at: Date },
  ): Promise<number>;
  lesson(id: number): Promise<Lesson | undefined>;
  undo(id: number, by: string, at: Date): Promise<void>;
  /** Newest first, undone ones too. */
  lessons(page: number): Promise<{ readonly lessons: readonly Lesson[]; readonly total: number }>;
}

/** What the running processes follow: they learn anew whenever the version has moved. */
export interface LessonSource {
  /** Moves with every lesson taught or taken back. */
  version(): Promise<number>;
  /** Those in force, oldest first. */
  inForce(): Promise<readonly (Taught & { readonly id: number })[]>;
  /** Lessons not yet measured, oldest first. */
  unmeasured(): Promise<readonly number[]>;
  saveFigures(
    lessonId: number,
    figures: { readonly before: Figures; readonly after: Figures },
  ): Promise<void>;
}

/** What a meaning may be assigned to is what the scheme has: its clauses, its silent topics. */
export interface MeaningsKnown {
  readonly intents: readonly Extract<Meaning, { kind: 'intent' }>['intent'][];
  readonly clauses: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
}
