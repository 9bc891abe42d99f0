import { z } from 'zod';
import { startOfDay, yearOf } from '../kernel/day.ts';
import { makeNumber } from '../kernel/identifiers.ts';
import { nextInSequence } from './counter.ts';
import { enquiryReason } from './enquiry.ts';
import type { Tx } from './transaction.ts';

export const sampleEnquiries = z.array(
  z.object({
    key: z.string(),
    reason: enquiryReason,
    text: z.string(),
    opened: z.string(),
    sumu: z.string().transform((text) => (text === '' ? null : text)),
  }),
);

const morning = 9 * 3_600_000;

/** Lays the sample enquiries out for a day, each with a writer of its own. One that somebody has worked on stays. */
export async function layOutEnquiries(tx: Tx, enquiries: z.infer<typeof sampleEnquiries>): Promise<void> {
  for (const { key, reason, text, opened, sumu } of enquiries) {
    const openedAt = new Date(startOfDay(opened).getTime() + morning);
    const writer = { channel: 'web', externalId: `sample-${key}` } as const;
    const known = await tx.contact.findUnique({
      where: { channel_externalId: writer },
      include: { enquiries: { select: { id: true, version: true } } },
    });
    const [laidOut] = known?.enquiries ?? [];
    if (laidOut) {
      if (laidOut.version === 0) await tx.enquiry.update({ where: { id: laidOut.id }, data: { openedAt } });
      continue;
    }
    const contact = known ?? (await tx.contact.create({ data: { ...writer, lastInboundAt: openedAt } }));
    const year = yearOf(opened);
    const number = makeNumber('enquiry', year, await nextInSequence(tx, 'enquiry', year));
    await tx.enquiry.create({ data: { contactId: contact.id, number, reason, text, openedAt, sumu } });
  }
}
