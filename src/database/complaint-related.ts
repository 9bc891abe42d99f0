/** What stands around a complaint: who works on it, its duplicates, events, files and drafts. */
import type { Tx } from './open.ts';

interface RelatedIds {
  readonly id: number;
  readonly assigneeId: number | null;
  readonly mergedIntoId: number | null;
  readonly contactId: number | null;
}

const ofOther = { id: true, number: true, state: true, queue: true, sumu: true } as const;

/** One after another: a transaction is one connection, and what Prisma includes it asks for all at once. */
export async function related(tx: Tx, row: RelatedIds) {
  const { id, assigneeId, mergedIntoId, contactId } = row;
  const of = { where: { complaintId: id } } as const;
  return {
    assignee:
      assigneeId === null
        ? null
        : await tx.staffMember.findUnique({
            where: { id: assigneeId },
            select: { id: true, name: true },
          }),
    mergedInto:
      mergedIntoId === null
        ? null
        : await tx.complaint.findUnique({ where: { id: mergedIntoId }, select: ofOther }),
    duplicates: await tx.complaint.findMany({
      where: { mergedIntoId: id },
      select: ofOther,
      orderBy: { id: 'asc' },
    }),
    events: await tx.complaintEvent.findMany({ ...of, orderBy: { id: 'asc' } }),
    attachments: await tx.attachment.findMany({
      ...of,
      select: {
        ...{ id: true, kind: true, state: true, name: true, mediaType: true, size: true, at: true },
        ...{ addedBy: true, failure: true },
      },
      orderBy: { id: 'asc' },
    }),
    drafts: await tx.answerDraft.findMany({
      ...of,
      include: { staff: { select: { name: true } } },
      orderBy: { updatedAt: 'asc' },
    }),
    contact: contactId === null ? null : await tx.contact.findUnique({ where: { id: contactId } }),
  };
}
