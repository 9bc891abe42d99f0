/** The recipients of a campaign that starts, written household by household in chunks, each a short transaction. */
import { z } from 'zod';
import { dayOf } from '../kernel/day.ts';
import type { Campaign } from '../outreach/campaign.ts';
import { type PeopleTerms, peopleOf } from './audience-people.ts';
import type { Tx } from './open.ts';

export interface EnqueuedChunk {
  /** All are written; or the campaign runs no more. */
  readonly done: boolean;
  /** Rows, those of nobody who can be told included. */
  readonly written: number;
}

/**
 * Households looked at in one chunk: on PostgreSQL a chunk costs a look through whole tables whatever its size, on the
 * embedded database everybody else waits for it.
 */
export const householdsAtOnce = { postgres: 50_000, embedded: 250 } as const;

const placeRow = z.object({
  enqueuedTo: z.int(),
  goesOn: z.boolean(),
  through: z.int().nullable(),
});

/**
 * Writes the recipients of the next households: whoever can be told is queued, the others are skipped with the reason.
 * The campaign is locked, so two processes write one after the other, and the place is kept in the same transaction.
 */
export async function enqueueChunk(
  tx: Tx,
  campaign: Pick<Campaign, 'id' | 'audience' | 'year'>,
  terms: PeopleTerms & { readonly households: number },
  at: Date,
): Promise<EnqueuedChunk> {
  const { id, audience, year } = campaign;
  const [place] = z.array(placeRow).parse(
    await tx.$queryRaw`
      SELECT c."enqueuedTo", c."enqueuedAt" IS NULL AND c."state" IN ('running', 'paused') AS "goesOn", (
        SELECT max(next."id") FROM (
          SELECT h."id" FROM "Household" h WHERE h."id" > c."enqueuedTo" ORDER BY h."id" LIMIT ${terms.households}
        ) next
      ) AS "through"
      FROM "Campaign" c WHERE c."id" = ${id} FOR UPDATE`,
  );
  if (!place?.goesOn) return { done: true, written: 0 };
  const { enqueuedTo: above, through } = place;
  if (through === null) {
    // Until they are counted, the database takes the table for as small as it was and reads all of it for a few rows.
    await tx.$executeRaw`ANALYZE "CampaignRecipient"`;
    await tx.$executeRaw`UPDATE "Campaign" SET "enqueuedAt" = ${at} WHERE "id" = ${id}`;
    return { done: true, written: 0 };
  }
  // Planned for this chunk's size, and not compiled: that would take longer than it runs.
  await tx.$queryRaw`SELECT set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true),
    set_config('work_mem', '48MB', true)`;
  const people = peopleOf({
    question: { audience, year, today: dayOf(at) },
    terms,
    range: { above, through },
  });
  const written = await tx.$queryRaw<{ written: number }[]>`
    WITH ${people}, unbound AS (
      INSERT INTO "CampaignRecipient" ("campaignId", "householdIds", "state", "reason", "nextAttemptAt")
      SELECT ${id}, ARRAY[chosen."id"], 'skipped', 'not-bound', ${at}::timestamptz
      FROM chosen WHERE NOT EXISTS (SELECT 1 FROM linked WHERE linked."householdId" = chosen."id")
    ), told AS (
      INSERT INTO "CampaignRecipient" AS before ("campaignId", "contactId", "personId", "channel", "householdIds",
        "state", "reason", "nextAttemptAt")
      SELECT ${id}, "contactId", "personId", "channel", "householdIds",
        CASE WHEN "why" IS NULL THEN 'queued' ELSE 'skipped' END::"RecipientState", "why", ${at}::timestamptz
      FROM (
        SELECT "personId", "contactId", "channel", "householdIds", "why" FROM alone
        UNION ALL SELECT "personId", "contactId", "channel", "householdIds", "why" FROM together
      ) person
      ON CONFLICT ("campaignId", "personId") DO UPDATE SET
        "householdIds" = ARRAY(SELECT DISTINCT h FROM unnest(before."householdIds" || EXCLUDED."householdIds") h ORDER BY h),
        ("contactId", "channel", "state", "reason") = (
          SELECT better."contactId", better."channel", better."state", better."reason"
          FROM (VALUES (before."contactId", before."channel", before."state", before."reason"),
            (EXCLUDED."contactId", EXCLUDED."channel", EXCLUDED."state", EXCLUDED."reason"))
            AS better("contactId", "channel", "state", "reason") JOIN "Contact" c ON c."id" = better."contactId"
          ORDER BY better."state" = 'skipped', c."lastInboundAt" DESC NULLS LAST, c."id" LIMIT 1)
    )
    SELECT ((SELECT count(*) FROM alone) + (SELECT count(*) FROM together))::int AS "written"`;
  await tx.$executeRaw`UPDATE "Campaign" SET "enqueuedTo" = ${through} WHERE "id" = ${id}`;
  return { done: false, written: written[0]?.written ?? 0 };
}
