/** Campaigns and their recipients on a test database. */
import { campaignRepository } from '../../src/database/campaign.ts';
import type { Prisma } from '../../src/database/generated/client.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { type Campaign, campaignShapes } from '../../src/outreach/campaign.ts';
import { sampleCampaign } from './memory-outreach.ts';

export const campaignsOf = (tx: Tx) => campaignRepository(tx, campaignShapes);

/** Puts one there as it is; its id. */
export function putCampaign(database: Database, campaign: Partial<Campaign>): Promise<number> {
  const { id: _id, version: _version, ...rest } = { ...sampleCampaign, ...campaign };
  return database.transaction((tx) => campaignsOf(tx).add(rest));
}

export async function campaignAt(database: Database, id: number): Promise<Campaign> {
  const found = await database.transaction((tx) => campaignsOf(tx).byId(id));
  if (!found) throw new Error(`no campaign ${String(id)}`);
  return found;
}

type Row = Partial<Prisma.CampaignRecipientCreateManyInput> &
  Pick<Prisma.CampaignRecipientCreateManyInput, 'state'>;

/** One after the other; people by their place, unless told. */
export async function putRecipients(
  database: Database,
  campaignId: number,
  rows: readonly Row[],
  at: Date,
): Promise<void> {
  await database.client.campaignRecipient.createMany({
    data: rows.map((row, place) => ({
      ...{ campaignId, personId: place + 1, contactId: place + 1, channel: 'telegram', householdIds: [1] },
      ...{ nextAttemptAt: at, ...row },
    })),
  });
}

/** State and reason of each, in their order. */
export async function outcomesOf(database: Database, campaignId: number): Promise<readonly string[]> {
  const rows = await database.client.campaignRecipient.findMany({
    where: { campaignId },
    orderBy: { id: 'asc' },
    select: { state: true, reason: true, doubtful: true },
  });
  return rows.map(({ state, reason, doubtful }) =>
    [
      state,
      ...(reason === null ? [] : [reason]),
      ...(doubtful === 0 ? [] : [`doubtful ${String(doubtful)}`]),
    ].join(' '),
  );
}
