/** Requests about one's own data as the office's pages work with them: found, copied, erased; each in one transaction. */
import { z } from 'zod';
import type { PeoplePagesParts, PersonCopy } from './console/people/parts.ts';
import { auditRepository } from './database/audit.ts';
import { identityRepository } from './database/identity.ts';
import type { Database, Tx } from './database/open.ts';
import { erasePerson, erasureOutlook, lockPerson, samePerson } from './database/person-erasure.ts';
import { asJson, notHandedOver, personTables } from './database/person-export.ts';
import { decideErasure } from './identity/own-data.ts';
import type { Keys } from './kernel/keys.ts';

export interface PersonPagesOptions {
  readonly database: Pick<Database, 'transaction'>;
  readonly hashKey: Keys;
  /** Opens telephones and files. */
  readonly sealKey: Keys;
}

/** No chat, in which an anonymous complaint may be told, and nothing that the office does not see. */
const extent = { chat: false, committee: false } as const;
/** A person's files are read and opened. */
const patience = { patienceMs: 60_000 };

const plainCopy = z.object({
  at: z.string(),
  notHandedOver: z.record(z.string(), z.string()),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
}) satisfies z.ZodType<PersonCopy>;

export function personPages({ database, hashKey, sealKey }: PersonPagesOptions): PeoplePagesParts {
  const memberOf = (tx: Tx, id: number) =>
    tx.member.findUnique({ where: { id }, select: { id: true, name: true, idHash: true } });

  return {
    find: ({ idLast4, ...asked }) =>
      database.transaction(async (tx) => {
        const named = await identityRepository(tx, hashKey).candidates({ ...asked, idLast4 });
        const [found, other] = idLast4 === '' ? named : named.filter((one) => one.idLast4Matches);
        if (!found) return { kind: 'nobody' };
        return other ? { kind: 'several' } : { kind: 'found', memberId: found.memberId };
      }),

    person: (memberId) =>
      database.transaction(async (tx) => {
        const member = await memberOf(tx, memberId);
        if (!member) return undefined;
        const rows = await tx.member.findMany({
          where: { idHash: member.idHash },
          select: { leftOn: true, household: { select: { certificate: true, sumu: true, gacha: true } } },
          orderBy: { id: 'asc' },
        });
        return {
          ...{ memberId, name: member.name },
          households: rows.map(({ leftOn, household }) => ({ ...household, left: leftOn !== null })),
          outlook: await erasureOutlook(tx, await samePerson(tx, member.idHash)),
        };
      }),

    copy: (memberId, as, { actor, at, proof }) =>
      database.transaction(async (tx) => {
        const member = await memberOf(tx, memberId);
        if (!member) return undefined;
        const tables = await personTables(tx, member, extent, sealKey);
        const json = asJson({ at, notHandedOver, tables });
        await auditRepository(tx).append({
          ...{ at, actor, action: 'person-exported', subject: `member:${String(memberId)}` },
          details: { ...extent, as, proof },
        });
        return { copy: plainCopy.parse(JSON.parse(json)), json };
      }, patience),

    erase: (memberId, seen, { actor, at, proof }) =>
      database.transaction(async (tx) => {
        const member = await memberOf(tx, memberId);
        if (!member) return { kind: 'not-found' };
        const person = await samePerson(tx, member.idHash);
        await lockPerson(tx, person);
        const outlook = await erasureOutlook(tx, person);
        const decision = decideErasure(outlook, seen);
        if (decision !== 'erase') return { kind: decision };
        await erasePerson(tx, outlook, at, hashKey);
        const [accounts, ties] = [outlook.accounts.length, outlook.ties.length];
        await auditRepository(tx).append({
          ...{ at, actor, action: 'person-erased', subject: `member:${String(memberId)}` },
          details: { accounts, ties, proof },
        });
        return { kind: 'erased', accounts, ties };
      }, patience),
  };
}
