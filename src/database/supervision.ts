/**
 * Supervision figures. Months of receipt are tallied by the database, in one statement; a month in which nothing is
 * open and nothing has happened since is kept, so that the figures over all years cost what the last few months cost.
 */
import { z } from 'zod';
import type { SupervisionScope, Tally } from '../complaint/supervision.ts';
import type { SupervisionRepository } from '../complaint/supervision-repository.ts';
import { type Day, dayOf } from '../kernel/day.ts';
import { addMonths, type Month, monthOf, monthsThrough } from '../kernel/month.ts';
import { covers, type WorkingCalendar, workingDaysBetween } from '../kernel/working-days.ts';
import { dayColumn, enumColumn, withoutNulls } from './columns.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './open.ts';

const tallyRow = z
  .object({
    month: z.string(),
    by: z.enum(['sumu', 'category']),
    name: z.string(),
    committee: z.boolean(),
    outcome: z.enum(['in-time', 'late', 'waiting', 'overdue', 'ended']),
    // Side by side; -1 where nothing was answered.
    days: z.array(z.number()),
    counts: z.array(z.number()),
  })
  .transform(({ days, counts, ...alike }) =>
    counts.map((count, place): Tally => {
      const waited = days[place] ?? -1;
      return { ...alike, ...(waited >= 0 && { days: waited }), count };
    }),
  );
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
      const { _min: earliestOf } = await client.complaint.aggregate({ _min: { receivedAt: true } });
      const from = earliestOf.receivedAt;
      if (from === null) return [];
      const last = monthOf(today);
      const first = monthOf(dayOf(from));
      // Earlier than that is a wrong date in an import, not a history.
      const earliest = addMonths(last, -monthsAtMost);
      return monthsThrough(first < earliest ? earliest : first, last);
    },

    async tallies(months, calendar, today) {
      const keep = await keptFor(calendar);
      const missing = months.filter((month) => !keep.months.has(month));
      const tallied = new Map<Month, readonly Tally[]>();
      for (const run of runsOf(missing))
        for (const [month, tallies] of await tallyRun(client, run, calendar, today))
          tallied.set(month, tallies);
      return months.flatMap((month) => {
        const kept = keep.months.get(month);
        if (kept) return kept;
        const tallies = tallied.get(month) ?? [];
        // What is open grows older; what is not stays as it is until something happens to it.
        if (month < monthOf(today) && !tallies.some(isOpen)) keep.months.set(month, tallies);
        return tallies;
      });
    },

    async openAges(scope, calendar, today) {
      const rows = await client.$queryRaw<{ received: Day; count: number; overdue: number }[]>`
        SELECT "received"::text AS "received", "count", "overdue" FROM (
          SELECT (coalesce(c."reopenedAt", c."receivedAt") AT TIME ZONE 'Asia/Shanghai')::date AS "received",
            count(*)::int AS "count", count(*) FILTER (WHERE c."dueDay" < ${today}::date AND c."pausedOn" IS NULL)::int AS "overdue"
          FROM "Complaint" c WHERE c."open" = true ${within(scope)} GROUP BY 1) AS ages`;
      return rows.flatMap(({ received, count, overdue }) =>
        covers(calendar, received)
          ? [{ days: workingDaysBetween(calendar, received, today), count, overdue }]
          : [],
      );
    },

    async overdue(scope, calendar, today) {
      // Each queue along its index of the open ones. Asked for a span of queues in that order, the planner cannot
      // take the index of all due days instead, which begins with years of answered ones.
      const shares = queuesOf(scope).map(
        (queue) => Prisma.sql`(
          SELECT c."id", c."number", c."queue"::text AS "queue", c."sumu", c."dueDay" FROM "Complaint" c
          WHERE c."open" = true AND c."queue" BETWEEN ${queue}::"ComplaintQueue" AND ${queue}::"ComplaintQueue"
            AND c."pausedOn" IS NULL AND c."dueDay" < ${today}::date
          ORDER BY c."queue", c."dueDay", c."id" LIMIT ${overdueAtMost}::int)`,
      );
      const rows = await client.$queryRaw`
        SELECT "number", "queue", "sumu", "dueDay"::text AS "dueDay" FROM (${Prisma.join(shares, ' UNION ALL ')}) shares
        ORDER BY shares."dueDay", shares."id" LIMIT ${overdueAtMost}::int`;
      return z
        .array(overdueRow)
        .parse(rows)
        .map((row) => ({ ...row, daysOver: daysOver(calendar, row.dueDay, today) }));
    },
  };
}

