/** What the conversation needs from outside, within the transaction of one turn. */
import type { ClaimRepository } from '../claim/repository.ts';
import type { AttachmentRepository } from '../complaint/attachments/repository.ts';
import type { ComplaintClockRepository } from '../complaint/clock-repository.ts';
import type { ComplainantParts } from '../complaint/desk/complainant.ts';
import type { ComplaintRepository } from '../complaint/repository.ts';
import type { EnquiryRepository } from '../enquiry/repository.ts';
import type { EnrolmentRepository } from '../enrolment/repository.ts';
import type { FamilyAccountRepository } from '../family-account/repository.ts';
import type { IdentityRepository } from '../identity/repository.ts';
import type { MissRepository } from '../learning/miss.ts';
import type { StaffContactRepository } from '../staff/contact-repository.ts';

/** Where a conversation's state is kept: one JSON value per contact, read back as unknown. */
export interface ConversationRepository {
  load(contactId: number): Promise<{ readonly state: unknown; readonly updatedAt: Date } | undefined>;
  save(contactId: number, state: object, at: Date): Promise<void>;
}

/** The audit chain (who looked at what; never the values). */
export interface AuditRepository {
  append(entry: {
    readonly at: Date;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
  }): Promise<void>;
}

/** The right to be forgotten: everything a contact told heyi, except what the archive schedule keeps. */
export interface ErasureRepository {
  eraseContact(contactId: number, at: Date): Promise<void>;
}

/** All the rooms' records, bound to one transaction. */
export interface UnitOfWork {
  readonly identity: IdentityRepository;
  readonly enrolment: EnrolmentRepository;
  readonly familyAccount: FamilyAccountRepository;
  readonly claims: ClaimRepository;
  readonly complaints: ComplaintRepository;
  readonly attachments: AttachmentRepository;
  /** Beneath the desk, for what complainants do with what they filed. */
  readonly complaintDesk: {
    readonly records: ComplainantParts['records'];
    readonly clocks: ComplaintClockRepository;
  };
  readonly enquiries: EnquiryRepository;
  readonly conversations: ConversationRepository;
  readonly audit: AuditRepository;
  readonly staffContacts: StaffContactRepository;
  readonly erasure: ErasureRepository;
  readonly misses: MissRepository;
}
