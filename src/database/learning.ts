/** The records beneath the learning desk, within one transaction. */
import { z } from 'zod';
import { intents } from '../kernel/intent.ts';
import type { MissKind } from '../learning/miss.ts';
import type { LearningRepository, MissPage, MissQuestion } from '../learning/repository.ts';
import { dayColumn, withoutNulls } from './columns.ts';
import { Prisma } from './generated/client.ts';
import { languageColumn, lessonOf } from './lesson-rows.ts';
import type { Tx } from './open.ts';

/** As the pages of the console reckon them. */
const missKinds: [MissKind, ...MissKind[]] = ['unclear', 'corrected', 'unhelpful'];
const pageSize = 20;

const missRow = z
  .object({
    id: z.int(),
    kind: z.enum(missKinds),
    text: z.string(),
    language: languageColumn,
    taken: z.enum(intents),
    clauses: z.array(z.string()),
    meant: z.enum(intents).nullable(),
    day: dayColumn,
    lastDay: dayColumn,
    times: z.int(),
    setAside: z.boolean(),
  })
  .transform(withoutNulls);

const columns = Prisma.sql`m."id", m."kind"::text AS "kind", m."text", m."language", m."taken", m."clauses", m."meant",
  m."day"::text AS "day", m."lastDay"::text AS "lastDay", m."times", m."setAside"`;

/** A lesson answers every miss of its words, of whatever kind. NOT IN: the lessons are hashed once, whatever the page. */
const unanswered = Prisma.sql`m."text" NOT IN (SELECT l."text" FROM "Lesson" l WHERE l."undoneAt" IS NULL)`;

export function learningRepository(tx: Tx): LearningRepository {
  return {
    page: (question) => pageOf(tx, question),

    async miss(missId) {
      const rows = await tx.$queryRaw<
        unknown[]
      >`SELECT ${columns} FROM "Miss" m WHERE m."id" = ${missId}::int`;
      return z.array(missRow).parse(rows)[0];
    },

    async lock(missId) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT ${columns} FROM "Miss" m
        WHERE m."text" = (SELECT "text" FROM "Miss" WHERE "id" = ${missId}::int)
        ORDER BY m."id" FOR UPDATE`;
      return z
        .array(missRow)
        .parse(rows)
        .find(({ id }) => id === missId);
    },

    async inForceOn(text) {
      const rows = await tx.lesson.findMany({ where: { text, undoneAt: null }, orderBy: { id: 'asc' } });
      return rows.map(lessonOf);
    },

    async setAside(missId, aside) {
      await tx.miss.update({ where: { id: missId }, data: { setAside: aside }, select: { id: true } });
    },

    async teach({ missId, text, language, meaning, by, at }) {
      const { id } = await tx.lesson.create({
        data: { missId, text, language, meaning: { ...meaning }, by, at },
        select: { id: true },
      });
      return id;
    },

    async lesson(id) {
      await tx.$queryRaw`SELECT 1 FROM "Lesson" WHERE "id" = ${id}::int FOR UPDATE`;
      const row = await tx.lesson.findUnique({ where: { id } });
      return row ? lessonOf(row) : undefined;
    },

    async undo(id, by, at) {
      await tx.lesson.update({ where: { id }, data: { undoneBy: by, undoneAt: at }, select: { id: true } });
    },

    async lessons(page) {
      const total = await tx.lesson.count();
      const rows = await tx.lesson.findMany({
        orderBy: { id: 'desc' },
        take: pageSize,
        skip: skipped(page),
      });
      return { lessons: rows.map(lessonOf), total };
    },
  };
}

async function pageOf(tx: Tx, { kind, setAside = false, words, page }: MissQuestion): Promise<MissPage> {
  const state = setAside ? Prisma.sql`m."setAside"` : Prisma.sql`NOT m."setAside"`;
  const ofKind = kind ? Prisma.sql`m."kind" = ${kind}::"MissKind"` : Prisma.sql`true`;
  const withWords = words ? Prisma.sql`strpos(lower(m."text"), lower(${words})) > 0` : Prisma.sql`true`;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT ${columns} FROM "Miss" m WHERE ${state} AND ${ofKind} AND ${withWords} AND ${unanswered}
    ORDER BY m."times" DESC, m."lastDay" DESC, m."id" DESC LIMIT ${pageSize}::int OFFSET ${skipped(page)}::int`;
  const counts = await countsOf(tx);
  const count = (of: MissKind, aside: boolean) => counts.get(`${of} ${String(aside)}`) ?? 0;
  const kinds = kind ? [kind] : missKinds;
  const total = words
    ? await countWith(tx, Prisma.sql`${state} AND ${ofKind} AND ${withWords} AND ${unanswered}`)
    : kinds.reduce((all, one) => all + count(one, setAside), 0);
  return {
    misses: z.array(missRow).parse(rows),
    total,
    waiting: {
      unclear: count('unclear', false),
      corrected: count('corrected', false),
      unhelpful: count('unhelpful', false),
    },
  };
}

const counted = z.array(z.object({ kind: z.enum(missKinds), setAside: z.boolean(), count: z.int() }));

/** All of them, less those that a lesson answers: looked up by its words, instead of a hundred thousand by theirs. */
async function countsOf(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const all = await tx.$queryRaw<unknown[]>`
    SELECT "kind"::text AS "kind", "setAside", count(*)::int AS "count" FROM "Miss" GROUP BY "setAside", "kind"`;
  const answered = await tx.$queryRaw<unknown[]>`
    SELECT m."kind", m."setAside", sum(m."count")::int AS "count"
    FROM (SELECT DISTINCT "text" FROM "Lesson" WHERE "undoneAt" IS NULL) l CROSS JOIN LATERAL (
      SELECT "kind"::text AS "kind", "setAside", count(*) AS "count" FROM "Miss" WHERE "text" = l."text" GROUP BY 1, 2
    ) m GROUP BY m."setAside", m."kind"`;
  const counts = new Map<string, number>();
  for (const { kind, setAside, count } of counted.parse(all))
    counts.set(`${kind} ${String(setAside)}`, count);
  for (const { kind, setAside, count } of counted.parse(answered)) {
    const of = `${kind} ${String(setAside)}`;
    counts.set(of, (counts.get(of) ?? 0) - count);
  }
  return counts;
}

async function countWith(tx: Tx, condition: Prisma.Sql): Promise<number> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT count(*)::int AS "count" FROM "Miss" m WHERE ${condition}`;
  const [{ count }] = z.tuple([z.object({ count: z.int() })]).parse(rows);
  return count;
}

function skipped(page: number): number {
  return Math.max(0, page - 1) * pageSize;
}
