/** How many stand under each tab, and what has happened since somebody looked. Both cheap enough to ask every few seconds. */
import { z } from 'zod';
import type { QueueChanges, QueueCounts, QueueDays, QueueFilters } from '../complaint/desk/queue.ts';
import type { Scope } from '../complaint/desk/viewer.ts';
import { queues } from './complaint-columns.ts';
import { shareOf } from './complaint-queue.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

/** Shown as 999+: nobody counts on, and the database does not either. */
const countedAtMost = 1_000;
const tabs = ['mine', 'unassigned', 'due-soon', 'overdue', 'open'] as const;

const countsRow = z.object({
  mine: z.coerce.number(),
  unassigned: z.coerce.number(),
  'due-soon': z.coerce.number(),
  overdue: z.coerce.number(),
  open: z.coerce.number(),
});

/** Under all filters but the search. */
export async function queueCounts(
  tx: Tx,
  scope: Scope,
  viewerId: number,
  days: QueueDays,
  filters: QueueFilters,
): Promise<QueueCounts> {
  if (scope.length === 0) return countsRow.parse(Object.fromEntries(tabs.map((tab) => [tab, 0])));
  const counted = tabs.map((tab) => {
    const shares = scope.map(
      (part) =>
        Prisma.sql`(SELECT 1 FROM "Complaint" c WHERE ${shareOf(part, viewerId, { tab, ...days, filters })} LIMIT ${countedAtMost}::int)`,
    );
    return Prisma.sql`(SELECT count(*) FROM (SELECT 1 FROM (${Prisma.join(shares, ' UNION ALL ')}) a LIMIT ${countedAtMost}::int) b) AS ${Prisma.raw(`"${tab}"`)}`;
  });
  const [row] = await tx.$queryRaw<unknown[]>`SELECT ${Prisma.join(counted)}`;
  return countsRow.parse(row);
}

/**
 * Events are numbered when they are written and seen when their transaction ends, so a lower number can come to light
 * after a higher one. The cursor therefore only passes what is older than any transaction lasts; of the younger ones
 * it names those already seen.
 */
const settledAfterMs = 60_000;
const eventsAtATime = 1_000;

const eventRow = z.object({
  eventId: z.int(),
  settled: z.boolean(),
  id: z.int(),
  number: z.string(),
  inScope: z.boolean(),
  arrived: z.boolean(),
});

export async function cursorNow(tx: Tx, at: Date): Promise<string> {
  const rows = z.array(z.object({ id: z.int(), settled: z.boolean() })).parse(
    await tx.$queryRaw<unknown[]>`
      SELECT "id", "at" < ${settledBefore(at)} AS "settled" FROM "ComplaintEvent" ORDER BY "id" DESC LIMIT ${eventsAtATime}::int`,
  );
  const newestSettled = rows.find(({ settled }) => settled)?.id;
  const passed = newestSettled ?? (rows.at(-1)?.id ?? 1) - 1;
  return written(
    passed,
    rows.filter(({ id }) => id > passed).map(({ id }) => id),
  );
}

export async function changesSince(tx: Tx, scope: Scope, cursor: string, at: Date): Promise<QueueChanges> {
  const { passed, seen } = read(cursor);
  const rows = z.array(eventRow).parse(
    await tx.$queryRaw<unknown[]>`
      SELECT e."id" AS "eventId", e."at" < ${settledBefore(at)} AS "settled", c."id", c."number",
        ${scopeCondition(scope)} AS "inScope", e."kind" IN ('received', 'queued', 'reopened', 'separated') AS "arrived"
      FROM (
        SELECT * FROM "ComplaintEvent" WHERE "id" > ${passed}::int ORDER BY "id" LIMIT ${eventsAtATime + 1}::int
      ) e JOIN "Complaint" c ON c."id" = e."complaintId"
      ORDER BY e."id"`,
  );
  const looked = rows.slice(0, eventsAtATime);
  const fresh = looked.filter(({ eventId, inScope }) => inScope && !seen.has(eventId));
  const changed = new Map<number, QueueChanges['changed'][number]>();
  for (const { id, number, arrived } of fresh) {
    changed.set(id, { id, number, arrived: arrived || (changed.get(id)?.arrived ?? false) });
  }
  const reached = looked.filter(({ settled }) => settled).at(-1)?.eventId ?? passed;
  const young = looked.filter(({ eventId }) => eventId > reached).map(({ eventId }) => eventId);
  return {
    cursor: written(reached, young),
    changed: [...changed.values()],
    more: rows.length > eventsAtATime,
  };
}

function settledBefore(at: Date): Date {
  return new Date(at.getTime() - settledAfterMs);
}

function scopeCondition(scope: Scope): Prisma.Sql {
  if (scope.length === 0) return Prisma.sql`false`;
  const parts = scope.map(({ queue, sumu }) =>
    sumu === undefined
      ? Prisma.sql`c."queue" = ${queues[queue]}::"ComplaintQueue"`
      : Prisma.sql`(c."queue" = ${queues[queue]}::"ComplaintQueue" AND c."sumu" IS NOT DISTINCT FROM ${sumu})`,
  );
  return Prisma.sql`(${Prisma.join(parts, ' OR ')})`;
}

const cursorPattern = /^(\d{1,10}):((?:\d{1,10},)*\d{1,10})?$/;

function written(passed: number, seen: readonly number[]): string {
  return `${String(passed)}:${seen.join(',')}`;
}

/** A cursor that is none begins anew from the end of time: nothing is reported. */
function read(cursor: string): { readonly passed: number; readonly seen: ReadonlySet<number> } {
  const [, passed = '2147483647', seen = ''] = cursorPattern.exec(cursor) ?? [];
  const ids = seen.split(',').flatMap((id) => (id === '' ? [] : [Number.parseInt(id, 10)]));
  return { passed: Math.min(Number.parseInt(passed, 10), 2_147_483_647), seen: new Set(ids) };
}
