/** Files as the conversation takes them in: written down within the turn, fetched after it (attachment-fetch.ts). */
import { z } from 'zod';
import type { FileOwner } from '../complaint/attachments/attachment.ts';
import type { AttachmentRepository } from '../complaint/attachments/repository.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const soFarRow = z.object({
  files: z.coerce.number(),
  bytes: z.coerce.number(),
  voices: z.coerce.number(),
  today: z.coerce.number(),
});
const dayMs = 24 * 3_600_000;

export function attachmentRepository(tx: Tx): AttachmentRepository {
  return {
    async soFar(contactId, owner, at) {
      const since = new Date(at.getTime() - dayMs);
      const [row] = await tx.$queryRaw<unknown[]>`
        SELECT count(*) AS "files", coalesce(sum(a."size"), 0) AS "bytes",
          count(*) FILTER (WHERE a."kind" = 'voice') AS "voices",
          (SELECT count(*) FROM "Attachment" b WHERE b."contactId" = ${contactId} AND b."at" > ${since}) AS "today"
        FROM "Attachment" a WHERE a."state" <> 'failed' AND ${belongsTo(contactId, owner)}`;
      return soFarRow.parse(row);
    },

    async add(contactId, owner, { reference, channel, kind, size }, at) {
      const complaint =
        owner.kind === 'draft'
          ? undefined
          : await tx.complaint.findUniqueOrThrow({ where: { number: owner.number }, select: { id: true } });
      await tx.attachment.create({
        data: {
          ...{ contactId, reference, channel, kind, at, nextAttemptAt: at },
          complaintId: complaint?.id ?? null,
          size: size ?? null,
        },
        select: { id: true },
      });
    },

    async fileDraft(contactId, number) {
      await tx.$executeRaw`
        UPDATE "Attachment" SET "complaintId" = (SELECT "id" FROM "Complaint" WHERE "number" = ${number})
        WHERE "contactId" = ${contactId} AND "complaintId" IS NULL`;
    },
    async dropDraft(contactId) {
      await tx.attachment.deleteMany({ where: { contactId, complaintId: null } });
    },

    async counts(contactId) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT c."number", count(*) AS "files" FROM "Attachment" a JOIN "Complaint" c ON c."id" = a."complaintId"
        WHERE c."contactId" = ${contactId} AND a."state" <> 'failed' GROUP BY c."number"`;
      const counted = z.array(z.object({ number: z.string(), files: z.coerce.number() })).parse(rows);
      return Object.fromEntries(counted.map(({ number, files }) => [number, files]));
    },
  };
}

function belongsTo(contactId: number, owner: FileOwner): Prisma.Sql {
  return owner.kind === 'draft'
    ? Prisma.sql`a."contactId" = ${contactId} AND a."complaintId" IS NULL`
    : Prisma.sql`a."complaintId" = (SELECT "id" FROM "Complaint" WHERE "number" = ${owner.number})`;
}
