/** What a dialogue wants done; carried out by carry-out.ts within the turn's transaction. */
import type { ComplainantAction } from '../complaint/desk/actions.ts';
import type { ComplaintClock, ComplaintQueue, NewComplaint } from '../complaint/complaint.ts';
import type { Enquiry } from '../enquiry/enquiry.ts';
import type { CertificateLock } from '../identity/identity.ts';
import type { Language } from '../kernel/message.ts';

export type Effect =
  | { readonly kind: 'consent-given'; readonly version: string }
  | { readonly kind: 'consent-withdrawn' }
  | { readonly kind: 'bound'; readonly memberId: number }
  | { readonly kind: 'bindings-ended' }
  | { readonly kind: 'failures-counted'; readonly failedAttempts: number; readonly lockedUntil?: Date }
  | {
      readonly kind: 'certificate-lock-set';
      /** Or a complaint's number, tried with query codes. */
      readonly certificate: string;
      readonly lock: CertificateLock | undefined;
    }
  | { readonly kind: 'language-chosen'; readonly language: Language }
  | { readonly kind: 'opted-out' }
  | { readonly kind: 'opted-in' }
  /** News of the own claims is wanted, and with it that of complaints. */
  | { readonly kind: 'news-agreed' }
  /** News of complaints is wanted again, where it had been refused. */
  | { readonly kind: 'news-taken-back' }
  /** Nothing is told unasked any more. */
  | { readonly kind: 'news-ended' }
  | {
      readonly kind: 'complaint-filed';
      readonly complaint: NewComplaint;
      readonly clock: ComplaintClock;
      readonly queue: ComplaintQueue;
    }
  /** Decided at the desk (complaint-acts.ts); what it refuses is said instead. */
  | { readonly kind: 'complaint-acted'; readonly number: string; readonly action: ComplainantAction }
  /** A rating of the answer has been asked for; that is done once. */
  | { readonly kind: 'rating-asked'; readonly number: string }
  | { readonly kind: 'enquiry-opened'; readonly enquiry: Enquiry }
  | { readonly kind: 'enquiry-appended'; readonly text: string }
  | { readonly kind: 'enquiry-closed' }
  /** Written to the audit chain: who looked at whose records. Never the values themselves. */
  | {
      readonly kind: 'audited';
      readonly action: string;
      readonly subject: string;
      /** The chain cannot be erased: beside an anonymous complaint it must not name the account, which may be a member's. */
      readonly anonymous?: boolean;
    }
  /** The words of this message are certificate, name or ID digits: they are not kept once they have been read. */
  | { readonly kind: 'words-concealed' }
  /** Everything this contact told heyi is erased (我的数据 › 删除), except what the archive schedule keeps. */
  | { readonly kind: 'contact-erased' };
