/** 100,000 households with 400,000 members, three of four of them with a phone of their own: 300,000 people to tell. */
import type pg from 'pg';

export const households = 100_000;
export const people = 300_000;
export const year = 2027;
export const now = new Date('2026-12-01T02:00:00Z');
export const today = '2026-12-01';
export const consented = '2026-11';

/**
 * The first of every household's four has not paid; the fourth has no phone. Every 20th has a second account, every
 * 50th said no. Contacts are in no order with households, as people bind when they like.
 */
export async function fill(pool: pg.Pool): Promise<void> {
  const members = String(households * 4);
  await pool.query(
    `INSERT INTO "Household" ("certificate", "sumu", "gacha", "source", "sourceId", "asOf")
     SELECT '1504' || lpad(n::text, 8, '0'), '苏木' || n % 15, '嘎查' || n % 400, 'bench', n::text, now()
     FROM generate_series(1, ${String(households)}) n`,
  );
  await pool.query(
    `INSERT INTO "Member" ("householdId", "name", "relation", "idHash", "idLast4Hash", "category", "source", "sourceId", "asOf", "optedOutAt")
     SELECT 1 + (n - 1) / 4, '王建国', CASE n % 4 WHEN 1 THEN 'head' ELSE 'son' END, md5(n::text) || md5('b' || n), '',
       (CASE WHEN n % 40 = 1 THEN 'special_poor' ELSE 'ordinary' END)::"MemberCategory", 'bench', n::text, now(),
       CASE WHEN n % 200 = 2 THEN now() END
     FROM generate_series(1, ${members}) n`,
  );
  await pool.query(
    `INSERT INTO "Enrolment" ("memberId", "year", "state", "amount", "source", "sourceId", "asOf")
     SELECT n, y, (CASE WHEN y = ${String(year)} AND (n % 4 = 1 OR n % 7 = 0) THEN 'unpaid' ELSE 'active' END)::"EnrolmentState",
       10, 'bench', n || '-' || y, now()
     FROM generate_series(1, ${members}) n, generate_series(${String(year - 1)}, ${String(year)}) y
     WHERE NOT (y = ${String(year)} AND n % 4 = 1 AND n % 3 = 0)`,
  );
  await pool.query(
    `INSERT INTO "Contact" ("channel", "externalId", "language", "consentVersion", "consentedAt", "lastInboundAt")
     SELECT (CASE WHEN n % 3 = 0 THEN 'telegram' ELSE 'wechat' END)::"Channel", 'p' || n,
       CASE WHEN n % 50 = 0 THEN 'en' ELSE 'zh-CN' END, '${consented}', now(),
       timestamptz '${now.toISOString()}' - (n % 20) * interval '1 day'
     FROM generate_series(1, ${String(people + people / 20)}) n`,
  );
  await pool.query(
    `INSERT INTO "Binding" ("contactId", "memberId", "verifiedAt", "verifiedBy")
     SELECT row_number() OVER (ORDER BY abs(hashint4(n)), n), n, now(), 'self'
     FROM (SELECT n FROM generate_series(1, ${members}) n WHERE n % 4 <> 0
       UNION ALL SELECT n FROM generate_series(1, ${members}) n WHERE n % 4 <> 0 AND n % 20 IN (1, 2, 3) AND n % 4 = 1) bound
     LIMIT ${String(people + people / 20)}`,
  );
  await pool.query('VACUUM ANALYZE');
}
