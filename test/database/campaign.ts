/** A database with one running campaign, and what the broadcaster and the sender do with it. */
import { beforeAll, afterAll, beforeEach } from 'vitest';
import { broadcastStore } from '../../src/database/broadcast.ts';
import type { Database } from '../../src/database/open.ts';
import { outboxStore, queueReplies } from '../../src/database/outbox.ts';
import type { BroadcastRow, BroadcastStore } from '../../src/delivery/broadcast.ts';
import type { LeasedReply, OutboxStore, SendOutcome } from '../../src/delivery/outbox.ts';
import { settle } from '../../src/delivery/settle.ts';
import { settleBroadcast } from '../../src/delivery/settle-broadcast.ts';
import { addCampaign, addRecipients } from '../support/broadcast.ts';
import { openTestDatabase } from '../support/database.ts';

export const start = new Date('2026-11-26T02:00:00Z');
export const after = (ms: number) => new Date(start.getTime() + ms);
export const accepted = { kind: 'accepted', way: 'message' } as const;
export const names = (rows: readonly { readonly from: string }[]) => rows.map(({ from }) => from);

/** Before each test the campaign is new and nobody is in it. */
export function setUpCampaign() {
  let database: Database;
  let store: BroadcastStore;
  let outbox: OutboxStore;
  let campaignId: number;
  beforeAll(async () => {
    database = await openTestDatabase();
    store = broadcastStore(database);
    outbox = outboxStore(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { client } = database;
    await client.outboxMessage.deleteMany();
    await client.inboxMessage.deleteMany();
    await client.channelPace.deleteMany();
    await client.campaignRecipient.deleteMany();
    await client.campaign.deleteMany();
    await client.contact.deleteMany();
    campaignId = await addCampaign(database, start);
  });
  return {
    database: () => database,
    store: () => store,
    outbox: () => outbox,
    campaignId: () => campaignId,
    /** From now on another campaign is meant. */
    begin: async () => {
      campaignId = await addCampaign(database, start);
    },
    add: (count: number, at = start) => addRecipients(database, campaignId, count, at),
    claim: (
      at = start,
      more: { limit?: number; perConversationMs?: number; windowed?: boolean } = {},
    ): Promise<readonly BroadcastRow[]> =>
      store.claim(
        {
          ...{ campaignId, channel: 'telegram', limit: 10, leaseMs: 30_000 },
          ...{ perConversationMs: 0, windowed: false },
          ...more,
        },
        at,
      ),
    finish: (rows: readonly BroadcastRow[], outcome: SendOutcome, at = start) =>
      store.settle(
        rows.map((row) => settleBroadcast(row, outcome, at, 0)),
        at,
      ),
    recipients: () => database.client.campaignRecipient.findMany({ orderBy: { id: 'asc' } }),
    contact: (externalId: string) =>
      database.client.contact.findUniqueOrThrow({
        where: { channel_externalId: { channel: 'telegram', externalId } },
      }),
    queueReply: (from: string) =>
      database.transaction((tx) =>
        queueReplies(tx, { channel: 'telegram', from }, [{ text: 'r', choices: [], citations: [] }], start),
      ),
    claimReplies: (at: Date, perConversationMs = 1_000, windowed = false) =>
      outbox.claim({ channel: 'telegram', limit: 10, leaseMs: 30_000, perConversationMs, windowed }, at),
    finishReplies: (replies: readonly LeasedReply[], at: Date) =>
      outbox.settle(
        replies.map((one) => settle(one, accepted, 1, at, 0)),
        at,
      ),
  };
}
