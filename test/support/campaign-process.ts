/** A process that looks after campaigns on a test database, and may die at any moment. */
import { auditRepository } from '../../src/database/audit.ts';
import { recipientRows } from '../../src/database/campaign-rows.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { type CampaignsParts, type CampaignWork, lookAtCampaigns } from '../../src/jobs/campaigns.ts';
import { parseYuan, zero } from '../../src/kernel/money.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import type { Campaign } from '../../src/outreach/campaign.ts';
import { campaignsOf } from './campaigns.ts';
import { fewPeople } from './memory-outreach.ts';

export const china = (moment: string) => new Date(`${moment}:00+08:00`);
/** Whom a campaign tells here, and how many of them are written at once. */
export const people = 10;
export const aChunk = 3;

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

export interface CampaignProcess {
  readonly look: (moment: string, stopping?: AbortSignal) => Promise<void>;
  readonly faults: unknown[];
  readonly changes: () => number;
}

/** @param dies called before a chunk's transaction ends; what it throws is the process's end */
export function campaignProcess(
  database: Database,
  changed: Partial<CampaignsParts> = {},
  dies: () => void = () => undefined,
): CampaignProcess {
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
    switchedOff: { channels: [], mass: [] },
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
