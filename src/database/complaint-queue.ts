/**
 * The queue's pages. Each share of a viewer's scope is read along its own index and no further than a page; the
 * shares are merged after that. So a page costs the same wherever it stands and however many complaints there are.
 */
import { z } from 'zod';
import type { QueuePage, QueuePlace, QueueQuestion, QueueRow } from '../complaint/desk/queue.ts';
import type { Scope } from '../complaint/desk/viewer.ts';
import { dayColumn, enumColumn, withoutNulls } from './columns.ts';
import { complaintCategory, complaintStates, queues, queueSchema } from './complaint-columns.ts';
import { Prisma } from './generated/client.ts';
import { numbersBeginning } from './number-search.ts';
import type { Tx } from './open.ts';

const pageSize = 50;
const excerptLength = 80;
/**
 * What no index serves is looked for in so many complaints at a time; more would make the page wait (npm run bench --
 * queue). Words have to be read through, a category, state or provisional day only compared.
 */
const searchedAtATime = { words: 500, columns: 1_000 };

const row = z
  .object({
    id: z.int(),
    dueDay: dayColumn,
    number: z.string(),
    version: z.int(),
    category: complaintCategory,
    excerpt: z.string(),
    about: z.string().nullable(),
    state: enumColumn(complaintStates),
    queue: queueSchema,
    sumu: z.string().nullable(),
    anonymous: z.boolean(),
    assigneeId: z.int().nullable(),
    assigneeName: z.string().nullable(),
    receivedAt: z.date(),
    provisional: z.boolean(),
    internalTarget: dayColumn.nullable(),
    pausedOn: dayColumn.nullable(),
    reopened: z.boolean(),
    merged: z.boolean(),
    answeredAt: z.date().nullable(),
    /** Beyond what was searched: it only says that there is more. */
    beyond: z.boolean(),
  })
  .transform(({ assigneeId, assigneeName, ...columns }) => ({
    ...withoutNulls(columns),
    ...(assigneeId !== null && { assignee: { id: assigneeId, name: assigneeName ?? '' } }),
  }));

export async function queuePage(
  tx: Tx,
  scope: Scope,
  viewerId: number,
  question: QueueQuestion,
): Promise<QueuePage> {
  if (scope.length === 0) return { rows: [], searchedPart: false };
  const backwards = question.before !== undefined;
  const descending = (question.tab === 'closed') !== backwards;
  const order = descending ? Prisma.sql`"dueDay" DESC, "id" DESC` : Prisma.sql`"dueDay", "id"`;
  const found = z.array(row).parse(
    await tx.$queryRaw<unknown[]>`
      SELECT c."id", c."dueDay"::text AS "dueDay", c."number", c."version", c."category",
        left(c."text", ${excerptLength}::int) AS "excerpt", c."about", c."state"::text AS "state",
        c."queue"::text AS "queue", c."sumu", c."anonymous", c."assigneeId", s."name" AS "assigneeName",
        c."receivedAt", c."provisional", c."internalTarget"::text AS "internalTarget",
        c."pausedOn"::text AS "pausedOn", c."reopenedAt" IS NOT NULL AS "reopened",
        c."mergedIntoId" IS NOT NULL AS "merged", c."answeredAt", place."beyond"
      FROM (${placesOf(scope, viewerId, question, descending, order)}) place
        JOIN "Complaint" c ON c."id" = place."id"
        LEFT JOIN "StaffMember" s ON s."id" = c."assigneeId"
      ORDER BY ${order}`,
  );
  return pageOf(found, question, descending);
}

/** The places of a page in the queue's order, one more than it shows. */
function placesOf(
  scope: Scope,
  viewerId: number,
  question: QueueQuestion,
  descending: boolean,
  order: Prisma.Sql,
): Prisma.Sql {
  const search = question.filters?.search?.trim() ?? '';
  const numbers = numbersBeginning(search);
  if (numbers.length > 0) return placesByNumber(scope, viewerId, question, descending, order, numbers);
  const columns = question.tab === 'closed' ? columnFilters(question) : [];
  const looked = [...columns, ...(search === '' ? [] : [wordsMet(search)])];
  const searched = searchedAtATime[search === '' ? 'columns' : 'words'];
  const atMost = looked.length === 0 ? pageSize + 1 : searched + 1;
  const shares = scope.map(
    (part) => Prisma.sql`(
      SELECT c."id", c."dueDay" FROM "Complaint" c
      WHERE ${columns.length === 0 ? shareOf(part, viewerId, question) : placedIn(part, viewerId, question)}
        AND ${beyondPlace(question, descending)}
      ORDER BY ${order} LIMIT ${atMost}::int)`,
  );
  const all = Prisma.sql`SELECT "id", "dueDay" FROM (${Prisma.join(shares, ' UNION ALL ')}) shares
    ORDER BY ${order} LIMIT ${atMost}::int`;
  if (looked.length === 0) return Prisma.sql`SELECT "id", false AS "beyond" FROM (${all}) places`;
  return Prisma.sql`
    SELECT "id", "beyond" FROM (
      SELECT p."id", p."dueDay", row_number() OVER (ORDER BY ${ofPlace(descending)}) > ${searched}::int AS "beyond",
        ${Prisma.join(looked, ' AND ')} AS "hit"
      FROM (${all}) p JOIN "Complaint" c ON c."id" = p."id"
    ) searched
    WHERE "hit" OR "beyond" ORDER BY ${order} LIMIT ${pageSize + 1}::int`;
}

