/** One complaint as its page shows it. Of who filed it: a masked name; the name itself only by `reveal`. */
import type { Day } from '../../kernel/day.ts';
import type { Pause } from '../../kernel/working-days.ts';
import type { ChannelName, Language } from '../../kernel/message.ts';
import type { ComplaintCategory, ComplaintQueue, ComplaintState, ComplaintTarget } from '../complaint.ts';
import type { Placed } from './viewer.ts';

export interface ComplaintDetail {
  readonly id: number;
  readonly number: string;
  readonly version: number;
  readonly category: ComplaintCategory;
  readonly text: string;
  readonly target: ComplaintTarget;
  /** Whom it is about, in the complainant's words. */
  readonly about?: string;
  readonly queue: ComplaintQueue;
  readonly sumu?: string;
  readonly state: ComplaintState;
  readonly assignee?: StaffName;
  readonly complainant:
    | { readonly kind: 'anonymous' }
    /** 王*; `verified`: filed by a member whose identity was checked. */
    | { readonly kind: 'named'; readonly masked: string; readonly verified: boolean };
  readonly clock: StoredClock;
  readonly answer?: string;
  readonly answeredAt?: Date;
  readonly closedAt?: Date;
  readonly closeReason?: string;
  readonly satisfaction?: number;
  readonly mergedInto?: OtherComplaint;
  /** Complaints of the same matter that go on with this one. */
  readonly duplicates: readonly OtherComplaint[];
  readonly events: readonly TimelineEvent[];
  readonly attachments: readonly AttachmentMeta[];
  /** The viewer's own answer in writing, as typed. */
  readonly draft?: AnswerDraft;
  /** Who else is writing one; not what. */
  readonly othersWriting: readonly { readonly by: string; readonly updatedAt: Date }[];
  /** The complainant's channel; absent: nobody can be written to (filed elsewhere, or erased at their wish). */
  readonly contact?: ContactFacts;
  /** What was sent about it without being asked for, newest first. */
  readonly letters: readonly Letter[];
}

export interface StaffName {
  readonly id: number;
  readonly name: string;
}

export interface OtherComplaint extends Placed {
  readonly id: number;
  readonly number: string;
  readonly state: ComplaintState;
}

/** The clock as it was reckoned and stored; the page explains it day by day from the calendar. */
export interface StoredClock {
  readonly receivedAt: Date;
  /** The clock runs from this instant: receipt, or the last reopening. */
  readonly startedAt: Date;
  readonly dueDay: Day;
  readonly calendarVersion: string;
  readonly provisional: boolean;
  readonly internalTarget?: Day;
  readonly extensionDays: number;
  readonly pausedOn?: Day;
  readonly pausedDays: number;
  /** Those that have ended since it started. */
  readonly pauses: readonly Pause[];
}

export interface TimelineEvent {
  readonly id: number;
  readonly kind: string;
  readonly at: Date;
  readonly by: { readonly kind: 'complainant' | 'staff' | 'heyi'; readonly name?: string };
  readonly note: string;
  /** The complainant may see it. */
  readonly shown: boolean;
}

export interface AttachmentMeta {
  readonly id: number;
  readonly kind: string;
  /** Only what is kept can be had. */
  readonly state: 'waiting' | 'kept' | 'failed';
  /** Of what the office added: as it was named there. A sender's own names are never taken in, they may name people. */
  readonly name?: string;
  /** One of attachment.ts, as its first bytes say; absent until it is kept. */
  readonly mediaType?: string;
  readonly size?: number;
  readonly at: Date;
  /** A Loss, when it has failed. */
  readonly failure?: string;
  /** Added at the counter, not sent by the complainant. */
  readonly fromOffice: boolean;
}

export interface AttachmentFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface AnswerDraft {
  readonly text: string;
  /** Of the complaint, when it was begun. */
  readonly version: number;
  readonly updatedAt: Date;
}

/** What came of saving one. */
export type DraftOutcome =
  | { readonly kind: 'saved'; readonly updatedAt: Date }
  | { readonly kind: 'removed' }
  /** Its writer has written another one in the meantime, in another window; that one stands. */
  | { readonly kind: 'elsewhere'; readonly updatedAt: Date }
  | { readonly kind: 'not-found' };

export interface ContactFacts {
  readonly channel: ChannelName;
  /** What is written to them is best in this one. */
  readonly language: Language;
  readonly lastInboundAt?: Date;
  /** Has blocked or unfollowed us since then. */
  readonly unreachableAt?: Date;
  /** Has agreed to be told of news unasked. */
  readonly newsAgreed: boolean;
}

export interface Letter {
  readonly id: bigint;
  readonly at: Date;
  readonly state: 'waiting' | 'delivered' | 'held' | 'failed' | 'telephoned' | 'passed-on';
}

/** Who filed it, told on an explicit look. */
export type Revealed =
  | { readonly kind: 'revealed'; readonly name: string; readonly gacha?: string }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'refused'; readonly why: 'not-yours' | 'no-reason' }
  | { readonly kind: 'not-found' };

export type HouseholdPart = 'place' | 'enrolment' | 'claims';

/** Of a named, verified complainant; what is not needed is absent. */
export interface HouseholdContext {
  /** ****0001 */
  readonly certificate: string;
  readonly sumu: string;
  readonly gacha: string;
  readonly enrolment?: {
    readonly year: number;
    /** The complainant's own. */
    readonly own: 'unpaid' | 'paid-pending' | 'active' | 'lapsed' | 'withdrawn' | 'none';
    readonly members: number;
    readonly active: number;
    /** Absent: nothing is recorded of anybody in this year. */
    readonly asOf?: Date;
  };
  /** The complainant's own, the newest first, at most five; never those of others in the household. */
  readonly claims?: readonly {
    readonly number: string;
    readonly state: 'submitted' | 'checked' | 'publicised' | 'approved' | 'paid' | 'rejected' | 'returned';
    readonly dischargedOn: Day;
    readonly asOf: Date;
  }[];
}
