/**
 * Everything held on a person, table by table, as it is handed over to them (PIPL art. 45). What would tell of others, or
 * what an anonymous complainant has been promised, is not in it: notHandedOver says what and why.
 */
import { isSealed, unsealed, unsealedBytes } from '../kernel/seal.ts';
import type { Keys } from '../kernel/keys.ts';
import { comparable } from './identity.ts';
import type { Tx } from './open.ts';

export interface Wanted {
  readonly certificate: string;
  readonly name: string;
  /** With the words of the chat, in which an anonymous complaint may be told. */
  readonly chat: boolean;
  /** With complaints that the office does not see (docs/decisions/0017). */
  readonly committee: boolean;
}

export type Exported =
  | { readonly kind: 'no-such' }
  | { readonly kind: 'several' }
  | {
      readonly kind: 'found';
      readonly memberId: number;
      readonly tables: PersonTables;
    };
export type PersonTables = Readonly<Record<string, readonly Row[]>>;
export type Row = Readonly<Record<string, unknown>>;

/** Columns and tables of the inventory that are not in it. */
export const notHandedOver: Readonly<Record<string, string>> = {
  'Member.idHash': 'a hash says nothing; the person knows the number',
  'Member.idLast4Hash': 'a hash says nothing; the person knows the number',
  'Complaint.queryCodeHash': 'of anonymous complaints, which are not in it',
  'Attachment.name': 'of files that the office added',
  'AnswerDraft.text': 'not said yet; the answer is',
  'ImportDraft.sealed': 'the file of a whole office, gone within a day',
  'ImportDraft.lists': 'the file of a whole office, gone within a day',
  'ImportDraft.preview': 'the file of a whole office, gone within a day',
  'ErasedAccount.hash': 'names nobody',
  'LegalHold.number': 'would warn whom the evidence is against',
  'LegalHold.reason': 'would warn whom the evidence is against',
};

/** The queues of the office; what is with the committee, or not sorted yet, it does not see (docs/decisions/0017). */
export const officeQueues = ['sumu_office', 'banner_office'] as const;
/** Of an enquiry what the person was told. To which colleague it was given, and what else is written, is the office's own. */
const toldEnquiryEvents = ['taken', 'answered', 'transferred', 'closed'];

export async function personExport(tx: Tx, wanted: Wanted, sealKey: Keys): Promise<Exported> {
  const { certificate, name, ...extent } = wanted;
  const on = await tx.member.findMany({ where: { household: { certificate } } });
  const named = on.filter((member) => comparable(member.name) === comparable(name));
  const [found, other] = named;
  if (!found) return { kind: 'no-such' };
  if (other) return { kind: 'several' };
  return { kind: 'found', memberId: found.id, tables: await personTables(tx, found, extent, sealKey) };
}

