/** Households and messages made by the database itself, as many more as a size asks for. */
import type pg from 'pg';

export interface Size {
  readonly households: number;
  readonly messages: number;
}

export const year = 2026;
export const today = '2026-06-15';
export const soonThrough = '2026-06-22';
export const at = new Date('2026-06-15T02:00:00Z');
export const membersEach = 3;
/** The first contact writes this share of all messages; the others share the rest. */
const ofTheTalkative = 1_000;

const tables = [
  ...['Household', 'Member', 'Enrolment', 'FamilyAccountEntry', 'Claim', 'ClaimEvent', 'Contact', 'Binding'],
  ...['Conversation', 'InboxMessage', 'OutboxMessage', 'AuditEntry', 'Complaint', 'ComplaintEvent'],
];

export const contactOf = (household: number): string => `p${household}`;
export const certificateOf = (household: number): string => `1504${String(household).padStart(8, '0')}`;

/**
 * Indexes are taken off while the rows go in, and no foreign key is checked: the rows are right by their making, since
 * ids follow the order in which they go in.
 */
export async function growTo(client: pg.Client, from: Size, to: Size): Promise<void> {
  const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY($1) AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
    [tables],
  );
  for (const { indexname } of indexes) await client.query(`DROP INDEX "${indexname}"`);
  await client.query(`SET session_replication_role = replica; SET maintenance_work_mem = '512MB'`);
  for (const statement of statementsFor(from, to)) await client.query(statement);
  await client.query('RESET session_replication_role');
  for (const { indexdef } of indexes) await client.query(indexdef);
  for (const table of tables) await client.query(`VACUUM (ANALYZE) "${table}"`);
}

function statementsFor(from: Size, to: Size): readonly string[] {
  const numbers = (first: number, last: number, name = 'n') =>
    `generate_series(${first + 1}, ${last}) ${name}`;
  const each = numbers(from.households, to.households);
  const members = numbers(from.households * membersEach, to.households * membersEach);
  const messages = numbers(from.messages, to.messages);
  const share = (of: number, by: number) => Math.floor(of / by);
  const claims = numbers(share(from.households, 2), share(to.households, 2));
  const complaints = numbers(share(from.households, 20), share(to.households, 20));
  const entries = numbers(share(from.messages, 5), share(to.messages, 5));
  const writer = `'p' || CASE WHEN n % ${ofTheTalkative} = 0 THEN 1 ELSE 1 + n % ${to.households} END`;
  const received = `timestamptz '${at.toISOString()}' - (${to.messages} - n) * interval '1 second'`;
  return [
    `INSERT INTO "Household" ("certificate", "sumu", "gacha", "source", "sourceId", "asOf")
     SELECT '1504' || lpad(n::text, 8, '0'), '苏木' || n % 15, '嘎查' || n % 400, 'bench', n::text, now() FROM ${each}`,
    `INSERT INTO "Member" ("householdId", "name", "relation", "idHash", "idLast4Hash", "source", "sourceId", "asOf")
     SELECT 1 + (n - 1) / ${membersEach}, '王建' || n % 5000, CASE n % ${membersEach} WHEN 1 THEN 'head' ELSE 'son' END,
       md5(n::text) || md5('b' || n), md5('c' || n), 'bench', n::text, now() FROM ${members}`,
    `INSERT INTO "Enrolment" ("memberId", "year", "state", "amount", "source", "sourceId", "asOf")
     SELECT n, y, 'active', 10, 'bench', n || '-' || y, now() FROM ${members}, generate_series(${year - 1}, ${year}) y`,
    `INSERT INTO "FamilyAccountEntry" ("householdId", "year", "kind", "portion", "amount", "occurredOn", "source", "sourceId", "asOf")
     SELECT n, ${year} - k / 2, CASE k WHEN 1 THEN 'outpatient_paid' ELSE 'credited' END::"EntryKind", 'current_year', 24,
       date '${today}' - k * 100, 'bench', n || '-' || k, now() FROM ${each}, generate_series(0, 2) k`,
    `INSERT INTO "Claim" ("number", "memberId", "institution", "tier", "dischargedOn", "creditedYear", "total", "paid", "state", "toldState", "source", "sourceId", "asOf")
     SELECT 'B26-' || n, 1 + abs(hashint4(n)) % ${to.households * membersEach}, '旗医院', 'banner', date '${today}' - n % 700,
       ${year} - n % 2, 3000, 1120, 'paid', 'paid', 'bench', n::text, now() FROM ${claims}`,
    `INSERT INTO "ClaimEvent" ("claimId", "state", "occurredOn")
     SELECT n, s, date '${today}' - n % 700 FROM ${claims}, unnest(ARRAY['submitted', 'paid']::"ClaimState"[]) s`,
    `INSERT INTO "Contact" ("channel", "externalId", "consentVersion", "consentedAt", "lastInboundAt")
     SELECT 'wechat', 'p' || n, '2026-11', now(), now() FROM ${each}`,
    `INSERT INTO "Binding" ("contactId", "memberId", "verifiedAt", "verifiedBy")
     SELECT n, (n - 1) * ${membersEach} + 1, now(), 'self' FROM ${each}`,
    `INSERT INTO "Conversation" ("contactId", "state", "updatedAt")
     SELECT n, '{"version":1,"dialogue":"menu"}', now() FROM ${each}`,
    `INSERT INTO "InboxMessage" ("channel", "externalId", "messageId", "text", "receivedAt", "state", "processedAt")
     SELECT 'wechat', ${writer}, 'm' || n, '家庭账户还剩多少', ${received}, 'processed', ${received} FROM ${messages}`,
    `INSERT INTO "OutboxMessage" ("inboxId", "channel", "externalId", "reply", "state", "attempts", "partsSent", "nextAttemptAt", "createdAt", "acceptedAt", "way")
     SELECT n, 'wechat', ${writer}, '{"text":"您家的家庭账户还剩24.00元。（方案 三（四）1）","choices":[],"citations":["III.4.1-family-account-8"]}',
       'accepted', 1, 1, ${received}, ${received}, ${received}, 'passive' FROM ${messages}`,
    `INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "salt", "digest", "previousDigest")
     SELECT now(), 'contact:' || n, 'account-viewed', 'household:' || n, md5('s' || n), md5(n::text) || md5('d' || n),
       md5('p' || n) || md5('q' || n) FROM ${entries}`,
    `INSERT INTO "Complaint" ("number", "category", "text", "anonymous", "target", "queue", "sumu", "receivedAt", "dueDay", "calendarVersion", "provisional", "state", "answeredAt", "contactId")
     SELECT 'T26-' || lpad(n::text, 7, '0') || '-' || n % 10, 'overcharging', '出院时说材料不全，让回去等。第' || n || '件。', false,
       'village', CASE n % 3 WHEN 0 THEN 'sumu_office' ELSE 'banner_office' END::"ComplaintQueue", '苏木' || n % 15,
       timestamptz '${at.toISOString()}' - n % 900 * interval '1 day', date '${today}' + 28 - n % 900, 'x', false,
       CASE WHEN n % 10 < 2 THEN 'accepted' ELSE 'answered' END::"ComplaintState",
       CASE WHEN n % 10 >= 2 THEN now() END, 1 + n % ${to.households} FROM ${complaints}`,
    `INSERT INTO "ComplaintEvent" ("complaintId", "kind", "at", "actor", "shown", "toldAt")
     SELECT n, 'received', now(), 'complainant', true, now() FROM ${complaints}`,
  ];
}
