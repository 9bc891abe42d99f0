/**
 * The rooms' records in memory, for conversations by the hundred thousand: two households, no database.
 * What it answers follows the ports; the real adapters have tests of their own on both databases.
 */
import type { UnitOfWork } from '../../src/conversation/ports.ts';
import type { NewComplaint } from '../../src/complaint/complaint.ts';
import { createMemoryComplaints, type MemoryComplaint } from './memory-complaints.ts';
import { asOf, type MemoryHousehold, memoryHouseholds } from './memory-households.ts';
import type { Enquiry } from '../../src/enquiry/enquiry.ts';
import type { Binding, CertificateLock, Contact, ToldBroadcast } from '../../src/identity/identity.ts';
import { memoryAttachments, type MemoryFile } from './memory-files.ts';
import type { NewMiss } from '../../src/learning/miss.ts';
import { type Fen, zero } from '../../src/kernel/money.ts';

export interface Memory {
  readonly work: UnitOfWork;
  readonly complaints: (NewComplaint & MemoryComplaint)[];
  readonly files: MemoryFile[];
  readonly enquiries: (Enquiry & { contactId: number; closed: boolean })[];
  /** Codes of `heyi staff bind` that are out. */
  readonly staffCodes: Map<string, { login: string }>;
  readonly audited: { action: string; subject: string }[];
  /** A broadcast reaches a contact that has written before. */
  readonly tell: (from: string, broadcast: ToldBroadcast) => void;
  readonly misses: (NewMiss & { counts: boolean })[];
  readonly left: { channel: string; from: string; at: Date }[];
}

