import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditRepository } from '../../src/database/audit.ts';
import { complaintRepository } from '../../src/database/complaint.ts';
import { enquiryRepository } from '../../src/database/enquiry.ts';
import { erasureRepository } from '../../src/database/erasure.ts';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import type { EnquiryRepository } from '../../src/enquiry/repository.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only, 32 bytes..');
const now = new Date('2026-11-22T02:00:00Z');
const enquiry = { number: 'Z26-0001-0', reason: 'correction', text: '名字写错了', openedAt: now } as const;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const within = <Result>(work: (enquiries: EnquiryRepository, tx: Tx) => Promise<Result>) =>
  database.transaction((tx) => work(enquiryRepository(tx), tx));
const contactId = (name: string) =>
  within(async (_, tx) => (await identityRepository(tx, hashKey).contact('terminal', name, now)).contact.id);

describe('an enquiry', () => {
  it('waits while it is open or taken, grows by what is written, and ends when closed', async () => {
    const id = await contactId('a');
    expect(await within((enquiries) => enquiries.openFor(id))).toBeUndefined();
    await within((enquiries) => enquiries.open(id, enquiry));
    await database.client.enquiry.updateMany({ where: { contactId: id }, data: { state: 'taken' } });
    await within((enquiries) => enquiries.append(id, '应该是王小花', now));
    expect(await within((enquiries) => enquiries.openFor(id))).toEqual({
      ...enquiry,
      text: '名字写错了\n应该是王小花',
    });

    await within((enquiries) => enquiries.close(id, now));

    expect(await within((enquiries) => enquiries.openFor(id))).toBeUndefined();
    await within((enquiries) => enquiries.append(id, '太晚了', now));
    const [row] = await database.client.enquiry.findMany({ where: { contactId: id } });
    expect(row).toMatchObject({ text: '名字写错了\n应该是王小花', state: 'closed', closedAt: now });
  });

  it('is nobody else’s, and cannot be filled without end', async () => {
    const [id, other] = [await contactId('b'), await contactId('c')];
    await within((enquiries) => enquiries.open(id, { ...enquiry, number: 'Z26-0002-9' }));

    await within((enquiries) => enquiries.append(id, '长'.repeat(30_000), now));

    expect((await within((enquiries) => enquiries.openFor(id)))?.text).toHaveLength(20_000);
    expect(await within((enquiries) => enquiries.openFor(other))).toBeUndefined();
  });

  it('is listed to the one who wrote it, newest first, closed ones too', async () => {
    const [id, other] = [await contactId('d'), await contactId('e')];
    await within((enquiries) => enquiries.open(id, { ...enquiry, number: 'Z26-0003-7' }));
    await within((enquiries) => enquiries.close(id, now));
    await within((enquiries) => enquiries.open(id, { ...enquiry, number: 'Z26-0004-5', text: '找人' }));

    expect(await within((enquiries) => enquiries.ofContact(id))).toEqual([
      { ...enquiry, number: 'Z26-0004-5', text: '找人' },
      { ...enquiry, number: 'Z26-0003-7' },
    ]);
    expect(await within((enquiries) => enquiries.ofContact(other))).toEqual([]);
  });

  it('is numbered apart from complaints', async () => {
    expect(await within((enquiries) => enquiries.nextSequence(2031))).toBe(1);
    expect(await within((enquiries) => enquiries.nextSequence(2031))).toBe(2);
  });
});

