/** What became of a broadcast. Names, certificates and telephones leave this file masked. */
import type { Keys } from '../kernel/keys.ts';
import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import { maskCertificate, maskName } from '../kernel/masking.ts';
import type { CampaignState } from '../outreach/campaign.ts';
import type { OutcomeCount, RecipientState } from '../outreach/recipient.ts';
import type { OutcomeRepository, RecipientOutcome } from '../outreach/repository.ts';
import { callList, callPlaces } from './campaign-call-list.ts';
import { campaignResults } from './campaign-results.ts';
import { dayColumn, enumColumn, withoutNulls } from './columns.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

const campaignStates = [
  ...(['draft', 'approved', 'scheduled', 'running', 'paused', 'finished', 'cancelled', 'expired'] as const),
] as const satisfies readonly CampaignState[];
const recipientStates = [
  ...(['queued', 'leased', 'accepted', 'delivered', 'failed', 'skipped'] as const),
] as const satisfies readonly RecipientState[];

/** Whoever looks again within it is shown the same: counting 300,000 rows takes a tenth of a second. */
const keptMs = 1_500;

const campaignRow = z
  .object({
    ...{ id: z.int(), name: z.string(), state: z.enum(campaignStates), year: z.int(), lastDay: dayColumn },
    ...{ startedAt: z.date().nullable(), enqueuedAt: z.date().nullable(), recordsAsOf: z.date().nullable() },
  })
  .transform(withoutNulls);
const countRow = z.object({
  ...{ state: z.enum(recipientStates), reason: z.string().nullable(), way: z.string().nullable() },
  channel: z.enum(['terminal', 'web', 'telegram', 'wechat']).nullable(),
  ...{ count: z.int(), doubtful: z.int() },
});
const recipientRow = z
  .object({
    ...{ id: z.bigint(), state: enumColumn(recipientStates), channel: z.string().nullable() },
    ...{ way: z.string().nullable(), reason: z.string().nullable(), at: z.date().nullable() },
    ...{ doubtful: z.int(), households: z.int(), sumu: z.string(), gacha: z.string() },
    ...{ head: z.string(), certificate: z.string() },
  })
  .transform(withoutNulls);

interface Tally {
  readonly at: number;
  readonly counted: Promise<{ readonly counts: readonly OutcomeCount[]; readonly doubtful: number }>;
}

/**
 * One a process: it keeps the counts for a moment.
 * @param sealKey opens telephone numbers
 */
export function outcomeRepository(
  { client }: Pick<Database, 'client'>,
  sealKey: Keys,
  clock: Clock,
): OutcomeRepository {
  const kept = new Map<number, Tally>();

  function tally(campaignId: number): Tally['counted'] {
    const now = clock().getTime();
    for (const [id, { at }] of kept) if (Math.abs(now - at) >= keptMs) kept.delete(id);
    const known = kept.get(campaignId);
    if (known) return known.counted;
    const counted = count(client, campaignId);
    kept.set(campaignId, { at: now, counted });
    counted.catch(() => kept.delete(campaignId));
    return counted;
  }

  return {
    async told(campaignId) {
      const rows = await client.$queryRaw`
        SELECT "id", "name", "state"::text AS "state", "year", "lastDay"::text AS "lastDay", "startedAt", "enqueuedAt",
          (SELECT max(run."asOf") FROM "ImportRun" run WHERE run."kind" = 'enrolments' AND run."undoesId" IS NULL
             AND NOT EXISTS (SELECT FROM "ImportRun" undoing WHERE undoing."undoesId" = run."id")) AS "recordsAsOf"
        FROM "Campaign" WHERE "id" = ${campaignId}::int`;
      return z.array(campaignRow).parse(rows)[0];
    },
    counts: async (campaignId) => (await tally(campaignId)).counts,
    doubtful: async (campaignId) => (await tally(campaignId)).doubtful,
    async acceptedSince(campaignId, since) {
      const rows = await client.$queryRaw`
        SELECT count(*)::int AS "count" FROM "CampaignRecipient"
        WHERE "campaignId" = ${campaignId}::int AND "settledAt" >= ${since}::timestamptz
          AND "state" IN ('accepted', 'delivered')`;
      return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
    },
    recipients: (campaignId, filter, limit) => recipients(client, campaignId, filter, limit),
    callList: (question, limit) => callList(client, sealKey, question, limit),
    callPlaces: (question) => callPlaces(client, question),
    results: (campaignId, year, days) => campaignResults(client, campaignId, year, days),
  };
}

/** The platform's words behind a code are many; a code is one group. */
async function count(client: Database['client'], campaignId: number) {
  const rows = z.array(countRow).parse(
    await client.$queryRaw`
      SELECT "state"::text AS "state", "channel"::text AS "channel", split_part("reason", ':', 1) AS "reason", "way",
        sum("rows")::int AS "count", sum("doubtful")::int AS "doubtful"
      FROM (
        SELECT "state", "channel", "reason", "way", count(*) AS "rows", sum("doubtful") AS "doubtful"
        FROM "CampaignRecipient" WHERE "campaignId" = ${campaignId}::int GROUP BY 1, 2, 3, 4) worded
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  );
  return {
    counts: rows.map(({ doubtful: _doubtful, ...row }) => withoutNulls(row)),
    doubtful: rows.reduce((sum, { doubtful }) => sum + doubtful, 0),
  };
}

async function recipients(
  client: Database['client'],
  campaignId: number,
  { state, reason, after }: Parameters<OutcomeRepository['recipients']>[1],
  limit: number,
): Promise<readonly RecipientOutcome[]> {
  const narrowed = [
    Prisma.sql`r."campaignId" = ${campaignId}::int`,
    ...(state === undefined ? [] : [Prisma.sql`r."state" = ${state}::"RecipientState"`]),
    ...(reason === undefined ? [] : [Prisma.sql`split_part(r."reason", ':', 1) = ${reason}`]),
    ...(after === undefined ? [] : [Prisma.sql`r."id" > ${after}::bigint`]),
  ];
  // The page first, whose they are then: the households of a page, not of the campaign.
  const rows = await client.$queryRaw`
    SELECT page.*, coalesce(h."certificate", '') AS "certificate", coalesce(h."sumu", '') AS "sumu",
      coalesce(h."gacha", '') AS "gacha", coalesce(head."name", '') AS "head"
    FROM (
      SELECT r."id", r."state"::text AS "state", r."channel"::text AS "channel", r."way", r."reason",
        r."settledAt" AS "at", r."doubtful", cardinality(r."householdIds") AS "households",
        r."householdIds"[1] AS "householdId"
      FROM "CampaignRecipient" r WHERE ${Prisma.join(narrowed, ' AND ')}
      ORDER BY r."id" LIMIT ${limit}::int) page
    LEFT JOIN "Household" h ON h."id" = page."householdId"
    LEFT JOIN LATERAL (
      SELECT m."name" FROM "Member" m WHERE m."householdId" = page."householdId"
      ORDER BY m."leftOn" IS NOT NULL, m."relation" <> 'head', m."id" LIMIT 1) head ON true
    ORDER BY page."id"`;
  return z
    .array(recipientRow)
    .parse(rows)
    .map(({ head, certificate, ...row }) => ({
      ...row,
      head: maskName(head),
      certificate: maskCertificate(certificate),
    }));
}
