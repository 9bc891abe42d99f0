/** The life of campaigns by the clock, by as many processes as there are, one of which may die at any moment. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditRepository } from '../../src/database/audit.ts';
import { recipientRows } from '../../src/database/campaign-rows.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { type CampaignsParts, type CampaignWork, lookAtCampaigns } from '../../src/jobs/campaigns.ts';
import { parseYuan, zero } from '../../src/kernel/money.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import type { Campaign } from '../../src/outreach/campaign.ts';
import { campaignAt, campaignsOf, outcomesOf, putCampaign, putRecipients } from '../support/campaigns.ts';
import { openTestDatabase } from '../support/database.ts';
import { fewPeople } from '../support/memory-outreach.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() =>
  database.pool.query('TRUNCATE "CampaignEvent", "CampaignRecipient", "Campaign", "AuditEntry" CASCADE'),
);

const china = (moment: string) => new Date(`${moment}:00+08:00`);
const people = 10;
const aChunk = 3;

/** Writes recipients as the real one does: some more contacts a chunk, by the cursor; the real one has its own tests. */
async function writeChunk(tx: Tx, { id }: Campaign, at: Date): Promise<'more' | 'done'> {
  const { enqueuedTo } = await tx.campaign.findUniqueOrThrow({ where: { id } });
  const to = Math.min(enqueuedTo + aChunk, people);
  for (let contact = enqueuedTo + 1; contact <= to; contact += 1)
    await tx.campaignRecipient.create({
      data: {
        ...{
          campaignId: id,
          contactId: contact,
          personId: contact,
          householdIds: [contact],
          state: 'queued',
        },
        ...{ channel: 'telegram', nextAttemptAt: at },
      },
    });
  const done = to === people;
  await tx.campaign.update({ where: { id }, data: { enqueuedTo: to, ...(done && { enqueuedAt: at }) } });
  return done ? 'done' : 'more';
}

interface Process {
  readonly look: (moment: string, stopping?: AbortSignal) => Promise<void>;
  readonly faults: unknown[];
  readonly changes: () => number;
}

/** @param dies called before a chunk's transaction ends; what it throws is the process's end */
function aProcess(changed: Partial<CampaignsParts> = {}, dies: () => void = () => undefined): Process {
  const faults: unknown[] = [];
  let now = china('2026-11-23T10:00');
  let changes = 0;
  const parts: CampaignsParts = {
    transaction: (work) =>
      database.transaction((tx) => {
        const within: CampaignWork = {
          ...{ campaigns: campaignsOf(tx), recipients: recipientRows(tx), audit: auditRepository(tx) },
          audiences: fewPeople,
          async enqueueChunk(campaign, at) {
            const written = await writeChunk(tx, campaign, at);
            dies();
            return written;
          },
        };
        return work(within);
      }),
    clock: () => now,
    calendar: () => publishedCalendar,
    rules: { quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet', graceMinutes: 120 },
    figuresOf: () => ({ premium: parseYuan('10.00') ?? zero, paymentDeadline: '12-20' }),
    noteOf: ({ households, bound }) => `${String(households)} 户，${String(bound)} 户可通知`,
    onChanged: () => {
      changes += 1;
    },
    onFault: (fault) => {
      faults.push(fault);
    },
    ...changed,
  };
  return {
    faults,
    changes: () => changes,
    async look(moment, stopping = new AbortController().signal) {
      now = china(moment);
      await lookAtCampaigns(parts, stopping);
    },
  };
}

const scheduled = { state: 'scheduled', approvedById: 2, startAt: china('2026-11-23T10:00') } as const;
const running = {
  ...{ state: 'running', approvedById: 2, startedAt: china('2026-11-23T10:00') },
  enqueuedAt: china('2026-11-23T10:00'),
} as const;
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
    const { enqueuedAt: _none, ...unwritten } = running;
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
    const { enqueuedAt: _none, ...unwritten } = running;
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
