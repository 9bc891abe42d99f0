import type {
  ComplaintClock,
  ComplaintQueue,
  ComplaintView,
  NewComplaint,
  OpenQuestion,
} from './complaint.ts';

/** The complaint queue, within one transaction. */
export interface ComplaintRepository {
  /** The next sequence of complaint numbers in that year. */
  nextSequence(year: number): Promise<number>;
  add(
    contactId: number,
    complaint: NewComplaint,
    clock: ComplaintClock,
    queue: ComplaintQueue,
  ): Promise<void>;
  /** The contact's own complaints, newest first, at most 20. */
  ofContact(contactId: number): Promise<readonly ComplaintView[]>;
  /** One complaint by number: the contact's own, or any when the query code fits or has fitted; else undefined. */
  byNumber(
    number: string,
    access: { readonly contactId: number; readonly queryCode?: string; readonly opened?: boolean },
  ): Promise<ComplaintView | undefined>;
  /** What the office waits for from this contact, the latest told first. */
  openQuestions(contactId: number): Promise<readonly OpenQuestion[]>;
  ratingAsked(number: string, at: Date): Promise<void>;
}
