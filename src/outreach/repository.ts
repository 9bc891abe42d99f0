/** The ports of outreach. Each is used within one transaction, unless it says otherwise. */
import type { Day } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';
import type { ChannelName, Language } from '../kernel/message.ts';
import type { Audience, AudienceCount, AudienceExample } from './audience.ts';
import type { Campaign, CampaignEvent } from './campaign.ts';
import type { Texts } from './texts.ts';
import type { OutcomeCount, RecipientState, SkipReason, Way } from './recipient.ts';

/** What a campaign asks of the records besides its form. */
export interface AudienceQuestion {
  readonly audience: Audience;
  readonly year: number;
  readonly premium: Fen;
  readonly today: Day;
}

/** How the people of an audience could be told just now; see preflight.ts. */
export interface Reach {
  /** People (not contacts), each by the one channel they would be told on. */
  readonly ways: Readonly<Partial<Record<Way, number>>>;
  /** People and households that cannot be told, by reason (recipient.ts). */
  readonly skipped: Readonly<Record<string, number>>;
}

/** What there is to tell on, at this moment. */
export interface ReachRules {
  /** Channels that are set up and may tell household data. */
  readonly telegram: boolean;
  readonly wechat: boolean;
  /** The sample's own: messages wait at /try. */
  readonly web: boolean;
  /** The office has a notice template for reminders. */
  readonly notice: boolean;
  /** The office has switched mass messages on, and the campaign has a text without fields for that language. */
  readonly mass: readonly Language[];
}

export interface AudienceRepository {
  count(question: AudienceQuestion): Promise<AudienceCount>;
  /** At most `limit`, spread over the audience, masked. */
  examples(question: AudienceQuestion, limit: number): Promise<readonly AudienceExample[]>;
  reach(question: AudienceQuestion, rules: ReachRules, at: Date): Promise<Reach>;
  /** Sumu and gacha there are, for the form. */
  places(): Promise<readonly { readonly sumu: string; readonly gachas: readonly string[] }[]>;
}

