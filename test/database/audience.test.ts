import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audienceRepository } from '../../src/database/audience.ts';
import { enqueueChunk } from '../../src/database/enqueue.ts';
import type { Database } from '../../src/database/open.ts';
import { reviewEnrolment } from '../../src/enrolment/decide.ts';
import { consentVersion } from '../../src/identity/consent.ts';
import { fen } from '../../src/kernel/money.ts';
import { publishedCalendar as calendar } from '../../src/kernel/working-days.ts';
import { type Audience, standings, wholeAudience } from '../../src/outreach/audience.ts';
import {
  addCampaign,
  at,
  certificateOf,
  enrolmentOf,
  forgetRecords,
  layRecords,
  type Records,
  today,
  year,
} from '../support/audience.ts';
import { type Expected, expectedRecipients, inOrder, someRecords } from '../support/audience-model.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetRecords(database));

const premium = fen(1_000);
const terms = { consentVersion, wechat: { count: 5, withinMs: 48 * 3_600_000 } };
const channels = { telegram: true, wechat: true, web: false };
const everything = { ...channels, notice: false, mass: [] };

const ask = (audience: Partial<Audience>) => ({
  audience: { ...wholeAudience, ...audience },
  ...{ year, premium, today },
});
const asked = <T>(work: (records: ReturnType<typeof audienceRepository>) => Promise<T>) =>
  database.transaction((tx) => work(audienceRepository(tx, terms)));
const certificates = async (audience: Partial<Audience>) =>
  (await asked((records) => records.examples(ask(audience), 1_000)))
    .map(({ certificate }) => certificate)
    .sort();
const tails = (ids: readonly number[]) => ids.map((id) => `****${certificateOf(id).slice(-4)}`).sort();

async function enqueueAll(campaignId: number, audience: Partial<Audience>, households: number) {
  for (let done = false; !done;)
    ({ done } = await database.transaction((tx) =>
      enqueueChunk(
        tx,
        { id: campaignId, audience: { ...wholeAudience, ...audience }, year },
        { channels, consentVersion, households },
        at,
      ),
    ));
  const rows = await database.client.campaignRecipient.findMany({ where: { campaignId } });
  return inOrder(
    rows.map(({ contactId, personId, householdIds, reason }) => ({
      ...{ contactId, personId, householdIds, reason },
    })),
  );
}

/** How enrolment itself judges a household: its members who are not enrolled, the enrolled, the certificate holders. */
function judged(records: Records, place: number) {
  const household = records.households[place];
  if (!household) throw new Error('no household');
  const review = reviewEnrolment({
    household: enrolmentOf(records, household),
    ...{ today, calendar, nextYearRules: { premium, paymentDeadline: '12-20' } },
  });
  if (review.kind === 'nobody-left') return { unpaid: 0, enrolled: 0, holders: 0 };
  const count = (...of: readonly string[]) =>
    review.nextYear.groups
      .filter(({ standing }) => of.includes(standing))
      .reduce((total, { members }) => total + members.length, 0);
  const { toDo } = review;
  const holders = toDo.kind === 'due' || toDo.kind === 'not-begun' ? toDo.certificateHolders.length : 0;
  return { unpaid: count('unpaid', 'unrecorded'), enrolled: count('active', 'paid-pending'), holders };
}

const holds: Readonly<
  Record<Audience['standing'], (judged: { unpaid: number; enrolled: number; holders: number }) => boolean>
> = {
  'any-unpaid': ({ unpaid }) => unpaid > 0,
  'none-enrolled': ({ unpaid, enrolled }) => unpaid > 0 && enrolled === 0,
  'partly-enrolled': ({ unpaid, enrolled }) => unpaid > 0 && enrolled > 0,
  certificate: ({ holders }) => holders > 0,
};

