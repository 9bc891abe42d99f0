/**
 * Supervision figures. A month of receipt is tallied in one statement; a month in which nothing is open and nothing
 * has happened since is kept, so that the figures over all years cost what the last few months cost.
 */
import { z } from 'zod';
import type { SupervisionScope, Tally } from '../complaint/supervision.ts';
import type { SupervisionRepository } from '../complaint/supervision-repository.ts';
import { type Day, dayOf } from '../kernel/day.ts';
import { covers, type WorkingCalendar, workingDaysBetween } from '../kernel/working-days.ts';
import { dayColumn, enumColumn, withoutNulls } from './columns.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

const tallyRow = z
  .object({
    by: z.enum(['sumu', 'category']),
    name: z.string(),
    committee: z.boolean(),
    outcome: z.enum(['in-time', 'late', 'waiting', 'overdue', 'ended']),
    days: z.number().nullable(),
    count: z.number(),
  })
  .transform(withoutNulls);
const overdueRow = z
  .object({
    number: z.string(),
    queue: enumColumn(['sumu-office', 'banner-office', 'supervision-committee', 'unclear']),
    sumu: z.string().nullable(),
    dueDay: dayColumn,
  })
  .transform(withoutNulls);

const overdueAtMost = 500;
/** Transactions commit out of the order of their ids: so many ids back are looked at again. */
const idsLookedAtAgain = 10_000n;

interface Kept {
  readonly version: string;
  readonly months: Map<string, readonly Tally[]>;
  /** The newest event when the months were last looked through. */
  lastEvent: bigint;
}

/** One a process: it keeps what it has tallied. */
export function supervisionRepository({ client }: Pick<Database, 'client'>): SupervisionRepository {
  let kept: Kept | undefined;

  async function keptFor({ version }: WorkingCalendar): Promise<Kept> {
    const newest = await client.complaintEvent.aggregate({ _max: { id: true } });
    const lastEvent = BigInt(newest._max.id ?? 0);
    // Another calendar counts other days.
    if (kept?.version !== version) kept = { version, months: new Map(), lastEvent };
    else if (kept.months.size > 0 && kept.lastEvent < lastEvent) {
      const since = kept.lastEvent - idsLookedAtAgain;
      const touched = await client.$queryRaw<{ month: string }[]>`
        SELECT DISTINCT to_char(c."receivedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS "month"
        FROM "ComplaintEvent" e JOIN "Complaint" c ON c."id" = e."complaintId" WHERE e."id" > ${since}`;
      for (const { month } of touched) kept.months.delete(month);
      kept.lastEvent = lastEvent;
    }
    return kept;
  }

  return {
    async months(today) {
      const first = await client.complaint.aggregate({ _min: { receivedAt: true } });
      const from = first._min.receivedAt;
      return from === null ? [] : monthsBetween(dayOf(from).slice(0, 7), today.slice(0, 7));
    },

    async tallies(months, calendar, today) {
      const keep = await keptFor(calendar);
      const all: Tally[] = [];
      for (const month of months) {
        const tallies = keep.months.get(month) ?? (await tallyMonth(client, month, calendar, today));
        // What is open grows older; what is not stays as it is until something happens to it.
        if (month < today.slice(0, 7) && !tallies.some(isOpen)) keep.months.set(month, tallies);
        all.push(...tallies);
      }
      return all;
    },

    async openAges(scope, calendar, today) {
      const rows = await client.$queryRaw<{ received: Day; count: number }[]>`
        SELECT (coalesce(c."reopenedAt", c."receivedAt") AT TIME ZONE 'Asia/Shanghai')::date::text AS "received", count(*)::int AS "count"
        FROM "Complaint" c WHERE c."open" = true ${within(scope)} GROUP BY 1 ORDER BY 1`;
      return rows.flatMap(({ received, count }) =>
        covers(calendar, received) ? [{ days: workingDaysBetween(calendar, received, today), count }] : [],
      );
    },

    async overdue(scope, calendar, today) {
      const rows = await client.$queryRaw`
        SELECT c."number", c."queue"::text AS "queue", c."sumu", c."dueDay"::text AS "dueDay"
        FROM "Complaint" c
        WHERE c."open" = true AND c."pausedOn" IS NULL AND c."dueDay" < ${today}::date ${within(scope)}
        ORDER BY c."dueDay", c."id" LIMIT ${overdueAtMost}`;
      return z
        .array(overdueRow)
        .parse(rows)
        .map((row) => ({ ...row, daysOver: daysOver(calendar, row.dueDay, today) }));
    },
  };
}

