/** A million complaints, made by the database itself: three in ten open, far more than a banner ever has. */
import type pg from 'pg';

export const total = 1_000_000;
export const today = '2026-06-15';
export const soonThrough = '2026-06-22';

/** Indexes are taken off while the rows go in: building them afterwards takes a third of the time. */
export async function fill(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes
     WHERE tablename IN ('Complaint', 'ComplaintEvent') AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
  );
  for (const { indexname } of rows) await pool.query(`DROP INDEX "${indexname}"`);
  await pool.query(
    `INSERT INTO "StaffMember" ("login", "name", "role", "passwordHash", "createdAt")
     SELECT 's' || n, '经办' || n, 'handler', '', now() FROM generate_series(1, 40) n`,
  );
  // The newest are open, and the newest of those nobody has taken; what is due next year is provisional.
  await pool.query(
    `INSERT INTO "Complaint" ("number", "category", "text", "anonymous", "complainantName", "target", "queue", "sumu",
       "receivedAt", "dueDay", "calendarVersion", "provisional", "state", "assigneeId", "answeredAt")
     SELECT 'T26-' || lpad(n::text, 7, '0') || '-' || n % 10,
       (ARRAY['overcharging', 'overtreatment', 'refused-or-late', 'forced-enrolment', 'apportionment', 'no-receipt',
         'misused-fund', 'staff-attitude', 'other'])[1 + hash % 9],
       '住院' || n % 30 || '天，出院时说材料不全，让回去等，等了' || n % 90 || '天没有消息，去问了两次都说在办。第' || n || '件。',
       hash % 4 = 0, '王小花', 'village',
       (ARRAY['sumu_office', 'sumu_office', 'sumu_office', 'banner_office', 'banner_office', 'banner_office', 'banner_office',
         'banner_office', 'supervision_committee', 'unclear'])[1 + hash / 9 % 10]::"ComplaintQueue",
       '苏木' || hash / 90 % 15,
       timestamptz '2020-01-01' + n * interval '3 minutes', date '2020-01-29' + (n * 180 / 86400)::int,
       'x', n > 995000,
       CASE WHEN n <= 700000 THEN (ARRAY['answered', 'closed', 'withdrawn'])[1 + hash % 3]
         WHEN n > 990000 THEN 'received'
         ELSE (ARRAY['accepted', 'assigned', 'assigned', 'awaiting_complainant', 'reopened'])[1 + hash / 7 % 5] END::"ComplaintState",
       CASE WHEN n <= 990000 THEN 1 + hash / 11 % 40 END,
       -- Two weeks to six: some late.
       CASE WHEN n <= 700000 AND hash % 3 < 2
         THEN timestamptz '2020-01-01' + n * interval '3 minutes' + (14 + hash / 13 % 28) * interval '1 day' END
     FROM (SELECT n, abs(hashint4(n)) AS hash FROM generate_series(1, ${String(total)}) n) numbered`,
  );
  // Due days around today, whatever the receipt: half of the open ones are overdue.
  await pool.query(
    `UPDATE "Complaint" SET "dueDay" = date '${today}' - 200 + (("id" - 700000) * 400 / 300000) WHERE "id" > 700000`,
  );
  await pool.query(
    `INSERT INTO "ComplaintEvent" ("complaintId", "kind", "at", "actor", "shown")
     SELECT n, 'received', timestamptz '2020-01-01' + n * interval '3 minutes', 'complainant', true
     FROM generate_series(700001, ${String(total)}) n`,
  );
  for (const { indexdef } of rows) await pool.query(indexdef);
  await pool.query('VACUUM ANALYZE "Complaint"');
  await pool.query('VACUUM ANALYZE "ComplaintEvent"');
}
