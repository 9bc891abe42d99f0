/** Files that wait to be fetched: leased, settled, given up. */
import { z } from 'zod';
import type { FetchQueue, WaitingFile } from '../complaint/attachments/repository.ts';
import type { Keys } from '../kernel/keys.ts';
import { keptColumns } from './attachment-bytes.ts';
import { withoutNulls } from './columns.ts';
import type { Tx } from './open.ts';
import { channelSchema } from './reply-column.ts';

const waitingRow = z
  .object({
    id: z.int(),
    channel: channelSchema,
    reference: z.string(),
    kind: z.enum(['photo', 'voice', 'video', 'document']),
    contactId: z.int(),
    number: z.string().nullable(),
    attempt: z.int(),
    besides: z.coerce.number(),
  })
  .transform((row): WaitingFile => withoutNulls(row));

/** @param sealKey seals what was fetched */
export function fetchQueue(tx: Tx, sealKey: Keys): FetchQueue {
  return {
    async claim(channels, limit, leaseMs, at) {
      const until = new Date(at.getTime() + leaseMs);
      const rows = await tx.$queryRaw<unknown[]>`
        WITH due AS (
          SELECT "id" FROM "Attachment"
          WHERE "nextAttemptAt" <= ${at} AND "channel"::text = ANY (${[...channels]}::text[])
          ORDER BY "nextAttemptAt", "id" LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
        ), leased AS (
          UPDATE "Attachment" a SET "nextAttemptAt" = ${until}, "attempts" = a."attempts" + 1
          FROM due WHERE a."id" = due."id"
          RETURNING a."id", a."channel", a."reference", a."kind", a."contactId", a."complaintId", a."attempts"
        )
        SELECT l."id", l."channel"::text AS "channel", l."reference", l."kind", l."contactId", c."number",
          l."attempts" AS "attempt", (
            SELECT coalesce(sum(o."size"), 0) FROM "Attachment" o
            WHERE o."state" = 'kept' AND CASE WHEN l."complaintId" IS NULL
              THEN o."complaintId" IS NULL AND o."contactId" = l."contactId"
              ELSE o."complaintId" = l."complaintId" END
          ) AS "besides"
        FROM leased l LEFT JOIN "Complaint" c ON c."id" = l."complaintId" ORDER BY l."id"`;
      return z.array(waitingRow).parse(rows);
    },

    async settle({ id, attempt }, settlement) {
      const { count } = await tx.attachment.updateMany({
        where: { id, attempts: attempt, state: 'waiting', nextAttemptAt: { not: null } },
        data: columnsOf(settlement, attempt, sealKey),
      });
      return count === 1;
    },

    async dropUnfiled(before) {
      await tx.attachment.deleteMany({ where: { complaintId: null, at: { lt: before } } });
    },
  };
}

function columnsOf(settlement: Parameters<FetchQueue['settle']>[1], attempt: number, sealKey: Keys) {
  switch (settlement.kind) {
    case 'kept':
      return keptColumns(settlement.mediaType, settlement.bytes, sealKey);
    case 'waiting':
      return {
        nextAttemptAt: settlement.nextAttemptAt,
        ...(!settlement.counts && { attempts: attempt - 1 }),
      };
    case 'lost':
      return { state: 'failed', failure: settlement.loss, reference: null, nextAttemptAt: null } as const;
  }
}
