/**
 * A backup from before an erasure brings the erased person back. So the list of erasures, which names nobody, is kept
 * beside the backups, and what is on it is done again after a restore.
 */
import { z } from 'zod';
import { erasedAccountHash, erasedTieHash, everyHash } from '../kernel/keyed-hash.ts';
import type { Keys } from '../kernel/keys.ts';
import { erasureRepository, eraseTie } from './erasure.ts';
import { type Contact, Prisma } from './generated/client.ts';
import type { Database, Tx } from './open.ts';

export const erasedSchema = z.object({ hash: z.string().min(64), at: z.coerce.date() });
export type Erased = z.infer<typeof erasedSchema>;

export async function erasures({ client }: Pick<Database, 'client'>): Promise<readonly Erased[]> {
  return client.erasedAccount.findMany({ orderBy: [{ at: 'asc' }, { hash: 'asc' }] });
}

export interface Again {
  readonly erased: number;
  /** On the list before: the database has done them, or has never met the account. */
  readonly known: number;
  readonly unmet: number;
}

const contactsAtOnce = 5_000;

/** Does again what this database does not know of. Begun again, it does nothing twice. */
export async function eraseAgain(
  database: Pick<Database, 'client' | 'transaction'>,
  list: readonly Erased[],
  hashKey: Keys,
): Promise<Again> {
  const done = new Set((await erasures(database)).map(keyOf));
  const wanted = new Map<string, Erased>();
  for (const one of list) if (!done.has(keyOf(one))) wanted.set(one.hash, one);
  const known = list.length - list.filter((one) => !done.has(keyOf(one))).length;
  let erased = 0;
  const met = new Set<string>();
  const listed = (hash: (key: Buffer) => string) => {
    const found = everyHash(hashKey, hash)
      .map((one) => wanted.get(one))
      .find((one) => one !== undefined);
    if (found) met.add(found.hash);
    return found;
  };
  for (let after: number | undefined = 0; after !== undefined && wanted.size > 0;) {
    const contacts: Pick<Contact, 'id' | 'channel' | 'externalId'>[] = await database.client.contact.findMany(
      {
        where: { id: { gt: after } },
        orderBy: { id: 'asc' },
        take: contactsAtOnce,
        select: { id: true, channel: true, externalId: true },
      },
    );
    const ties = await tiesOf(database, contacts);
    for (const { id, channel, externalId } of contacts) {
      const account = listed((key) => erasedAccountHash(key, channel, externalId));
      if (account) {
        await database.transaction(async (tx) => {
          await erasureRepository(tx, hashKey).eraseContact(id, account.at);
          await clearUnderWay(tx, { channel, externalId }, account.at);
        });
        erased += 1;
        continue;
      }
      for (const memberId of ties.get(id) ?? []) {
        const tie = listed((key) => erasedTieHash(key, channel, externalId, memberId));
        if (!tie) continue;
        await database.transaction((tx) => eraseTie(tx, { contactId: id, memberId }, tie.at, hashKey));
        erased += 1;
      }
    }
    after = contacts.length < contactsAtOnce ? undefined : contacts.at(-1)?.id;
  }
  // Whoever is not in this backup came after it: kept on the list, for the backups that know them.
  await database.client.erasedAccount.createMany({
    data: list.map(({ hash, at }) => ({ hash, at })),
    skipDuplicates: true,
  });
  return { erased, known, unmet: [...wanted.keys()].filter((hash) => !met.has(hash)).length };
}

/** The members known on each of these accounts. */
async function tiesOf(
  { client }: Pick<Database, 'client'>,
  contacts: readonly Pick<Contact, 'id'>[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await client.binding.findMany({
    where: { contactId: { in: contacts.map(({ id }) => id) } },
    select: { contactId: true, memberId: true },
  });
  const ties = new Map<number, number[]>();
  for (const { contactId, memberId } of rows) ties.set(contactId, [...(ties.get(contactId) ?? []), memberId]);
  return ties;
}

/** What was still to be answered or just being sent when the backup was taken belongs to what was erased later. */
async function clearUnderWay(
  tx: Tx,
  account: { readonly channel: Contact['channel']; readonly externalId: string },
  at: Date,
): Promise<void> {
  await tx.inboxMessage.updateMany({
    where: { ...account, state: 'received', receivedAt: { lte: at } },
    data: { state: 'processed', processedAt: at, text: '', enclosure: Prisma.DbNull, code: null },
  });
  await tx.outboxMessage.deleteMany({ where: { ...account, state: 'leased', createdAt: { lte: at } } });
}

function keyOf({ hash, at }: Erased): string {
  return `${hash} ${at.toISOString()}`;
}
