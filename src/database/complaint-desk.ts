/** The records beneath the complaint desk, within one transaction. */
import { z } from 'zod';
import type { Change, Colleague, DeskComplaint, DeskRepository } from '../complaint/desk/repository.ts';
import type { Keys } from '../kernel/keys.ts';
import { addKept, attachmentOf } from './attachment-bytes.ts';
import { dayColumn, enumColumn, withoutNulls } from './columns.ts';
import {
  complaintCategory,
  complaintStates,
  complaintTarget,
  queues,
  queueSchema,
} from './complaint-columns.ts';
import { changesSince, cursorNow, queueCounts } from './complaint-counts.ts';
import { complainantOf, complaintDetail } from './complaint-detail.ts';
import { queuePage } from './complaint-queue.ts';
import { startOfUtcDay } from './days.ts';
import { householdContext } from './complaint-household.ts';
import { letterTelephoned } from './complaint-letters.ts';
import { complaintsNear } from './complaint-near.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const deskRow = z
  .object({
    id: z.int(),
    number: z.string(),
    version: z.int(),
    state: enumColumn(complaintStates),
    category: complaintCategory,
    target: complaintTarget,
    text: z.string(),
    about: z.string().nullable(),
    queue: queueSchema,
    sumu: z.string().nullable(),
    anonymous: z.boolean(),
    assigneeId: z.int().nullable(),
    assigneeName: z.string().nullable(),
    answer: z.string().nullable(),
    answeredAt: z.date().nullable(),
    closedAt: z.date().nullable(),
    satisfaction: z.int().nullable(),
    mergedIntoId: z.int().nullable(),
    receivedAt: z.date(),
    reopenedAt: z.date().nullable(),
    dueDay: dayColumn,
    extensionDays: z.int(),
    pausedOn: dayColumn.nullable(),
    pausedDays: z.int(),
    changedBy: z.string().nullable(),
    changedAt: z.date().nullable(),
    changedWhat: z.string().nullable(),
  })
  .transform(({ changedBy, changedAt, changedWhat, ...row }): DeskComplaint => ({
    ...withoutNulls(row),
    ...(changedBy !== null &&
      changedAt !== null &&
      changedWhat !== null && { lastChange: { by: changedBy, at: changedAt, what: changedWhat } }),
  }));

const workingRoles = ['handler', 'supervisor', 'committee'] as const;

/** @param sealKey seals and opens files; absent: where nobody looks at one or adds one */
export function deskRepository(tx: Tx, sealKey?: Keys): DeskRepository {
  const fileKey = () => {
    if (sealKey === undefined) throw new Error('files are not handled here');
    return sealKey;
  };
  const peek = async (id: number) => (await complaintsWhere(tx, Prisma.sql`c."id" = ${id}::int`))[0];
  return {
    page: (scope, viewerId, question) => queuePage(tx, scope, viewerId, question),
    counts: (scope, viewerId, days, filters) => queueCounts(tx, scope, viewerId, days, filters),
    changedSince: (scope, cursor, at) => changesSince(tx, scope, cursor, at),
    cursor: (at) => cursorNow(tx, at),

    async idOf(number) {
      const row = await tx.complaint.findUnique({ where: { number }, select: { id: true } });
      return row?.id;
    },

    async versions(ids) {
      const rows = await tx.complaint.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, version: true, queue: true, sumu: true },
      });
      return rows.map(({ queue, ...row }) => withoutNulls({ ...row, queue: queueSchema.parse(queue) }));
    },
    peek,
    async lock(id) {
      // Read after the wait, by a statement of its own: what was joined to it before is as old as the waiting.
      await tx.$queryRaw`SELECT 1 FROM "Complaint" WHERE "id" = ${id}::int FOR UPDATE`;
      return peek(id);
    },
    async lockDuplicates(id) {
      await tx.$queryRaw`SELECT 1 FROM "Complaint" WHERE "mergedIntoId" = ${id}::int ORDER BY "id" FOR UPDATE`;
      return complaintsWhere(tx, Prisma.sql`c."mergedIntoId" = ${id}::int`);
    },

    async save(id, change, events, actor, at) {
      const { version } = await tx.complaint.update({
        where: { id },
        data: { ...columnsOf(change), version: { increment: 1 } },
        select: { version: true },
      });
      // A new clock is told of anew at each of its stages.
      if (change.reopenedAt) await tx.complaintReminder.deleteMany({ where: { complaintId: id } });
      await tx.complaintEvent.createMany({
        data: events.map((event) => ({ ...event, complaintId: id, actor, at })),
      });
      return version;
    },
    async record(id, event, actor, at) {
      await tx.complaintEvent.create({
        data: { ...event, complaintId: id, actor, at },
        select: { id: true },
      });
    },

    detail: (id, viewerId) => complaintDetail(tx, id, viewerId),
    attachment: (complaintId, id) => attachmentOf(tx, complaintId, id, fileKey()),
    household: (id, parts, today) => householdContext(tx, id, parts, today),
    near: (id) => complaintsNear(tx, id),
    telephoned: (id, through) => letterTelephoned(tx, id, through),
    async filesSoFar(complaintId) {
      const { _count: files, _sum: sum } = await tx.attachment.aggregate({
        where: { complaintId, state: { not: 'failed' } },
        ...{ _count: true, _sum: { size: true } },
      });
      return { files, bytes: sum.size ?? 0 };
    },
    addFiles: (complaintId, files, actor, at) => addKept(tx, complaintId, files, { actor, at }, fileKey()),
    complainant: (id) => complainantOf(tx, id),

    async colleague(id) {
      const row = await tx.staffMember.findFirst({
        where: { id, disabledAt: null, role: { in: [...workingRoles] } },
        select: colleagueColumns,
      });
      return row ? colleagueOf(row) : undefined;
    },
    async colleagues() {
      const rows = await tx.staffMember.findMany({
        where: { disabledAt: null, role: { in: [...workingRoles] } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        select: colleagueColumns,
      });
      return rows.map(colleagueOf);
    },

    async draftSavedAt(complaintId, staffId) {
      const row = await tx.answerDraft.findUnique({
        where: { complaintId_staffId: { complaintId, staffId } },
        select: { updatedAt: true },
      });
      return row?.updatedAt;
    },
    async saveDraft(complaintId, staffId, { text, version }, at) {
      await tx.answerDraft.upsert({
        where: { complaintId_staffId: { complaintId, staffId } },
        create: { complaintId, staffId, text, version, updatedAt: at },
        update: { text, version, updatedAt: at },
      });
    },
    async deleteDraft(complaintId, staffId) {
      await tx.answerDraft.deleteMany({ where: { complaintId, staffId } });
    },
  };
}

