/** The records beneath the enquiry desk, within one transaction. */
import { z } from 'zod';
import type { DeskEnquiry, EnquiryScope } from '../enquiry/decide-desk.ts';
import type { EnquiryDeskRepository } from '../enquiry/desk-repository.ts';
import type { EnquiryPage, EnquiryQuestion, EnquiryRow } from '../enquiry/worked.ts';
import { withoutNulls } from './columns.ts';
import { enquiryReason } from './enquiry.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';
import { queueReplies } from './outbox.ts';

const pageSize = 50;
const excerptLength = 80;
const countedAtMost = 1_000;
const staffPrefix = 'staff:';

const row = z
  .object({
    id: z.int(),
    number: z.string(),
    contactId: z.int(),
    reason: enquiryReason,
    excerpt: z.string(),
    state: z.enum(['opened', 'taken', 'closed']),
    openedAt: z.date(),
    version: z.int(),
    sumu: z.string().nullable(),
    assigneeId: z.int().nullable(),
    assigneeName: z.string().nullable(),
    changedBy: z.string().nullable(),
    changedAt: z.date().nullable(),
    changedWhat: z.string().nullable(),
    language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
  })
  .transform(withoutNulls);
type Row = z.infer<typeof row>;

export function enquiryDeskRepository(tx: Tx): EnquiryDeskRepository {
  return {
    page: (scope, viewerId, question) => pageOf(tx, scope, viewerId, question),

    async waiting(scope) {
      if (scope.kind === 'none') return 0;
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT count(*)::int AS "count" FROM (
          SELECT 1 FROM "Enquiry" e WHERE e."state" IN ('opened', 'taken') AND ${within(scope)} LIMIT ${countedAtMost}::int
        ) counted`;
      const [{ count }] = z.tuple([z.object({ count: z.int() })]).parse(rows);
      return count;
    },

    async lock(id) {
      await tx.$queryRaw`SELECT 1 FROM "Enquiry" WHERE "id" = ${id}::int FOR UPDATE`;
      const [found] = await rowsWhere(tx, Prisma.sql`e."id" = ${id}::int`, Prisma.sql`e."id"`);
      return found && deskEnquiryOf(found);
    },

    async detail(id) {
      const [found] = await rowsWhere(tx, Prisma.sql`e."id" = ${id}::int`, Prisma.sql`e."id"`);
      const whole = await tx.enquiry.findUnique({ where: { id }, include: { contact: true } });
      if (!found || !whole) return undefined;
      // Of its own: what Prisma includes it asks for all at once, and a transaction is one connection.
      const events = await tx.enquiryEvent.findMany({ where: { enquiryId: id }, orderBy: { id: 'asc' } });
      const names = await namesOf(tx, events);
      const { excerpt: _excerpt, ...columns } = rowOf(found);
      const { channel, lastInboundAt, unreachableAt } = whole.contact;
      return {
        ...columns,
        text: whole.text,
        events: events.map(({ kind, at, actor, note }) => ({
          kind,
          at,
          by: names.get(actor) ?? actor,
          note,
        })),
        channel,
        ...(lastInboundAt && { lastInboundAt }),
        ...(unreachableAt && { unreachableAt }),
      };
    },

    async save(id, change, event, { actor, at }) {
      const { version } = await tx.enquiry.update({
        where: { id },
        data: { ...change, version: { increment: 1 }, events: { create: { ...event, actor, at } } },
        select: { version: true },
      });
      return version;
    },

    async colleagues() {
      const rows = await tx.staffMember.findMany({
        where: { disabledAt: null, role: { in: ['handler', 'supervisor'] } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        select: { id: true, login: true, name: true, role: true, sumu: true },
      });
      return rows.map(withoutNulls);
    },

    async reply(contactId, text, at) {
      const { channel, externalId } = await tx.contact.findUniqueOrThrow({ where: { id: contactId } });
      await queueReplies(tx, { channel, from: externalId }, [{ text, choices: [], citations: [] }], at);
    },
  };
}

/** Those that wait longest first; of the closed, the latest first. */
async function pageOf(
  tx: Tx,
  scope: EnquiryScope,
  viewerId: number,
  { tab, after }: EnquiryQuestion,
): Promise<EnquiryPage> {
  if (scope.kind === 'none') return { rows: [] };
  const closed = tab === 'closed';
  const states = closed ? Prisma.sql`e."state" = 'closed'` : Prisma.sql`e."state" IN ('opened', 'taken')`;
  const mine = tab === 'mine' ? Prisma.sql`e."assigneeId" = ${viewerId}::int` : Prisma.sql`true`;
  const place = after && Prisma.sql`(${after.openedAt}, ${after.id}::int)`;
  const beyond = !place
    ? Prisma.sql`true`
    : closed
      ? Prisma.sql`(e."openedAt", e."id") < ${place}`
      : Prisma.sql`(e."openedAt", e."id") > ${place}`;
  const found = await rowsWhere(
    tx,
    Prisma.sql`${states} AND ${mine} AND ${within(scope)} AND ${beyond}`,
    closed ? Prisma.sql`e."openedAt" DESC, e."id" DESC` : Prisma.sql`e."openedAt", e."id"`,
  );
  const kept = found.slice(0, pageSize);
  const last = found.length > pageSize ? kept.at(-1) : undefined;
  return { rows: kept.map(rowOf), ...(last && { after: { openedAt: last.openedAt, id: last.id } }) };
}

function within(scope: EnquiryScope): Prisma.Sql {
  switch (scope.kind) {
    case 'all':
      return Prisma.sql`true`;
    case 'sumu':
      return Prisma.sql`e."sumu" = ${scope.sumu}`;
    case 'none':
      return Prisma.sql`false`;
  }
}

async function rowsWhere(tx: Tx, condition: Prisma.Sql, order: Prisma.Sql): Promise<readonly Row[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e."id", e."number", e."contactId", e."reason", left(e."text", ${excerptLength}::int) AS "excerpt",
      e."state"::text AS "state", e."openedAt", e."version", e."sumu", e."assigneeId", s."name" AS "assigneeName",
      coalesce(by."name", last."actor") AS "changedBy", last."at" AS "changedAt", last."kind" AS "changedWhat",
      contact."language"
    FROM "Enquiry" e
      JOIN "Contact" contact ON contact."id" = e."contactId"
      LEFT JOIN "StaffMember" s ON s."id" = e."assigneeId"
      LEFT JOIN LATERAL (
        SELECT v."kind", v."actor", v."at" FROM "EnquiryEvent" v WHERE v."enquiryId" = e."id" ORDER BY v."id" DESC LIMIT 1
      ) last ON true
      LEFT JOIN "StaffMember" by ON last."actor" = 'staff:' || by."login"
    WHERE ${condition} ORDER BY ${order} LIMIT ${pageSize + 1}::int`;
  return z.array(row).parse(rows);
}

function rowOf({
  id,
  number,
  reason,
  excerpt,
  state,
  openedAt,
  version,
  sumu,
  assigneeId,
  assigneeName,
}: Row): EnquiryRow {
  return {
    ...{ id, number, reason, excerpt, state, openedAt, version },
    ...(sumu !== undefined && { sumu }),
    ...(assigneeId !== undefined && { assignee: { id: assigneeId, name: assigneeName ?? '' } }),
  };
}

function deskEnquiryOf(found: Row): DeskEnquiry {
  const { reason: _reason, excerpt: _excerpt, changedBy, changedAt, changedWhat, ...enquiry } = found;
  const changed = changedBy !== undefined && changedAt !== undefined && changedWhat !== undefined;
  return { ...enquiry, ...(changed && { lastChange: { by: changedBy, at: changedAt, what: changedWhat } }) };
}

async function namesOf(
  tx: Tx,
  events: readonly { readonly actor: string }[],
): Promise<ReadonlyMap<string, string>> {
  const logins = events.map(({ actor }) => actor.replace(staffPrefix, ''));
  const staff = await tx.staffMember.findMany({
    where: { login: { in: [...new Set(logins)] } },
    select: { login: true, name: true },
  });
  return new Map(staff.map(({ login, name }) => [staffPrefix + login, name]));
}
