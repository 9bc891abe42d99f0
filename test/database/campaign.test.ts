import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recipientRows } from '../../src/database/campaign-rows.ts';
import type { Database } from '../../src/database/open.ts';
import type { Campaign } from '../../src/outreach/campaign.ts';
import type { RecipientRows } from '../../src/outreach/repository.ts';
import { campaignAt, campaignsOf, outcomesOf, putCampaign, putRecipients } from '../support/campaigns.ts';
import { openTestDatabase } from '../support/database.ts';
import { sampleCampaign } from '../support/memory-outreach.ts';

const at = new Date('2026-11-23T02:00:00Z');
const later = new Date('2026-11-23T02:00:30Z');

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('TRUNCATE "CampaignEvent", "CampaignRecipient", "Campaign" CASCADE'));

const within = <T>(work: (campaigns: ReturnType<typeof campaignsOf>) => Promise<T>) =>
  database.transaction((tx) => work(campaignsOf(tx)));
const onRows = <T>(work: (rows: RecipientRows) => Promise<T>) =>
  database.transaction((tx) => work(recipientRows(tx)));

const whole: Omit<Campaign, 'id' | 'version'> = {
  ...{ name: '第二次提醒', year: 2027, state: 'running', season: '7', createdById: 3, editorIds: [3, 4] },
  audience: {
    ...{ standing: 'none-enrolled', sumus: ['林东镇'], language: 'en', bound: 'bound' },
    gachas: [{ sumu: '林东镇', gacha: '兴隆嘎查' }],
    former: { campaignId: 7, outcome: 'not-reached' },
  },
  texts: sampleCampaign.texts,
  ...{ approvedById: 5, approvedAt: at, startAt: at, startedAt: later, endedAt: later, enqueuedAt: later },
  ...{ lastDay: '2026-12-18', createdAt: at, updatedAt: later },
};

describe('a campaign', () => {
  it('comes back as it was written', async () => {
    const id = await within((campaigns) => campaigns.add(whole));

    expect(await campaignAt(database, id)).toEqual({ ...whole, id, version: 0 });
  });

  it('is saved with its version raised, its maker kept, and what is absent taken away', async () => {
    const id = await within((campaigns) => campaigns.add(whole));
    const { name, audience, texts, year, lastDay } = whole;
    const bare = { name, audience, texts, year, lastDay, state: 'draft', editorIds: [3] } as const;
    await within((campaigns) =>
      campaigns.save({
        ...{ ...bare, id, version: 0, createdById: 99, createdAt: later, updatedAt: later },
      }),
    );

    expect(await campaignAt(database, id)).toEqual({
      ...{ ...bare, id, version: 1, createdById: 3, createdAt: at, updatedAt: later },
    });
  });

  it('is not read when its form is none', async () => {
    const id = await putCampaign(database, {});
    await database.client.campaign.update({ where: { id }, data: { audience: { standing: 'everybody' } } });

    await expect(campaignAt(database, id)).rejects.toThrow('standing');
  });

  it('lists the latest first, so many', async () => {
    const ids = [await putCampaign(database, {}), await putCampaign(database, {})];
    const third = await putCampaign(database, {});

    expect((await within((campaigns) => campaigns.list(2))).map(({ id }) => id)).toEqual([third, ids[1]]);
  });

  it('keeps its events in their order', async () => {
    const id = await putCampaign(database, {});
    const events = ['created', 'edited', 'approved'].map((kind) => ({
      kind,
      at,
      actor: 'staff:a',
      note: kind,
    }));
    for (const event of events) await within((campaigns) => campaigns.addEvent(id, event));

    expect(await within((campaigns) => campaigns.events(id))).toEqual(events);
  });

  it('is changed by one after another', async () => {
    const id = await putCampaign(database, {});
    const rename = (letter: string) =>
      within(async (campaigns) => {
        const campaign = await campaigns.lock(id);
        if (campaign) await campaigns.save({ ...campaign, name: campaign.name + letter });
      });
    await Promise.all([...'abcdef'].map(rename));

    const { name, version } = await campaignAt(database, id);
    expect([...name.slice(sampleCampaign.name.length)].sort().join('')).toBe('abcdef');
    expect(version).toBe(6);
  });

  it('names staff', async () => {
    const { id } = await database.client.staffMember.create({
      data: { login: 'o', name: '宣传员', role: 'outreach', passwordHash: '', createdAt: at },
    });

    expect(await within((campaigns) => campaigns.staffNames([id, id, 9_999]))).toEqual(
      new Map([[id, '宣传员']]),
    );
  });

  it('of a season: by year, and one plans after another', async () => {
    const id = await putCampaign(database, { season: '7' });
    await putCampaign(database, {});
    await putCampaign(database, { season: '7', year: 2026 });

    expect((await within((campaigns) => campaigns.ofSeason(2027))).map((one) => one.id)).toEqual([id]);
    const plan = () =>
      within(async (campaigns) => {
        const steps = await campaigns.lockSeason(2028);
        const { id: _id, version: _version, ...campaign } = sampleCampaign;
        if (steps.length === 0) await campaigns.add({ ...campaign, year: 2028, season: '1' });
      });
    await Promise.all([plan(), plan(), plan()]);
    expect(await within((campaigns) => campaigns.ofSeason(2028))).toHaveLength(1);
  });
});

