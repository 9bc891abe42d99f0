/** Loads the facts a dialogue asks for: its needs against the rooms' records. */
import type { Explanation } from '../explanation/explained.ts';
import type { Material } from '../explanation/material.ts';
import { reckonStatement } from '../family-account/decide.ts';
import type { AccountStatement } from '../family-account/family-account.ts';
import type { Facts, Needs, Situation } from './facts.ts';
import type { UnitOfWork } from './ports.ts';
import { makeNumber } from '../kernel/identifiers.ts';
import { yearOf } from '../kernel/day.ts';

export interface FactSources {
  readonly explanation: Explanation;
  readonly material: Pick<Material, 'plain' | 'topics'>;
  /** Six random digits, never told twice. */
  readonly queryCode: () => string;
}

export async function loadFacts(
  needs: Needs,
  situation: Situation,
  work: UnitOfWork,
  sources: FactSources,
): Promise<Facts> {
  const { contact, today } = situation;
  const claims = needs.claims && (await work.claims.claimsOf(needs.claims.memberIds));
  return {
    ...(needs.enrolment && {
      enrolment: await work.enrolment.household(needs.enrolment.householdId, needs.enrolment.years),
    }),
    ...(needs.account && {
      account: await statement(work, needs.account),
    }),
    ...(claims && { claims }),
    ...((claims?.length === 0 || needs.paidInYear) && { claimsAsOf: await work.claims.knownAsOf() }),
    ...(needs.paidInYear && {
      paidInYear: await work.claims.paidInYear(needs.paidInYear.memberId, needs.paidInYear.year),
    }),
    ...(needs.candidates && { candidates: await work.identity.candidates(needs.candidates) }),
    ...(needs.certificateLock && {
      certificateLock: await work.identity.certificateLock(needs.certificateLock.certificate),
    }),
    ...(needs.newNumber && {
      newNumber: {
        number: await nextNumber(needs.newNumber.kind, yearOf(today), work),
        queryCode: sources.queryCode(),
      },
    }),
    ...(needs.complaints && { complaints: await work.complaints.ofContact(contact.id) }),
    ...(needs.files && { files: await work.attachments.counts(contact.id) }),
    ...(needs.enquiries && { enquiries: await work.enquiries.ofContact(contact.id) }),
    ...(needs.complaint && {
      complaint: await work.complaints.byNumber(needs.complaint.number, {
        contactId: contact.id,
        ...(needs.complaint.queryCode !== undefined && { queryCode: needs.complaint.queryCode }),
        ...(needs.complaint.opened && { opened: true }),
      }),
    }),
    ...(needs.explanation && {
      explanation: {
        explained: sources.explanation.explain(needs.explanation.question),
        ...sources.material,
      },
    }),
  };
}

async function statement(
  work: UnitOfWork,
  { householdId, year }: { readonly householdId: number; readonly year: number },
): Promise<AccountStatement | undefined> {
  const ledger = await work.familyAccount.entries(householdId, year);
  return ledger && reckonStatement({ year, ...ledger });
}

async function nextNumber(kind: 'complaint' | 'enquiry', year: number, work: UnitOfWork): Promise<string> {
  const queue = kind === 'complaint' ? work.complaints : work.enquiries;
  return makeNumber(kind, year, await queue.nextSequence(year));
}
