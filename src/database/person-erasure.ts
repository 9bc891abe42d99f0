/** A person's erasure by the office: whom it is about, what would go and what holds it, and the deed itself. */
import type { ErasureOutlook, Held } from '../identity/own-data.ts';
import type { Keys } from '../kernel/keys.ts';
import { erasureRepository, eraseTie } from './erasure.ts';
import type { Tx } from './open.ts';
import { officeQueues, ownContacts } from './person-export.ts';

export interface SamePerson {
  readonly memberIds: readonly number[];
  readonly householdIds: readonly number[];
}

/** As whom and where a member is in the scheme, be it in several households. */
export async function samePerson(tx: Tx, idHash: string): Promise<SamePerson> {
  const rows = await tx.member.findMany({
    where: { idHash },
    select: { id: true, householdId: true },
    orderBy: { id: 'asc' },
  });
  return {
    memberIds: rows.map(({ id }) => id),
    householdIds: rows.map(({ householdId }) => householdId),
  };
}

/** Until the transaction ends nobody is verified, and nothing put on hold, that an erasure has not seen. */
export async function lockPerson(tx: Tx, { memberIds, householdIds }: SamePerson): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Household" WHERE "id" = ANY (${householdIds}::int[]) ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM "Contact" WHERE "id" IN (
      SELECT b."contactId" FROM "Binding" b WHERE b."memberId" = ANY (${memberIds}::int[])
    ) ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM "Complaint" WHERE "memberId" = ANY (${memberIds}::int[]) OR "contactId" IN (
      SELECT b."contactId" FROM "Binding" b WHERE b."memberId" = ANY (${memberIds}::int[])
    ) ORDER BY "id" FOR UPDATE`;
}

export async function erasureOutlook(tx: Tx, person: SamePerson): Promise<ErasureOutlook> {
  const memberIds = [...person.memberIds];
  const own = await ownContacts(tx, memberIds);
  const contacts = await tx.contact.findMany({ where: { id: { in: own } }, orderBy: { id: 'asc' } });
  const onThem = await tx.binding.findMany({
    where: { contactId: { in: own } },
    select: { contactId: true, memberId: true, endedAt: true, member: { select: { householdId: true } } },
  });
  const ties = await tx.binding.findMany({
    where: { memberId: { in: memberIds }, contactId: { notIn: own } },
    select: { contactId: true, memberId: true },
    orderBy: { id: 'asc' },
  });
  const seen = { anonymous: false, queue: { in: [...officeQueues] } };
  const complaints = await tx.complaint.findMany({
    where: {
      OR: [{ contactId: { in: own }, memberId: null }, { memberId: { in: memberIds } }],
      ...seen,
    },
    select: { number: true, mergedInto: { select: { number: true } } },
    orderBy: { id: 'asc' },
  });
  // Of somebody else on the same telephone: with the account it would be cut off from whoever filed it.
  const alongside = await tx.complaint.findMany({
    where: { contactId: { in: own }, memberId: { notIn: memberIds }, ...seen },
    select: { number: true, mergedInto: { select: { number: true } } },
    orderBy: { id: 'asc' },
  });
  const others = (id: number) =>
    onThem.filter((one) => one.contactId === id && one.endedAt === null && !memberIds.includes(one.memberId));
  return {
    accounts: contacts.map(({ id, channel, lastInboundAt }) => ({
      ...{ contactId: id, channel, others: others(id).length },
      ...(lastInboundAt && { lastInboundAt }),
    })),
    ties,
    enquiries: await tx.enquiry.count({ where: { contactId: { in: own } } }),
    complaints: complaints.length,
    held: await heldOf(
      tx,
      // Everybody who was ever verified on an account that would go.
      [...person.householdIds, ...onThem.map(({ member }) => member.householdId)],
      [...complaints, ...alongside].map(({ number, mergedInto }) => ({ number, with: mergedInto?.number })),
    ),
  };
}

/** As retention-rules.ts keeps to it, but for complaints that the office must not learn of by being refused. */
async function heldOf(
  tx: Tx,
  householdIds: readonly number[],
  complaints: readonly { readonly number: string; readonly with: string | undefined }[],
): Promise<readonly Held[]> {
  const households = await tx.household.findMany({
    where: { id: { in: [...householdIds] } },
    select: { certificate: true },
  });
  const numbers = complaints.flatMap((one) => [one.number, ...(one.with === undefined ? [] : [one.with])]);
  const holds = await tx.legalHold.findMany({
    where: {
      liftedAt: null,
      OR: [
        { kind: 'household', number: { in: households.map(({ certificate }) => certificate) } },
        { kind: 'complaint', number: { in: numbers } },
      ],
    },
    select: { kind: true, number: true },
    orderBy: { id: 'asc' },
  });
  const isHeld = (number: string | undefined) => holds.some((hold) => hold.number === number);
  return [
    ...(holds.some(({ kind }) => kind === 'household') ? [{ kind: 'household' as const }] : []),
    ...complaints
      .filter((one) => isHeld(one.number) || isHeld(one.with))
      .map(({ number }) => ({ kind: 'complaint' as const, number })),
  ];
}

/** Each account as its holder's own 删除 does it; both kinds are noted, so that a restore does them again. */
export async function erasePerson(
  tx: Tx,
  { accounts, ties }: Pick<ErasureOutlook, 'accounts' | 'ties'>,
  at: Date,
  hashKey: Keys,
): Promise<void> {
  const erasure = erasureRepository(tx, hashKey);
  for (const { contactId } of accounts) await erasure.eraseContact(contactId, at);
  for (const tie of ties) await eraseTie(tx, tie, at, hashKey);
}
