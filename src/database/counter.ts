import { z } from 'zod';
import type { Tx } from './open.ts';

/** The next number of its kind in a year, from 1; two transactions never get the same. */
export async function nextInSequence(tx: Tx, kind: 'complaint' | 'enquiry', year: number): Promise<number> {
  const rows = await tx.$queryRaw`
    INSERT INTO "Counter" ("kind", "year", "last") VALUES (${kind}, ${year}, 1)
    ON CONFLICT ("kind", "year") DO UPDATE SET "last" = "Counter"."last" + 1
    RETURNING "last"`;
  const [{ last }] = z.tuple([z.object({ last: z.number() })]).parse(rows);
  return last;
}
