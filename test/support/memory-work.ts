/**
 * The rooms' records in memory, for conversations by the hundred thousand: two households, no database.
 * What it answers follows the ports; the real adapters have tests of their own on both databases.
 */
import type { UnitOfWork } from '../../src/conversation/ports.ts';
import type { Claim } from '../../src/claim/claim.ts';
import type { ComplaintView, NewComplaint } from '../../src/complaint/complaint.ts';
import type { Enquiry } from '../../src/enquiry/enquiry.ts';
import type { HouseholdEnrolment, HouseholdMember, MemberYear } from '../../src/enrolment/enrolment.ts';
import type { AccountEntry } from '../../src/family-account/family-account.ts';
import type { Binding, CertificateLock, Contact } from '../../src/identity/identity.ts';
import { fen, type Fen, zero } from '../../src/kernel/money.ts';

interface MemoryMember extends HouseholdMember {
  readonly idLast4: string;
}

export interface MemoryHousehold extends Omit<HouseholdEnrolment, 'members'> {
  readonly members: readonly MemoryMember[];
  readonly entries: readonly AccountEntry[];
  readonly claims: readonly Claim[];
}

export interface Memory {
  readonly work: UnitOfWork;
  readonly complaints: (NewComplaint & { contactId: number })[];
  readonly enquiries: (Enquiry & { contactId: number; closed: boolean })[];
  readonly audited: { action: string; subject: string }[];
}

const asOf = new Date('2026-11-20T02:00:00Z');

function paidYear(year: number, receiptNo: string): MemberYear {
  return { year, state: 'active', amount: fen(1000), payer: 'household', receiptNo, paidOn: `${String(year - 1)}-12-02` };
}

export const memoryHouseholds: readonly MemoryHousehold[] = [
  {
    householdId: 1,
    certificate: '150422000001',
    sumu: '林东镇',
    gacha: '前进嘎查',
    asOf,
    members: [
      member(11, '乌力吉', 'head', '1234', '1968-03-05', [paidYear(2026, 'S26-1'), paidYear(2027, 'S27-1')]),
      member(12, '其木格', 'spouse', '4321', '1970-06-01', [paidYear(2026, 'S26-2'), paidYear(2027, 'S27-2')]),
      member(13, '巴特尔', 'son', '7788', '1995-01-20', [paidYear(2026, 'S26-3')]),
      member(14, '萨仁', 'grandchild', '9900', '2019-08-08', [paidYear(2026, 'S26-4'), paidYear(2027, 'S27-4')]),
    ],
    entries: [
      entry('carried-over', 'carried-over', 1120, '2026-01-01'),
      entry('credited', 'current-year', 3200, '2026-01-01'),
    ],
    claims: [],
  },
  {
    householdId: 2,
    certificate: '150422000002',
    sumu: '隆昌镇',
    gacha: '兴隆村',
    asOf,
    members: [
      {
        ...member(21, '张桂兰', 'head', '567X', '1950-02-11', []),
        category: 'five-guarantee',
        years: [{ year: 2026, state: 'active', amount: fen(1000), payer: 'civil-affairs' }],
      },
    ],
    entries: [],
    claims: [],
  },
];

function member(
  memberId: number,
  name: string,
  relation: string,
  idLast4: string,
  bornOn: string,
  years: readonly MemberYear[],
): MemoryMember {
  return { memberId, name, relation, idLast4, bornOn, category: 'ordinary', years };
}

function entry(kind: AccountEntry['kind'], portion: AccountEntry['portion'], amount: number, day: string): AccountEntry {
  return { year: 2026, kind, portion, amount: fen(amount), occurredOn: day, note: '' };
}

export function createMemory(households: readonly MemoryHousehold[] = memoryHouseholds): Memory {
  const contacts = new Map<string, { contact: Contact; bindings: Binding[] }>();
  const states = new Map<number, { state: unknown; updatedAt: Date }>();
  const locks = new Map<string, CertificateLock>();
  const memory: Omit<Memory, 'work'> = { complaints: [], enquiries: [], audited: [] };
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
  const view = (one: NewComplaint): ComplaintView => ({
    ...one,
    state: 'received',
    dueDay: '2026-12-21',
    provisional: false,
    events: [],
  });

  const work: UnitOfWork = {
    identity: {
      contact(channel, externalId) {
        const key = `${channel}:${externalId}`;
        const known = contacts.get(key) ?? {
          contact: { id: (contactSequence += 1), channel, externalId, language: 'zh-CN' as const, failedAttempts: 0 },
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
      certificateLock: (certificate) => Promise.resolve(locks.get(certificate)),
      saveCertificateLock(certificate, lock) {
        if (lock) locks.set(certificate, lock);
        else locks.delete(certificate);
        return Promise.resolve();
      },
      saveFailures(contactId, failedAttempts, lockedUntil) {
        const { lockedUntil: _former, ...rest } = byId(contactId).contact;
        byId(contactId).contact = { ...rest, failedAttempts, ...(lockedUntil && { lockedUntil }) };
        return Promise.resolve();
      },
      saveConsent(contactId, version, at) {
        const { consent: _former, ...rest } = byId(contactId).contact;
        byId(contactId).contact = { ...rest, ...(version !== undefined && at && { consent: { version, at } }) };
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
        Promise.resolve(households.flatMap(({ claims }) => claims.filter((one) => memberIds.includes(one.memberId)))),
      paidInYear: (): Promise<Fen> => Promise.resolve(zero),
    },
    complaints: {
      nextSequence: () => Promise.resolve((sequence += 1)),
      add(contactId, complaint) {
        memory.complaints.push({ ...complaint, contactId });
        return Promise.resolve();
      },
      ofContact: (contactId) =>
        Promise.resolve(memory.complaints.filter((one) => one.contactId === contactId).map(view).reverse()),
      byNumber(number, { contactId, queryCode }) {
        const found = memory.complaints.find(
          (one) => one.number === number && (one.contactId === contactId || one.queryCode === queryCode),
        );
        return Promise.resolve(found && view(found));
      },
    },
    enquiries: {
      nextSequence: () => Promise.resolve((sequence += 1)),
      open(contactId, enquiry) {
        memory.enquiries.push({ ...enquiry, contactId, closed: false });
        return Promise.resolve();
      },
      openFor: (contactId) =>
        Promise.resolve(memory.enquiries.find((one) => one.contactId === contactId && !one.closed)),
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
    erasure: {
      eraseContact(contactId) {
        for (const [key, { contact }] of contacts) if (contact.id === contactId) contacts.delete(key);
        states.delete(contactId);
        return Promise.resolve();
      },
    },
  };
  return { ...memory, work };
}
