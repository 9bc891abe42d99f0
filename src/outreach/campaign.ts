/** A broadcast campaign: the shapes. Its life is decided in decide.ts. */
import type { Day } from '../kernel/day.ts';
import { type Audience, audienceSchema } from './audience.ts';
import { type Texts, textsSchema } from './texts.ts';

export const campaignStates = [
  ...(['draft', 'approved', 'scheduled', 'running', 'paused', 'finished', 'cancelled', 'expired'] as const),
] as const;
export type CampaignState = (typeof campaignStates)[number];

export interface Campaign {
  readonly id: number;
  readonly name: string;
  readonly audience: Audience;
  readonly texts: Texts;
  /** Whose contribution it reminds of: 2027 is collected until 20 December 2026 (III.3.3). */
  readonly year: number;
  readonly state: CampaignState;
  /** Raised with every change: who changes something says which one they saw. */
  readonly version: number;
  /** Part of a season's plan: so many working days before the last one. */
  readonly season?: '30' | '7' | '1';
  readonly createdById: number;
  /** Whoever wrote in it: none of them approves it. The creator is one of them. */
  readonly editorIds: readonly number[];
  readonly approvedById?: number;
  readonly approvedAt?: Date;
  readonly startAt?: Date;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  /** All recipients are written. */
  readonly enqueuedAt?: Date;
  /** Nothing is sent after this day: the last working day for paying. */
  readonly lastDay: Day;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Throws for a column that holds neither: outreach/repository.ts. */
export const campaignShapes = {
  audience: (column: unknown): Audience => audienceSchema.parse(column),
  texts: (column: unknown): Texts => textsSchema.parse(column),
};

/** Staff at the broadcasts, as the session knows them. */
export interface OutreachStaff {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: 'handler' | 'supervisor' | 'committee' | 'outreach' | 'admin';
}

/** What staff may do with a campaign. */
export const campaignDeeds = [
  ...(['edit', 'approve', 'schedule', 'unschedule', 'pause', 'resume', 'cancel', 'retry'] as const),
] as const;
export type CampaignDeed = (typeof campaignDeeds)[number];

/** Why a deed is refused; each has its words in the console. */
export type CampaignRefusal =
  /** Of this role. */
  | 'not-allowed'
  /** Whoever wrote it cannot approve it. */
  | 'second-person'
  /** Somebody else changed it meanwhile. */
  | 'changed-meanwhile'
  /** Not in this state. */
  | 'wrong-state'
  /** Its texts or its audience have faults. */
  | 'not-ready'
  /** The office has not signed the plan for the year: no figure and no day may be named. */
  | 'year-not-signed'
  /** Its last day has passed. */
  | 'too-late'
  /** Nobody would be told. */
  | 'nobody'
  /** At night, on a rest day, or in the past. */
  | 'quiet-hours'
  | 'rest-day'
  | 'in-the-past';

export interface CampaignEvent {
  /** created, edited, approved, scheduled, unscheduled, started, paused, resumed, retried, finished, cancelled, expired, tested */
  readonly kind: string;
  readonly at: Date;
  /** staff:<login>, or system */
  readonly actor: string;
  readonly note: string;
}
