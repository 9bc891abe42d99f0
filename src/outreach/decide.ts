/** The life of a campaign: who may do what with it in which state, and what it then is. Pure. */
import { dayOf } from '../kernel/day.ts';
import {
  type Campaign,
  type CampaignDeed,
  campaignDeeds,
  type CampaignRefusal,
  type CampaignState,
  type OutreachStaff,
} from './campaign.ts';
import type { Collection } from './collection.ts';
import type { CampaignDraft } from './desk.ts';
import { nextOpening, sendingAt, type SendingHours } from './sending-hours.ts';

/** What staff want to do with one they saw in this version. */
export interface Attempt {
  readonly campaign: Campaign;
  readonly staff: OutreachStaff;
  readonly deed: CampaignDeed;
  readonly seen: number;
  readonly at: Date;
}

/** What only a deed towards sending needs to know. */
export interface Readiness {
  /** Texts and audience are without faults. */
  readonly ready: boolean;
  /** The office has signed the year. */
  readonly signed: boolean;
  /** Somebody would be told; for a retry: somebody could not be told. */
  readonly somebody: boolean;
  readonly hours: SendingHours;
}

export interface Given {
  /** Absent: as soon as the hour allows. */
  readonly startAt?: Date;
}

export type Decided =
  | { readonly kind: 'done'; readonly campaign: Campaign; readonly event: string }
  | { readonly kind: 'refused'; readonly refusal: CampaignRefusal };

/** Outreach writes and sends; a supervisor looks, approves and stops. */
const roles: Readonly<Record<CampaignDeed, readonly OutreachStaff['role'][]>> = {
  edit: ['outreach'],
  approve: ['outreach', 'supervisor'],
  schedule: ['outreach'],
  unschedule: ['outreach'],
  pause: ['outreach', 'supervisor'],
  resume: ['outreach'],
  cancel: ['outreach', 'supervisor'],
  retry: ['outreach'],
};

const states: Readonly<Record<CampaignDeed, readonly CampaignState[]>> = {
  edit: ['draft', 'approved', 'scheduled'],
  approve: ['draft'],
  schedule: ['approved'],
  unschedule: ['scheduled'],
  pause: ['running'],
  resume: ['paused'],
  cancel: ['draft', 'approved', 'scheduled', 'running', 'paused'],
  retry: ['finished'],
};

export function seesCampaigns({ role }: OutreachStaff): boolean {
  return role === 'outreach' || role === 'supervisor';
}

export function isEnded({ state }: Pick<Campaign, 'state'>): boolean {
  return state === 'finished' || state === 'cancelled' || state === 'expired';
}

export function writesCampaigns({ role }: OutreachStaff): boolean {
  return role === 'outreach';
}

/** What can be refused from the campaign alone. */
export function refusalAtOnce({
  campaign,
  staff,
  deed,
  seen,
}: Omit<Attempt, 'at'>): CampaignRefusal | undefined {
  if (!roles[deed].includes(staff.role)) return 'not-allowed';
  if (seen !== campaign.version && !stops(deed, campaign)) return 'changed-meanwhile';
  if (!states[deed].includes(campaign.state)) return 'wrong-state';
  if (deed === 'approve' && wrote(campaign, staff)) return 'second-person';
  return undefined;
}

/** Stopping must not fail because the page is a moment older than the campaign. */
function stops(deed: CampaignDeed, { state }: Campaign): boolean {
  return deed === 'pause' || (deed === 'cancel' && state !== 'draft' && state !== 'approved');
}

function wrote({ createdById, editorIds }: Campaign, { id }: OutreachStaff): boolean {
  return createdById === id || editorIds.includes(id);
}

/** For the buttons: what neither role, state nor the second person stands against. */
export function mayDo(campaign: Campaign, staff: OutreachStaff): readonly CampaignDeed[] {
  const seen = campaign.version;
  return campaignDeeds.filter((deed) => refusalAtOnce({ campaign, staff, deed, seen }) === undefined);
}

export type NewCampaign = Omit<Campaign, 'id' | 'version'>;

/** @param authors of the one it is copied from: its words are still theirs, so they cannot approve them here either */
export function newCampaign(
  { id }: OutreachStaff,
  { name, audience, texts }: CampaignDraft,
  { year, lastWorkingDay: lastDay }: Pick<Collection, 'year' | 'lastWorkingDay'>,
  at: Date,
  authors: readonly number[] = [],
): NewCampaign {
  return {
    ...{ name, audience, texts, year, lastDay, state: 'draft' },
    ...{ createdById: id, editorIds: [...new Set([...authors, id])], createdAt: at, updatedAt: at },
  };
}

