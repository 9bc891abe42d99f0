import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintsNear } from '../../src/database/complaint-near.ts';
import type { Database } from '../../src/database/open.ts';
import { identityRepository } from '../../src/database/identity.ts';
import { fileComplaint, forgetComplaints } from '../support/complaints.ts';
import { openTestDatabase } from '../support/database.ts';
import { hashKey, now } from '../support/desk.ts';

let database: Database;
let contactId: number;
beforeAll(async () => {
  database = await openTestDatabase();
  const { contact } = await database.transaction((tx) =>
    identityRepository(tx, hashKey).contact('telegram', 'one', now),
  );
  contactId = contact.id;
});
afterAll(() => database.close());
beforeEach(() => forgetComplaints(database));

const file = (filed: Partial<Parameters<typeof fileComplaint>[1]> = {}) =>
  fileComplaint(database, { receivedDay: '2026-11-05', queue: 'sumu_office', sumu: '林东镇', ...filed });
async function near(number: string): Promise<Record<string, boolean>> {
  const { id } = await database.client.complaint.findUniqueOrThrow({ where: { number } });
  const found = await database.transaction((tx) => complaintsNear(tx, id));
  return Object.fromEntries(found.map((one) => [one.number, one.sameContact]));
}

describe('what lies near a complaint', () => {
  it('is what is open in the same sumu’s queue, itself left out', async () => {
    const me = await file();
    const [open, ended, elsewhere, higher] = [
      await file({ category: 'other' }),
      await file({ state: 'answered', answeredDay: '2026-11-06' }),
      await file({ sumu: '隆昌镇' }),
      await file({ queue: 'banner_office' }),
    ];

    expect(await near(me)).toEqual({ [open]: false });
    expect([ended, elsewhere, higher]).not.toContain(open);
  });

  it('in the banner’s queue is what is of the same category, of any sumu', async () => {
    const me = await file({ queue: 'banner_office' });
    const alike = await file({ queue: 'banner_office', sumu: '隆昌镇' });
    await file({ queue: 'banner_office', category: 'other' });

    expect(await near(me)).toEqual({ [alike]: false });
  });

  it('is what the same account filed, only where neither is anonymous', async () => {
    const banner = { queue: 'banner_office', contactId, category: 'other' } as const;
    const named = await file({ ...banner, category: 'overcharging', anonymous: false });
    const other = await file({ ...banner, anonymous: false });
    const hidden = await file({ ...banner, anonymous: true });

    expect(await near(named)).toEqual({ [other]: true });
    expect(await near(other)).toEqual({ [named]: true, [hidden]: false });
    expect(await near(hidden)).toEqual({ [other]: false });
  });

  it('is no more than the latest two hundred of a kind', async () => {
    const me = await file({ receivedDay: '2026-11-09' });
    const old = await file({ receivedDay: '2026-10-08' });
    await Promise.all(Array.from({ length: 200 }, () => file()));

    const found = await near(me);

    // The complaint itself is one of the two hundred.
    expect(Object.keys(found)).toHaveLength(199);
    expect(found).not.toHaveProperty(old);
  });
});