export interface CampaignRepository {
  list(limit: number): Promise<readonly Campaign[]>;
  byId(id: number): Promise<Campaign | undefined>;
  /** The same, locked until the transaction ends. */
  lock(id: number): Promise<Campaign | undefined>;
  /** The same, unless somebody else has it locked. */
  lockIfFree(id: number): Promise<Campaign | undefined>;
  /** Writes a new one; its id. */
  add(campaign: Omit<Campaign, 'id' | 'version'>): Promise<number>;
  /** Everything but id and createdBy; the version is raised. */
  save(campaign: Campaign): Promise<void>;
  addEvent(campaignId: number, event: CampaignEvent): Promise<void>;
  events(campaignId: number): Promise<readonly CampaignEvent[]>;
  /** Those a job may have something to do with: scheduled, running, paused; and ended ones with rows not settled yet. */
  inMotion(): Promise<readonly Campaign[]>;
  /** Of the season's plan for that year, whatever became of them. */
  ofSeason(year: number): Promise<readonly Campaign[]>;
  /** The same; whoever else wants to plan that season waits until the transaction ends. */
  lockSeason(year: number): Promise<readonly Campaign[]>;
  /** Names of staff by their id. */
  staffNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

/** Reads what the columns of a form and of texts hold. */
export interface CampaignShapes {
  readonly audience: (column: unknown) => Audience;
  readonly texts: (column: unknown) => Texts;
}

/** What this start does not send on. */
export interface SwitchedOff {
  readonly channels: readonly ChannelName[];
  /** Channels on which there are no mass messages. */
  readonly mass: readonly ChannelName[];
}

/** The rows of a campaign's recipients, as its life touches them; telling them is delivery's. */
export interface RecipientRows {
  /** Is anybody still to be told, or being told? */
  waiting(campaignId: number): Promise<boolean>;
  /** Of those that are not being told just now, at most `limit` become skipped; how many. */
  skipWaiting(campaignId: number, reason: SkipReason, limit: number, at: Date): Promise<number>;
  /** What is sent no more since they were written: whoever waits for it has failed, or is tried another way. */
  switchedOff(campaignId: number, off: SwitchedOff, limit: number, at: Date): Promise<number>;
  /** How many could not be told. */
  failed(campaignId: number): Promise<number>;
  /** Those who could not be told are queued again; how many. */
  requeueFailed(campaignId: number, at: Date): Promise<number>;
}

/** One recipient as the outcome list shows it: masked. */
export interface RecipientOutcome {
  readonly id: bigint;
  readonly state: RecipientState;
  readonly channel?: string;
  readonly way?: string;
  readonly reason?: string;
  readonly at?: Date;
  readonly doubtful: number;
  /** Of the first of their households. */
  readonly households: number;
  /** 乌* */
  readonly head: string;
  /** ****0001 */
  readonly certificate: string;
  readonly sumu: string;
  readonly gacha: string;
}

/** One household to be telephoned or visited. */
export interface CallListRow {
  readonly sumu: string;
  readonly gacha: string;
  /** ****0001 */
  readonly certificate: string;
  /** The head, masked. */
  readonly head: string;
  /** 138****5678; absent: none is known, somebody has to go there. */
  readonly telephone?: string;
  /** Members not enrolled now. */
  readonly members: number;
  readonly certificateHolders: number;
  readonly amount: Fen;
  /** Why they were not reached; absent: for none of the reasons asked for. */
  readonly reason?: string;
}

/** Who is to be called in one gacha. */
export interface CallListPlace {
  readonly sumu: string;
  readonly gacha: string;
  readonly households: number;
  /** Of them, those of which no telephone is known. */
  readonly withoutTelephone: number;
  readonly members: number;
  readonly certificateHolders: number;
  readonly amount: Fen;
}

/** Households of the audience that were not reached, have nobody waiting to be told, and are not enrolled now. */
export interface CallListQuestion {
  readonly campaignId: number;
  readonly year: number;
  readonly premium: Fen;
  readonly today: Day;
  /** Where the people of a household were missed for different reasons, the first of these is the household's. */
  readonly reasons: readonly string[];
  /** Absent: everywhere. A gacha's name is only known within its sumu. */
  readonly sumu?: string;
  readonly gacha?: string;
}

/** After the deadline: of the reminded and of the others, how many households had all members enrolled within 7 days. */
export interface CampaignResults {
  readonly reached: { readonly households: number; readonly enrolled: number };
  readonly notReached: { readonly households: number; readonly enrolled: number };
  /** In neither: enrolled before their turn came, still waiting, or enrolled on a day that the records do not name. */
  readonly apart: number;
}

/** What the pages of outcomes tell of a campaign besides. */
export type CampaignTold = Pick<
  Campaign,
  'id' | 'name' | 'state' | 'year' | 'lastDay' | 'startedAt' | 'enqueuedAt'
> & {
  /** Of the newest file of enrolments: who has not paid is as old as that. */
  readonly recordsAsOf?: Date;
};

/** Read outside any transaction. */
export interface OutcomeRepository {
  told(campaignId: number): Promise<CampaignTold | undefined>;
  /** Kept for a moment: many may watch. */
  counts(campaignId: number): Promise<readonly OutcomeCount[]>;
  /** How many the platforms have taken since then: the rate. */
  acceptedSince(campaignId: number, since: Date): Promise<number>;
  /** How many sends were under way when a process died. Kept with the counts. */
  doubtful(campaignId: number): Promise<number>;
  recipients(
    campaignId: number,
    filter: { readonly state?: RecipientState; readonly reason?: string; readonly after?: bigint },
    limit: number,
  ): Promise<readonly RecipientOutcome[]>;
  /** By sumu, gacha and certificate. */
  callList(question: CallListQuestion, limit: number): Promise<readonly CallListRow[]>;
  /** The same households, counted by gacha. */
  callPlaces(question: CallListQuestion): Promise<readonly CallListPlace[]>;
  /** @param days so many after a household's day does it have to enrol in time */
  results(campaignId: number, year: number, days: number): Promise<CampaignResults>;
}
