/** The queue as a page of the desk asks for it and gets it. */
import type { Day } from '../../kernel/day.ts';
import type { ComplaintCategory, ComplaintQueue, ComplaintState } from '../complaint.ts';

/** `open` is all that waits for an answer, `due-soon` and `overdue` parts of it; `closed` everything else. */
export const queueTabs = ['mine', 'unassigned', 'due-soon', 'overdue', 'open', 'closed'] as const;
export type QueueTab = (typeof queueTabs)[number];

/** Days the caller reckons from the calendar, so that the queue needs none. */
export interface QueueDays {
  readonly today: Day;
  /** The fifth working day after today: what is due by then is due soon. */
  readonly soonThrough: Day;
}

export interface QueueFilters {
  readonly sumu?: string;
  readonly category?: ComplaintCategory;
  readonly state?: ComplaintState;
  readonly provisional?: boolean;
  /** Due on this day or before: 还剩 N 天以内. */
  readonly dueThrough?: Day;
  /**
   * A number or the beginning of one; else words of the complaint or of whom it is about. Names of complainants are
   * not searched: who finds by a name has been told the name.
   */
  readonly search?: string;
  /** Of these only. */
  readonly among?: readonly number[];
}

/** A place in the order of the queue: by last day, then by age. */
export interface QueuePlace {
  readonly dueDay: Day;
  readonly id: number;
}

export interface QueueQuestion extends QueueDays {
  readonly tab: QueueTab;
  readonly filters?: QueueFilters;
  /** What follows this place, or what stands before it; neither: the first page. */
  readonly after?: QueuePlace;
  readonly before?: QueuePlace;
}

export interface QueueRow extends QueuePlace {
  readonly number: string;
  readonly version: number;
  readonly category: ComplaintCategory;
  /** The first signs of its words. */
  readonly excerpt: string;
  readonly about?: string;
  readonly state: ComplaintState;
  readonly queue: ComplaintQueue;
  readonly sumu?: string;
  readonly anonymous: boolean;
  readonly assignee?: { readonly id: number; readonly name: string };
  readonly receivedAt: Date;
  readonly provisional: boolean;
  readonly internalTarget?: Day;
  readonly pausedOn?: Day;
  readonly reopened: boolean;
  /** It goes on with another one. */
  readonly merged: boolean;
  readonly answeredAt?: Date;
}

export interface QueuePage {
  /** By last day, the nearest first; of the closed tab, the latest first. At most 50. */
  readonly rows: readonly QueueRow[];
  /** Where the page before this one ends, where the next one begins; absent: there is none. */
  readonly before?: QueuePlace;
  readonly after?: QueuePlace;
  /** Only so many complaints are looked through at a time: there may be hits behind `after` though these rows are few. */
  readonly searchedPart: boolean;
}

/** A count that has reached this is shown as 999+. */
export const countedAtMost = 1_000;
/** Closed ones only grow: nobody counts them. */
export type QueueCounts = Readonly<Record<Exclude<QueueTab, 'closed'>, number>>;

/** How far the course of events has been seen; nothing to be read by anybody but the queue itself. */
export type QueueCursor = string;

/** What has happened in the viewer's queues since a cursor. */
export interface QueueChanges {
  /** To be handed in next time. */
  readonly cursor: QueueCursor;
  /** Each change once, in the order of events. */
  readonly changed: readonly {
    readonly id: number;
    readonly number: string;
    /** Filed, or moved here, since then. */
    readonly arrived: boolean;
  }[];
  /** More has happened than is listed: the page is to be loaded anew. */
  readonly more: boolean;
}

/** A complaint as it was when somebody looked. */
export interface Looked {
  readonly id: number;
  readonly version: number;
}

/** What has become of it since. */
export type Since =
  | {
      readonly kind: 'changed';
      readonly id: number;
      /** A name, or 'complainant'; '' when nobody in particular. */
      readonly by: string;
      readonly at: Date;
      /** An event's kind. */
      readonly what: string;
      readonly assigneeName?: string;
    }
  /** Not for this viewer any more. */
  | { readonly kind: 'gone'; readonly id: number };

export const lookedAtMost = 100;