export function createMemory(households: readonly MemoryHousehold[] = memoryHouseholds): Memory {
  const contacts = new Map<string, { contact: Contact; bindings: Binding[] }>();
  const states = new Map<number, { state: unknown; updatedAt: Date }>();
  const locks = new Map<string, CertificateLock>();
  const memory: Omit<Memory, 'work' | 'tell'> = {
    complaints: [],
    files: [],
    enquiries: [],
    audited: [],
    staffCodes: new Map(),
    misses: [],
    left: [],
  };
  let sequence = 0;
  let contactSequence = 0;
  const byId = (contactId: number) => {
    const found = [...contacts.values()].find(({ contact }) => contact.id === contactId);
    if (!found) throw new Error(`no contact ${String(contactId)}`);
    return found;
  };
  const change = (contactId: number, values: Partial<Contact>) => {
    const found = byId(contactId);
    found.contact = { ...found.contact, ...values };
  };
  const complaints = createMemoryComplaints(memory.complaints, () => (sequence += 1));

  const work: UnitOfWork = {
    identity: {
      contact(channel, externalId) {
        const key = `${channel}:${externalId}`;
        const known = contacts.get(key) ?? {
          contact: {
            id: (contactSequence += 1),
            channel,
            externalId,
            language: 'zh-CN' as const,
            failedAttempts: 0,
          },
          bindings: [],
        };
        contacts.set(key, known);
        return Promise.resolve({ contact: known.contact, bindings: [...known.bindings] });
      },
      candidates({ certificate, name, idLast4 }) {
        const household = households.find((one) => one.certificate === certificate);
        const named = household?.members.filter((one) => one.name === name) ?? [];
        return Promise.resolve(
          named.map((one) => ({
            memberId: one.memberId,
            name: one.name,
            relation: one.relation,
            ...(one.bornOn !== undefined && { bornOn: one.bornOn }),
            householdId: household?.householdId ?? 0,
            idLast4Matches: one.idLast4 === idLast4.toUpperCase(),
          })),
        );
      },
      namesAmong(words) {
        const known = households.flatMap(({ members }) => members.map(({ name }) => name));
        return Promise.resolve(new Set(known.filter((name) => words.includes(name))));
      },
      certificateLock: (certificate) => Promise.resolve(locks.get(certificate)),
      saveCertificateLock(certificate, lock) {
        if (lock) locks.set(certificate, lock);
        else locks.delete(certificate);
        return Promise.resolve();
      },
      saveFailures(contactId, { failedAttempts, lockedUntil }, at) {
        const { lockedUntil: _former, ...rest } = byId(contactId).contact;
        byId(contactId).contact = {
          ...rest,
          failedAttempts,
          lastFailedAt: at,
          ...(lockedUntil && { lockedUntil }),
        };
        return Promise.resolve();
      },
      saveConsent(contactId, version, at) {
        const { consent: _former, ...rest } = byId(contactId).contact;
        byId(contactId).contact = {
          ...rest,
          ...(version !== undefined && at && { consent: { version, at } }),
        };
        return Promise.resolve();
      },
      saveLanguage(contactId, language) {
        change(contactId, { language });
        return Promise.resolve();
      },
      saveOptOut(contactId, at) {
        const { optedOutAt: _former, ...rest } = byId(contactId).contact;
        byId(contactId).contact = { ...rest, ...(at && { optedOutAt: at }) };
        return Promise.resolve();
      },
      confirmBroadcast({ campaignId }) {
        for (const known of contacts.values()) {
          const { broadcast } = known.contact;
          if (broadcast?.campaignId === campaignId)
            known.contact = { ...known.contact, broadcast: { ...broadcast, confirmed: true } };
        }
        return Promise.resolve();
      },
      saveNews(contactId, { agreedAt, refusedAt }) {
        const { newsAgreedAt: _agreed, newsRefusedAt: _refused, ...rest } = byId(contactId).contact;
        byId(contactId).contact = {
          ...rest,
          ...(agreedAt && { newsAgreedAt: agreedAt }),
          ...(refusedAt && { newsRefusedAt: refusedAt }),
        };
        return Promise.resolve();
      },
      saveLeft(channel, externalId, at) {
        memory.left.push({ channel, from: externalId, at });
        return Promise.resolve();
      },
      bind(contactId, memberId, _verifiedBy, at) {
        const household = households.find((one) => one.members.some((each) => each.memberId === memberId));
        const bound = household?.members.find((one) => one.memberId === memberId);
        if (!household || !bound) throw new Error(`no member ${String(memberId)}`);
        byId(contactId).bindings.push({
          memberId,
          memberName: bound.name,
          relation: bound.relation,
          ...(bound.bornOn !== undefined && { bornOn: bound.bornOn }),
          householdId: household.householdId,
          certificate: household.certificate,
          sumu: household.sumu,
          verifiedAt: at,
        });
        return Promise.resolve();
      },
      endBindings(contactId) {
        byId(contactId).bindings = [];
        return Promise.resolve();
      },
    },
    enrolment: {
      household: (householdId) => Promise.resolve(households.find((one) => one.householdId === householdId)),
    },
    familyAccount: {
      entries(householdId, year) {
        const household = households.find((one) => one.householdId === householdId);
        const entries = household?.entries.filter((one) => one.year === year);
        return Promise.resolve(entries && { entries, asOf });
      },
    },
    claims: {
      claimsOf: (memberIds) =>
        Promise.resolve(
          households.flatMap(({ claims }) => claims.filter((one) => memberIds.includes(one.memberId))),
        ),
      knownAsOf: () => Promise.resolve(asOf),
      paidInYear: (): Promise<Fen> => Promise.resolve(zero),
    },
    ...complaints,
    attachments: memoryAttachments(memory),
    enquiries: {
      nextSequence: () => Promise.resolve((sequence += 1)),
      open(contactId, enquiry) {
        memory.enquiries.push({ ...enquiry, contactId, closed: false });
        return Promise.resolve();
      },
      openFor: (contactId) =>
        Promise.resolve(memory.enquiries.find((one) => one.contactId === contactId && !one.closed)),
      ofContact: (contactId) =>
        Promise.resolve(memory.enquiries.filter((one) => one.contactId === contactId)),
      append: () => Promise.resolve(),
      close(contactId) {
        for (const one of memory.enquiries) if (one.contactId === contactId) one.closed = true;
        return Promise.resolve();
      },
    },
    conversations: {
      load: (contactId) => Promise.resolve(states.get(contactId)),
      save(contactId, state, at) {
        states.set(contactId, { state: JSON.parse(JSON.stringify(state)) as unknown, updatedAt: at });
        return Promise.resolve();
      },
    },
    audit: {
      append({ action, subject }) {
        memory.audited.push({ action, subject });
        return Promise.resolve();
      },
    },
    staffContacts: {
      redeem: (_contactId, code) => Promise.resolve(memory.staffCodes.get(code)),
      countWrongCode: () => Promise.resolve(),
    },
    misses: {
      note(miss, counts) {
        memory.misses.push({ ...miss, counts });
        return Promise.resolve();
      },
    },
    erasure: {
      eraseContact(contactId) {
        for (const [key, { contact }] of contacts) if (contact.id === contactId) contacts.delete(key);
        states.delete(contactId);
        return Promise.resolve();
      },
    },
  };
  const tell: Memory['tell'] = (from, broadcast) => {
    const known = [...contacts.values()].find(({ contact }) => contact.externalId === from);
    if (!known) throw new Error(`nobody is called ${from}`);
    known.contact = { ...known.contact, broadcast };
  };
  return { ...memory, work, tell };
}
