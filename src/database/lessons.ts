/** The lessons in force, as running processes follow them: read outside any transaction, now and then. */
import { z } from 'zod';
import type { LessonSource } from '../learning/repository.ts';
import type { PrismaClient } from './generated/client.ts';
import { taughtRow } from './lesson-rows.ts';

/** @param onFaulty a row that cannot be read is told, and passed over: it must not stop a process */
export function lessonSource(client: PrismaClient, onFaulty: (lessonId: number) => void): LessonSource {
  return {
    /** Counted, not the highest id: a lesson may be written before another and be there only after it. */
    async version() {
      const rows = await client.$queryRaw`
        SELECT (count(*) + count("undoneAt"))::int AS "version" FROM "Lesson"`;
      const [{ version }] = z.tuple([z.object({ version: z.int() })]).parse(rows);
      return version;
    },

    async inForce() {
      const rows = await client.lesson.findMany({
        where: { undoneAt: null },
        orderBy: { id: 'asc' },
        select: { id: true, text: true, language: true, meaning: true },
      });
      return rows.flatMap((row) => {
        const { data } = taughtRow.safeParse(row);
        if (!data) onFaulty(row.id);
        return data ?? [];
      });
    },

    async unmeasured() {
      const rows = await client.$queryRaw`
        SELECT "id" FROM "Lesson" WHERE "undoneAt" IS NULL AND "after" IS NULL ORDER BY "id"`;
      return z
        .array(z.object({ id: z.int() }))
        .parse(rows)
        .map(({ id }) => id);
    },

    async saveFigures(lessonId, { before, after }) {
      await client.lesson.updateMany({
        where: { id: lessonId },
        data: { before: { ...before }, after: { ...after } },
      });
    },
  };
}
