import type { Keys } from '../kernel/keys.ts';
import { z } from 'zod';
import type { ToldBroadcast } from '../identity/identity.ts';
import type { IdentityRepository } from '../identity/repository.ts';
import { dayOf } from '../kernel/day.ts';
import { everyHash, idLast4Hash } from '../kernel/keyed-hash.ts';
import { withoutNulls } from './columns.ts';
import type { TurnState } from './conversation.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const instant = z.coerce.date();

const bindingRow = z.object({
  memberId: z.number(),
  memberName: z.string(),
  relation: z.string(),
  bornOn: z.string().nullable(),
  householdId: z.number(),
  certificate: z.string(),
  sumu: z.string(),
  verifiedAt: instant,
  optedOutAt: instant.nullable(),
});

const broadcastRow = z.object({
  campaignId: z.number(),
  recipientId: z.coerce.bigint(),
  at: instant,
  way: z.string().nullable(),
  state: z.enum(['accepted', 'delivered']),
  householdIds: z.array(z.number()),
  year: z.number(),
});
/** In WeChat's own form, or the same for everybody: nothing to choose from is shown with it. */
const waysWithoutChoices = ['notice', 'mass'];

const contactRow = z.object({
  id: z.number(),
  channel: z.enum(['terminal', 'web', 'telegram', 'wechat']),
  externalId: z.string(),
  language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
  consentVersion: z.string().nullable(),
  consentedAt: instant.nullable(),
  optedOutAt: instant.nullable(),
  newsAgreedAt: instant.nullable(),
  newsRefusedAt: instant.nullable(),
  failedAttempts: z.number(),
  lastFailedAt: instant.nullable(),
  lockedUntil: instant.nullable(),
  bindings: z.array(bindingRow),
  broadcast: broadcastRow.nullable(),
});

const candidateRow = z.object({
  memberId: z.number(),
  name: z.string(),
  relation: z.string(),
  bornOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  householdId: z.number(),
  idLast4Hash: z.string(),
});

/**
 * @param hashKey keys the hashes of ID numbers
 * @param turn whose opening statement has met the contact already
 */