const colleagueColumns = { id: true, login: true, name: true, role: true, sumu: true } as const;

function colleagueOf({
  sumu,
  ...row
}: Omit<Colleague, 'sumu'> & { readonly sumu: string | null }): Colleague {
  return { ...row, ...(sumu !== null && { sumu }) };
}

/** By id; with the last thing that changed it and who did, leaving out what only accompanies it. */
async function complaintsWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly DeskComplaint[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c."id", c."number", c."version", c."state"::text AS "state", c."category", c."target", c."text", c."about",
      c."queue"::text AS "queue", c."sumu", c."anonymous", c."assigneeId", s."name" AS "assigneeName", c."answer",
      c."answeredAt", c."closedAt", c."satisfaction", c."mergedIntoId", c."receivedAt", c."reopenedAt",
      c."dueDay"::text AS "dueDay", c."extensionDays", c."pausedOn"::text AS "pausedOn", c."pausedDays",
      coalesce(by."name", last."actor") AS "changedBy", last."at" AS "changedAt",
      replace(last."kind", '_', '-') AS "changedWhat"
    FROM "Complaint" c
      LEFT JOIN "StaffMember" s ON s."id" = c."assigneeId"
      LEFT JOIN LATERAL (
        SELECT e."kind", e."actor", e."at" FROM "ComplaintEvent" e
        WHERE e."complaintId" = c."id" AND e."kind" NOT IN ('revealed', 'queued', 'clock-started')
        ORDER BY e."id" DESC LIMIT 1
      ) last ON true
      LEFT JOIN "StaffMember" by ON last."actor" = 'staff:' || by."login"
    WHERE ${condition} ORDER BY c."id"`;
  return z.array(deskRow).parse(rows);
}

function columnsOf(change: Change): Prisma.ComplaintUncheckedUpdateInput {
  const { state, queue, clock, dueDay, ...same } = change;
  return {
    ...same,
    ...(state !== undefined && { state: stateColumns[state] }),
    ...(queue !== undefined && { queue: queues[queue] }),
    ...(clock && {
      dueDay: startOfUtcDay(clock.dueDay),
      calendarVersion: clock.calendarVersion,
      provisional: clock.provisional,
      internalTarget: clock.internalTarget === undefined ? null : startOfUtcDay(clock.internalTarget),
    }),
    ...(dueDay !== undefined && { dueDay: startOfUtcDay(dueDay) }),
  };
}

const stateColumns = {
  received: 'received',
  accepted: 'accepted',
  assigned: 'assigned',
  'awaiting-complainant': 'awaiting_complainant',
  answered: 'answered',
  closed: 'closed',
  reopened: 'reopened',
  withdrawn: 'withdrawn',
} as const;
