import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enqueueChunk } from '../../src/database/enqueue.ts';
import type { Database } from '../../src/database/open.ts';
import { consentVersion } from '../../src/identity/consent.ts';
import { wholeAudience } from '../../src/outreach/audience.ts';
import { addCampaign, at, forgetRecords, layRecords, type Records, year } from '../support/audience.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetRecords(database));

const channels = { telegram: true, wechat: true, web: false };
const chunk = (id: number, households = 1) =>
  database.transaction((tx) =>
    enqueueChunk(tx, { id, audience: wholeAudience, year }, { channels, consentVersion, households }, at),
  );
async function toTheEnd(id: number): Promise<void> {
  while (!(await chunk(id)).done);
}
const rows = async (campaignId: number) =>
  (await database.client.campaignRecipient.findMany({ where: { campaignId }, orderBy: { id: 'asc' } })).map(
    ({ contactId, personId, householdIds, state, reason }) => ({
      ...{ contactId, personId, householdIds, state, reason },
    }),
  );

/** Two households; in the second lives the first's head's sister, who has an account of her own for both. */
const kin: Records = {
  households: [{ id: 1 }, { id: 2 }],
  members: [
    { id: 1, householdId: 1, name: '乌力吉' },
    { id: 2, householdId: 2, name: '其木格' },
  ],
  contacts: [
    { id: 1, wroteHoursAgo: 30 },
    { id: 2, wroteHoursAgo: 20 },
  ],
  bindings: [
    { contactId: 1, memberId: 1, order: 0 },
    { contactId: 2, memberId: 2, order: 0 },
    { contactId: 2, memberId: 1, order: 1 },
  ],
};

describe('the recipients of a campaign that starts', () => {
  it('are told once for households that lie in different chunks, and twice only if they are two people', async () => {
    await layRecords(database, kin);
    const id = await addCampaign(database, wholeAudience);
    await toTheEnd(id);
    expect(await rows(id)).toEqual([
      { contactId: 1, personId: 1, householdIds: [1], state: 'queued', reason: null },
      { contactId: 2, personId: 2, householdIds: [1, 2], state: 'queued', reason: null },
    ]);
  });

  it('are told on the account they wrote on last, whichever chunk it is found in', async () => {
    const both: Records = {
      ...kin,
      // One person, in the records of two households; the second account was used later.
      members: kin.members.map((member) => ({ ...member, person: 'x' })),
      bindings: [
        { contactId: 1, memberId: 1 },
        { contactId: 2, memberId: 2 },
      ],
    };
    await layRecords(database, both);
    const id = await addCampaign(database, wholeAudience);
    await toTheEnd(id);
    expect(await rows(id)).toEqual([
      { contactId: 2, personId: 1, householdIds: [1, 2], state: 'queued', reason: null },
    ]);

    await database.client.contact.update({ where: { id: 2 }, data: { unreachableAt: at } });
    const next = await addCampaign(database, wholeAudience);
    await toTheEnd(next);
    expect(await rows(next)).toEqual([
      { contactId: 1, personId: 1, householdIds: [1, 2], state: 'queued', reason: null },
    ]);
  });

  it('are not told on any account when they said no on one that is gone', async () => {
    const person = kin.members.map((member) => ({ ...member, person: 'x', optedOut: member.id === 2 }));
    await layRecords(database, { ...kin, members: person, bindings: [{ contactId: 1, memberId: 1 }] });
    const id = await addCampaign(database, wholeAudience);
    await toTheEnd(id);
    expect(await rows(id)).toMatchObject([
      { contactId: 1, personId: 1, state: 'skipped', reason: 'opted-out' },
      { contactId: null, personId: null, householdIds: [2], state: 'skipped', reason: 'not-bound' },
    ]);
  });

  it('are written once when somebody unbinds a household in between', async () => {
    await layRecords(database, kin);
    const id = await addCampaign(database, wholeAudience);
    await chunk(id);
    await database.pool.query(
      'UPDATE "Binding" SET "endedAt" = now() WHERE "contactId" = 2 AND "memberId" = 1',
    );
    await toTheEnd(id);
    expect((await rows(id)).map(({ personId }) => personId)).toEqual([1, 2]);
  });

  it('go on where a process left off, and are done when all are written', async () => {
    await layRecords(database, kin);
    const id = await addCampaign(database, wholeAudience);
    const campaign = () => database.client.campaign.findUniqueOrThrow({ where: { id } });
    expect(await chunk(id)).toEqual({ done: false, written: 2 });
    await expect(
      database.transaction(async (tx) => {
        await enqueueChunk(
          tx,
          { id, audience: wholeAudience, year },
          { channels, consentVersion, households: 1 },
          at,
        );
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await campaign()).toMatchObject({ enqueuedTo: 1, enqueuedAt: null });
    expect(await rows(id)).toHaveLength(2);

    await toTheEnd(id);
    expect(await campaign()).toMatchObject({ enqueuedTo: 2, enqueuedAt: at });
    expect(await rows(id)).toHaveLength(2);
    expect(await chunk(id)).toEqual({ done: true, written: 0 });
  });

  it('are the same when several processes write them at once', async () => {
    const many = Array.from({ length: 30 }, (_, place) => ({ id: place + 1 }));
    await layRecords(database, {
      households: many,
      members: many.map(({ id }) => ({ id, householdId: id, person: `x${String(id % 7)}` })),
      contacts: many,
      bindings: many.map(({ id }) => ({ contactId: id, memberId: id })),
    });
    const id = await addCampaign(database, wholeAudience);
    await Promise.all([toTheEnd(id), toTheEnd(id), toTheEnd(id)]);
    const written = await rows(id);
    expect(written).toHaveLength(7);
    expect(written.flatMap(({ householdIds }) => householdIds).sort((a, b) => a - b)).toEqual(
      many.map((household) => household.id),
    );
  });

  it.each(['cancelled', 'expired', 'draft'] as const)(
    'are not written any more once it is %s',
    async (state) => {
      await layRecords(database, kin);
      const id = await addCampaign(database, wholeAudience);
      await database.client.campaign.update({ where: { id }, data: { state } });
      expect(await chunk(id)).toEqual({ done: true, written: 0 });
      expect(await rows(id)).toEqual([]);
    },
  );
});
