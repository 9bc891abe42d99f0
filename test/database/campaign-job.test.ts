/** The life of campaigns by the clock, by as many processes as there are, one of which may die at any moment. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import type { CampaignsParts } from '../../src/jobs/campaigns.ts';
import type { Campaign } from '../../src/outreach/campaign.ts';
import { aChunk, campaignProcess, china, people } from '../support/campaign-process.ts';
import { campaignAt, campaignsOf, outcomesOf, putCampaign, putRecipients } from '../support/campaigns.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() =>
  database.pool.query('TRUNCATE "CampaignEvent", "CampaignRecipient", "Campaign", "AuditEntry" CASCADE'),
);

const aProcess = (changed: Partial<CampaignsParts> = {}, dies?: () => void) =>
  campaignProcess(database, changed, dies);

const scheduled: Partial<Campaign> = {
  ...{ state: 'scheduled', approvedById: 2, startAt: china('2026-11-23T10:00') },
};
const unwritten: Partial<Campaign> = {
  ...{ state: 'running', approvedById: 2, startedAt: china('2026-11-23T10:00') },
};
const running: Partial<Campaign> = { ...unwritten, enqueuedAt: china('2026-11-23T10:00') };
const stateOf = async (id: number) => (await campaignAt(database, id)).state;
const eventsOf = (id: number) => database.transaction((tx) => campaignsOf(tx).events(id));
const contactsOf = async (id: number) => {
  const rows = await database.client.campaignRecipient.findMany({
    where: { campaignId: id },
    orderBy: { contactId: 'asc' },
  });
  return rows.map(({ contactId }) => contactId);
};
const everybody = Array.from({ length: people }, (_, place) => place + 1);

describe('a scheduled campaign', () => {
  it('starts at its hour, counts its audience again, and has all recipients written', async () => {
    const id = await putCampaign(database, scheduled);
    const { look, changes } = aProcess();

    await look('2026-11-23T09:59');
    expect(await stateOf(id)).toBe('scheduled');
    await look('2026-11-23T10:00');

    expect(await campaignAt(database, id)).toMatchObject({
      ...{ state: 'running', startedAt: china('2026-11-23T10:00'), enqueuedAt: china('2026-11-23T10:00') },
    });
    expect(await contactsOf(id)).toEqual(everybody);
    expect(await eventsOf(id)).toEqual([
      {
        ...{ kind: 'started', at: china('2026-11-23T10:00'), actor: 'system' },
        note: '12 户，8 户可通知',
      },
    ]);
    expect(await database.client.auditEntry.findMany()).toMatchObject([
      { actor: 'system', action: 'campaign-started', subject: `campaign:${String(id)}`, details: null },
    ]);
    expect(changes()).toBe(2);
  });

  it('that was missed by less than its grace starts, by more is stale', async () => {
    const id = await putCampaign(database, scheduled);
    const stale = await putCampaign(database, { ...scheduled, startAt: china('2026-11-23T08:00') });
    await aProcess().look('2026-11-23T10:30');

    expect([await stateOf(id), await stateOf(stale)]).toEqual(['running', 'expired']);
    expect(await contactsOf(stale)).toEqual([]);
    expect(await eventsOf(stale)).toMatchObject([{ kind: 'expired' }]);
  });

  it('does not start at night, nor stale in the morning', async () => {
    const id = await putCampaign(database, { ...scheduled, startAt: china('2026-11-23T20:59') });
    const { look } = aProcess();

    await look('2026-11-23T21:00');
    expect(await stateOf(id)).toBe('scheduled');
    await look('2026-11-24T08:00');
    expect(await stateOf(id)).toBe('expired');
  });

  it('does not start on a rest day, unless the office sends on rest days', async () => {
    const saturday = { ...scheduled, startAt: china('2026-11-28T10:00') };
    const id = await putCampaign(database, saturday);
    const quietHours = { from: '21:00', to: '08:00' };

    await aProcess().look('2026-11-28T10:00');
    expect(await stateOf(id)).toBe('scheduled');
    await aProcess({ rules: { quietHours, restDays: 'sending', graceMinutes: 120 } }).look(
      '2026-11-28T10:00',
    );
    expect(await stateOf(id)).toBe('running');
  });

  it('does not start for a year that is not signed, nor go on writing recipients', async () => {
    const id = await putCampaign(database, scheduled);
    const begun = await putCampaign(database, unwritten);
    await aProcess({ figuresOf: () => undefined }).look('2026-11-23T10:00');

    expect([await stateOf(id), await stateOf(begun)]).toEqual(['scheduled', 'running']);
    expect([...(await contactsOf(id)), ...(await contactsOf(begun))]).toEqual([]);
  });
});

describe('when a process dies', () => {
  it('between two chunks, or in one, another goes on: nobody left out, nobody twice', async () => {
    const id = await putCampaign(database, scheduled);
    let chunks = 0;
    const dying = aProcess({}, () => {
      chunks += 1;
      if (chunks === 3) throw new Error('killed');
    });
    await dying.look('2026-11-23T10:00');
    expect(dying.faults).toHaveLength(1);
    expect(await contactsOf(id)).toHaveLength(2 * aChunk);
    expect((await campaignAt(database, id)).enqueuedAt).toBeUndefined();

    await aProcess().look('2026-11-23T10:01');
    expect(await contactsOf(id)).toEqual(everybody);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('with one campaign, the others go on', async () => {
    const first = await putCampaign(database, scheduled);
    const second = await putCampaign(database, running);
    const { look, faults } = aProcess({}, () => {
      throw new Error('of the first');
    });
    await look('2026-11-23T10:00');

    expect(faults).toHaveLength(1);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['running', 'finished']);
  });
});

it('several processes at once: started once, and each recipient written once', async () => {
  const ids = [await putCampaign(database, scheduled), await putCampaign(database, scheduled)];
  const processes = [aProcess(), aProcess(), aProcess()];
  // A campaign that somebody has locked is left to them: hence a second look.
  for (let looks = 0; looks < 2; looks += 1)
    await Promise.all(processes.map(({ look }) => look('2026-11-23T10:00')));

  for (const id of ids) {
    expect(await contactsOf(id)).toEqual(everybody);
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['started']);
  }
  expect(processes.flatMap(({ faults }) => faults)).toEqual([]);
});

describe('a running campaign', () => {
  it('is finished when nobody waits or is being told', async () => {
    const id = await putCampaign(database, running);
    await putRecipients(
      database,
      id,
      [{ state: 'accepted' }, { state: 'leased' }],
      china('2026-11-23T10:00'),
    );
    const { look } = aProcess();

    await look('2026-11-23T10:05');
    expect(await stateOf(id)).toBe('running');
    await database.client.campaignRecipient.updateMany({ data: { state: 'failed' } });
    await look('2026-11-23T10:06');

    expect(await campaignAt(database, id)).toMatchObject({
      ...{ state: 'finished', endedAt: china('2026-11-23T10:06') },
    });
    expect(await eventsOf(id)).toMatchObject([{ kind: 'finished' }]);
  });

  it('stands still while it is paused', async () => {
    const id = await putCampaign(database, { ...unwritten, state: 'paused' });
    await aProcess().look('2026-11-23T10:05');

    expect([await stateOf(id), await contactsOf(id)]).toEqual(['paused', []]);
  });

  it('expires after its last day, and whoever waits is told no more', async () => {
    const id = await putCampaign(database, running);
    const at = china('2026-12-18T20:59');
    await putRecipients(
      ...([database, id] as const),
      [{ state: 'accepted' }, { state: 'queued' }, { state: 'queued' }, { state: 'failed' }],
      at,
    );
    const { look } = aProcess();

    await look('2026-12-18T23:59');
    expect(await stateOf(id)).toBe('running');
    await look('2026-12-19T00:00');
    expect(await stateOf(id)).toBe('expired');
    expect(await outcomesOf(database, id)).toEqual([
      ...['accepted', 'skipped expired', 'skipped expired', 'failed'],
    ]);
  });

  it('that is cancelled skips whoever waits, and whoever is being told when that comes back unsettled', async () => {
    const id = await putCampaign(database, { ...running, state: 'cancelled' });
    const at = china('2026-11-23T10:00');
    const beingTold = { state: 'leased', nextAttemptAt: china('2026-11-23T10:01') } as const;
    await putRecipients(database, id, [{ state: 'accepted' }, { state: 'queued' }, beingTold], at);
    const { look } = aProcess();

    await look('2026-11-23T10:00');
    expect(await outcomesOf(database, id)).toEqual(['accepted', 'skipped cancelled', 'leased']);
    await database.client.campaignRecipient.updateMany({
      where: { state: 'leased' },
      data: { state: 'queued', nextAttemptAt: china('2026-11-23T11:00') },
    });
    await look('2026-11-23T10:00');
    expect(await outcomesOf(database, id)).toEqual(['accepted', 'skipped cancelled', 'skipped cancelled']);
    expect(await stateOf(id)).toBe('cancelled');
  });

  it('is left between two chunks when the service stops', async () => {
    const id = await putCampaign(database, scheduled);
    const stopping = new AbortController();
    const one = aProcess({}, () => {
      stopping.abort();
    });
    await one.look('2026-11-23T10:00', stopping.signal);

    expect(await contactsOf(id)).toHaveLength(aChunk);
    expect(one.faults).toEqual([]);
  });
});
