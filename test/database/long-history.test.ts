import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitsForComplainant } from '../../src/database/complaint.ts';
import { Prisma } from '../../src/database/generated/client.ts';
import type { Database } from '../../src/database/open.ts';
import { outboxStore } from '../../src/database/outbox.ts';
import { openTestDatabase } from '../support/database.ts';
import { standInDatabase } from '../support/stand-in-database.ts';

const at = new Date('2026-11-26T02:00:00Z');

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.pool.query(
    `INSERT INTO "Contact" ("channel", "externalId") SELECT 'wechat', 'p' || n FROM generate_series(1, 500) n`,
  );
  await database.pool.query(
    `INSERT INTO "Complaint" ("number", "category", "text", "anonymous", "target", "queue", "receivedAt", "dueDay",
       "calendarVersion", "provisional", "state", "contactId")
     SELECT 'T26-' || n, 'other', 'x', false, 'village', 'banner_office', now(), now(), 'x', false, 'answered',
       (SELECT min("id") FROM "Contact") + n % 500 FROM generate_series(1, 10000) n`,
  );
  await database.pool.query(
    `INSERT INTO "OutboxMessage" ("channel", "externalId", "reply", "state", "partsSent", "nextAttemptAt", "createdAt", "acceptedAt")
     SELECT 'wechat', 'p' || n % 50, '{}', 'accepted', 1, now(), now(), now() - n * interval '1 minute'
     FROM generate_series(1, 10000) n`,
  );
  await database.pool.query('ANALYZE');
});
afterAll(() => database.close());

async function planOf({ text, values }: Prisma.Sql): Promise<string> {
  const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('after years of complaints and messages', () => {
  it("a turn looks up its contact's complaints and does not read all of them", async () => {
    const plan = await planOf(Prisma.sql`
      SELECT EXISTS (
        SELECT 1 FROM "Complaint" c WHERE c."contactId" = (t."met"->>'id')::int AND ${waitsForComplainant})
      FROM open_turns('{wechat}'::"Channel"[], '{p1}'::text[], '{2026-11-26}'::timestamptz[], '{2026-11-26}'::date[],
        true) t`);

    expect(plan).toContain('Complaint_contactId_idx');
    expect(plan).not.toContain('Seq Scan on "Complaint"');
  });

  it('a reply is claimed by what its person was sent last, not by all they ever were', async () => {
    const sent: Prisma.Sql[] = [];
    const standIn = standInDatabase((statement) => {
      sent.push(statement);
      return Promise.resolve([]);
    });
    const limits = { limit: 10, leaseMs: 30_000, perConversationMs: 1_000 };
    await outboxStore(standIn).claim({ channel: 'wechat', ...limits, windowed: true }, at);

    const [claim = Prisma.empty] = sent;
    const plan = await planOf(claim);

    // Once for the rest between two messages, once for what counts against the window.
    expect(plan.match(/OutboxMessage_sent.*\n\s+Index Cond: .*"acceptedAt" /gu)).toHaveLength(2);
  });
});