describe('what a job may have something to do with', () => {
  it('is in motion, or has ended with somebody waiting', async () => {
    const states = [
      'draft',
      'approved',
      'scheduled',
      'running',
      'paused',
      'finished',
      'cancelled',
      'expired',
    ] as const;
    const ids = new Map<string, number>();
    for (const state of states) ids.set(state, await putCampaign(database, { state }));
    for (const state of ['finished', 'cancelled', 'draft'] as const)
      await putRecipients(database, ids.get(state) ?? 0, [{ state: 'queued' }], at);
    await putRecipients(database, ids.get('expired') ?? 0, [{ state: 'accepted' }, { state: 'failed' }], at);

    const inMotion = await within((campaigns) => campaigns.inMotion());

    expect(inMotion.map(({ state }) => state)).toEqual(['scheduled', 'running', 'paused', 'cancelled']);
  });
});

describe('the rows of recipients', () => {
  it('wait while one is queued or being told', async () => {
    const id = await putCampaign(database, {});
    await putRecipients(database, id, [{ state: 'accepted' }, { state: 'failed' }, { state: 'skipped' }], at);
    expect(await onRows((rows) => rows.waiting(id))).toBe(false);

    await database.client.campaignRecipient.updateMany({
      where: { state: 'failed' },
      data: { state: 'leased' },
    });
    expect(await onRows((rows) => rows.waiting(id))).toBe(true);
  });

  it('are skipped so many at a time, but for whoever is being told', async () => {
    const id = await putCampaign(database, {});
    const other = await putCampaign(database, {});
    await putRecipients(database, other, [{ state: 'queued' }], at);
    const beingTold = { state: 'leased', nextAttemptAt: later } as const;
    const leftByADeadProcess = { state: 'leased', nextAttemptAt: at } as const;
    await putRecipients(
      ...([database, id] as const),
      [
        { state: 'queued' },
        { state: 'queued', nextAttemptAt: later },
        beingTold,
        leftByADeadProcess,
        { state: 'accepted' },
      ],
      at,
    );
    const skip = () => onRows((rows) => rows.skipWaiting(id, 'cancelled', 2, at));

    expect([await skip(), await skip(), await skip()]).toEqual([2, 1, 0]);
    expect(await outcomesOf(database, id)).toEqual([
      ...['skipped cancelled', 'skipped cancelled', 'leased', 'skipped cancelled doubtful 1', 'accepted'],
    ]);
    expect(await outcomesOf(database, other)).toEqual(['queued']);
  });

  it('that failed are queued again from the first try on, the others are left', async () => {
    const id = await putCampaign(database, {});
    const failed = { state: 'failed', attempts: 5, reason: 'no-answer', settledAt: at } as const;
    await putRecipients(
      database,
      id,
      [failed, { state: 'accepted', settledAt: at }, { state: 'skipped' }],
      at,
    );

    expect(await onRows((rows) => rows.failed(id))).toBe(1);
    expect(await onRows((rows) => rows.requeueFailed(id, later))).toBe(1);
    expect(await outcomesOf(database, id)).toEqual(['queued no-answer', 'accepted', 'skipped']);
    const again = await database.client.campaignRecipient.findFirst({ where: { state: 'queued' } });
    expect(again).toMatchObject({ attempts: 0, nextAttemptAt: later, settledAt: null });
  });

  it('of an account that was erased since are not queued again: nobody could ever take them', async () => {
    const id = await putCampaign(database, {});
    await putRecipients(database, id, [{ state: 'failed', contactId: null }, { state: 'failed' }], at);

    expect(await onRows((rows) => rows.failed(id))).toBe(1);
    expect(await onRows((rows) => rows.requeueFailed(id, later))).toBe(1);
    expect(await outcomesOf(database, id)).toEqual(['failed', 'queued']);
  });
});
