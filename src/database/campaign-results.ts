/** After the deadline: those reminded beside those not reached. */
import { z } from 'zod';
import type { CampaignResults } from '../outreach/repository.ts';
import type { Database } from './open.ts';

const resultRow = z.object({
  ...{
    all: z.int(),
    reached: z.int(),
    reachedEnrolled: z.int(),
    notReached: z.int(),
    notReachedEnrolled: z.int(),
  },
});

/**
 * A household is judged by those of it who were not enrolled on its day: the day it was told, or for one that was not
 * reached the day the campaign began. They were enrolled in time if all of them were paid for within so many days after.
 * Who had paid before their turn came was not told because of that: counted on either side they would only flatter it.
 */
export async function campaignResults(
  client: Database['client'],
  campaignId: number,
  year: number,
  days: number,
): Promise<CampaignResults> {
  const rows = await client.$queryRaw`
    WITH named AS (
      SELECT unnest("householdIds") AS "id", "state" IN ('accepted', 'delivered') AS "told", "settledAt",
        "state" IN ('queued', 'leased') OR coalesce("reason", '') = 'paid-since' AS "apart"
      FROM "CampaignRecipient" WHERE "campaignId" = ${campaignId}::int),
    households AS MATERIALIZED (
      SELECT n."id", bool_or(n."told") AS "reached", bool_or(n."apart") AS "apart",
        (coalesce(min(n."settledAt") FILTER (WHERE n."told"), min(c."startedAt")) AT TIME ZONE 'Asia/Shanghai')::date AS "day"
      FROM named n JOIN "Campaign" c ON c."id" = ${campaignId}::int GROUP BY n."id"),
    judged AS (
      SELECT h."id", h."reached", count(*) = count(*) FILTER (WHERE e."state" IN ('active', 'paid_pending')
        AND e."paidOn" BETWEEN h."day" AND h."day" + ${days}::int) AS "enrolled"
      FROM households h
        JOIN "Member" m ON m."householdId" = h."id"
          AND (m."leftOn" IS NULL OR m."leftOn" > h."day" + ${days}::int)
        LEFT JOIN "Enrolment" e ON e."memberId" = m."id" AND e."year" = ${year}::int
      WHERE (h."reached" OR NOT h."apart") AND (e."state" IS NULL OR e."state" = 'unpaid'
        OR (e."state" IN ('active', 'paid_pending') AND e."paidOn" >= h."day"))
      GROUP BY 1, 2)
    SELECT (SELECT count(*) FROM households)::int AS "all",
      count(*) FILTER (WHERE "reached")::int AS "reached",
      count(*) FILTER (WHERE "reached" AND "enrolled")::int AS "reachedEnrolled",
      count(*) FILTER (WHERE NOT "reached")::int AS "notReached",
      count(*) FILTER (WHERE NOT "reached" AND "enrolled")::int AS "notReachedEnrolled"
    FROM judged`;
  const [row] = z.array(resultRow).parse(rows);
  if (!row) throw new Error('the database counted nothing');
  return {
    reached: { households: row.reached, enrolled: row.reachedEnrolled },
    notReached: { households: row.notReached, enrolled: row.notReachedEnrolled },
    apart: row.all - row.reached - row.notReached,
  };
}
