/** A broadcast of thousands of households in hundreds of gachas: pages stay short, files are refused in words or stream. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCampaign } from '../support/campaign-outcomes.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

const households = 5_001;
let desk: TestDesk;
let outreach: Visitor;
let id: number;
beforeAll(async () => {
  desk = await openTestDesk();
  ({ id } = await seedCampaign(desk.database, { households: [], recipients: [] }));
  const { client } = desk.database;
  await client.$executeRaw`
    INSERT INTO "Household" ("id", "certificate", "sumu", "gacha", "source", "sourceId", "asOf")
    SELECT n, '15042280' || n, '苏木' || n % 13, CASE n % 13 WHEN 0 THEN '一嘎查' ELSE '嘎查' || n / 130 END, 'long', n, now()
    FROM generate_series(100001, ${100_000 + households}::int) n`;
  await client.$executeRaw`
    INSERT INTO "Member" ("householdId", "name", "relation", "idHash", "idLast4Hash", "source", "sourceId", "asOf")
    SELECT "id", '乌力吉', 'head', "id", "id", 'long', "id", now() FROM "Household" WHERE "source" = 'long'`;
  await client.$executeRaw`
    INSERT INTO "CampaignRecipient" ("campaignId", "householdIds", "state", "reason", "nextAttemptAt")
    SELECT ${id}::int, ARRAY["id"], 'skipped', 'not-bound', now() FROM "Household" WHERE "source" = 'long' ORDER BY "id"`;
  outreach = await desk.logIn('outreach');
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const at = (page: string) => `/campaigns/${String(id)}/${page}`;
const sumu = `sumu=${encodeURIComponent('苏木0')}`;

describe('of thousands of households', () => {
  it('the call list shows places first, and in a place no more than can be read', async () => {
    const all = await outreach.get(at('call-list'));
    expect(all.text).toContain('5001 户没通知到');
    expect(all.text).toContain('请在下面点一个苏木或者嘎查');
    expect(all.text).not.toContain('一嘎查');
    expect(all.text.length).toBeLessThan(100_000);

    const place = await outreach.get(at(`call-list?${sumu}`));
    expect(place.text).toContain('一嘎查');
    expect(place.text).toMatch(/还有 8\d 户没列/);
    expect(place.text.length).toBeLessThan(200_000);
  });

  it('workbooks and paper are of a part, and say so when they would be too long', async () => {
    for (const page of ['outcomes.xlsx', 'call-list.xlsx', 'call-list/print']) {
      const { status, text } = await outreach.get(at(page));
      expect([page, status]).toEqual([page, 422]);
      expect(text).toMatch(/超过 5000|最多打印 2000/);
    }
    expect((await outreach.get(at('outcomes'))).text).toContain('超过 5000 条');
    for (const page of [`call-list.xlsx?${sumu}`, `call-list/print?${sumu}`])
      expect([page, (await outreach.get(at(page))).status]).toEqual([page, 200]);
  });

  it('the CSV holds every one of them, once', async () => {
    const { text, status } = await outreach.get(at('outcomes.csv'));
    const lines = text.trim().split('\r\n');

    expect([status, lines.length]).toEqual([200, households + 1]);
    expect(new Set(lines).size).toBeGreaterThan(households / 2);
  });
});
