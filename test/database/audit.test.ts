import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainHead, recordedHeads, recordHead } from '../../src/database/audit-head.ts';
import { verifyChain } from '../../src/database/audit-verify.ts';
import { auditRepository, eraseAuditValues } from '../../src/database/audit.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

const at = new Date('2026-11-22T02:00:00.123Z');
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.client.auditEntry.deleteMany();
  await database.client.auditHead.deleteMany();
});

function append(subject: string, details?: Record<string, unknown>) {
  return database.transaction((tx) =>
    auditRepository(tx).append({
      at,
      actor: 'contact:1',
      action: 'looked',
      subject,
      ...(details && { details }),
    }),
  );
}

describe('the audit chain', () => {
  it('is sound when empty and after entries with and without values', async () => {
    expect(await verifyChain(database)).toMatchObject({ kind: 'sound', entries: 0 });

    await append('household:1');
    await append('household:2', { b: '乌*', a: { d: 1, c: [2, null] } });

    expect(await verifyChain(database)).toMatchObject({ kind: 'sound', entries: 2 });
  });

  it('stays one chain when many append at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, place) => append(`household:${String(place)}`)));

    expect(await verifyChain(database)).toMatchObject({ kind: 'sound', entries: 20 });
  });

  it.each([
    { actor: 'contact:2' },
    { action: 'nothing' },
    { subject: 'household:9' },
    { details: { amount: '2' } },
    { at: new Date('2026-11-22T02:00:00.124Z') },
  ])('names an entry that was altered: %o', async (change) => {
    await append('household:1');
    await append('household:2', { amount: '1' });
    await append('household:3');
    const second = await database.client.auditEntry.findFirstOrThrow({ where: { subject: 'household:2' } });

    await database.client.auditEntry.update({ where: { id: second.id }, data: change });

    expect(await verifyChain(database)).toEqual({ kind: 'broken', id: String(second.id), why: 'altered' });
  });

  it('names the entry after one that was taken out', async () => {
    await append('household:1');
    await append('household:2');
    await append('household:3');
    const last = await database.client.auditEntry.findFirstOrThrow({ where: { subject: 'household:3' } });

    await database.client.auditEntry.deleteMany({ where: { subject: 'household:2' } });

    expect(await verifyChain(database)).toEqual({ kind: 'broken', id: String(last.id), why: 'not-linked' });
  });

  it('names one that was put in between, even with a digest of its own', async () => {
    await append('household:1');
    await append('household:2');
    const [first, second] = await database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
    if (!first || !second) throw new Error('nothing was appended');
    // Room for it: ids need not follow each other.
    await database.client.auditEntry.update({ where: { id: second.id }, data: { id: second.id + 5n } });
    const { id: _id, details: _details, ...facts } = first;
    const digest = 'f'.repeat(64);
    await database.client.auditEntry.create({
      data: {
        ...facts,
        id: second.id,
        subject: 'household:9',
        previousDigest: first.digest.replace(/^./, 'z'),
        digest,
      },
    });

    expect(await verifyChain(database)).toEqual({ kind: 'broken', id: String(second.id), why: 'not-linked' });
    await database.client.auditEntry.update({
      where: { id: second.id + 5n },
      data: { previousDigest: digest },
    });
    await database.client.auditEntry.update({
      where: { id: second.id },
      data: { previousDigest: first.digest },
    });
    // Linked on both sides: then what it says does not fit its digest.
    expect(await verifyChain(database)).toEqual({ kind: 'broken', id: String(second.id), why: 'altered' });
  });

  it('names the first of two that changed places', async () => {
    for (const subject of ['household:1', 'household:2', 'household:3']) await append(subject);
    const [, second, third] = await database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
    if (!second || !third) throw new Error('nothing was appended');
    await database.client.auditEntry.update({ where: { id: second.id }, data: { id: third.id + 5n } });
    await database.client.auditEntry.update({ where: { id: third.id }, data: { id: second.id } });
    await database.client.auditEntry.update({ where: { id: third.id + 5n }, data: { id: third.id } });

    expect(await verifyChain(database)).toEqual({ kind: 'broken', id: String(second.id), why: 'not-linked' });
  });

  it('names two whose facts were exchanged', async () => {
    for (const subject of ['household:1', 'household:2']) await append(subject);
    const [first, second] = await database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
    if (!first || !second) throw new Error('nothing was appended');
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const)
      await database.client.auditEntry.update({ where: { id: one.id }, data: { subject: other.subject } });

    expect(await verifyChain(database)).toEqual({ kind: 'broken', id: String(first.id), why: 'altered' });
  });

  it('holds after values were erased, and the erased values are gone', async () => {
    await append('contact:1', { name: '乌力吉' });
    await append('contact:2', { name: '张桂兰' });

    const erased = await database.transaction((tx) => eraseAuditValues(tx, 'contact:1'));

    expect(erased).toBe(1);
    expect(await verifyChain(database)).toMatchObject({ kind: 'sound', entries: 2 });
    const rows = await database.client.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(JSON.stringify(rows[0]?.details)).not.toContain('乌力吉');
    expect(rows[0]?.salt).toBeNull();
    expect(rows[1]?.details).toEqual({ name: '张桂兰' });
  });

  it('still names an erased entry whose facts were altered', async () => {
    await append('contact:1', { name: '乌力吉' });
    await database.transaction((tx) => eraseAuditValues(tx, 'contact:1'));

    await database.client.auditEntry.updateMany({ data: { action: 'nothing' } });

    expect(await verifyChain(database)).toMatchObject({ kind: 'broken', why: 'altered' });
  });
});

