import type { Keys } from '../kernel/keys.ts';
import { z } from 'zod';
import type { ComplaintView, OpenQuestion } from '../complaint/complaint.ts';
import type { ComplaintRepository } from '../complaint/repository.ts';
import { everyHash, queryCodeHash } from '../kernel/keyed-hash.ts';
import { withoutNulls } from './columns.ts';
import { complaintCategory, complaintStates, queues } from './complaint-columns.ts';
import type { TurnState } from './conversation.ts';
import { startOfUtcDay } from './days.ts';
import { nextInSequence } from './counter.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const eventRow = z.object({ kind: z.string(), at: z.coerce.date(), note: z.string() });

const complaintRow = z.object({
  number: z.string(),
  category: complaintCategory,
  text: z.string(),
  anonymous: z.boolean(),
  state: z.enum(complaintStates),
  receivedAt: z.date(),
  dueDay: z.string(),
  provisional: z.boolean(),
  answer: z.string().nullable(),
  answeredAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  satisfaction: z.int().nullable(),
  ratingAskedAt: z.date().nullable(),
  events: z.array(eventRow),
});

const questionRow = z
  .object({ number: z.string(), kind: z.enum(['asked', 'rating']), toldAt: z.date().nullable() })
  .transform((row): OpenQuestion => withoutNulls(row));

/** As many as a person is shown at once. */
const shownAtOnce = 20;

/** What its complainant may answer or rate. */
export const waitsForComplainant = Prisma.sql`(c."state" = 'awaiting_complainant'
  OR (c."ratingAskedAt" IS NOT NULL AND c."satisfaction" IS NULL AND c."state" IN ('answered', 'closed')))`;

/**
 * @param hashKey keys the hashes of query codes
 * @param turn whose opening statement has looked for open questions already
 */
export function complaintRepository(tx: Tx, hashKey: Keys, { asked }: TurnState = {}): ComplaintRepository {
  return {
    nextSequence: (year) => nextInSequence(tx, 'complaint', year),

    async add(contactId, complaint, clock, queue) {
      const { number, receivedAt, complainantName, memberId, sumu, about, internalTarget } = {
        ...complaint,
        ...clock,
      };
      const at = { at: receivedAt, actor: 'complainant' };
      const member = complaint.anonymous ? undefined : memberId;
      await tx.complaint.create({
        data: {
          number,
          category: complaint.category,
          text: complaint.text,
          anonymous: complaint.anonymous,
          complainantName: complaint.anonymous ? null : (complainantName ?? null),
          memberId: member ?? null,
          contactId,
          queryCodeHash: member === undefined ? queryCodeHash(hashKey, number, complaint.queryCode) : null,
          target: complaint.target,
          queue: queues[queue],
          sumu: sumu ?? null,
          about: about ?? null,
          receivedAt,
          dueDay: startOfUtcDay(clock.dueDay),
          calendarVersion: clock.calendarVersion,
          provisional: clock.provisional,
          internalTarget: internalTarget === undefined ? null : startOfUtcDay(internalTarget),
          state: 'received',
          events: {
            create: [
              // The filing's own answer has told it.
              { ...at, kind: 'received', shown: true, toldAt: receivedAt },
              { ...at, kind: 'queued', note: queue, shown: false },
              { ...at, kind: 'clock-started', note: clockNote(clock), shown: false },
            ],
          },
        },
        select: { id: true },
      });
    },

    ofContact: (contactId) => complaintsWhere(tx, Prisma.sql`c."contactId" = ${contactId}`),

    async byNumber(number, { contactId, queryCode, opened = false }) {
      const hashes =
        queryCode === undefined ? [] : everyHash(hashKey, (key) => queryCodeHash(key, number, queryCode));
      const [found] = await complaintsWhere(
        tx,
        Prisma.sql`c."number" = ${number} AND (c."contactId" = ${contactId} OR c."queryCodeHash" = ANY (${hashes}::text[]) OR ${opened}::boolean)`,
      );
      // While the key is changed: what cannot be put under another key is renewed when it is said.
      if (found && queryCode !== undefined && !Buffer.isBuffer(hashKey))
        await tx.complaint.updateMany({
          where: { number, queryCodeHash: { in: [...hashes] } },
          data: { queryCodeHash: queryCodeHash(hashKey, number, queryCode) },
        });
      return found;
    },

    // What is asked within a turn is answered in a later one.
    openQuestions: async (contactId) => (asked === false ? [] : openQuestions(tx, contactId)),

    async ratingAsked(number, at) {
      await tx.complaint.updateMany({
        where: { number, ratingAskedAt: null },
        data: { ratingAskedAt: at },
      });
    },
  };
}

/** Why the last day is what it is, for whoever answers for it later. */
function clockNote(clock: {
  readonly dueDay: string;
  readonly skipped: readonly string[];
  readonly countedWeekends: readonly string[];
}): string {
  const { dueDay, skipped, countedWeekends } = clock;
  return JSON.stringify({ dueDay, skipped, countedWeekends });
}

async function complaintsWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly ComplaintView[]> {
  const rows = await tx.$queryRaw`
    SELECT c."number", c."category", c."text", c."anonymous", replace(c."state"::text, '_', '-') AS "state",
      c."receivedAt", c."dueDay"::text AS "dueDay", c."provisional", c."answer", c."answeredAt", c."closedAt",
      c."satisfaction", c."ratingAskedAt",
      coalesce((
        SELECT json_agg(json_build_object('kind', e."kind", 'at', e."at", 'note', e."note") ORDER BY e."id")
        FROM "ComplaintEvent" e WHERE e."complaintId" = c."id" AND e."shown"
      ), '[]'::json) AS "events"
    FROM "Complaint" c
    WHERE ${condition}
    ORDER BY c."receivedAt" DESC, c."id" DESC
    LIMIT ${shownAtOnce}`;
  return z.array(complaintRow).parse(rows).map(withoutNulls);
}

/** WeChat's notice names the number and the state only: whoever has seen no more has not been asked yet. */
async function openQuestions(tx: Tx, contactId: number): Promise<readonly OpenQuestion[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c."number", CASE WHEN c."state" = 'awaiting_complainant' THEN 'asked' ELSE 'rating' END AS "kind", (
        SELECT max(o."acceptedAt") FROM "OutboxMessage" o
        WHERE o."channel" = k."channel" AND o."externalId" = k."externalId" AND o."state" = 'accepted'
          AND o."way" IS DISTINCT FROM 'notice' AND o."reply"->'notice'->>'number' = c."number"
      ) AS "toldAt"
    FROM "Complaint" c JOIN "Contact" k ON k."id" = c."contactId"
    WHERE c."contactId" = ${contactId} AND ${waitsForComplainant}
    ORDER BY "toldAt" DESC NULLS LAST, c."id" DESC
    LIMIT ${shownAtOnce}`;
  return z.array(questionRow).parse(rows);
}