/** The same person in every household they are in. */
export async function personTables(
  tx: Tx,
  { idHash }: { readonly idHash: string },
  { chat, committee }: Pick<Wanted, 'chat' | 'committee'>,
  sealKey: Keys,
): Promise<PersonTables> {
  const members = await tx.member.findMany({ where: { idHash }, orderBy: { id: 'asc' } });
  const memberIds = members.map(({ id }) => id);
  const ofMembers = { where: { memberId: { in: memberIds } } };
  const householdIds = members.map(({ householdId }) => householdId);
  // What became of a household after they had left it is the others'.
  const stillOf = members.filter(({ leftOn }) => leftOn === null).map(({ householdId }) => householdId);
  const households = await tx.household.findMany({ where: { id: { in: householdIds } } });
  const bindings = await tx.binding.findMany(ofMembers);
  const contactIds = await ownContacts(tx, memberIds);
  const contacts = await tx.contact.findMany({ where: { id: { in: contactIds } } });
  const ofContacts = { where: { contactId: { in: contactIds } } };
  const accounts = contacts.map(({ channel, externalId }) => ({ channel, externalId }));
  const claims = await tx.claim.findMany(ofMembers);
  const complaints = await tx.complaint.findMany({
    where: {
      // What somebody else filed on the same telephone is theirs.
      OR: [{ contactId: { in: contactIds }, memberId: null }, { memberId: { in: memberIds } }],
      anonymous: false,
      ...(!committee && { queue: { in: [...officeQueues] } }),
    },
  });
  const complaintIds = complaints.map(({ id }) => id);
  const ofComplaints = { where: { complaintId: { in: complaintIds } } };
  const files = await tx.attachment.findMany({
    where: {
      addedBy: 'complainant',
      OR: [
        { complaintId: { in: complaintIds } },
        ...(chat ? [{ contactId: { in: contactIds }, complaintId: null }] : []),
      ],
    },
  });
  const enquiries = await tx.enquiry.findMany(ofContacts);
  const changes = await tx.importChange.findMany({
    where: {
      OR: [
        { run: { kind: 'members' }, rowId: { in: memberIds } },
        { run: { kind: 'households' }, rowId: { in: stillOf } },
      ],
    },
  });
  const subjects = [
    ...contactIds.map((id) => `contact:${String(id)}`),
    ...memberIds.map((id) => `member:${String(id)}`),
    ...stillOf.map((id) => `household:${String(id)}`),
    ...complaints.map(({ number }) => `complaint:${number}`),
    ...enquiries.map(({ number }) => `enquiry:${number}`),
  ];
  const tables: Record<string, readonly Row[]> = {
    Household: households.map((row) =>
      opened(stillOf.includes(row.id) ? row : { ...row, telephone: null }, sealKey),
    ),
    Member: members.map(({ idHash: _id, idLast4Hash: _last4, ...row }) => row),
    Enrolment: await tx.enrolment.findMany(ofMembers),
    FamilyAccountEntry: await tx.familyAccountEntry.findMany({
      where: {
        OR: members.map(({ householdId, leftOn }) => ({
          ...{ householdId, ...(leftOn && { occurredOn: { lte: leftOn } }) },
        })),
      },
    }),
    Claim: claims,
    ClaimEvent: await tx.claimEvent.findMany({ where: { claimId: { in: claims.map(({ id }) => id) } } }),
    Contact: contacts,
    Binding: bindings,
    CertificateLock: await tx.certificateLock.findMany({
      where: {
        certificate: {
          in: [...households.map((row) => row.certificate), ...complaints.map(({ number }) => number)],
        },
      },
    }),
    Complaint: complaints.map(({ queryCodeHash: _code, ...row }) => row),
    ComplaintEvent: await tx.complaintEvent.findMany({
      where: { ...ofComplaints.where, shown: true },
    }),
    ComplaintPause: await tx.complaintPause.findMany(ofComplaints),
    ComplaintReminder: await tx.complaintReminder.findMany(ofComplaints),
    Attachment: files.map(({ name: _name, bytes, ...row }) => ({ ...row, bytes: fileText(bytes, sealKey) })),
    Enquiry: enquiries,
    EnquiryEvent: await tx.enquiryEvent.findMany({
      where: { enquiryId: { in: enquiries.map(({ id }) => id) }, kind: { in: toldEnquiryEvents } },
      orderBy: { id: 'asc' },
    }),
    CampaignRecipient: await tx.campaignRecipient.findMany({ where: { personId: { in: memberIds } } }),
    ImportChange: changes.map(({ before, ...row }) => ({ ...row, before: withoutHashes(before, sealKey) })),
    AuditEntry: (
      await tx.auditEntry.findMany({ where: { subject: { in: subjects } }, orderBy: { id: 'asc' } })
    ).map(({ salt: _salt, digest: _digest, previousDigest: _previous, ...row }) => ({
      ...row,
      // Of a complaint they name colleagues, and the complaints of others that it was compared with or merged into.
      details: row.subject.startsWith('complaint:') ? null : row.details,
    })),
    ...(chat &&
      accounts.length > 0 && {
        Conversation: await tx.conversation.findMany(ofContacts),
        InboxMessage: await tx.inboxMessage.findMany({ where: { OR: accounts }, orderBy: { id: 'asc' } }),
        OutboxMessage: await tx.outboxMessage.findMany({ where: { OR: accounts }, orderBy: { id: 'asc' } }),
      }),
  };
  const nameless = Object.entries(tables).map(([table, rows]) => [table, rows.map(withoutStaff)] as const);
  return Object.fromEntries(nameless);
}

/** Accounts that speak for the person: a telephone may be shared, and is whose was proved on it first. */
export async function ownContacts(tx: Tx, memberIds: readonly number[]): Promise<number[]> {
  const bound = await tx.binding.findMany({
    where: { endedAt: null, contact: { bindings: { some: { memberId: { in: [...memberIds] } } } } },
    orderBy: [{ verifiedAt: 'asc' }, { id: 'asc' }],
  });
  const first = new Map<number, number>();
  for (const { contactId, memberId } of bound) if (!first.has(contactId)) first.set(contactId, memberId);
  return [...first].flatMap(([contactId, memberId]) => (memberIds.includes(memberId) ? [contactId] : []));
}

/** That an employee did it is theirs to know; for which one, the office answers. */
function withoutStaff(row: Row): Row {
  const { actor, verifiedBy } = row;
  return {
    ...row,
    ...(typeof actor === 'string' && actor.startsWith('staff:') && { actor: 'staff' }),
    ...(typeof verifiedBy === 'string' && verifiedBy !== 'self' && { verifiedBy: 'staff' }),
  };
}

function opened(row: Row & { readonly telephone: string | null }, sealKey: Keys): Row {
  return { ...row, telephone: row.telephone && (unsealed(row.telephone, sealKey) ?? null) };
}

/** As base64 at once: a file that goes into JSON byte by byte takes many times its room, and seconds. */
function fileText(bytes: Uint8Array | null, sealKey: Keys): string | null {
  const opened = bytes && isSealed(bytes) ? unsealedBytes(bytes, sealKey) : bytes;
  return opened ? Buffer.from(opened).toString('base64') : null;
}

function withoutHashes(before: unknown, sealKey: Keys): unknown {
  if (typeof before !== 'object' || before === null) return before;
  return Object.fromEntries(
    Object.entries(before).flatMap(([field, value]: [string, unknown]) => {
      if (field === 'idHash' || field === 'idLast4Hash') return [];
      return [[field, field === 'telephone' && typeof value === 'string' ? unsealed(value, sealKey) : value]];
    }),
  );
}

/** Instants as ISO. */
export function asJson(exported: unknown): string {
  const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  return JSON.stringify(exported, plain, 2);
}
