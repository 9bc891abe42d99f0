/** A leased recipient of a campaign as the database gives it, whichever way it is told. */
import { z } from 'zod';
import type { BroadcastRow } from '../delivery/broadcast.ts';
import { channelSchema } from './reply-column.ts';

export const recipientColumns = {
  campaignId: z.int(),
  id: z.bigint(),
  contactId: z.int(),
  personId: z.int(),
  householdIds: z.array(z.int()),
  attempts: z.int(),
  channel: channelSchema,
  externalId: z.string(),
};

export function recipientOf(row: z.infer<z.ZodObject<typeof recipientColumns>>): BroadcastRow {
  const { campaignId, id, contactId, personId, householdIds, attempts, channel, externalId } = row;
  return { campaignId, id, contactId, personId, householdIds, channel, attempt: attempts, from: externalId };
}
