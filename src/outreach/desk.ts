/** The broadcasts as staff work with them. Every deed is decided in decide.ts, recorded as an event and in the audit chain. */
import type { Day } from '../kernel/day.ts';
import type { Language } from '../kernel/message.ts';
import type { Audience, AudienceCount, AudienceExample } from './audience.ts';
import type { Campaign, CampaignDeed, CampaignEvent, CampaignRefusal, OutreachStaff } from './campaign.ts';
import type { Reach } from './repository.ts';
import type { TextFault, Texts } from './texts.ts';

export interface CampaignDraft {
  readonly name: string;
  readonly audience: Audience;
  readonly texts: Texts;
}

/** Who will be told how, what it will take, and what is wrong. */
export interface Preflight {
  readonly count: AudienceCount;
  readonly reach: Reach;
  readonly textFaults: readonly TextFault[];
  /** Refusals that would meet an approval or a start just now. */
  readonly refusals: readonly CampaignRefusal[];
  /** Sending alone, without nights and rest days, in milliseconds. */
  readonly takesMs: number;
  /** When the last is told if it begins at `beginsAt`; absent: its last day comes first. */
  readonly beginsAt: Date;
  readonly endsAt?: Date;
  /** Sending days beyond the first. */
  readonly goesOnDays: number;
  readonly lastDay: Day;
}

/** One of a season's reminders, as it would be planned. */
export interface SeasonStep {
  readonly season: '30' | '7' | '1';
  readonly day: Day;
  readonly startAt: Date;
  /** 'past': its day is over; 'planned': a campaign for it exists. */
  readonly state: 'open' | 'past' | 'planned';
  readonly campaignId?: number;
}

export interface Season {
  readonly year: number;
  /** 20 December of the year before (III.3.3). */
  readonly deadline: Day;
  readonly lastWorkingDay: Day;
  /** The year's holidays are not published yet. */
  readonly provisional: boolean;
  readonly steps: readonly SeasonStep[];
}

export interface CampaignSeen {
  readonly campaign: Campaign;
  readonly events: readonly CampaignEvent[];
  readonly createdBy: string;
  readonly approvedBy?: string;
  /** What this member of staff may do with it now. */
  readonly may: readonly CampaignDeed[];
}

/** Refused, or done; with the campaign's new version. */
export type DeedResult =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'refused'; readonly refusal: CampaignRefusal }
  | { readonly kind: 'not-found' };

export interface OutreachDesk {
  list(staff: OutreachStaff): Promise<readonly Campaign[]>;
  look(staff: OutreachStaff, id: number): Promise<CampaignSeen | undefined>;
  /** With faults it is kept as a draft all the same: it cannot be approved. */
  create(
    staff: OutreachStaff,
    draft: CampaignDraft,
    at: Date,
  ): Promise<{ readonly id: number } | { readonly refusal: CampaignRefusal }>;
  edit(
    staff: OutreachStaff,
    id: number,
    version: number,
    draft: CampaignDraft,
    at: Date,
  ): Promise<DeedResult>;
  /** Copies an ended one as a new draft. */
  copy(
    staff: OutreachStaff,
    id: number,
    at: Date,
  ): Promise<{ readonly id: number } | { readonly refusal: CampaignRefusal }>;
  /** `startAt` absent: as soon as the hour allows. */
  deed(
    staff: OutreachStaff,
    id: number,
    version: number,
    deed: Exclude<CampaignDeed, 'edit'>,
    given: { readonly startAt?: Date },
    at: Date,
  ): Promise<DeedResult>;
  faultsOf(texts: Texts): readonly TextFault[];
  count(audience: Audience, at: Date): Promise<AudienceCount>;
  examples(audience: Audience, at: Date): Promise<readonly AudienceExample[]>;
  places(): Promise<readonly { readonly sumu: string; readonly gachas: readonly string[] }[]>;
  /** The texts as a phone would show them, for a made-up household with everything in it. */
  preview(
    texts: Texts,
    at: Date,
  ): Promise<Readonly<Record<Language, { readonly personal: string; readonly generic: string }>>>;
  preflight(
    campaign: Pick<Campaign, 'audience' | 'texts' | 'year'>,
    beginsAt: Date | undefined,
    at: Date,
  ): Promise<Preflight>;
  /** To the account the member of staff has bound as their own. */
  sendTest(
    staff: OutreachStaff,
    id: number,
    at: Date,
  ): Promise<'sent' | 'no-own-account' | 'faulty' | 'not-found'>;
  /** undefined: the office has not signed the plan for the year. */
  season(at: Date): Promise<Season | undefined>;
  /** Makes drafts of the steps that are open. */
  planSeason(
    staff: OutreachStaff,
    at: Date,
  ): Promise<{ readonly ids: readonly number[] } | { readonly refusal: CampaignRefusal }>;
}