/**
 * Every edit makes it a draft again, and its editor one who cannot approve it. When it was to start remains as a
 * proposal.
 */
export function decideEdit(
  attempt: Omit<Attempt, 'deed'>,
  { name, audience, texts }: CampaignDraft,
  collection: Pick<Collection, 'lastWorkingDay'> | undefined,
): Decided {
  const refusal = refusalAtOnce({ ...attempt, deed: 'edit' });
  if (refusal) return { kind: 'refused', refusal };
  if (!collection) return { kind: 'refused', refusal: 'year-not-signed' };
  const { campaign, staff, at } = attempt;
  const { approvedById: _by, approvedAt: _at, ...unapproved } = campaign;
  const editorIds = [...new Set([...campaign.editorIds, staff.id])];
  const written = { name, audience, texts, lastDay: collection.lastWorkingDay };
  return done({ ...unapproved, ...written, editorIds, state: 'draft', updatedAt: at }, 'edited');
}

export function decideDeed(
  attempt: Attempt & { readonly deed: Exclude<CampaignDeed, 'edit'> },
  readiness: Readiness,
  { startAt }: Given,
): Decided {
  const refusal = refusalAtOnce(attempt) ?? notYet(attempt, readiness);
  if (refusal) return { kind: 'refused', refusal };
  const { campaign: before, staff, deed, at } = attempt;
  const campaign = { ...before, updatedAt: at };
  switch (deed) {
    case 'approve':
      return done({ ...campaign, state: 'approved', approvedById: staff.id, approvedAt: at }, 'approved');
    case 'schedule':
      return decideSchedule(campaign, readiness.hours, startAt, at);
    case 'unschedule':
      return done({ ...campaign, state: 'approved' }, 'unscheduled');
    case 'pause':
      return done({ ...campaign, state: 'paused' }, 'paused');
    case 'resume':
      return done({ ...campaign, state: 'running' }, 'resumed');
    case 'cancel':
      return done({ ...campaign, state: 'cancelled', endedAt: at }, 'cancelled');
    case 'retry': {
      const { endedAt: _ended, ...again } = campaign;
      return done({ ...again, state: 'running' }, 'retried');
    }
  }
}

/** Does this deed lead towards sending, so that more must be right than the state? */
export function leadsToSending(deed: CampaignDeed): boolean {
  return deed === 'approve' || deed === 'schedule' || deed === 'resume' || deed === 'retry';
}

function notYet({ campaign, deed, at }: Attempt, readiness: Readiness): CampaignRefusal | undefined {
  if (!leadsToSending(deed)) return undefined;
  // Who is left of one that was paused is in its rows already.
  const somebody = readiness.somebody || deed === 'resume';
  return refusalsToSend(campaign, { ...readiness, somebody }, at)[0];
}

/** All that stands against sending it, in the order in which it is told. */
export function refusalsToSend(
  { lastDay }: Pick<Campaign, 'lastDay'>,
  { ready, signed, somebody }: Omit<Readiness, 'hours'>,
  at: Date,
): readonly CampaignRefusal[] {
  return [
    ...(signed ? [] : (['year-not-signed'] as const)),
    ...(ready ? [] : (['not-ready'] as const)),
    ...(dayOf(at) > lastDay ? (['too-late'] as const) : []),
    ...(somebody ? [] : (['nobody'] as const)),
  ];
}

function decideSchedule(
  campaign: Campaign,
  hours: SendingHours,
  wanted: Date | undefined,
  at: Date,
): Decided {
  const startAt = wanted ?? nextOpening(hours, at);
  if (!startAt || dayOf(startAt) > campaign.lastDay) return { kind: 'refused', refusal: 'too-late' };
  // A form says whole minutes: the present one is not past.
  if (wanted && wanted.getTime() + 60_000 <= at.getTime()) return { kind: 'refused', refusal: 'in-the-past' };
  const sending = sendingAt(hours, startAt);
  if (sending !== 'allowed') return { kind: 'refused', refusal: sending };
  return done({ ...campaign, state: 'scheduled', startAt }, 'scheduled');
}

function done(campaign: Campaign, event: string): Decided {
  return { kind: 'done', campaign, event };
}
