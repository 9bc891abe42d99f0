/** What is new in the records, for whom; see conversation/news. Nothing is said of a claim twice: its row is locked. */
import { z } from 'zod';
import type { Claim } from '../claim/claim.ts';
import type { BoundListener, ClaimNews, ComplaintNews, NewsRepository } from '../conversation/news/news.ts';
import { claimColumns, claimRow } from './claim.ts';
import { dayColumn, enumColumn, withoutNulls } from './columns.ts';
import { complaintStates } from './complaint-columns.ts';
import type { Tx } from './open.ts';
import { queueLetters } from './outbox.ts';
import { channelSchema } from './reply-column.ts';

const claimState = z.enum(['submitted', 'checked', 'publicised', 'approved', 'paid', 'rejected', 'returned']);
const instant = z.coerce.date().nullable();

const changedRow = z.object({
  id: z.int(),
  householdId: z.int(),
  sumu: z.string(),
  formerState: claimState.nullable(),
});
type Changed = z.infer<typeof changedRow>;

const listenerFields = {
  id: z.int(),
  channel: channelSchema,
  externalId: z.string(),
  language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
  consentVersion: z.string().nullable(),
  consentedAt: instant,
  newsAgreedAt: instant,
  newsRefusedAt: instant,
  unreachableAt: instant,
};
const listenerRow = z.object(listenerFields).transform(({ consentVersion, consentedAt, ...listener }) => ({
  ...withoutNulls(listener),
  ...(consentVersion !== null &&
    consentedAt !== null && { consent: { version: consentVersion, at: consentedAt } }),
}));
const boundRow = z
  .object({ householdId: z.int(), memberIds: z.array(z.int()) })
  .and(listenerRow) satisfies z.ZodType<BoundListener>;

const memberRow = z
  .object({
    householdId: z.int(),
    memberId: z.int(),
    relation: z.string(),
    bornOn: dayColumn.nullable(),
    leftOn: dayColumn.nullable(),
  })
  .transform(withoutNulls);

const stepRow = z.object({
  id: z.int(),
  complaintId: z.int(),
  kind: z.string(),
  note: z.string(),
  byComplainant: z.boolean(),
});

const complaintRow = z
  .object({
    complaintId: z.int(),
    number: z.string(),
    state: enumColumn(complaintStates),
    dueDay: dayColumn,
    provisional: z.boolean(),
    answer: z.string().nullable(),
    answeredAt: z.date().nullable(),
    closedAt: z.date().nullable(),
    satisfaction: z.int().nullable(),
    ratingAskedAt: z.date().nullable(),
    listener: listenerRow.nullable(),
  })
  .transform(withoutNulls);

