/** Messages that wait in the inbox, and what has become of them. */
import type pg from 'pg';
import { z } from 'zod';

/** So many more messages for each of so many conversations named `<way>-0`, `<way>-1`, …; made when they are new. */
export async function fill(pool: pg.Pool, way: string, conversations: number, each: number): Promise<void> {
  await pool.query(
    `WITH met AS (
       INSERT INTO "Contact" ("channel", "externalId")
       SELECT 'web', $1 || '-' || n FROM generate_series(0, $2::int - 1) n
       ON CONFLICT DO NOTHING RETURNING "id"
     )
     INSERT INTO "Conversation" ("contactId", "state", "updatedAt") SELECT "id", '{"turns":0}', now() FROM met`,
    [way, conversations],
  );
  await pool.query(
    `INSERT INTO "InboxMessage" ("channel", "externalId", "messageId", "text", "receivedAt")
     SELECT 'web', $1 || '-' || n, gen_random_uuid()::text, '起付线是多少', now()
     FROM generate_series(1, $3::int) m, generate_series(0, $2::int - 1) n`,
    [way, conversations, each],
  );
  await pool.query('ANALYZE "InboxMessage"');
  await pool.query('CHECKPOINT');
}

const countsRow = z.object({ waiting: z.int(), inbox: z.int(), outbox: z.int(), turns: z.int() });
export type Counts = z.infer<typeof countsRow>;

/** Messages worked off, the different ones that have a reply, and turns as the conversations themselves counted them. */
export async function counted(pool: pg.Pool, way: string): Promise<Counts> {
  const { rows } = await pool.query(
    `SELECT
       (SELECT count(*) FROM "InboxMessage" WHERE "externalId" LIKE $1 AND "state" <> 'processed')::int AS "waiting",
       (SELECT count(*) FROM "InboxMessage" WHERE "externalId" LIKE $1 AND "state" = 'processed')::int AS "inbox",
       (SELECT count(*) FROM "OutboxMessage" WHERE "externalId" LIKE $1)::int AS "outbox",
       (SELECT sum(("state"->>'turns')::int) FROM "Conversation" c JOIN "Contact" p ON p."id" = c."contactId"
        WHERE "externalId" LIKE $1)::int AS "turns"`,
    [`${way}-%`],
  );
  return countsRow.parse(rows[0]);
}
