/** A platform that is switched off while a broadcast waits for it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shelved } from '../../src/database/mass.ts';
import type { Database } from '../../src/database/open.ts';
import type { CampaignsParts } from '../../src/jobs/campaigns.ts';
import { campaignProcess, china } from '../support/campaign-process.ts';
import { campaignAt, outcomesOf, putCampaign, putRecipients } from '../support/campaigns.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() =>
  database.pool.query('TRUNCATE "CampaignEvent", "CampaignRecipient", "Campaign", "AuditEntry" CASCADE'),
);

const at = china('2026-11-23T10:00');
const later = china('2026-11-23T11:00');
const running = { state: 'running', approvedById: 2, startedAt: at, enqueuedAt: at } as const;
async function look(switchedOff: CampaignsParts['switchedOff']): Promise<void> {
  const { look: lookAt, faults } = campaignProcess(database, { switchedOff });
  await lookAt('2026-11-23T10:05');
  expect(faults).toEqual([]);
}

describe('whoever waits for a platform that is switched off now', () => {
  it('has failed, so that they are called, the campaign ends, and a retry may reach them', async () => {
    const id = await putCampaign(database, running);
    const paused = await putCampaign(database, { ...running, state: 'paused' });
    await putRecipients(database, paused, [{ state: 'queued' }], at);
    await putRecipients(
      ...([database, id] as const),
      [
        ...([{ state: 'queued' }, { state: 'queued', nextAttemptAt: later }, { state: 'leased' }] as const),
        ...([{ state: 'accepted' }, { state: 'leased', nextAttemptAt: later }] as const),
        { state: 'queued', channel: 'wechat' },
      ],
      at,
    );
    await look({ channels: ['telegram', 'web'], mass: [] });

    expect(await outcomesOf(database, id)).toEqual([
      ...['failed channel-off', 'failed channel-off', 'failed channel-off doubtful 1'],
      ...['accepted', 'leased', 'queued'],
    ]);
    expect(await outcomesOf(database, paused)).toEqual(['queued']);

    await database.client.campaignRecipient.updateMany({
      where: { state: { in: ['leased', 'queued'] } },
      data: { state: 'accepted' },
    });
    await look({ channels: ['telegram'], mass: [] });
    expect((await campaignAt(database, id)).state).toBe('finished');
  });

  it('is tried one by one where mass messages are switched off, but for whoever may have had one', async () => {
    const id = await putCampaign(database, running);
    const gathered = { state: 'queued', channel: 'wechat', way: 'mass', nextAttemptAt: shelved(at) } as const;
    await putRecipients(
      ...([database, id] as const),
      [
        gathered,
        { ...gathered, platformId: 'heyi-1-1-1', doubtful: 1 },
        { state: 'queued', channel: 'wechat' },
      ],
      at,
    );
    await look({ channels: [], mass: [] });
    expect(await outcomesOf(database, id)).toEqual(['queued', 'queued doubtful 1', 'queued']);

    await look({ channels: [], mass: ['wechat'] });
    expect(await outcomesOf(database, id)).toEqual([
      ...['queued', 'failed no-answer: nobody knows whether the mass message was sent doubtful 1', 'queued'],
    ]);
    const [first] = await database.client.campaignRecipient.findMany({ orderBy: { id: 'asc' } });
    expect(first).toMatchObject({ way: null, nextAttemptAt: china('2026-11-23T10:05') });
  });
});
