/** The learning desk: the shapes of what a console page asks of it. The page words all of it. */
import type { Lesson, Meaning } from './lesson.ts';
import type { MissPage, MissQuestion } from './repository.ts';

export interface LearningViewer {
  readonly login: string;
  readonly role: 'handler' | 'supervisor' | 'committee' | 'outreach' | 'admin';
}

export type TeachOutcome =
  | { readonly kind: 'taught'; readonly lessonId: number }
  | { readonly kind: 'set-aside' | 'taken-up' | 'undone' }
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'refused';
      readonly why:
        /** No such intent, clause or topic. */
        | 'no-such-meaning'
        /** Another lesson in force says of the same words something else; it is to be undone first. */
        | 'taught-otherwise'
        | 'undone-already';
    };

/** Within one transaction of the caller's; every deed goes to the audit chain. */
export interface LearningDesk {
  misses(viewer: LearningViewer, question: MissQuestion, at: Date): Promise<MissPage>;
  teach(viewer: LearningViewer, missId: number, meaning: Meaning, at: Date): Promise<TeachOutcome>;
  /** Neither a question nor worth learning; `aside: false` brings it back. */
  setAside(viewer: LearningViewer, missId: number, aside: boolean, at: Date): Promise<TeachOutcome>;
  undo(viewer: LearningViewer, lessonId: number, at: Date): Promise<TeachOutcome>;
  lessons(page: number): Promise<{ readonly lessons: readonly Lesson[]; readonly total: number }>;
}
