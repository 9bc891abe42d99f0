/** Lessons as their rows hold them. */
import { z } from 'zod';
import { intents } from '../kernel/intent.ts';
import type { Lesson, Meaning } from '../learning/lesson.ts';
import { withoutNulls } from './columns.ts';

export const languageColumn = z.enum(['zh-CN', 'en']);

const meaningColumn: z.ZodType<Meaning> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('intent'), intent: z.enum(intents).exclude(['clarify']) }),
  z.object({ kind: z.literal('clause'), clause: z.string().min(1) }),
  z.object({ kind: z.literal('topic'), topic: z.string().min(1) }),
]);

export const figuresColumn = z.object({
  messages: z.number(),
  intentRight: z.number(),
  intentReached: z.number(),
  clauseFirst: z.number(),
  clauseAmongThree: z.number(),
  silent: z.number(),
});

/** What training needs of a lesson. */
export const taughtRow = z.object({
  id: z.int(),
  text: z.string().trim().min(1),
  language: languageColumn,
  meaning: meaningColumn,
});

const lessonRow = taughtRow
  .extend({
    missId: z.int(),
    by: z.string(),
    at: z.date(),
    undoneBy: z.string().nullable(),
    undoneAt: z.date().nullable(),
    before: figuresColumn.nullable().catch(null),
    after: figuresColumn.nullable().catch(null),
  })
  .transform(withoutNulls);

export function lessonOf(row: unknown): Lesson {
  const { undoneBy, undoneAt, before, after, ...lesson } = lessonRow.parse(row);
  return {
    ...lesson,
    ...(undoneBy !== undefined && undoneAt && { undone: { by: undoneBy, at: undoneAt } }),
    ...(before && after && { figures: { before, after } }),
  };
}
