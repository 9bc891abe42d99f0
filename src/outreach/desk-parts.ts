/** What the desk of broadcasts is put together from. */
import type { Language } from '../kernel/message.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import type { SchemeProfile } from '../policy/profile.ts';
import type { FiguresOf } from './collection.ts';
import type { OutreachDesk, SeasonStep } from './desk.ts';
import type { AudienceRepository, CampaignRepository, ReachRules, RecipientRows } from './repository.ts';
import type { TextFault, Texts } from './texts.ts';

export interface OutreachAudit {
  append(entry: {
    readonly at: Date;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
  }): Promise<void>;
}

/** What is worked on within one transaction. */
export interface OutreachWork {
  readonly campaigns: CampaignRepository;
  readonly recipients: RecipientRows;
  readonly audiences: AudienceRepository;
  readonly audit: OutreachAudit;
}

export interface OutreachDeskParts {
  readonly transaction: <T>(work: (within: OutreachWork) => Promise<T>) => Promise<T>;
  readonly calendar: () => WorkingCalendar;
  readonly hours: Pick<SchemeProfile['outreach'], 'quietHours' | 'restDays'>;
  readonly figuresOf: FiguresOf;
  readonly faultsOf: (texts: Texts) => readonly TextFault[];
  readonly preview: OutreachDesk['preview'];
  readonly reachRules: (texts: Texts) => ReachRules;
  /** Queues the test to the account that the member of staff has bound as their own, in that account's language. */
  readonly sendTestTo: (
    staffId: number,
    texts: Readonly<Record<Language, string>>,
    at: Date,
  ) => Promise<'sent' | 'no-own-account'>;
  /** Name and words of a season's reminder, until somebody writes better ones. */
  readonly seasonDraft: (
    step: SeasonStep['season'],
    year: number,
  ) => { readonly name: string; readonly texts: Texts };
}
