/** Enquiries as the console sees them: people who asked for a person. No 20-day clock. */
import type { EnquiryReason } from './enquiry.ts';

/** A member of staff, as the session knows them. */
export interface EnquiryViewer {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: 'handler' | 'supervisor' | 'committee' | 'outreach' | 'admin';
  /** Of a handler: the sumu whose office they work in; absent: the banner office. */
  readonly sumu?: string;
}

export interface EnquiryRow {
  readonly id: number;
  readonly number: string;
  readonly reason: EnquiryReason;
  readonly excerpt: string;
  readonly state: 'opened' | 'taken' | 'closed';
  readonly openedAt: Date;
  readonly version: number;
  /** The sumu office it was handed on to; absent: the banner office. */
  readonly sumu?: string;
  readonly assignee?: { readonly id: number; readonly name: string };
}

export interface EnquiryPage {
  /** Those that wait longest first; of the closed, the latest first. At most 50. */
  readonly rows: readonly EnquiryRow[];
  readonly after?: { readonly openedAt: Date; readonly id: number };
}

export interface EnquiryDetail extends Omit<EnquiryRow, 'excerpt'> {
  /** Everything the person wrote while waiting. */
  readonly text: string;
  readonly events: readonly {
    readonly kind: string;
    readonly at: Date;
    readonly by: string;
    readonly note: string;
  }[];
  readonly channel: string;
  readonly lastInboundAt?: Date;
  readonly unreachableAt?: Date;
}

export type EnquiryAction =
  | { readonly kind: 'take' }
  /** To a sumu's office, or without one back to the banner's. */
  | { readonly kind: 'transfer'; readonly sumu?: string }
  /** To a colleague of those who see it. */
  | { readonly kind: 'assign'; readonly to: number }
  /** Goes to the person's chat. */
  | { readonly kind: 'answer'; readonly text: string }
  /** The bot speaks again. */
  | { readonly kind: 'close' };

export type EnquiryOutcome =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'changed';
      readonly by: string;
      readonly at: Date;
      readonly what: string;
      readonly version: number;
    }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'refused'; readonly why: EnquiryRefusal };
export type EnquiryRefusal =
  | 'no-such-colleague'
  | 'closed'
  | 'not-yours'
  | 'already-yours'
  | 'nothing-said'
  | 'too-long'
  | 'no-such-office'
  | 'already-there';

export interface EnquiryQuestion {
  readonly tab: 'waiting' | 'mine' | 'closed';
  readonly after?: { readonly openedAt: Date; readonly id: number };
}
