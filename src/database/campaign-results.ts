/** After the deadline: those reminded beside those not reached. */
import { z } from 'zod';
import { comparedDays } from '../outreach/outcome.ts';
import type { CampaignResults } from '../outreach/repository.ts';
import type { Database } from './open.ts';

const resultRow = z.object({ reached: z.boolean(), households: z.int(), enrolled: z.int() });
const none = { households: 0, enrolled: 0 };

/**
 * A household is judged by those of it who were not enrolled on its day: the day it was told, or for one that was not
 * reached the day the campaign began. They were enrolled in time if all of them were paid for within seven days after.
 * Who had paid before their turn came was not told because of that: counted on either side they would only flatter it.
 */
export async function campaignResults(
  client: Database['client'],
  campaignId: number,
  year: number,
): Promise<CampaignResults> {
  const rows = z.array(resultRow).parse(
    await client.$queryRaw`
      WITH named AS (
        SELECT unnest("householdIds") AS "id", "state" IN ('accepted', 'delivered') AS "told", "settledAt",
          "state" IN ('queued', 'leased') OR "reason" = 'paid-since' AS "apart"
        FROM "CampaignRecipient" WHERE "campaignId" = ${campaignId}::int),
      placed AS (
        SELECT n."id", bool_or(n."told") AS "reached",
          (coalesce(min(n."settledAt") FILTER (WHERE n."told"), min(c."startedAt")) AT TIME ZONE 'Asia/Shanghai')::date AS "day"
        FROM named n JOIN "Campaign" c ON c."id" = ${campaignId}::int
        GROUP BY n."id" HAVING bool_or(n."told") OR NOT bool_or(n."apart")),
      judged AS (
        SELECT p."id", p."reached", count(*) AS "open",
          count(*) FILTER (WHERE e."paidOn" BETWEEN p."day" AND p."day" + ${comparedDays}::int
            AND e."state" IN ('active', 'paid_pending')) AS "enrolled"
        FROM placed p
          JOIN "Member" m ON m."householdId" = p."id"
            AND (m."leftOn" IS NULL OR m."leftOn" > p."day" + ${comparedDays}::int)
          LEFT JOIN "Enrolment" e ON e."memberId" = m."id" AND e."year" = ${year}::int
        WHERE e."state" IS NULL OR e."state" = 'unpaid'
          OR (e."state" IN ('active', 'paid_pending') AND e."paidOn" >= p."day")
        GROUP BY 1, 2)
      SELECT "reached", count(*)::int AS "households",
        count(*) FILTER (WHERE "open" = "enrolled")::int AS "enrolled"
      FROM judged GROUP BY 1`,
  );
  const [all] = z.array(z.object({ households: z.int() })).parse(
    await client.$queryRaw`
      SELECT count(DISTINCT "id")::int AS "households"
      FROM (SELECT unnest("householdIds") AS "id" FROM "CampaignRecipient" WHERE "campaignId" = ${campaignId}::int) named`,
  );
  const of = (reached: boolean) => {
    const { households, enrolled } = rows.find((row) => row.reached === reached) ?? none;
    return { households, enrolled };
  };
  const [reached, notReached] = [of(true), of(false)];
  return { reached, notReached, apart: (all?.households ?? 0) - reached.households - notReached.households };
}
