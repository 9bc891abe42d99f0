/** A person who stands in every column that can hold something of a person, and a look through the whole database for them. */
import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { addKept } from '../../src/database/attachment-bytes.ts';
import { auditRepository } from '../../src/database/audit.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { idLast4Hash, idNumberHash, queryCodeHash } from '../../src/kernel/keyed-hash.ts';
import { sealedAlike, sealedBytes, unsealed, unsealedBytes } from '../../src/kernel/seal.ts';

export const hashKey = Buffer.from('a key for tests only, 32 bytes..');
export const sealKey = Buffer.alloc(32, 9);
export const at = new Date('2026-06-01T02:00:00Z');

export const marked = {
  contactId: 700_700,
  memberId: 700_701,
  channel: 'telegram',
  account: 'account-marked-77',
  name: '白音宝力高尔泰',
  telephone: '13987651234',
  idNumber: '150422197803120017',
  words: '灰马三十七匹',
  certificate: '150422777001',
  sourceId: 'source-marked-77',
  number: 'T26-0777-7',
  queryCode: '918273',
} as const;
const { contactId, memberId, channel, account, name, telephone, idNumber, words, certificate } = marked;
const { sourceId, number } = marked;
const file = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(words)]);

const texts: readonly string[] = [
  ...[account, name, telephone, idNumber, words, certificate, sourceId, `contact:${String(contactId)}`],
  ...[idNumberHash(hashKey, idNumber), idLast4Hash(hashKey, idNumber.slice(-4))],
  queryCodeHash(hashKey, number, marked.queryCode),
];
const ids: readonly unknown[] = [contactId, memberId];

/** "Table.column" of every place in which the person is found, also in what is sealed, squeezed or hashed. */
export async function traces({ pool }: Pick<Database, 'pool'>): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const table of Object.keys(await columns({ pool }))) {
    const { rows } = await pool.query(`select to_jsonb(t) as row from "${table}" t`);
    for (const { row } of z.array(z.object({ row: z.record(z.string(), z.unknown()) })).parse(rows))
      for (const [column, value] of Object.entries(row)) if (shows(value)) found.add(`${table}.${column}`);
  }
  return [...found].sort();
}

function shows(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(shows);
  if (typeof value !== 'string') return ids.includes(value);
  if (texts.some((mark) => value.includes(mark))) return true;
  const opened = unsealed(value, sealKey);
  if (opened !== undefined && texts.some((mark) => opened.includes(mark))) return true;
  return value.startsWith(String.raw`\x`) && showsInside(Buffer.from(value.slice(2), 'hex'));
}

function showsInside(bytes: Buffer): boolean {
  const opened = unsealedBytes(bytes, sealKey);
  return [bytes, ...(opened ? [opened, unsqueezed(opened)] : [])].some((one) =>
    texts.some((mark) => one.includes(mark)),
  );
}

function unsqueezed(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The columns of every table of the schema. */
export async function columns({
  pool,
}: Pick<Database, 'pool'>): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await pool.query(
    `select c.table_name as "table", array_agg(c.column_name::text order by c.ordinal_position) as columns
     from information_schema.columns c where c.table_schema = 'public' and c.table_name <> '_prisma_migrations'
     group by 1 order by 1`,
  );
  const found = z.array(z.object({ table: z.string(), columns: z.array(z.string()) })).parse(rows);
  return Object.fromEntries(found.map((one) => [one.table, one.columns]));
}

export async function fillWith(tx: Tx): Promise<void> {
  await records(tx);
  await chat(tx);
  await complaint(tx);
  await office(tx);
}

async function records(tx: Tx): Promise<void> {
  const mirrored = { source: 'test', sourceId, asOf: at };
  const household = await tx.household.create({
    data: {
      ...{ ...mirrored, certificate, sumu: '林东镇', gacha: '东城嘎查' },
      telephone: sealedAlike(telephone, sealKey, `telephone ${certificate}`),
    },
  });
  const hashes = {
    idHash: idNumberHash(hashKey, idNumber),
    idLast4Hash: idLast4Hash(hashKey, idNumber.slice(-4)),
  };
  const { id: householdId } = household;
  await tx.member.create({
    data: { ...mirrored, ...hashes, id: memberId, householdId, name, relation: 'head', leftReason: words },
  });
  await tx.enrolment.create({
    data: { ...mirrored, memberId, year: 2026, state: 'active', amount: 280, receiptNo: words },
  });
  await tx.familyAccountEntry.create({
    data: {
      ...{ ...mirrored, householdId, year: 2026, kind: 'credited', portion: 'current_year', amount: 60 },
      ...{ occurredOn: at, note: words },
    },
  });
  await tx.claim.create({
    data: {
      ...{ ...mirrored, number: 'B26-0777-7', memberId, institution: words, tier: 'sumu', dischargedOn: at },
      ...{ creditedYear: 2026, total: 100, state: 'returned', reason: words },
      events: { create: { state: 'returned', occurredOn: at, note: words } },
    },
  });
  await tx.importRun.create({
    data: {
      ...{ kind: 'members', fileName: 'members.csv', sha256: '', asOf: at, importedAt: at, actor: 'test' },
      ...{ rows: 1, inserted: 0, updated: 1, unchanged: 0 },
      changes: { create: { rowId: memberId, inserted: false, before: { ...hashes, name } } },
    },
  });
  const sealed = (bytes: Buffer) => new Uint8Array(sealedBytes(bytes, sealKey, randomBytes(12)));
  await tx.importDraft.create({
    data: {
      ...{ kind: 'members', source: 'test', asOf: at, fileName: 'members.csv', size: 1, sha256: '' },
      ...{ actor: 'test', at, sealed: sealed(Buffer.from(idNumber)), lists: sealed(gzipSync(name)) },
    },
  });
}

