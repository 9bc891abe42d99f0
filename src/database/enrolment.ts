import { z } from 'zod';
import type { HouseholdEnrolment } from '../enrolment/enrolment.ts';
import type { EnrolmentRepository } from '../enrolment/repository.ts';
import { dayColumn, enumColumn, withoutNulls, yuanColumn } from './columns.ts';
import type { Tx } from './open.ts';

const yearRow = z.object({
  year: z.int(),
  state: enumColumn(['unpaid', 'paid-pending', 'active', 'lapsed', 'withdrawn']),
  amount: yuanColumn,
  payer: enumColumn(['household', 'civil-affairs']),
  receiptNo: z.string().nullable(),
  paidOn: dayColumn.nullable(),
});

const memberRow = z.object({
  memberId: z.int(),
  name: z.string(),
  relation: z.string(),
  category: enumColumn(['ordinary', 'five-guarantee', 'special-poor']),
  bornOn: dayColumn.nullable(),
  leftOn: dayColumn.nullable(),
  years: z.array(yearRow.transform(withoutNulls)),
});

const householdRow = z.object({
  householdId: z.int(),
  certificate: z.string(),
  sumu: z.string(),
  gacha: z.string(),
  asOf: z.date(),
  members: z.array(memberRow.transform(withoutNulls)),
});

/** Households with their members and enrolments, in one round trip; the head of the household first. */
export function enrolmentRepository(tx: Tx): EnrolmentRepository {
  return {
    async household(householdId, years): Promise<HouseholdEnrolment | undefined> {
      // As of the newest enrolment told, for that is what is asked; without one, of the household itself.
      const rows = await tx.$queryRaw<unknown[]>`
        WITH told AS (
          SELECT e.* FROM "Enrolment" e JOIN "Member" m ON m."id" = e."memberId"
          WHERE m."householdId" = ${householdId} AND e."year" = ANY(${[...years]}::int[])
        )
        SELECT h."id" AS "householdId", h."certificate", h."sumu", h."gacha",
          coalesce((SELECT max("asOf") FROM told), h."asOf") AS "asOf",
          coalesce((
            SELECT json_agg(json_build_object(
              'memberId', m."id", 'name', m."name", 'relation', m."relation", 'category', m."category",
              'bornOn', m."bornOn"::text, 'leftOn', m."leftOn"::text,
              'years', coalesce((
                SELECT json_agg(json_build_object(
                  'year', e."year", 'state', e."state", 'amount', e."amount"::text, 'payer', e."payer",
                  'receiptNo', e."receiptNo", 'paidOn', e."paidOn"::text
                ) ORDER BY e."year")
                FROM told e WHERE e."memberId" = m."id"
              ), '[]'::json)
            ) ORDER BY m."relation" <> 'head', m."id")
            FROM "Member" m WHERE m."householdId" = h."id"
          ), '[]'::json) AS "members"
        FROM "Household" h WHERE h."id" = ${householdId}`;
      const [row] = z.array(householdRow).parse(rows);
      return row;
    },
  };
}