describe('an audience', () => {
  it('is the households, members and sums that enrolment itself would name, whatever the records', async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, async (records) => {
        await forgetRecords(database);
        await layRecords(database, records);
        for (const standing of standings) {
          const chosen = records.households
            .map(({ id }, place) => ({ id, ...judged(records, place) }))
            .filter((household) => holds[standing](household));
          expect(await certificates({ standing }), standing).toEqual(tails(chosen.map(({ id }) => id)));
          const total = (of: 'unpaid' | 'holders') =>
            chosen.reduce((sum, household) => sum + household[of], 0);
          expect(await asked((of) => of.count(ask({ standing })))).toMatchObject({
            households: chosen.length,
            members: total('unpaid'),
            certificateHolders: total('holders'),
            amount: (total('unpaid') - total('holders')) * premium,
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has the recipients of a plain reckoning, in chunks of any size, each person once', async () => {
    const some = fc.record({
      records: someRecords,
      households: fc.constantFrom(1, 2, 3, 100),
      language: fc.constantFrom('any', 'any', 'zh-CN', 'en'),
      bound: fc.constantFrom('any', 'any', 'bound', 'not-bound'),
    });
    await fc.assert(
      fc.asyncProperty(some, async ({ records, households, language, bound }) => {
        await forgetRecords(database);
        await layRecords(database, records);
        const unpaid = records.households.filter((_, place) => judged(records, place).unpaid > 0);
        const all = unpaid.map(({ id }) => id);
        const on = ['telegram', 'wechat'];
        const expected = expectedRecipients(records, all, language, on).filter(({ contactId }) =>
          contactId === null ? bound !== 'bound' && language === 'any' : bound !== 'not-bound',
        );
        const campaignId = await addCampaign(database, wholeAudience);
        expect(await enqueueAll(campaignId, { language, bound }, households)).toEqual(expected);

        const { ways, skipped } = await asked((of) => of.reach(ask({ language, bound }), everything, at));
        const told = expected.filter(({ reason }) => reason === null).length;
        const counted = Object.values({ ...ways, 'window-closed': skipped['window-closed'] ?? 0 });
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(told);
        expect(
          Object.entries(skipped)
            .filter(([reason]) => reason !== 'window-closed')
            .sort(),
        ).toEqual(Object.entries(countBy(expected)).sort());
      }),
      { numRuns: 40 },
    );
  });
});

function countBy(rows: readonly Expected[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { reason } of rows) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** One household a place, nobody enrolled. */
const places = [
  { id: 1, sumu: '林东镇', gacha: '东' },
  { id: 2, sumu: '林东镇', gacha: '西' },
  { id: 3, sumu: '隆昌镇', gacha: '东' },
  { id: 4, sumu: '隆昌镇', gacha: '西' },
];
const four: Records = {
  households: places,
  members: places.map(({ id }) => ({ id, householdId: id, name: `乌力吉${String(id)}` })),
  ...{ contacts: [], bindings: [] },
};

describe('the form of an audience', () => {
  beforeEach(() => layRecords(database, four));

  it('takes a sumu whole, unless some of its gacha are chosen; a gacha only within its sumu', async () => {
    expect(await certificates({ sumus: ['隆昌镇'] })).toEqual(tails([3, 4]));
    expect(await certificates({ gachas: [{ sumu: '林东镇', gacha: '东' }] })).toEqual(tails([1]));
    expect(
      await certificates({ sumus: ['林东镇', '隆昌镇'], gachas: [{ sumu: '林东镇', gacha: '东' }] }),
    ).toEqual(tails([1, 3, 4]));
  });

  it('follows on a former broadcast: reached is what a platform has taken, for all households of the row', async () => {
    const campaignId = await addCampaign(database, wholeAudience);
    const row = { campaignId, nextAttemptAt: at };
    await database.client.campaignRecipient.createMany({
      data: [
        { ...row, contactId: 1, personId: 1, householdIds: [1, 3], state: 'accepted' },
        { ...row, contactId: 2, personId: 2, householdIds: [2], state: 'failed' },
        { ...row, campaignId: campaignId + 1, personId: 4, householdIds: [4], state: 'delivered' },
      ],
    });
    expect(await certificates({ former: { campaignId, outcome: 'reached' } })).toEqual(tails([1, 3]));
    expect(await certificates({ former: { campaignId, outcome: 'not-reached' } })).toEqual(tails([2, 4]));
  });

  it('shows at most as many examples as asked, from all places, of nobody who could be recognised', async () => {
    const many = Array.from({ length: 40 }, (_, place) => ({
      ...{ id: 11 + place, sumu: place < 36 ? '白音镇' : '富河镇', gacha: '东' },
    }));
    await layRecords(database, {
      households: many,
      members: many.map(({ id }) => ({ id, householdId: id, name: '其木格' })),
      ...{ contacts: [], bindings: [] },
    });
    const shown = await asked((records) => records.examples(ask({}), 10));
    expect(shown).toHaveLength(10);
    // Nine in ten live in one place; the tenth is seen all the same.
    expect(new Set(shown.map(({ sumu }) => sumu)).size).toBeGreaterThan(2);
    for (const { head, certificate } of shown) {
      expect(head).toMatch(/^.\*$/u);
      expect(certificate).toMatch(/^\*{4}\d{4}$/);
    }
  });

  it('names the places there are', async () => {
    expect(await asked((records) => records.places())).toEqual([
      { sumu: '林东镇', gachas: ['东', '西'] },
      { sumu: '隆昌镇', gachas: ['东', '西'] },
    ]);
  });
});
