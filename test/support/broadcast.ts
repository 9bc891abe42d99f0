/** Campaigns with recipients, written by SQL: whom a broadcast is for is not what these tests are about. */
import type { Compose } from '../../src/delivery/broadcast.ts';
import type { Database } from '../../src/database/open.ts';
import type { ChannelName } from '../../src/kernel/message.ts';

/** Running, with all recipients written. */
export async function addCampaign({ client }: Database, at: Date): Promise<number> {
  const { id } = await client.campaign.create({
    data: {
      ...{ name: '参合提醒', audience: {}, texts: {}, year: 2027, state: 'running', createdById: 1 },
      ...{ editorIds: [1], approvedById: 2, startedAt: at, enqueuedAt: at, lastDay: at },
      ...{ createdAt: at, updatedAt: at },
    },
  });
  return id;
}

/** People 1 to `count`, each with a contact of their own whose name on the channel is `firstName` and what follows. */
export async function addRecipients(
  { pool }: Database,
  campaignId: number,
  count: number,
  at: Date,
  { channel = 'telegram', firstName = 1_000 }: { channel?: ChannelName; firstName?: number } = {},
): Promise<void> {
  await pool.query(
    `INSERT INTO "Contact" ("channel", "externalId") SELECT $1::"Channel", ($2::int + n)::text
     FROM generate_series(0, $3::int - 1) n ON CONFLICT DO NOTHING`,
    [channel, firstName, count],
  );
  await pool.query(
    `INSERT INTO "CampaignRecipient" ("campaignId", "contactId", "personId", "channel", "householdIds", "state", "nextAttemptAt")
     SELECT $1, c."id", c."id", c."channel", ARRAY[c."id"], 'queued', $2
     FROM "Contact" c JOIN generate_series(0, $5::int - 1) n ON c."externalId" = ($4::int + n)::text
     WHERE c."channel" = $3::"Channel" ORDER BY n`,
    [campaignId, at, channel, firstName, count],
  );
}

/** Tells everybody the same. */
export const composeSame: Compose = async (rows) =>
  rows.map(() => ({
    kind: 'send',
    reply: { text: '2027年参合缴费12月18日截止。', choices: [], citations: [] },
  }));
