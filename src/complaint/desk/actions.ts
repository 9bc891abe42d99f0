/** What can be done with a complaint at the desk and from the phone, and what comes of it. */
import type { ComplaintQueue, ComplaintState, ComplaintTarget } from '../complaint.ts';

export type StaffAction =
  | { readonly kind: 'accept' }
  /** I work on it. */
  | { readonly kind: 'take' }
  | { readonly kind: 'assign'; readonly to: number }
  /** To another office; never to one it is against. `sumu` with the queue of the sumu offices. */
  | {
      readonly kind: 'transfer';
      readonly queue: ComplaintQueue;
      readonly sumu?: string;
      readonly reason: string;
    }
  /** An unclear one: whom it is against has been found out, and of which sumu they are. */
  | {
      readonly kind: 'sort';
      readonly target: Exclude<ComplaintTarget, 'unclear'>;
      readonly sumu?: string;
    }
  | { readonly kind: 'note'; readonly text: string }
  /** `runsOn`: the clock is not to stand meanwhile, though the office has switched pauses on. */
  | { readonly kind: 'ask'; readonly question: string; readonly runsOn?: boolean }
  /** What the complainant, asked, has said on the telephone or at the counter. */
  | { readonly kind: 'hear'; readonly text: string }
  | { readonly kind: 'answer'; readonly text: string }
  /** The reason is told to the complainant. */
  | { readonly kind: 'close'; readonly reason: string }
  /** It is the same matter as another, which goes on for both. */
  | { readonly kind: 'merge'; readonly into: number }
  /** It was not the same matter after all. */
  | { readonly kind: 'separate' };
export type StaffActionKind = StaffAction['kind'];

export type ComplainantAction =
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason?: string }
  /** 1 (not content) to 5. */
  | { readonly kind: 'rate'; readonly satisfaction: number };
export type ComplainantActionKind = ComplainantAction['kind'];

export const refusals = [
  /** Not possible in the state it is in. */
  'wrong-state',
  /** The role may see it and not do this. */
  'not-your-role',
  /** Only whoever works on it, or their supervisor. */
  'not-yours',
  'already-yours',
  /** It goes on with another one: act there. */
  'merged',
  'nothing-said',
  'too-long',
  /** A blank of a template has not been filled in. */
  'blank-left',
  /** The colleague is gone, or may not see it. */
  'no-such-colleague',
  /** It is against that office. */
  'accused-office',
  'no-such-office',
  'already-there',
  'not-unclear',
  'into-itself',
  /** The other one has ended, is a duplicate itself, or lies in another queue. */
  'not-mergeable',
  'not-merged',
  /** The time for reopening has passed. */
  'too-late',
  'rated-already',
  'no-such-rating',
] as const;
export type Refusal = (typeof refusals)[number];

export type ActOutcome =
  | { readonly kind: 'done'; readonly state: ComplaintState; readonly version: number }
  /** There is none, or it is not for this viewer: the two are told apart by nobody. */
  | { readonly kind: 'not-found' }
  /** Somebody changed it since it was looked at; nothing was done. `what` is an event's kind. */
  | {
      readonly kind: 'changed';
      readonly by: string;
      readonly at: Date;
      readonly what: string;
      readonly version: number;
    }
  /** Somebody else was quicker. */
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** As long as an answer, a question or a reason may be; a platform's message holds less and is sent in parts. */
export const longestWords = 5_000;
