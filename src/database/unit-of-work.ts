/** All the rooms' records bound to one turn's transaction. */
import type { Keys } from '../kernel/keys.ts';
import type { UnitOfWork } from '../conversation/ports.ts';
import { attachmentRepository } from './attachment.ts';
import { type AuditChain, auditRepository } from './audit.ts';
import { claimRepository } from './claim.ts';
import { complaintRepository } from './complaint.ts';
import { complaintClockRepository } from './complaint-clock.ts';
import { deskRepository } from './complaint-desk.ts';
import { conversationRepository, type TurnState } from './conversation.ts';
import { enquiryRepository } from './enquiry.ts';
import { enrolmentRepository } from './enrolment.ts';
import { erasureRepository } from './erasure.ts';
import { familyAccountRepository } from './family-account.ts';
import { identityRepository } from './identity.ts';
import { missRepository } from './miss.ts';
import type { Tx } from './open.ts';
import { staffContactRepository } from './staff-contact.ts';

/** @param hashKey keys the hashes of ID numbers and query codes */
export function unitOfWork(tx: Tx, turn: TurnState, hashKey: Keys): UnitOfWork {
  return {
    identity: identityRepository(tx, hashKey, turn),
    enrolment: enrolmentRepository(tx),
    familyAccount: familyAccountRepository(tx),
    claims: claimRepository(tx),
    complaints: complaintRepository(tx, hashKey, turn),
    attachments: attachmentRepository(tx),
    complaintDesk: { records: deskRepository(tx), clocks: complaintClockRepository(tx) },
    enquiries: enquiryRepository(tx),
    conversations: conversationRepository(turn),
    audit: turnAudit(tx, turn),
    staffContacts: staffContactRepository(tx, hashKey),
    erasure: erasureRepository(tx, hashKey),
    misses: missRepository(tx),
  };
}

function turnAudit(tx: Tx, { audited }: TurnState): AuditChain {
  if (!audited) return auditRepository(tx);
  return {
    append(entry) {
      audited.push(entry);
      return Promise.resolve();
    },
  };
}
