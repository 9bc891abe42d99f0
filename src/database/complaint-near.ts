/** What may be of the same matter as a complaint: looked for along an index and no further than a few hundred rows. */
import { z } from 'zod';
import type { OtherOne } from '../complaint/desk/repository.ts';
import { enumColumn, withoutNulls } from './columns.ts';
import { complaintCategory, complaintStates, complaintTarget, queueSchema } from './complaint-columns.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const excerptLength = 120;
const ofOneAccount = 50;
/** The latest by their last day: whatever was received within a few weeks of a recent one. */
const ofOneKind = 200;

const row = z
  .object({
    id: z.int(),
    number: z.string(),
    category: complaintCategory,
    target: complaintTarget,
    about: z.string().nullable(),
    queue: queueSchema,
    sumu: z.string().nullable(),
    state: enumColumn(complaintStates),
    mergedIntoId: z.int().nullable(),
    receivedAt: z.date(),
    anonymous: z.boolean(),
    excerpt: z.string(),
    sameContact: z.boolean(),
  })
  .transform(withoutNulls);

export async function complaintsNear(tx: Tx, id: number): Promise<readonly OtherOne[]> {
  const me = await tx.complaint.findUnique({
    where: { id },
    select: { queue: true, sumu: true, category: true, contactId: true, anonymous: true },
  });
  if (!me) return [];
  const { queue, sumu, category, contactId, anonymous } = me;
  const inQueue = Prisma.sql`c."open" = true AND c."queue" = ${queue}::"ComplaintQueue"`;
  // Each share along its own partial index: a sumu's by queue and sumu, the others by queue and category.
  const kind =
    queue === 'sumu_office' ? Prisma.sql`c."sumu" = ${sumu}` : Prisma.sql`c."category" = ${category}`;
  // Two that were filed from one account are told so only where neither is anonymous.
  const account = anonymous ? null : contactId;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c."id", c."number", c."category", c."target", c."about", c."queue"::text AS "queue", c."sumu",
      c."state"::text AS "state", c."mergedIntoId", c."receivedAt", c."anonymous",
      left(c."text", ${excerptLength}::int) AS "excerpt",
      coalesce(c."contactId" = ${account}::int AND NOT c."anonymous", false) AS "sameContact"
    FROM "Complaint" c WHERE c."id" <> ${id}::int AND c."id" IN (
      (SELECT c."id" FROM "Complaint" c WHERE ${inQueue} AND ${kind}
        ORDER BY c."dueDay" DESC, c."id" DESC LIMIT ${ofOneKind}::int)
      UNION
      (SELECT c."id" FROM "Complaint" c WHERE c."contactId" = ${account}::int AND NOT c."anonymous" AND ${inQueue}
        ORDER BY c."id" DESC LIMIT ${ofOneAccount}::int))`;
  return z.array(row).parse(rows);
}
