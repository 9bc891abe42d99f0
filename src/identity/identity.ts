import type { Day } from '../kernel/day.ts';
import type { ChannelName, Language } from '../kernel/message.ts';

/** One person on one channel. */
export interface Contact {
  readonly id: number;
  readonly channel: ChannelName;
  readonly externalId: string;
  readonly language: Language;
  /** Separate consent to household data, with the version of the text agreed to. */
  readonly consent?: { readonly version: string; readonly at: Date };
  /** Wants no reminders: said here, or the person this contact is bound to said so elsewhere. */
  readonly optedOutAt?: Date;
  /** The broadcast told here last, within the last fourteen days. */
  readonly broadcast?: ToldBroadcast;
  /** Wants to be told, unasked, how the own claims go on. */
  readonly newsAgreedAt?: Date;
  /** Wants to be told of nothing unasked, not even of the own complaints. */
  readonly newsRefusedAt?: Date;
  /** Failures that followed each other within a day; see countFailure. */
  readonly failedAttempts: number;
  readonly lastFailedAt?: Date;
  readonly lockedUntil?: Date;
}

/** A broadcast as a contact was told it. */
export interface ToldBroadcast {
  readonly campaignId: number;
  readonly recipientId: bigint;
  readonly at: Date;
  /** The person has written since: it has reached them. */
  readonly confirmed: boolean;
  /** Were choices shown beneath it? Neither a notice of WeChat's nor a mass message has any. */
  readonly withChoices: boolean;
  /** Whose contribution it reminds of. */
  readonly year: number;
  readonly householdIds: readonly number[];
}

/** A contact verified as a member of a household. */
export interface Binding {
  readonly memberId: number;
  readonly memberName: string;
  readonly relation: string;
  readonly bornOn?: Day;
  readonly householdId: number;
  readonly certificate: string;
  readonly sumu: string;
  readonly verifiedAt: Date;
}

/** What a person gives to be known: never stored, never logged. */
export interface Credentials {
  readonly certificate: string;
  readonly name: string;
  readonly idLast4: string;
}

/** What the records hold against the credentials: the members on that certificate with that name. */
export interface Candidate {
  readonly memberId: number;
  readonly name: string;
  readonly relation: string;
  readonly bornOn?: Day;
  readonly leftOn?: Day;
  readonly householdId: number;
  readonly idLast4Matches: boolean;
}

/** Of a certificate, or of a complaint number tried with query codes. */
export interface CertificateLock {
  readonly failedAttempts: number;
  readonly firstFailedAt: Date;
  readonly lockedUntil?: Date;
}
