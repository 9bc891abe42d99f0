/** The learning desk: what a console page asks of it. The page words all of it. */
import { decideTeaching, decideUndoing, mayTeach } from './decide.ts';
import type { Lesson, Meaning } from './lesson.ts';
import type { Miss } from './miss.ts';
import type { LearningRepository, MeaningsKnown, MissPage, MissQuestion } from './repository.ts';
import type { LearningViewer, TeachOutcome } from './teaching.ts';

export type { LearningViewer, TeachOutcome } from './teaching.ts';

/** Within one transaction of the caller's; every deed goes to the audit chain. */
export interface LearningDesk {
  misses(viewer: LearningViewer, question: MissQuestion, at: Date): Promise<MissPage>;
  /** One of them, also when a lesson answers it already. */
  miss(missId: number): Promise<Miss | undefined>;
  teach(viewer: LearningViewer, missId: number, meaning: Meaning, at: Date): Promise<TeachOutcome>;
  /** Neither a question nor worth learning; `aside: false` brings it back. */
  setAside(viewer: LearningViewer, missId: number, aside: boolean, at: Date): Promise<TeachOutcome>;
  undo(viewer: LearningViewer, lessonId: number, at: Date): Promise<TeachOutcome>;
  lessons(page: number): Promise<{ readonly lessons: readonly Lesson[]; readonly total: number }>;
}

export interface LearningDeskParts {
  readonly records: LearningRepository;
  /** The audit chain: who taught what, by ids. The words stay out of it, for it cannot be erased. */
  readonly audit: {
    append(entry: {
      readonly at: Date;
      readonly actor: string;
      readonly action: string;
      readonly subject: string;
    }): Promise<void>;
  };
  readonly known: MeaningsKnown;
}

const nothing: MissPage = { misses: [], total: 0, waiting: { unclear: 0, corrected: 0, unhelpful: 0 } };

export function learningDesk({ records, audit, known }: LearningDeskParts): LearningDesk {
  const done = (viewer: LearningViewer, action: string, subject: string, at: Date) =>
    audit.append({ at, actor: `staff:${viewer.login}`, action, subject });
  return {
    misses: (viewer, question) => (mayTeach(viewer) ? records.page(question) : Promise.resolve(nothing)),

    miss: (missId) => records.miss(missId),

    async teach(viewer, missId, meaning, at) {
      const miss = await records.lock(missId);
      if (!miss) return { kind: 'not-found' };
      const { text, language } = miss;
      const decided = decideTeaching(viewer, meaning, await records.inForceOn(text), known);
      if (decided.kind === 'taught-already') return { kind: 'taught', lessonId: decided.lessonId };
      if (decided.kind !== 'teach') return decided;
      const lessonId = await records.teach({ missId, text, language, meaning, by: viewer.login, at });
      await done(viewer, 'miss-taught', `lesson:${String(lessonId)}`, at);
      return { kind: 'taught', lessonId };
    },

    async setAside(viewer, missId, aside, at) {
      const miss = mayTeach(viewer) ? await records.lock(missId) : undefined;
      if (!miss) return { kind: 'not-found' };
      if (miss.setAside !== aside) {
        await records.setAside(missId, aside);
        await done(viewer, aside ? 'miss-set-aside' : 'miss-taken-up', `miss:${String(missId)}`, at);
      }
      return { kind: aside ? 'set-aside' : 'taken-up' };
    },

    async undo(viewer, lessonId, at) {
      const lesson = await records.lesson(lessonId);
      if (!lesson) return { kind: 'not-found' };
      const decided = decideUndoing(viewer, lesson);
      if (decided.kind !== 'undo') return decided;
      await records.undo(lessonId, viewer.login, at);
      await done(viewer, 'lesson-undone', `lesson:${String(lessonId)}`, at);
      return { kind: 'undone' };
    },

    lessons: (page) => records.lessons(page),
  };
}
