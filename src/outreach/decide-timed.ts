/** What time does to a campaign: it starts, ends, or has missed its hour. Pure. */
import { dayOf } from '../kernel/day.ts';
import type { Campaign } from './campaign.ts';
import { sendingAt, type SendingHours } from './sending-hours.ts';

export interface TimedFacts {
  readonly at: Date;
  readonly hours: SendingHours;
  readonly graceMinutes: number;
  /** The office has signed the campaign's year. */
  readonly signed: boolean;
  /** Somebody is still to be told, or is being told. */
  readonly waiting: boolean;
}

export type Timed =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'changed';
      readonly event: 'started' | 'finished' | 'expired';
      readonly campaign: Campaign;
    }
  /** Recipients are still to be written. */
  | { readonly kind: 'enqueue' }
  /** It has ended: whoever waits is not told any more. */
  | { readonly kind: 'skip'; readonly reason: 'cancelled' | 'expired' };

const msPerMinute = 60_000;
const nothing: Timed = { kind: 'nothing' };

export function decideTimed(campaign: Campaign, facts: TimedFacts): Timed {
  const { state, lastDay, enqueuedAt } = campaign;
  const over = dayOf(facts.at) > lastDay;
  switch (state) {
    case 'scheduled':
      return over ? changed(campaign, 'expired', facts.at) : scheduled(campaign, facts);
    case 'running':
      if (over) return changed(campaign, 'expired', facts.at);
      if (!enqueuedAt) return facts.signed ? { kind: 'enqueue' } : nothing;
      return facts.waiting ? nothing : changed(campaign, 'finished', facts.at);
    case 'paused':
      return over ? changed(campaign, 'expired', facts.at) : nothing;
    case 'cancelled':
    case 'expired':
      return facts.waiting ? { kind: 'skip', reason: state } : nothing;
    case 'draft':
    case 'approved':
    case 'finished':
      return nothing;
  }
}

/** A schedule missed by more than its grace is stale, whatever kept it: a night, a rest day, a service that was down. */
function scheduled(campaign: Campaign, { at, hours, graceMinutes, signed }: TimedFacts): Timed {
  const { startAt } = campaign;
  if (!startAt || at < startAt) return nothing;
  if (at.getTime() - startAt.getTime() > graceMinutes * msPerMinute) return changed(campaign, 'expired', at);
  const mayStart = signed && approvedByAnother(campaign) && sendingAt(hours, at) === 'allowed';
  return mayStart ? changed(campaign, 'started', at) : nothing;
}

/** Asked once more at the last moment: nothing runs on one person's word. */
export function approvedByAnother({ approvedById, createdById, editorIds }: Campaign): boolean {
  return approvedById !== undefined && approvedById !== createdById && !editorIds.includes(approvedById);
}

function changed(before: Campaign, event: 'started' | 'finished' | 'expired', at: Date): Timed {
  const campaign = { ...before, updatedAt: at };
  if (event === 'started')
    return { kind: 'changed', event, campaign: { ...campaign, state: 'running', startedAt: at } };
  return { kind: 'changed', event, campaign: { ...campaign, state: event, endedAt: at } };
}
