/**
 * The life of campaigns by the clock: started at their hour, their recipients written chunk by chunk, ended. Any number
 * of processes may look; a campaign is locked by the one that works on it.
 */
import { setImmediate as otherWorkFirst } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { zero } from '../kernel/money.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import type { AudienceCount } from '../outreach/audience.ts';
import type { Campaign } from '../outreach/campaign.ts';
import type { FiguresOf } from '../outreach/collection.ts';
import { decideTimed, type Timed } from '../outreach/decide-timed.ts';
import type { OutreachWork } from '../outreach/desk-parts.ts';
import type { SwitchedOff } from '../outreach/repository.ts';
import type { SchemeProfile } from '../policy/profile.ts';
import { type Job, repeatedly } from './repeatedly.ts';

export interface CampaignWork extends OutreachWork {
  /** Writes the recipients of some more contacts; 'done': all are written, and the campaign says so. */
  readonly enqueueChunk: (campaign: Campaign, at: Date) => Promise<'more' | 'done'>;
}

export interface CampaignsParts {
  readonly transaction: <T>(work: (within: CampaignWork) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
  readonly calendar: () => WorkingCalendar;
  readonly rules: Pick<SchemeProfile['outreach'], 'quietHours' | 'restDays' | 'graceMinutes'>;
  /** undefined: the office has not signed the year, or this start may not send. */
  readonly figuresOf: FiguresOf;
  readonly switchedOff: SwitchedOff;
  /** Who would be told at the start, in the words of the events. */
  readonly noteOf: (count: AudienceCount) => string;
  /** What may be sent has changed. */
  readonly onChanged: () => void;
  readonly onFault: (fault: unknown) => void;
}

const lookEveryMs = 1_000;
/** Rows that are skipped, or have failed, in one transaction. */
const settledAtOnce = 5_000;
const actor = 'system';

export function startCampaigns(parts: CampaignsParts): Job {
  return repeatedly(lookEveryMs, (stopping) => lookAtCampaigns(parts, stopping), parts.onFault);
}

/** One look at all of them; a fault with one does not keep the others. */
export async function lookAtCampaigns(parts: CampaignsParts, stopping: AbortSignal): Promise<void> {
  const inMotion = await parts.transaction(({ campaigns }) => campaigns.inMotion());
  for (const { id } of inMotion)
    try {
      while (!stopping.aborted && (await lookAtOne(parts, id)) === 'more') await otherWorkFirst();
    } catch (fault) {
      parts.onFault(fault);
    }
}

/** One step in one transaction: a process that dies loses no more than that. */
async function lookAtOne(parts: CampaignsParts, id: number): Promise<'more' | 'enough'> {
  const { transaction, clock } = parts;
  const { timed, left } = await transaction(async (work) => {
    const campaign = await work.campaigns.lockIfFree(id);
    if (!campaign) return { timed: undefined, left: 'enough' as const };
    const at = clock();
    if (campaign.state === 'running' && campaign.enqueuedAt) {
      const { switchedOff } = parts;
      const left = await work.recipients.switchedOff(id, switchedOff, settledAtOnce, at);
      if (left >= settledAtOnce) return { timed: undefined, left: 'more' as const };
    }
    const timed = decideTimed(campaign, {
      ...{
        at,
        hours: { ...parts.rules, calendar: parts.calendar() },
        graceMinutes: parts.rules.graceMinutes,
      },
      signed: parts.figuresOf(campaign.year) !== undefined,
      waiting: await work.recipients.waiting(id),
    });
    return { timed, left: await carryOut(parts, work, campaign, timed, at) };
  });
  if (timed?.kind === 'changed' || (timed?.kind === 'enqueue' && left === 'enough')) parts.onChanged();
  return left;
}

async function carryOut(
  parts: CampaignsParts,
  work: CampaignWork,
  campaign: Campaign,
  timed: Timed,
  at: Date,
): Promise<'more' | 'enough'> {
  switch (timed.kind) {
    case 'nothing':
      return 'enough';
    case 'changed': {
      const note = timed.event === 'started' ? await countedAgain(parts, work, campaign, at) : '';
      await work.campaigns.save(timed.campaign);
      await work.campaigns.addEvent(campaign.id, { kind: timed.event, at, actor, note });
      await work.audit.append({
        ...{ at, actor, action: `campaign-${timed.event}`, subject: `campaign:${String(campaign.id)}` },
      });
      // Recipients to be written, or rows to be skipped.
      return timed.event === 'finished' ? 'enough' : 'more';
    }
    case 'enqueue':
      return (await work.enqueueChunk(campaign, at)) === 'more' ? 'more' : 'enough';
    case 'skip': {
      const skipped = await work.recipients.skipWaiting(campaign.id, timed.reason, settledAtOnce, at);
      return skipped === settledAtOnce ? 'more' : 'enough';
    }
  }
}

/** Since the approval some have paid, and others have come. */
async function countedAgain(
  { figuresOf, noteOf }: CampaignsParts,
  { audiences }: CampaignWork,
  { audience, year }: Campaign,
  at: Date,
): Promise<string> {
  const premium = figuresOf(year)?.premium ?? zero;
  return noteOf(await audiences.count({ audience, year, premium, today: dayOf(at) }));
}
