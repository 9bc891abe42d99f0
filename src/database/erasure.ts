import type { ErasureRepository } from '../conversation/ports.ts';
import { erasedAccountHash, erasedTieHash } from '../kernel/keyed-hash.ts';
import type { Keys } from '../kernel/keys.ts';
import { eraseAuditValues } from './audit.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

/** What is left of an erased message: its place in the order, against doubles; not its words. */
const emptyReply = { text: '', choices: [], citations: [] };

/**
 * 我的数据 › 删除 (PIPL art. 47). Gone: bindings, consent, conversation, enquiries, the words of every message in
 * and out, the handles of what came with them, files of a complaint that was not filed, and those that are still to be
 * fetched; whom broadcasts told. Kept: complaints with the files that are here, by the archive schedule, cut off from the contact; the
 * refusal of reminders and news, so that it is kept to; the count of failures and the lock, so that erasing is no way
 * round them; that it was done, as a keyed hash, so that it is done again after a restore. A reply that is just being
 * sent is left to the retention of chat texts.
 * @param hashKey keys the hashes of erased accounts
 */
export function erasureRepository(tx: Tx, hashKey: Keys): ErasureRepository {
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
      await eraseBroadcasts(tx, contactId, at);
      await tx.binding.deleteMany({ where: { contactId } });
      await tx.conversation.deleteMany({ where: { contactId } });
      await tx.enquiry.deleteMany({ where: { contactId } });
      await tx.complaint.updateMany({ where: { contactId }, data: { contactId: null } });
      await eraseFiles(tx, contactId);
      // What has been acknowledged and not yet worked off was sent for an answer: it is not part of the past.
      await tx.inboxMessage.updateMany({
        where: { ...contact, state: { not: 'received' } },
        data: { text: '', enclosure: Prisma.DbNull, code: null, failure: null },
      });
      await tx.outboxMessage.deleteMany({
        where: { ...contact, state: { in: ['queued', 'held', 'failed'] } },
      });
      await tx.outboxMessage.updateMany({
        where: { ...contact, state: { in: ['accepted', 'passed_on', 'telephoned'] } },
        data: { reply: emptyReply, failure: null, platformId: null },
      });
      await eraseAuditValues(tx, `contact:${String(contactId)}`);
      const hash = erasedAccountHash(hashKey, contact.channel, contact.externalId);
      await tx.erasedAccount.createMany({ data: [{ hash, at }], skipDuplicates: true });
    },
  };
}

/** On somebody else's account the person is not known any more. What was said there is whose account it is. */
export async function eraseTie(
  tx: Tx,
  { contactId, memberId }: { readonly contactId: number; readonly memberId: number },
  at: Date,
  hashKey: Keys,
): Promise<void> {
  const { channel, externalId } = await tx.contact.findUniqueOrThrow({
    where: { id: contactId },
    select: { channel: true, externalId: true },
  });
  await eraseBroadcasts(tx, contactId, at, memberId);
  await tx.binding.deleteMany({ where: { contactId, memberId } });
  const hash = erasedTieHash(hashKey, channel, externalId, memberId);
  await tx.erasedAccount.createMany({ data: [{ hash, at }], skipDuplicates: true });
}

/**
 * What a campaign counts stays, but not whom it told. What is still to be sent is not sent any more; what is being sent
 * at this very moment may arrive. Found by whom the contact is bound to or ever was, which has an index.
 * @param memberId of this one alone; absent: of all on the account
 */
async function eraseBroadcasts(tx: Tx, contactId: number, at: Date, memberId?: number): Promise<void> {
  const whose = memberId === undefined ? Prisma.empty : Prisma.sql`AND b."memberId" = ${memberId}`;
  await tx.$executeRaw`
    WITH person AS MATERIALIZED (
      SELECT (SELECT min(p."id") FROM "Member" p WHERE p."idHash" = m."idHash") AS "id"
      FROM "Binding" b JOIN "Member" m ON m."id" = b."memberId" WHERE b."contactId" = ${contactId} ${whose}
    )
    UPDATE "CampaignRecipient" r SET "contactId" = NULL, "platformId" = NULL,
      "doubtful" = r."doubtful" + CASE WHEN r."state" = 'leased' THEN 1 ELSE 0 END,
      "reason" = CASE WHEN r."state" IN ('queued', 'leased') THEN 'bound-no-more' ELSE r."reason" END,
      "settledAt" = CASE WHEN r."state" IN ('queued', 'leased') THEN ${at}::timestamptz ELSE r."settledAt" END,
      "state" = CASE WHEN r."state" IN ('queued', 'leased') THEN 'skipped' ELSE r."state" END
    FROM "Campaign" c, person
    WHERE r."campaignId" = c."id" AND r."personId" = person."id" AND r."contactId" = ${contactId}`;
}

async function eraseFiles(tx: Tx, contactId: number): Promise<void> {
  await tx.attachment.deleteMany({ where: { contactId, complaintId: null } });
  await tx.attachment.updateMany({
    where: { contactId, state: 'waiting' },
    data: { state: 'failed', failure: 'erased', reference: null, nextAttemptAt: null },
  });
  await tx.attachment.updateMany({ where: { contactId }, data: { contactId: null } });
}
