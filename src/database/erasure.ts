import type { ErasureRepository } from '../conversation/ports.ts';
import { eraseAuditValues } from './audit.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

/** What is left of an erased message: its place in the order, against doubles; not its words. */
const emptyReply = { text: '', choices: [], citations: [] };

/**
 * 我的数据 › 删除 (PIPL art. 47). Gone: bindings, consent, conversation, enquiries, the words of every message in
 * and out, the handles of what came with them, files of a complaint that was not filed, and those that are still to be
 * fetched. Kept: complaints with the files that are here, by the archive schedule, cut off from the contact; the
 * refusal of reminders and news, so that it is kept to; the count of failures and the lock, so that erasing is no way
 * round them. A reply that is just being sent is left to the retention of chat texts.
 */
export function erasureRepository(tx: Tx): ErasureRepository {
  return {
    async eraseContact(contactId, at) {
      const contact = await tx.contact.update({
        where: { id: contactId },
        data: {
          consentVersion: null,
          consentedAt: null,
          newsAgreedAt: null,
          language: 'zh-CN',
          lastInboundAt: at,
        },
        select: { channel: true, externalId: true },
      });
      await tx.binding.deleteMany({ where: { contactId } });
      await tx.conversation.deleteMany({ where: { contactId } });
      await tx.enquiry.deleteMany({ where: { contactId } });
      await tx.complaint.updateMany({ where: { contactId }, data: { contactId: null } });
      await eraseFiles(tx, contactId);
      // What has been acknowledged and not yet worked off was sent for an answer: it is not part of the past.
      await tx.inboxMessage.updateMany({
        where: { ...contact, state: { not: 'received' } },
        data: { text: '', enclosure: Prisma.DbNull, code: null },
      });
      await tx.outboxMessage.deleteMany({
        where: { ...contact, state: { in: ['queued', 'held', 'failed'] } },
      });
      await tx.outboxMessage.updateMany({
        where: { ...contact, state: { in: ['accepted', 'passed_on', 'telephoned'] } },
        data: { reply: emptyReply },
      });
      await eraseAuditValues(tx, `contact:${String(contactId)}`);
    },
  };
}

async function eraseFiles(tx: Tx, contactId: number): Promise<void> {
  await tx.attachment.deleteMany({ where: { contactId, complaintId: null } });
  await tx.attachment.updateMany({
    where: { contactId, state: 'waiting' },
    data: { state: 'failed', failure: 'erased', reference: null, nextAttemptAt: null },
  });
  await tx.attachment.updateMany({ where: { contactId }, data: { contactId: null } });
}