export function identityRepository(tx: Tx, hashKey: Keys, turn: TurnState = {}): IdentityRepository {
  /** Once: whoever asks again wants to know what has changed since. */
  function metAlready(): unknown {
    const { met } = turn;
    delete turn.met;
    return met;
  }

  return {
    async contact(channel, externalId, now) {
      const met =
        metAlready() ??
        (
          await tx.$queryRaw<{ met: unknown }[]>`
            SELECT meet_contact(${channel}::"Channel", ${externalId}, ${now}::timestamptz, ${dayOf(now)}::date) AS "met"`
        )[0]?.met;
      const row = contactRow.parse(met);
      const { consentVersion, consentedAt, bindings, broadcast, ...contact } = row;
      const optedOutAt = contact.optedOutAt ?? bindings.at(0)?.optedOutAt;
      return {
        contact: {
          ...withoutNulls(contact),
          ...(optedOutAt && { optedOutAt }),
          ...(broadcast && { broadcast: toldBroadcast(broadcast) }),
          ...(consentVersion !== null &&
            consentedAt !== null && { consent: { version: consentVersion, at: consentedAt } }),
        },
        bindings: bindings.map(({ bornOn, optedOutAt: _person, ...binding }) => ({
          ...binding,
          ...(bornOn !== null && { bornOn }),
        })),
      };
    },

    async candidates({ certificate, name, idLast4 }) {
      const rows = await tx.$queryRaw`
        SELECT m."id" AS "memberId", m."name", m."relation", m."bornOn"::text AS "bornOn",
          m."leftOn"::text AS "leftOn", m."householdId", m."idLast4Hash"
        FROM "Household" h JOIN "Member" m ON m."householdId" = h."id"
        WHERE h."certificate" = ${certificate}
        ORDER BY m."id"`;
      const wanted = comparable(name);
      const hashes = everyHash(hashKey, (key) => idLast4Hash(key, idLast4));
      return z
        .array(candidateRow)
        .parse(rows)
        .filter((row) => comparable(row.name) === wanted)
        .map(({ bornOn, leftOn, idLast4Hash: known, ...candidate }) => ({
          ...candidate,
          ...(bornOn !== null && { bornOn }),
          ...(leftOn !== null && { leftOn }),
          idLast4Matches: hashes.includes(known),
        }));
    },

    async namesAmong(words) {
      const rows = await tx.$queryRaw<{ name: string }[]>`
        SELECT DISTINCT m."name" FROM unnest(${words}::text[]) w("name") JOIN "Member" m ON m."name" = w."name"`;
      return new Set(rows.map(({ name }) => name));
    },

    /** Tries on one certificate wait for each other, so that five at once are five and not one. */
    async certificateLock(certificate) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`certificate:${certificate}`}, 0))`;
      const row = await tx.certificateLock.findUnique({ where: { certificate } });
      if (!row) return undefined;
      const { failedAttempts, firstFailedAt, lockedUntil } = row;
      return { failedAttempts, firstFailedAt, ...(lockedUntil && { lockedUntil }) };
    },

    async saveCertificateLock(certificate, lock) {
      if (!lock) {
        await tx.certificateLock.deleteMany({ where: { certificate } });
        return;
      }
      const { failedAttempts, firstFailedAt, lockedUntil = null } = lock;
      const values = { failedAttempts, firstFailedAt, lockedUntil };
      await tx.certificateLock.upsert({
        where: { certificate },
        create: { certificate, ...values },
        update: values,
      });
    },

    async saveFailures(contactId, { failedAttempts, lockedUntil = null }, at) {
      await tx.contact.update({
        where: { id: contactId },
        data: { failedAttempts, lastFailedAt: at, lockedUntil },
      });
    },

    async saveConsent(contactId, version, at) {
      await tx.contact.update({
        where: { id: contactId },
        data: { consentVersion: version ?? null, consentedAt: at ?? null },
      });
    },

    async saveLanguage(contactId, language) {
      await tx.contact.update({ where: { id: contactId }, data: { language } });
    },

    async saveOptOut(contactId, at) {
      await tx.$executeRaw`
        UPDATE "Contact" SET "optedOutAt" = ${at ?? null}::timestamptz
        WHERE "id" = ${contactId} AND ("optedOutAt" IS NULL) = ${at !== undefined}`;
      await tx.$executeRaw`
        UPDATE "Member" SET "optedOutAt" = ${at ?? null}::timestamptz
        WHERE "idHash" = ${ownPerson(contactId)} AND ("optedOutAt" IS NULL) = ${at !== undefined}`;
    },

    async confirmBroadcast({ campaignId, recipientId }) {
      await tx.$executeRaw`
        UPDATE "CampaignRecipient" SET "state" = 'delivered'
        WHERE "campaignId" = ${campaignId} AND "id" = ${recipientId} AND "state" = 'accepted'`;
    },

    async saveNews(contactId, { agreedAt = null, refusedAt = null }) {
      await tx.contact.update({
        where: { id: contactId },
        data: { newsAgreedAt: agreedAt, newsRefusedAt: refusedAt },
      });
    },

    async saveLeft(channel, externalId, at) {
      await tx.contact.updateMany({ where: { channel, externalId }, data: { unreachableAt: at } });
    },

    async bind(contactId, memberId, verifiedBy, at) {
      await tx.binding.upsert({
        where: { contactId_memberId: { contactId, memberId } },
        create: { contactId, memberId, verifiedBy, verifiedAt: at },
        update: { verifiedBy, verifiedAt: at, endedAt: null },
      });
      await tx.$executeRaw`
        UPDATE "Member" m SET "optedOutAt" = said."no"
        FROM (
          SELECT least(c."optedOutAt", (SELECT min(p."optedOutAt") FROM "Member" p WHERE p."idHash" = o."idHash")) AS "no",
            o."idHash"
          FROM "Contact" c, (SELECT ${ownPerson(contactId)} AS "idHash") o WHERE c."id" = ${contactId}
        ) said
        WHERE m."idHash" = said."idHash" AND m."optedOutAt" IS NULL AND said."no" IS NOT NULL`;
    },

    async endBindings(contactId, at) {
      await tx.binding.updateMany({ where: { contactId, endedAt: null }, data: { endedAt: at } });
    },
  };
}

/** The ID hash of whom a contact speaks for: the member of its earliest live binding. None: nobody is bound. */
function ownPerson(contactId: number): Prisma.Sql {
  return Prisma.sql`(
    SELECT m."idHash" FROM "Binding" b JOIN "Member" m ON m."id" = b."memberId"
    WHERE b."contactId" = ${contactId} AND b."endedAt" IS NULL ORDER BY b."verifiedAt", b."id" LIMIT 1)`;
}

function toldBroadcast({ way, state, ...told }: z.infer<typeof broadcastRow>): ToldBroadcast {
  return {
    ...told,
    confirmed: state === 'delivered',
    withChoices: way === null || !waysWithoutChoices.includes(way),
  };
}

/** Names are written with different dots and blanks: 孛儿只斤·巴特尔, 孛儿只斤•巴特尔. */
export function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[·•・‧.\s]/gu, '')
    .toUpperCase();
}
