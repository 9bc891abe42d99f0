/** What a dialogue may know: the situation it always has, and the facts it asks for by name. */
import type { AccountStatement } from '../family-account/family-account.ts';
import type { Claim } from '../claim/claim.ts';
import type { ComplaintView } from '../complaint/complaint.ts';
import type { Enquiry } from '../enquiry/enquiry.ts';
import type { HouseholdEnrolment } from '../enrolment/enrolment.ts';
import type { Binding, Candidate, CertificateLock, Contact, Credentials } from '../identity/identity.ts';
import type { Day } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import type { Scheme } from '../policy/types.ts';
import type { Explained } from '../explanation/explained.ts';
import type { PlainText, Topic } from '../explanation/material.ts';
import type { Language } from '../kernel/message.ts';

/** Known at every step. */
export interface Situation {
  readonly now: Date;
  /** The China calendar day of `now`. */
  readonly today: Day;
  readonly scheme: Scheme;
  readonly calendar: WorkingCalendar;
  readonly contact: Contact;
  /**
   * The contact's live bindings, oldest first; empty: nobody is verified, or consent to the text as it stands now
   * is missing.
   */
  readonly bindings: readonly Binding[];
  /** Bindings from before the consent text changed: live again once that is agreed to (PIPL art. 14). */
  readonly bindingsBefore?: readonly Binding[];
  /** May household data be told on this channel (Telegram: off until the office records its legal basis)? */
  readonly householdDataAllowed: boolean;
}

/** What wording needs of a situation: whose language, which scheme, which day. */
export type Setting = Pick<Situation, 'scheme' | 'today'> & { readonly contact: Pick<Contact, 'language'> };

/** What was found for a policy question, with the texts it is explained by. */
export interface Explanatory {
  readonly explained: Explained;
  readonly plain: Readonly<Record<Language, Readonly<Record<string, PlainText>>>>;
  readonly topics: Readonly<Record<string, Topic>>;
}

/** Named facts and what must be given to load each. */
interface FactTable {
  enrolment: {
    given: { householdId: number; years: readonly number[] };
    value: HouseholdEnrolment | undefined;
  };
  account: { given: { householdId: number; year: number }; value: AccountStatement | undefined };
  claims: { given: { memberIds: readonly number[] }; value: readonly Claim[] };
  /** Loaded with the sum paid, and with the claims where there are none: then no claim says it. */
  claimsAsOf: { given: Record<string, never>; value: Date | undefined };
  paidInYear: { given: { memberId: number; year: number }; value: Fen };
  candidates: { given: Credentials; value: readonly Candidate[] };
  certificateLock: { given: { certificate: string }; value: CertificateLock | undefined };
  /** A complaint or enquiry number not yet used, and a fresh six-digit query code. */
  newNumber: { given: { kind: 'complaint' | 'enquiry' }; value: { number: string; queryCode: string } };
  complaints: { given: Record<string, never>; value: readonly ComplaintView[] };
  /** How many files belong to each of the contact's own complaints, by its number; those without are absent. */
  files: { given: Record<string, never>; value: Readonly<Record<string, number>> };
  /** The contact's own enquiries, newest first, at most 20. */
  enquiries: { given: Record<string, never>; value: readonly Enquiry[] };
  /** The contact's own, or one whose code fits; `opened`: its code has been given in this conversation. */
  complaint: {
    given: { number: string; queryCode?: string; opened?: true };
    value: ComplaintView | undefined;
  };
  explanation: { given: { question: string }; value: Explanatory };
}

export type FactName = keyof FactTable;

/** Which facts are wanted, and for whom. */
export type Needs = { readonly [Name in FactName]?: FactTable[Name]['given'] };

/** The facts asked for; a fact that was not asked for is absent. */
export type Facts = { readonly [Name in FactName]?: FactTable[Name]['value'] };
