export type EnquiryReason =
  'asked-for-person' | 'unanswered' | 'mongolian-callback' | 'correction' | 'deletion';

/** Someone waits for a person of the office; there is no 20-day clock. */
export interface Enquiry {
  readonly number: string;
  readonly reason: EnquiryReason;
  readonly text: string;
  readonly openedAt: Date;
}