async function chat(tx: Tx): Promise<void> {
  await tx.contact.create({
    data: {
      ...{ id: contactId, channel, externalId: account, consentVersion: '2026-11', consentedAt: at },
      bindings: { create: { memberId, verifiedAt: at, verifiedBy: 'self' } },
      conversation: { create: { state: { said: words }, updatedAt: at } },
    },
  });
  await tx.certificateLock.create({ data: { certificate, firstFailedAt: at } });
  await tx.inboxMessage.create({
    data: {
      ...{ channel, externalId: account, messageId: '1', text: words, receivedAt: at, state: 'processed' },
      ...{ enclosure: { reference: words }, code: words, failure: words },
    },
  });
  const reply = { text: words, choices: [], citations: [] };
  await tx.outboxMessage.createMany({
    data: (['accepted', 'held', 'failed', 'queued'] as const).map((state) => ({
      ...{ channel, externalId: account, reply, state, nextAttemptAt: at, createdAt: at },
      ...{ failure: words, platformId: words },
    })),
  });
  await tx.enquiry.create({
    data: {
      ...{ number: 'Z26-0777-7', contactId, text: words, reason: 'asked-for-person', openedAt: at },
      events: { create: { kind: 'answered', at, actor: 'staff:wulan', note: words } },
    },
  });
  const campaign = await tx.campaign.create({
    data: {
      ...{ name: '2027', audience: {}, texts: {}, year: 2027, createdById: 1, editorIds: [], lastDay: at },
      ...{ createdAt: at, updatedAt: at },
    },
  });
  await tx.campaignRecipient.create({
    data: {
      ...{ campaignId: campaign.id, contactId, personId: memberId, channel, householdIds: [1] },
      ...{ state: 'delivered', nextAttemptAt: at, settledAt: at, platformId: words },
    },
  });
}

async function complaint(tx: Tx): Promise<void> {
  const { id: complaintId } = await tx.complaint.create({
    data: {
      ...{ number, category: 'other', text: words, anonymous: false, complainantName: name, memberId },
      ...{ contactId, target: 'other', queue: 'banner_office', about: words, answer: words },
      ...{ closeReason: words, receivedAt: at, dueDay: at, calendarVersion: 'x', provisional: false },
      ...{ state: 'closed', queryCodeHash: queryCodeHash(hashKey, number, marked.queryCode) },
      events: { create: { kind: 'answered', at, actor: 'staff:wulan', note: words, shown: true } },
      pauses: { create: { from: at, reason: words, actor: 'staff:wulan' } },
    },
  });
  const staff = await tx.staffMember.create({
    data: { login: 'wulan', name: '乌兰', role: 'handler', passwordHash: '', createdAt: at },
  });
  await tx.answerDraft.create({
    data: { complaintId, staffId: staff.id, text: words, version: 0, updatedAt: at },
  });
  await addKept(
    tx,
    complaintId,
    [{ kind: 'photo', mediaType: 'image/jpeg', bytes: file, name: `${words}.jpg` }],
    { actor: 'complainant', at },
    sealKey,
  );
  const sent = { contactId, kind: 'photo', at, channel };
  await tx.attachment.createMany({
    data: [
      { ...sent, complaintId, reference: words, nextAttemptAt: at },
      { ...sent, bytes: new Uint8Array(sealedBytes(file, sealKey, randomBytes(12))), state: 'kept' },
    ],
  });
}

async function office(tx: Tx): Promise<void> {
  await tx.legalHold.create({
    data: { kind: 'household', number: certificate, reason: words, placedBy: 'operator', placedAt: at },
  });
  const subject = `contact:${String(contactId)}`;
  await auditRepository(tx).append({
    ...{ at, actor: subject, action: 'privacy-export', subject, details: { name, words } },
  });
}