describe('erasing a contact', () => {
  it('takes everything it told, and keeps what must be kept', async () => {
    const [id, other] = [await contactId('gone'), await contactId('stays')];
    const household = await database.client.household.create({
      data: { certificate: '1', sumu: '林东镇', gacha: '甲', source: 'test', sourceId: 'H', asOf: now },
    });
    const member = await database.client.member.create({
      data: {
        householdId: household.id,
        name: '乌力吉',
        relation: 'head',
        idHash: 'x',
        idLast4Hash: 'x',
        source: 'test',
        sourceId: 'M',
        asOf: now,
      },
    });
    const words = { channel: 'terminal' as const, receivedAt: now, state: 'processed' as const };
    const reply = {
      channel: 'terminal' as const,
      reply: { text: '您家还有43.20元' },
      nextAttemptAt: now,
      createdAt: now,
    };
    await database.transaction(async (tx) => {
      const identity = identityRepository(tx, hashKey);
      await identity.bind(id, member.id, 'self', now);
      await identity.saveConsent(id, '2026-11', now);
      await identity.saveFailures(id, { failedAttempts: 2, lockedUntil: now }, now);
      await identity.saveOptOut(id, now);
      await tx.conversation.create({ data: { contactId: id, state: { secret: '1234' }, updatedAt: now } });
      await enquiryRepository(tx).open(id, { ...enquiry, number: 'Z26-0009-1' });
      await complaintRepository(tx, hashKey).add(
        id,
        {
          number: 'T26-0009-1',
          category: 'other',
          text: '投诉',
          target: 'other',
          anonymous: true,
          queryCode: '123456',
          receivedAt: now,
        },
        { dueDay: '2026-12-18', calendarVersion: 'x', provisional: false, skipped: [], countedWeekends: [] },
        'banner-office',
      );
      await auditRepository(tx).append({
        at: now,
        actor: 'staff',
        action: 'looked',
        subject: `contact:${String(id)}`,
        details: { name: '乌力吉' },
      });
      await tx.inboxMessage.createMany({
        data: [
          { ...words, externalId: 'gone', messageId: '1', text: '我叫乌力吉' },
          { ...words, externalId: 'gone', messageId: '2', text: '还没答的话', state: 'received' },
          { ...words, externalId: 'stays', messageId: '1', text: '别人的话' },
        ],
      });
      await tx.outboxMessage.createMany({
        data: [
          { ...reply, externalId: 'gone', state: 'accepted' },
          { ...reply, externalId: 'gone', state: 'queued' },
          { ...reply, externalId: 'stays', state: 'accepted' },
        ],
      });
    });

    await database.transaction((tx) => erasureRepository(tx, hashKey).eraseContact(id, now));

    const { contact, bindings } = await within((_, tx) =>
      identityRepository(tx, hashKey).contact('terminal', 'gone', now),
    );
    expect(bindings).toEqual([]);
    expect(contact).toEqual({
      id,
      channel: 'terminal',
      externalId: 'gone',
      language: 'zh-CN',
      failedAttempts: 2,
      lastFailedAt: now,
      lockedUntil: now,
      optedOutAt: now,
    });
    const { client } = database;
    expect(await client.conversation.count({ where: { contactId: id } })).toBe(0);
    expect(await client.enquiry.count({ where: { contactId: id } })).toBe(0);
    expect(await client.binding.count({ where: { contactId: id } })).toBe(0);
    expect(await client.complaint.findUnique({ where: { number: 'T26-0009-1' } })).toMatchObject({
      contactId: null,
      text: '投诉',
    });
    expect(
      await client.inboxMessage.findMany({ where: { externalId: 'gone' }, orderBy: { id: 'asc' } }),
    ).toMatchObject([
      { messageId: '1', text: '' },
      { messageId: '2', text: '还没答的话' },
    ]);
    expect(await client.outboxMessage.findMany({ where: { externalId: 'gone' } })).toMatchObject([
      { state: 'accepted', reply: { text: '' } },
    ]);
    expect(await client.auditEntry.findFirst({ where: { subject: `contact:${String(id)}` } })).toMatchObject({
      salt: null,
    });
    expect(await client.inboxMessage.findMany({ where: { externalId: 'stays' } })).toMatchObject([
      { text: '别人的话' },
    ]);
    expect(await client.outboxMessage.findMany({ where: { externalId: 'stays' } })).toMatchObject([
      { reply: { text: '您家还有43.20元' } },
    ]);
    expect(other).not.toBe(id);
  });
});
