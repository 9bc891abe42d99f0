/** Whom a broadcast did not reach: households to be telephoned or visited. */
import type { Keys } from '../kernel/keys.ts';
import { z } from 'zod';
import { maskCertificate, maskName, maskPhone } from '../kernel/masking.ts';
import { type Fen, times } from '../kernel/money.ts';
import { unsealed } from '../kernel/seal.ts';
import type { CallListPlace, CallListQuestion, CallListRow } from '../outreach/repository.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

const counted = { members: z.int(), certificateHolders: z.int() };
const place = { sumu: z.string(), gacha: z.string() };
const callRow = z.object({
  ...{ ...place, ...counted, certificate: z.string(), head: z.string().nullable() },
  ...{ telephone: z.string().nullable(), rank: z.int() },
});
const placeRow = z.object({ ...place, ...counted, households: z.int(), withoutTelephone: z.int() });

export async function callList(
  client: Database['client'],
  sealKey: Keys,
  question: CallListQuestion,
  limit: number,
): Promise<readonly CallListRow[]> {
  const rows = await client.$queryRaw`
    WITH ${missed(question)}, page AS MATERIALIZED (
      SELECT * FROM missed ORDER BY "sumu", "gacha", "certificate" LIMIT ${limit}::int)
    SELECT page."sumu", page."gacha", page."certificate", page."telephone", page."members",
      page."certificateHolders", page."rank", head."name" AS "head"
    FROM page LEFT JOIN LATERAL (
      SELECT m."name" FROM "Member" m WHERE m."householdId" = page."id"
      ORDER BY m."leftOn" IS NOT NULL, m."relation" <> 'head', m."id" LIMIT 1) head ON true
    ORDER BY page."sumu", page."gacha", page."certificate"`;
  return z
    .array(callRow)
    .parse(rows)
    .map(({ certificate, head, telephone: seal, rank, ...row }) => {
      // Sealed under a former data key it cannot be read: as if none were known, until the records are imported anew.
      const reason = question.reasons[rank - 1];
      const telephone = seal === null ? undefined : unsealed(seal, sealKey);
      return {
        ...row,
        certificate: maskCertificate(certificate),
        head: maskName(head ?? ''),
        ...(telephone !== undefined && { telephone: maskPhone(telephone) }),
        amount: due(row, question.premium),
        ...(reason !== undefined && { reason }),
      };
    });
}

export async function callPlaces(
  client: Database['client'],
  question: CallListQuestion,
): Promise<readonly CallListPlace[]> {
  const rows = await client.$queryRaw`
    WITH ${missed(question)}
    SELECT "sumu", "gacha", count(*)::int AS "households",
      count(*) FILTER (WHERE "telephone" IS NULL)::int AS "withoutTelephone", sum("members")::int AS "members",
      sum("certificateHolders")::int AS "certificateHolders"
    FROM missed GROUP BY 1, 2 ORDER BY 1, 2`;
  return z
    .array(placeRow)
    .parse(rows)
    .map((row) => ({ ...row, amount: due(row, question.premium) }));
}

/** premium × those who pay; a certificate need only be shown (III.2.1). */
function due(row: { readonly members: number; readonly certificateHolders: number }, premium: Fen): Fen {
  return times(premium, row.members - row.certificateHolders);
}

/** Not enrolled is as in enrolment/decide.ts: a line "unpaid", or none. */
function missed({ campaignId, year, today, reasons, sumu, gacha }: CallListQuestion): Prisma.Sql {
  const within = [
    ...(sumu === undefined ? [] : [Prisma.sql`h."sumu" = ${sumu}`]),
    ...(gacha === undefined ? [] : [Prisma.sql`h."gacha" = ${gacha}`]),
  ];
  const there = within.length === 0 ? Prisma.sql`true` : Prisma.join(within, ' AND ');
  return Prisma.sql`
    named AS (
      SELECT unnest(r."householdIds") AS "id", r."state",
        coalesce(array_position(${[...reasons]}::text[], split_part(r."reason", ':', 1)), 99) AS "rank"
      FROM "CampaignRecipient" r WHERE r."campaignId" = ${campaignId}::int),
    outcomes AS (
      SELECT "id", min("rank") FILTER (WHERE "state" IN ('failed', 'skipped')) AS "rank"
      FROM named GROUP BY "id" HAVING bool_and("state" IN ('failed', 'skipped'))),
    missed AS (
      SELECT h."id", h."sumu", h."gacha", h."certificate", h."telephone", o."rank", count(*)::int AS "members",
        count(*) FILTER (WHERE m."category" <> 'ordinary' OR e."payer" = 'civil_affairs')::int AS "certificateHolders"
      FROM outcomes o JOIN "Household" h ON h."id" = o."id"
        JOIN "Member" m ON m."householdId" = h."id" AND (m."leftOn" IS NULL OR m."leftOn" > ${today}::date)
        LEFT JOIN "Enrolment" e ON e."memberId" = m."id" AND e."year" = ${year}::int
      WHERE ${there} AND (e."state" IS NULL OR e."state" = 'unpaid')
      GROUP BY h."id", o."rank")`;
}