describe('heads kept elsewhere', () => {
  const headNow = () => chainHead(database, at);

  it('an empty chain has a head, and a longer one continues every former head', async () => {
    const heads = [await headNow()];
    expect(heads).toEqual([{ at, entries: 0, lastId: '0', digest: '0'.repeat(64) }]);
    expect(await verifyChain(database, heads)).toMatchObject({ kind: 'sound', entries: 0 });
    for (const subject of ['household:1', 'household:2']) {
      await append(subject);
      heads.push(await headNow());
    }
    await append('household:3');

    expect(heads[2]).toMatchObject({ entries: 2 });
    expect(await verifyChain(database, heads)).toMatchObject({ kind: 'sound', entries: 3 });
  });

  it('find a tail that was cut off', async () => {
    await append('household:1');
    await append('household:2');
    const head = await headNow();
    await database.client.auditEntry.deleteMany({ where: { subject: 'household:2' } });

    expect(await verifyChain(database)).toMatchObject({ kind: 'sound', entries: 1 });
    expect(await verifyChain(database, [head])).toEqual({ kind: 'cut-off', head, entries: 1 });
  });

  it('find a chain that was written anew, however sound it is', async () => {
    await append('household:1');
    const head = await headNow();
    await database.client.auditEntry.deleteMany();
    await append('household:9');
    await append('household:10');

    expect(await verifyChain(database)).toMatchObject({ kind: 'sound' });
    expect(await verifyChain(database, [head])).toEqual({ kind: 'rewritten', head });
  });

  it('find one written anew under the old ids', async () => {
    await append('household:1');
    const head = await headNow();
    await database.client.auditEntry.deleteMany();
    await database.pool.query(`ALTER SEQUENCE "AuditEntry_id_seq" RESTART WITH ${head.lastId}`);
    await append('household:9');

    expect(await headNow()).toMatchObject({ lastId: head.lastId });
    expect(await verifyChain(database, [head])).toEqual({ kind: 'rewritten', head });
  });

  it('are recorded once a day, whoever looks', async () => {
    await append('household:1');
    const both = await Promise.all([
      recordHead(database, '2026-11-22', at),
      recordHead(database, '2026-11-22', at),
    ]);
    await append('household:2');
    await recordHead(database, '2026-11-23', at);

    expect(both.filter((head) => head !== undefined)).toMatchObject([{ entries: 1 }]);
    const recorded = await recordedHeads(database);
    expect(recorded.map(({ entries }) => entries)).toEqual([1, 2]);
    expect(await verifyChain(database, recorded)).toMatchObject({ kind: 'sound' });
  });
});
