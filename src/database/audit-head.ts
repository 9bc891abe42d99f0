/** The head of the audit chain, and those recorded day by day. */
import { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import type { ChainHead } from './audit-verify.ts';
import { beginning } from './audit.ts';
import { startOfUtcDay } from './days.ts';
import type { Database } from './open.ts';

const headRow = z.tuple([
  z.object({ entries: z.bigint(), lastId: z.bigint().nullable(), digest: z.string().nullable() }),
]);

export async function chainHead({ client }: Pick<Database, 'client'>, at: Date): Promise<ChainHead> {
  const rows = await client.$queryRaw`
    SELECT (SELECT count(*) FROM "AuditEntry" WHERE "id" <= last."id") AS "entries", last."id" AS "lastId", last."digest"
    FROM (SELECT 1) AS always LEFT JOIN
      (SELECT "id", "digest" FROM "AuditEntry" ORDER BY "id" DESC LIMIT 1) AS last ON true`;
  const [{ entries, lastId, digest }] = headRow.parse(rows);
  return {
    at,
    entries: Number.parseInt(String(entries), 10),
    lastId: String(lastId ?? 0),
    digest: digest ?? beginning,
  };
}

/** Records the head for a day, once; undefined: it has been, here or by another process. */
export async function recordHead(
  database: Pick<Database, 'client'>,
  day: Day,
  at: Date,
): Promise<ChainHead | undefined> {
  const known = await database.client.auditHead.findUnique({ where: { day: startOfUtcDay(day) } });
  if (known) return undefined;
  const head = await chainHead(database, at);
  const { count } = await database.client.auditHead.createMany({
    data: [{ day: startOfUtcDay(day), ...head, lastId: BigInt(head.lastId) }],
    skipDuplicates: true,
  });
  return count === 1 ? head : undefined;
}

/** Oldest first. */
export async function recordedHeads({ client }: Pick<Database, 'client'>): Promise<readonly ChainHead[]> {
  const rows = await client.auditHead.findMany({ orderBy: { day: 'asc' } });
  return rows.map(({ at, entries, lastId, digest }) => ({
    at,
    entries: Number.parseInt(String(entries), 10),
    lastId: String(lastId),
    digest,
  }));
}
