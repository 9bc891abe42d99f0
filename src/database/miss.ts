import type { MissRepository } from '../learning/miss.ts';
import type { Tx } from './open.ts';

export function missRepository(tx: Tx): MissRepository {
  return {
    /** What was said again is counted; how it was taken the last time, and what was meant, is what stands. */
    async note({ kind, text, language, taken, clauses, meant, day }, counts) {
      await tx.$executeRaw`
        INSERT INTO "Miss" ("kind", "text", "language", "taken", "clauses", "meant", "day", "lastDay")
        VALUES (${kind}::"MissKind", ${text}, ${language}, ${taken}, ${[...clauses]}::text[], ${meant ?? null}, ${day}::date, ${day}::date)
        ON CONFLICT ("kind", "language", "text") DO UPDATE SET
          "times" = "Miss"."times" + ${counts ? 1 : 0}::int,
          "lastDay" = greatest("Miss"."lastDay", excluded."lastDay"),
          "taken" = excluded."taken",
          "clauses" = excluded."clauses",
          "meant" = coalesce(excluded."meant", "Miss"."meant")`;
    },
  };
}
