import type { ChannelName, Language } from '../kernel/message.ts';
import type { Failures } from './decide.ts';
import type { Binding, Candidate, CertificateLock, Contact, Credentials, ToldBroadcast } from './identity.ts';

/** Contacts, bindings and locks, within one transaction. */
export interface IdentityRepository {
  /** The contact, made when it writes for the first time and reachable from now on, with its live bindings (oldest first). */
  contact(
    channel: ChannelName,
    externalId: string,
    now: Date,
  ): Promise<{ readonly contact: Contact; readonly bindings: readonly Binding[] }>;
  candidates(credentials: Credentials): Promise<readonly Candidate[]>;
  /** Those of these words that are the name of some member of the scheme. */
  namesAmong(words: readonly string[]): Promise<ReadonlySet<string>>;
  /** `certificate` may also be a complaint's number: its query code is guarded in the same way. */
  certificateLock(certificate: string): Promise<CertificateLock | undefined>;
  saveCertificateLock(certificate: string, lock: CertificateLock | undefined): Promise<void>;
  saveFailures(contactId: number, failures: Failures, at: Date): Promise<void>;
  saveConsent(contactId: number, version: string | undefined, at: Date | undefined): Promise<void>;
  saveLanguage(contactId: number, language: Language): Promise<void>;
  /**
   * Reminders are not wanted, or wanted again: by this contact, and by the person it is bound to, whatever they are
   * told on. What another contact of theirs has said for itself stands.
   */
  saveOptOut(contactId: number, at: Date | undefined): Promise<void>;
  /** The person has answered a broadcast: it has reached them. */
  confirmBroadcast(told: Pick<ToldBroadcast, 'campaignId' | 'recipientId'>): Promise<void>;
  /** What the contact wants to be told of unasked; what is absent is given up. */
  saveNews(
    contactId: number,
    wish: { readonly agreedAt?: Date | undefined; readonly refusedAt?: Date | undefined },
  ): Promise<void>;
  /** Has blocked or unfollowed us, until the contact is met again; nobody is made who never wrote. */
  saveLeft(channel: ChannelName, externalId: string, at: Date): Promise<void>;
  /** A no said before on this contact, or by the person elsewhere, holds for both from now on. */
  bind(contactId: number, memberId: number, verifiedBy: string, at: Date): Promise<void>;
  endBindings(contactId: number, at: Date): Promise<void>;
}
