/** A campaign that is running and its recipients, written straight into their tables. */
import type { Database } from '../../src/database/open.ts';

export type Recipient = Awaited<ReturnType<typeof recipient>>;

/** The first one made has the id 1. */
export async function oneCampaign(database: Database, at = new Date('2026-11-26T02:00:00Z')) {
  const { id } = await database.client.campaign.create({
    data: {
      ...{ name: '缴费提醒', audience: {}, texts: {}, year: 2027, state: 'running', createdById: 1 },
      ...{ editorIds: [1], approvedById: 2, startedAt: at, enqueuedAt: at, createdAt: at, updatedAt: at },
      lastDay: new Date('2026-12-18T00:00:00Z'),
    },
  });
  return id;
}

type Given = NonNullable<Parameters<Database['client']['campaignRecipient']['create']>[0]>['data'];

export function recipient({ client }: Database, given: Partial<Given> & { contactId: number }) {
  return client.campaignRecipient.create({
    data: {
      ...{ campaignId: 1, personId: given.contactId, channel: 'wechat', householdIds: [1] },
      ...{ state: 'queued', nextAttemptAt: new Date('2026-11-26T02:00:00Z') },
      ...given,
    },
  });
}
