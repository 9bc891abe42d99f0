import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeRepository } from '../../src/database/campaign-outcomes.ts';
import type { Database } from '../../src/database/open.ts';
import { callReasons } from '../../src/outreach/outcome.ts';
import { fen } from '../../src/kernel/money.ts';
import {
  sealKey,
  seedCampaign,
  type SeededHousehold,
  type SeededMember,
  type SeededRecipient,
} from '../support/campaign-outcomes.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let now = new Date('2026-12-10T02:00:00Z');
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const premium = fen(1_000);
const today = '2026-12-10';
const outcomes = () => outcomeRepository(database, sealKey, () => now);
const east = { sumu: '林东镇', gacha: '东城嘎查' };
const unpaid: SeededMember = { state: 'unpaid' };
const home = (...members: readonly SeededMember[]): SeededHousehold => ({ ...east, members });
const asking = (campaignId: number) => ({ campaignId, year: 2027, premium, today, reasons: callReasons });
const calls = (campaignId: number) => outcomes().callList(asking(campaignId), 1_000);

describe('the counts', () => {
  it('take the platform’s words behind a code together, and are kept for a moment only', async () => {
    const recipients: SeededRecipient[] = [
      { of: [0], state: 'failed', reason: 'unreachable: 403 blocked', channel: 'telegram', way: 'telegram' },
      {
        of: [0],
        state: 'failed',
        reason: 'unreachable: 403 deactivated',
        channel: 'telegram',
        way: 'telegram',
      },
      { of: [0], state: 'skipped', reason: 'not-bound' },
    ];
    const { id } = await seedCampaign(database, { households: [home(unpaid)], recipients });
    const repository = outcomes();
    const counted = await repository.counts(id);

    expect(counted).toEqual([
      { state: 'failed', channel: 'telegram', reason: 'unreachable', way: 'telegram', count: 2 },
      { state: 'skipped', reason: 'not-bound', count: 1 },
    ]);
    await database.client.campaignRecipient.deleteMany({ where: { campaignId: id } });
    expect(await repository.counts(id)).toEqual(counted);
    now = new Date(now.getTime() + 2_000);
    expect(await repository.counts(id)).toEqual([]);
  });

  it('of what was taken since a moment leave out what was settled before, and what failed', async () => {
    const at = (state: SeededRecipient['state'], settledAt: string): SeededRecipient => ({
      of: [0],
      state,
      settledAt,
    });
    const { id } = await seedCampaign(database, {
      households: [home(unpaid)],
      recipients: [
        at('accepted', '2026-12-07T10:00:00Z'),
        at('delivered', '2026-12-07T10:05:00Z'),
        at('accepted', '2026-12-07T09:59:59Z'),
        at('failed', '2026-12-07T10:05:00Z'),
      ],
    });

    expect(await outcomes().acceptedSince(id, new Date('2026-12-07T10:00:00Z'))).toBe(2);
  });
});

describe('the list of recipients', () => {
  it('comes masked, page by page, by state and by the code of a reason', async () => {
    const recipients: SeededRecipient[] = [
      { of: [0, 1], state: 'accepted', channel: 'wechat', way: 'notice', settledAt: '2026-12-07T10:00:00Z' },
      { of: [1], state: 'failed', reason: 'no-answer: 500 <b>', channel: 'telegram', doubtful: 1 },
      { of: [2], state: 'skipped', reason: 'not-bound' },
      { of: [2], state: 'failed', reason: 'unreachable: 403', channel: 'telegram' },
    ];
    const { id, certificates } = await seedCampaign(database, {
      households: [
        home({ name: '乌力吉' }),
        home({ name: '其木格', leftOn: '2026-01-01' }, { name: '斯琴' }),
        home({}),
      ],
      recipients,
    });
    const list = (filter: Parameters<ReturnType<typeof outcomes>['recipients']>[1], limit = 10) =>
      outcomes().recipients(id, filter, limit);

    const [first, second, ...rest] = await list({});
    expect(first).toMatchObject({
      ...{ state: 'accepted', channel: 'wechat', way: 'notice', households: 2, head: '乌*', ...east },
      certificate: `****${certificates[0]?.slice(-4) ?? ''}`,
      at: new Date('2026-12-07T10:00:00Z'),
    });
    expect(second).toMatchObject({ state: 'failed', reason: 'no-answer: 500 <b>', doubtful: 1, head: '斯*' });
    expect(rest).toHaveLength(2);
    expect(await list({ state: 'failed', reason: 'unreachable' })).toEqual([rest[1]]);
    expect(await list({ reason: 'not-bound' })).toEqual([rest[0]]);
    expect(await list({ ...(second && { after: second.id }) }, 1)).toEqual([rest[0]]);
    expect(
      JSON.stringify(await list({}), (_key, value: unknown) => (typeof value === 'bigint' ? '' : value)),
    ).not.toContain('力吉');
  });
});

describe('the call list', () => {
  it('holds a household whose people were all missed, and says why in a sensible order', async () => {
    const { id } = await seedCampaign(database, {
      households: [
        { ...home(unpaid, { category: 'five_guarantee' }, { state: 'active' }), telephone: '19900000001' },
        home(unpaid),
        home({ state: 'active' }),
        home(unpaid),
      ],
      recipients: [
        { of: [0], state: 'failed', reason: 'unreachable: 403', channel: 'telegram' },
        { of: [0, 1], state: 'skipped', reason: 'opted-out', channel: 'wechat' },
        { of: [1], state: 'accepted', channel: 'telegram', settledAt: '2026-12-07T10:00:00Z' },
        { of: [2], state: 'skipped', reason: 'not-bound' },
        { of: [3], state: 'queued', channel: 'telegram' },
      ],
    });

    expect(await calls(id)).toEqual([
      {
        ...{ ...east, certificate: expect.stringMatching(/^\*{4}\d{4}$/) as string, head: '白*' },
        ...{
          telephone: '199****0001',
          members: 2,
          certificateHolders: 1,
          amount: 1_000,
          reason: 'opted-out',
        },
      },
    ]);
  });

  it('is of one place, and no longer than asked for', async () => {
    const west = { sumu: '富河镇', gacha: '富河村' };
    const { id } = await seedCampaign(database, {
      households: [home(unpaid), home(unpaid), { ...west, members: [unpaid] }],
      recipients: [{ of: [0, 1, 2], state: 'skipped', reason: 'not-bound' }],
    });

    expect(await outcomes().callList({ ...asking(id), sumu: '富河镇' }, 10)).toMatchObject([west]);
    expect(await outcomes().callList({ ...asking(id), sumu: '林东镇', gacha: '富河村' }, 10)).toEqual([]);
    expect(await outcomes().callList(asking(id), 1)).toHaveLength(1);
    expect(await outcomes().callPlaces(asking(id))).toMatchObject([
      { ...west, households: 1, withoutTelephone: 1 },
      { ...east, households: 2, members: 2, amount: 2_000 },
    ]);
  });

  it('knows no telephone that was sealed under another key', async () => {
    const { id } = await seedCampaign(database, {
      households: [{ ...home(unpaid), telephone: '19900000001' }],
      recipients: [{ of: [0], state: 'skipped', reason: 'not-bound' }],
    });
    const [row] = await outcomeRepository(database, Buffer.alloc(32, 1), () => now).callList(asking(id), 1);

    expect(row && 'telephone' in row).toBe(false);
  });
});