const monthsAtMost = 600;

function isOpen({ outcome }: Tally): boolean {
  return outcome === 'waiting' || outcome === 'overdue';
}

const officesQueues = ['sumu_office', 'banner_office'] as const;
const committeesQueues = ['supervision_committee', 'unclear'] as const;

function queuesOf(scope: SupervisionScope): readonly string[] {
  return scope === 'all' ? [...officesQueues, ...committeesQueues] : officesQueues;
}

function within(scope: SupervisionScope): Prisma.Sql {
  return scope === 'all'
    ? Prisma.empty
    : Prisma.sql`AND c."queue" = ANY(${[...officesQueues]}::"ComplaintQueue"[])`;
}

/** Months that follow each other, together. */
function runsOf(months: readonly Month[]): readonly (readonly Month[])[] {
  const runs: Month[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before !== undefined && addMonths(before, 1) === month) run.push(month);
    else runs.push([month]);
  }
  return runs;
}

function daysOver(calendar: WorkingCalendar, dueDay: Day, today: Day): number {
  return covers(calendar, dueDay) && covers(calendar, today)
    ? Math.max(1, workingDaysBetween(calendar, dueDay, today))
    : 1;
}

/** Months that follow each other; days of China, as everywhere. */
async function tallyRun(
  client: Database['client'],
  months: readonly Month[],
  calendar: WorkingCalendar,
  today: Day,
): Promise<ReadonlyMap<Month, readonly Tally[]>> {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const from = `${first}-01 00:00+08`;
  const until = `${addMonths(last, 1)}-01 00:00+08`;
  // The working days up to each day of the calendar: two look-ups are a count of working days.
  const ranks = [...calendar.table.workingRank];
  const rows = await client.$queryRaw`
    WITH counted AS (
      SELECT to_char(c."receivedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS "month",
        c."queue" = ANY(${[...committeesQueues]}::"ComplaintQueue"[]) AS "committee", coalesce(c."sumu", '') AS "sumu", c."category",
        CASE
          WHEN c."open" THEN CASE WHEN c."dueDay" < ${today}::date AND c."pausedOn" IS NULL THEN 'overdue' ELSE 'waiting' END
          WHEN c."answeredAt" IS NULL THEN 'ended'
          WHEN days."answered" <= c."dueDay" THEN 'in-time' ELSE 'late' END AS "outcome",
        CASE WHEN NOT c."open" AND c."answeredAt" IS NOT NULL THEN
          (${ranks}::int[])[days."answered" - ${calendar.firstDay}::date + 1]
          - (${ranks}::int[])[days."received" - ${calendar.firstDay}::date + 1] ELSE -1 END AS "days",
        count(*)::int AS "count"
      FROM "Complaint" c CROSS JOIN LATERAL (
        SELECT (coalesce(c."reopenedAt", c."receivedAt") AT TIME ZONE 'Asia/Shanghai')::date AS "received",
          (c."answeredAt" AT TIME ZONE 'Asia/Shanghai')::date AS "answered") AS days
      WHERE c."receivedAt" >= ${from}::timestamptz AND c."receivedAt" < ${until}::timestamptz
        AND c."mergedIntoId" IS NULL
      GROUP BY 1, 2, 3, 4, 5, 6
    ), tallied AS (
      SELECT "month", CASE WHEN grouping("sumu") = 0 THEN 'sumu' ELSE 'category' END AS "by",
        coalesce("sumu", "category") AS "name", "committee", "outcome", "days", sum("count")::int AS "count"
      FROM counted
      GROUP BY GROUPING SETS (("month", "committee", "sumu", "outcome", "days"), ("month", "committee", "category", "outcome", "days")))
    SELECT "month", "by", "name", "committee", "outcome", array_agg("days") AS "days", array_agg("count") AS "counts"
    FROM tallied GROUP BY 1, 2, 3, 4, 5`;
  return Map.groupBy(z.array(tallyRow).parse(rows).flat(), ({ month }) => month);
}
