import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audienceRepository } from '../../src/database/audience.ts';
import type { Database } from '../../src/database/open.ts';
import { consentVersion } from '../../src/identity/consent.ts';
import { fen } from '../../src/kernel/money.ts';
import { wholeAudience } from '../../src/outreach/audience.ts';
import {
  addCampaign,
  at,
  forgetRecords,
  hoursBefore,
  layRecords,
  type Records,
  today,
  year,
} from '../support/audience.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetRecords(database));

const terms = { consentVersion, wechat: { count: 5, withinMs: 48 * 3_600_000 } };
const everything = { telegram: true, wechat: true, web: false, notice: false, mass: [] };
const question = { audience: wholeAudience, year, premium: fen(1_000), today };

describe('the reach on WeChat', () => {
  const wechat = (wroteHoursAgo: number | undefined, more: object = {}): Records => ({
    households: [{ id: 1 }],
    members: [{ id: 1, householdId: 1 }],
    contacts: [{ id: 1, channel: 'wechat', ...(wroteHoursAgo !== undefined && { wroteHoursAgo }), ...more }],
    bindings: [{ contactId: 1, memberId: 1 }],
  });
  const said = (hours: number, occasion?: string) =>
    database.client.inboxMessage.create({
      data: {
        ...{ channel: 'wechat', externalId: 'c1', messageId: String(hours), text: '好' },
        ...{ receivedAt: hoursBefore(hours), occasion: occasion ?? null },
      },
    });
  const sent = (count: number) =>
    database.client.outboxMessage.createMany({
      data: Array.from({ length: count }, () => ({
        ...{ channel: 'wechat' as const, externalId: 'c1', reply: {}, state: 'accepted' as const },
        ...{ way: 'customer-service', nextAttemptAt: at, createdAt: at, acceptedAt: at },
      })),
    });
  const reach = (rules: object = {}) =>
    database.transaction((tx) =>
      audienceRepository(tx, terms).reach(question, { ...everything, ...rules }, at),
    );

  it('is now within 48 hours of a message, while messages are left', async () => {
    await layRecords(database, wechat(47));
    await said(47);
    expect(await reach()).toEqual({ ways: { 'wechat-now': 1 }, skipped: {} });
    await sent(4);
    expect(await reach()).toEqual({ ways: { 'wechat-now': 1 }, skipped: {} });
    await sent(1);
    expect(await reach()).toEqual({ ways: {}, skipped: { 'window-closed': 1 } });
  });

  it('is no more now when a broadcast has taken the last message', async () => {
    await layRecords(database, wechat(47));
    await said(47);
    await sent(4);
    const campaignId = await addCampaign(database, wholeAudience);
    await database.client.campaignRecipient.create({
      data: {
        ...{ campaignId, contactId: 1, personId: 1, householdIds: [1], state: 'accepted' },
        ...{ way: 'customer-service', nextAttemptAt: at, settledAt: at },
      },
    });
    expect(await reach()).toEqual({ ways: {}, skipped: { 'window-closed': 1 } });
  });

  it('is a notice beyond that, where the office has a template, else a mass message of their language', async () => {
    await layRecords(database, wechat(49));
    await said(49);
    expect(await reach({ notice: true, mass: ['zh-CN'] })).toEqual({
      ways: { 'wechat-notice': 1 },
      skipped: {},
    });
    expect(await reach({ mass: ['zh-CN'] })).toEqual({ ways: { 'wechat-mass': 1 }, skipped: {} });
    expect(await reach({ mass: ['en'] })).toEqual({ ways: {}, skipped: { 'window-closed': 1 } });
  });

  it('is not now after an event, whose window is a minute', async () => {
    await layRecords(database, wechat(1));
    await said(1, 'pressed');
    expect(await reach({ notice: true })).toEqual({ ways: { 'wechat-notice': 1 }, skipped: {} });
  });
});
