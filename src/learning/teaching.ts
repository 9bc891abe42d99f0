/** Who teaches, and what becomes of it. */
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