/** Six hundred months of nothing is a wrong date in an import, not a history. */
const monthsAtMost = 600;

function monthsBetween(from: string, through: string): readonly string[] {
  const months: string[] = [];
  for (let month = from; month <= through && months.length < monthsAtMost; month = monthAfter(month))
    months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map((part) => Number.parseInt(part, 10));
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`;
}

function isOpen({ outcome }: Tally): boolean {
  return outcome === 'waiting' || outcome === 'overdue';
}

function within(scope: SupervisionScope): Prisma.Sql {
  return scope === 'all' ? Prisma.empty : Prisma.sql`AND c."queue" <> 'supervision_committee'`;
}

function daysOver(calendar: WorkingCalendar, dueDay: Day, today: Day): number {
  return covers(calendar, dueDay) && covers(calendar, today)
    ? Math.max(1, workingDaysBetween(calendar, dueDay, today))
    : 1;
}

/** @param month "2026-11"; days of China, as everywhere */
async function tallyMonth(
  client: Database['client'],
  month: string,
  calendar: WorkingCalendar,
  today: Day,
): Promise<readonly Tally[]> {
  const from = `${month}-01 00:00+08`;
  const until = `${monthAfter(month)}-01 00:00+08`;
  // The working days up to each day of the calendar: two look-ups are a count of working days.
  const ranks = [...calendar.table.workingRank];
  const rows = await client.$queryRaw`
    WITH counted AS (
      SELECT c."queue" = 'supervision_committee' AS "committee", coalesce(c."sumu", '') AS "sumu", c."category",
        CASE
          WHEN c."open" THEN CASE WHEN c."dueDay" < ${today}::date AND c."pausedOn" IS NULL THEN 'overdue' ELSE 'waiting' END
          WHEN c."answeredAt" IS NULL THEN 'ended'
          WHEN days."answered" <= c."dueDay" THEN 'in-time' ELSE 'late' END AS "outcome",
        CASE WHEN NOT c."open" AND c."answeredAt" IS NOT NULL THEN
          (${ranks}::int[])[days."answered" - ${calendar.firstDay}::date + 1]
          - (${ranks}::int[])[days."received" - ${calendar.firstDay}::date + 1] END AS "days",
        count(*)::int AS "count"
      FROM "Complaint" c CROSS JOIN LATERAL (
        SELECT (coalesce(c."reopenedAt", c."receivedAt") AT TIME ZONE 'Asia/Shanghai')::date AS "received",
          (c."answeredAt" AT TIME ZONE 'Asia/Shanghai')::date AS "answered") AS days
      WHERE c."receivedAt" >= ${from}::timestamptz AND c."receivedAt" < ${until}::timestamptz
        AND c."mergedIntoId" IS NULL
      GROUP BY 1, 2, 3, 4, 5
    )
    SELECT CASE WHEN grouping("sumu") = 0 THEN 'sumu' ELSE 'category' END AS "by",
      coalesce("sumu", "category") AS "name", "committee", "outcome", "days", sum("count")::int AS "count"
    FROM counted
    GROUP BY GROUPING SETS (("committee", "sumu", "outcome", "days"), ("committee", "category", "outcome", "days"))
    ORDER BY 1, 2, 3, 4, 5`;
  return z
    .array(tallyRow)
    .parse(rows)
    .map((row) => ({ month, ...row }));
}
