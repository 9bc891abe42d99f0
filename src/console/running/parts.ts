/** What the operator's page is given: counts and hours, never whose. */
import type { Day } from '../../kernel/day.ts';

export interface WaitingMessages {
  readonly channel: string;
  readonly count: number;
  readonly oldestAt: Date;
}

export interface HeardLast {
  readonly channel: string;
  readonly at: Date;
}

export interface RunningStanding {
  readonly inbox: readonly WaitingMessages[];
  readonly outbox: readonly (WaitingMessages & { readonly state: 'queued' | 'leased' | 'failed' | 'held' })[];
  readonly tokens: readonly { readonly platform: string; readonly expiresAt: Date }[];
  readonly received: readonly HeardLast[];
  readonly accepted: readonly HeardLast[];
  readonly verdict?:
    { readonly kind: 'sound' | 'broken' | 'rewritten' | 'cut-off'; readonly at: Date } | undefined;
  readonly backupAt?: Date | undefined;
  /** The last on which the clock was found right. */
  readonly clockDay?: Day | undefined;
}

export interface Running {
  /** undefined: the database did not answer in time. */
  readonly standing: RunningStanding | undefined;
  /** Migrations that the database has not had; undefined: it did not answer. */
  readonly missing: number | undefined;
  /** The newest year whose working days are loaded. */
  readonly loadedUntil: number;
  /** Platforms that are switched on. */
  readonly platforms: readonly string[];
  readonly version: string;
}

export interface DeadLetter {
  readonly id: string;
  readonly channel: string;
  readonly about: 'answer' | 'claim' | 'complaint' | 'reminder' | 'other';
  readonly createdAt: Date;
  readonly attempts: number;
  /** The platform's own words. */
  readonly failure?: string;
}

export interface RunningPagesParts {
  readonly running: () => Promise<Running>;
  /** The oldest; undefined: the database did not answer in time. */
  readonly deadLetters: (atMost: number) => Promise<readonly DeadLetter[] | undefined>;
  /** How many were there to be sent again; recorded in the audit chain. */
  readonly resend: (which: { readonly id: string } | 'all', actor: string, at: Date) => Promise<number>;
}