export function newsRepository(tx: Tx): NewsRepository {
  return {
    async changedClaims(limit, today) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT c."id", m."householdId", h."sumu", c."toldState"::text AS "formerState"
        FROM "Claim" c JOIN "Member" m ON m."id" = c."memberId" JOIN "Household" h ON h."id" = m."householdId"
        WHERE c."newsWaits"
        ORDER BY c."id" LIMIT ${limit} FOR UPDATE OF c SKIP LOCKED`;
      const changed = z.array(changedRow).parse(rows);
      const listeners = changed.length > 0 ? await listenersIn(tx, changed, today) : [];
      const heard = changed.filter((one) =>
        listeners.some(({ householdId }) => householdId === one.householdId),
      );
      return {
        seen: changed.map(({ id }) => id),
        news: heard.length > 0 ? await claimNews(tx, heard, listeners) : [],
      };
    },

    async complaintSteps(limit) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT "id", "complaintId", replace("kind", '_', '-') AS "kind", "note", "actor" = 'complainant' AS "byComplainant"
        FROM "ComplaintEvent" WHERE "newsWaits"
        ORDER BY "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
      const steps = z.array(stepRow).parse(rows);
      return {
        seen: steps.map(({ id }) => id),
        news: steps.length > 0 ? await complaintNews(tx, steps) : [],
      };
    },

    async lookedAt({ claims, steps }, at) {
      if (claims.length > 0)
        await tx.$executeRaw`UPDATE "Claim" SET "toldState" = "state" WHERE "id" = ANY(${[...claims]}::int[])`;
      if (steps.length > 0)
        await tx.$executeRaw`UPDATE "ComplaintEvent" SET "toldAt" = ${at} WHERE "id" = ANY(${[...steps]}::int[])`;
    },

    async ratingsAsked(numbers, at) {
      await tx.complaint.updateMany({
        where: { number: { in: [...numbers] }, ratingAskedAt: null },
        data: { ratingAskedAt: at },
      });
    },

    queue: (letters, at) => queueLetters(tx, letters, at),
  };
}

const householdsOf = (changed: readonly Changed[]): number[] => [
  ...new Set(changed.map(({ householdId }) => householdId)),
];

/** Who in these households has agreed to be told. A member who has left is no longer spoken for. */
async function listenersIn(tx: Tx, changed: readonly Changed[], today: string) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m."householdId", json_agg(m."id" ORDER BY m."id") AS "memberIds", k."id", k."channel"::text AS "channel",
      k."externalId", k."language", k."consentVersion", k."consentedAt", k."newsAgreedAt", k."newsRefusedAt",
      k."unreachableAt"
    FROM "Member" m JOIN "Binding" b ON b."memberId" = m."id" JOIN "Contact" k ON k."id" = b."contactId"
    WHERE m."householdId" = ANY(${householdsOf(changed)}::int[]) AND (m."leftOn" IS NULL OR m."leftOn" > ${today}::date)
      AND b."endedAt" IS NULL AND k."newsAgreedAt" IS NOT NULL
    GROUP BY m."householdId", k."id"
    ORDER BY k."id"`;
  return z.array(boundRow).parse(rows);
}

async function claimNews(
  tx: Tx,
  heard: readonly Changed[],
  listeners: Awaited<ReturnType<typeof listenersIn>>,
): Promise<readonly ClaimNews[]> {
  const claims = new Map<number, Claim>();
  for (const row of await tx.$queryRaw<{ id: number }[]>`
    SELECT c."id", ${claimColumns} FROM "Claim" c JOIN "Member" m ON m."id" = c."memberId"
    WHERE c."id" = ANY(${heard.map(({ id }) => id)}::int[])`)
    claims.set(row.id, claimRow.parse(row));
  const members = z.array(memberRow).parse(
    await tx.$queryRaw<unknown[]>`
      SELECT "householdId", "id" AS "memberId", "relation", "bornOn"::text AS "bornOn", "leftOn"::text AS "leftOn"
      FROM "Member" WHERE "householdId" = ANY(${householdsOf(heard)}::int[]) ORDER BY "id"`,
  );
  return heard.flatMap(({ id, householdId, sumu, formerState }): ClaimNews[] => {
    const claim = claims.get(id);
    const own = (one: { readonly householdId: number }) => one.householdId === householdId;
    if (!claim) return [];
    return [
      {
        claim,
        sumu,
        household: members.filter(own),
        listeners: listeners.filter(own),
        ...(formerState !== null && { formerState }),
      },
    ];
  });
}

async function complaintNews(
  tx: Tx,
  steps: readonly z.infer<typeof stepRow>[],
): Promise<readonly ComplaintNews[]> {
  const ids = [...new Set(steps.map(({ complaintId }) => complaintId))];
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c."id" AS "complaintId", c."number", c."state"::text AS "state", c."dueDay"::text AS "dueDay",
      c."provisional", c."answer", c."answeredAt", c."closedAt", c."satisfaction", c."ratingAskedAt",
      row_to_json(k) AS "listener"
    FROM "Complaint" c LEFT JOIN "Contact" k ON k."id" = c."contactId"
    WHERE c."id" = ANY(${ids}::int[]) ORDER BY c."id"`;
  return z
    .array(complaintRow)
    .parse(rows)
    .map(({ complaintId, ...complaint }) => ({
      ...complaint,
      steps: steps.filter((step) => step.complaintId === complaintId),
    }));
}
