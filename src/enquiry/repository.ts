import type { Enquiry } from './enquiry.ts';

/** The office's enquiry queue, within one transaction. */
export interface EnquiryRepository {
  nextSequence(year: number): Promise<number>;
  open(contactId: number, enquiry: Enquiry): Promise<void>;
  /** The contact's open enquiry for which the bot keeps quiet, if any. */
  openFor(contactId: number): Promise<Enquiry | undefined>;
  /** All of the contact's enquiries, newest first, at most 20. */
  ofContact(contactId: number): Promise<readonly Enquiry[]>;
  /** Adds what the person wrote while waiting. */
  append(contactId: number, text: string, at: Date): Promise<void>;
  close(contactId: number, at: Date): Promise<void>;
}
