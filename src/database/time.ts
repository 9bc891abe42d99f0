import type pg from 'pg';
import { z } from 'zod';
import { readWithin } from './read-within.ts';

const answer = z.tuple([z.tuple([z.object({ ms: z.coerce.number() })])]);

/** What the clock of the database's machine says, in milliseconds since 1970. Throws when it does not say so in time. */
export async function readTime(pool: pg.Pool, withinMs: number): Promise<number> {
  const asked = 'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS "ms"';
  const [[{ ms }]] = answer.parse(await readWithin(pool, [asked], withinMs));
  return ms;
}