function wordsMet(search: string): Prisma.Sql {
  return Prisma.sql`(strpos(lower(c."text"), lower(${search})) > 0
    OR strpos(lower(coalesce(c."about", '')), lower(${search})) > 0)`;
}

function ofPlace(descending: boolean): Prisma.Sql {
  return descending ? Prisma.sql`p."dueDay" DESC, p."id" DESC` : Prisma.sql`p."dueDay", p."id"`;
}

function placesByNumber(
  scope: Scope,
  viewerId: number,
  question: QueueQuestion,
  descending: boolean,
  order: Prisma.Sql,
  numbers: readonly string[],
): Prisma.Sql {
  const any = scope.map((part) => Prisma.sql`(${shareOf(part, viewerId, question)})`);
  return Prisma.sql`
    SELECT c."id", false AS "beyond" FROM "Complaint" c
    WHERE c."number" = ANY(${[...numbers]}::text[]) AND (${Prisma.join(any, ' OR ')}) AND ${beyondPlace(question, descending)}
    ORDER BY ${order} LIMIT ${pageSize + 1}::int`;
}

function beyondPlace({ after, before }: QueueQuestion, descending: boolean): Prisma.Sql {
  const place = before ?? after;
  if (place === undefined) return Prisma.sql`true`;
  const bound = Prisma.sql`(${place.dueDay}::date, ${place.id}::int)`;
  return descending
    ? Prisma.sql`(c."dueDay", c."id") < ${bound}`
    : Prisma.sql`(c."dueDay", c."id") > ${bound}`;
}

type Share = Pick<QueueQuestion, 'tab' | 'today' | 'soonThrough' | 'filters'>;

/** One share of the scope, as the tab and the filters want it. */
export function shareOf(part: Scope[number], viewerId: number, share: Share): Prisma.Sql {
  return Prisma.join([placedIn(part, viewerId, share), ...columnFilters(share)], ' AND ');
}

/** By tab and place, which indexes serve under every tab. Literals where a partial one has to be recognised. */
function placedIn(
  part: Scope[number],
  viewerId: number,
  { tab, today, soonThrough, filters = {} }: Share,
): Prisma.Sql {
  const { sumu, dueThrough, among } = filters;
  const tabs = {
    mine: Prisma.sql`c."open" = true AND c."assigneeId" = ${viewerId}::int`,
    unassigned: Prisma.sql`c."open" = true AND c."assigneeId" IS NULL`,
    'due-soon': Prisma.sql`c."open" = true AND c."dueDay" >= ${today}::date AND c."dueDay" <= ${soonThrough}::date`,
    overdue: Prisma.sql`c."open" = true AND c."dueDay" < ${today}::date`,
    open: Prisma.sql`c."open" = true`,
    closed: Prisma.sql`c."open" = false`,
  };
  return Prisma.join(
    [
      tabs[tab],
      Prisma.sql`c."queue" = ${queues[part.queue]}::"ComplaintQueue"`,
      ...(part.sumu === undefined ? [] : [Prisma.sql`c."sumu" = ${part.sumu}`]),
      ...(sumu === undefined ? [] : [Prisma.sql`c."sumu" = ${sumu}`]),
      ...(dueThrough === undefined ? [] : [Prisma.sql`c."dueDay" <= ${dueThrough}::date`]),
      ...(among === undefined ? [] : [Prisma.sql`c."id" = ANY(${[...among]}::int[])`]),
    ],
    ' AND ',
  );
}

/** By what the open ones have indexes for, and the closed ones have none. */
function columnFilters({ filters: { category, state, provisional } = {} }: Share): readonly Prisma.Sql[] {
  return [
    ...(category === undefined ? [] : [Prisma.sql`c."category" = ${category}`]),
    ...(state === undefined ? [] : [Prisma.sql`c."state" = ${state.replaceAll('-', '_')}::"ComplaintState"`]),
    ...(provisional === undefined
      ? []
      : [provisional ? Prisma.sql`c."provisional" = true` : Prisma.sql`c."provisional" = false`]),
  ];
}

function pageOf(
  found: readonly z.infer<typeof row>[],
  question: QueueQuestion,
  descending: boolean,
): QueuePage {
  const backwards = question.before !== undefined;
  const last = found.at(-1);
  const searchedPart = last?.beyond === true;
  const more = searchedPart || found.length > pageSize;
  const kept = more ? found.slice(0, -1) : found;
  // Where the search broke off, it goes on with the very row that it has not looked at.
  const brokeOff = searchedPart && found.length <= pageSize;
  const far = brokeOff ? beside(last, descending ? 1 : -1) : more ? placeOf(kept.at(-1)) : undefined;
  const near = nearPlace(kept, question, descending);
  const rows = kept.map(({ beyond: _beyond, ...one }): QueueRow => one);
  const [before, after] = backwards ? [far, near] : [near, far];
  return {
    rows: backwards ? rows.reverse() : rows,
    ...(before && { before }),
    ...(after && { after }),
    searchedPart,
  };
}

/** On the side one came from there was a row; if nothing is left on this side, it is found again from there. */
function nearPlace(
  kept: readonly QueuePlace[],
  { after, before }: QueueQuestion,
  descending: boolean,
): QueuePlace | undefined {
  const from = before ?? after;
  return from && (placeOf(kept[0]) ?? beside(from, descending ? -1 : 1));
}

function placeOf(one: QueuePlace | undefined): QueuePlace | undefined {
  return one && { dueDay: one.dueDay, id: one.id };
}

/** Just before or behind a place, so that the place itself is met. */
function beside({ dueDay, id }: QueuePlace, step: 1 | -1): QueuePlace {
  return { dueDay, id: id + step };
}
