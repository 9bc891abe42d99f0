import { z } from 'zod';
import type { Enquiry } from '../enquiry/enquiry.ts';
import type { EnquiryRepository } from '../enquiry/repository.ts';
import { nextInSequence } from './counter.ts';
import type { Tx } from './open.ts';

export const enquiryReason = z
  .enum(['asked-for-person', 'unanswered', 'mongolian-callback', 'correction', 'deletion'])
  .catch('asked-for-person');
/** Nobody at the office reads more; a wedged sender must not fill the table. */
const longestText = 20_000;
const shownAtOnce = 20;

export function enquiryRepository(tx: Tx): EnquiryRepository {
  return {
    nextSequence: (year) => nextInSequence(tx, 'enquiry', year),

    async open(contactId, enquiry) {
      await tx.enquiry.create({ data: { contactId, ...enquiry }, select: { id: true } });
    },

    async openFor(contactId) {
      const row = await tx.enquiry.findFirst({
        where: { contactId, state: { in: ['opened', 'taken'] } },
        orderBy: { id: 'desc' },
      });
      return row ? enquiryOf(row) : undefined;
    },

    async ofContact(contactId) {
      const rows = await tx.enquiry.findMany({
        where: { contactId },
        orderBy: { id: 'desc' },
        take: shownAtOnce,
      });
      return rows.map(enquiryOf);
    },

    async append(contactId, text) {
      await tx.$executeRaw`
        UPDATE "Enquiry" SET "text" = left("text" || E'\\n' || ${text}, ${longestText})
        WHERE "id" = (
          SELECT max("id") FROM "Enquiry" WHERE "contactId" = ${contactId} AND "state" IN ('opened', 'taken')
        )`;
    },

    async close(contactId, at) {
      await tx.enquiry.updateMany({
        where: { contactId, state: { in: ['opened', 'taken'] } },
        data: { state: 'closed', closedAt: at },
      });
    },
  };
}

function enquiryOf(row: Omit<Enquiry, 'reason'> & { readonly reason: string }): Enquiry {
  const { number, text, openedAt } = row;
  return { number, reason: enquiryReason.parse(row.reason), text, openedAt };
}
