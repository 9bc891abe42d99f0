/** News from the records to the outbox: each thing looked at once, whoever looks, and told to whom it concerns. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tellNews } from '../../src/conversation/news/tell.ts';
import { importRecords } from '../../src/database/import/import-records.ts';
import { newsRepository } from '../../src/database/news.ts';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { unitOfWork } from '../../src/database/unit-of-work.ts';
import { consentVersion } from '../../src/identity/consent.ts';
import { readWording } from '../../src/conversation/wording.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { onPostgres, openTestDatabase, silentLog } from '../support/database.ts';

const now = new Date('2026-11-22T02:00:00Z');
const hashKey = Buffer.alloc(32, 7);
const parts = {
  scheme: readScheme(sampleSchemeFile, '2026-11-22'),
  wording: readWording(promptsDir),
  householdDataAllowed: (channel: string) => channel !== 'telegram',
};

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const look = (on = database) => on.transaction((tx) => tellNews(parts, newsRepository(tx), now));

async function load(kind: 'households' | 'members' | 'claims', lines: readonly string[]): Promise<void> {
  const outcome = await database.transaction((tx) =>
    importRecords(tx, {
      ...{ kind, fileName: `${kind}.csv`, source: 'test', asOf: now, now, hashKey, sealKey: hashKey },
      bytes: Buffer.from(lines.join('\n')),
      actor: 'test',
      allowOddIds: true,
    }),
  );
  expect(outcome.kind).toBe('saved');
}

async function people(count: number): Promise<void> {
  const each = Array.from({ length: count }, (_, index) => String(index + 1));
  await load('households', [
    '记录号,证号,苏木,嘎查',
    ...each.map((one) => `H${one},1504220${one.padStart(5, '0')},林东镇,甲`),
  ]);
  await load('members', [
    '记录号,证号,姓名,与户主关系,身份证号,出生日期',
    ...each.map(
      (one) =>
        `M${one},1504220${one.padStart(5, '0')},乌力吉,户主,15042219680305${one.padStart(3, '0').slice(-3)}4,1968-03-05`,
    ),
  ]);
}

const claims = (rows: readonly string[]) =>
  load('claims', ['报销编号,成员编号,医疗机构,级别,出院日期,总费用,补助金额,支付日期,状态,原因', ...rows]);
const submitted = (one: number) =>
  `B${String(one)},M${String(one)},林东镇卫生院,苏木乡镇,2026-11-01,1500.00,,,已受理,`;
const returned = (one: number) =>
  `B${String(one)},M${String(one)},林东镇卫生院,苏木乡镇,2026-11-01,1500.00,,,退回,缺清单`;

/** A contact verified as the member, who has agreed to be told. */
async function agreed(from: string, member: string, change: object = {}): Promise<number> {
  const { id: memberId } = await database.client.member.findFirstOrThrow({ where: { sourceId: member } });
  const { id } = await database.client.contact.create({
    data: {
      channel: 'wechat',
      externalId: from,
      consentVersion,
      consentedAt: now,
      newsAgreedAt: now,
      bindings: { create: { memberId, verifiedAt: now, verifiedBy: 'self' } },
      ...change,
    },
  });
  return id;
}

const sent = async () =>
  (await database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map(
    ({ externalId, state, reply }) =>
      `${state} ${externalId}: ${z.object({ text: z.string() }).parse(reply).text.split('\n').slice(0, 2).join(' ')}`,
  );

describe('a claim', () => {
  it('is told once when its state changes, and not when an import brings the same again', async () => {
    await people(1);
    await claims([submitted(1)]);
    await look();
    await agreed('a', 'M1');

    expect(await look()).toEqual({ letters: 0, more: false });
    await claims([returned(1)]);
    expect(await look()).toEqual({ letters: 1, more: false });
    await claims([returned(1)]);
    expect(await look()).toEqual({ letters: 0, more: false });

    expect(await sent()).toEqual([
      'queued a: 报销 B1 有进展了。 现在：11月1日退回来了，要补材料。缺的是：缺清单。',
    ]);
    expect(await database.client.claim.findFirst({ select: { toldState: true, newsWaits: true } })).toEqual({
      toldState: 'returned',
      newsWaits: false,
    });
  });

  it('is told to nobody who is no longer bound, has no consent, or is on Telegram without its basis', async () => {
    await people(1);
    await claims([submitted(1)]);
    await agreed('a', 'M1', { channel: 'telegram' });
    await agreed('b', 'M1', { consentVersion: null });
    const ended = await agreed('c', 'M1');
    await database.client.binding.updateMany({ where: { contactId: ended }, data: { endedAt: now } });

    expect(await look()).toEqual({ letters: 0, more: false });
  });

  it('of a first import of thousands tells only who had agreed before', async () => {
    await people(2_500);
    await agreed('a', 'M7');

    await claims(Array.from({ length: 2_500 }, (_, index) => submitted(index + 1)));
    const looks = [await look(), await look(), await look(), await look()];

    expect(looks.map(({ more }) => more)).toEqual([true, true, false, false]);
    expect(await sent()).toEqual(['queued a: 报销 B7 有进展了。 现在：11月1日收到了，等合管办审核。']);
    expect(await database.client.claim.count({ where: { newsWaits: true } })).toBe(0);
  }, 120_000);

  it('for one who has gone is held for the next visit', async () => {
    await people(1);
    await claims([submitted(1)]);
    await agreed('a', 'M1', { unreachableAt: now });

    await look();

    expect(await sent()).toEqual([expect.stringMatching(/^held a: 报销 B1/)]);
  });

  it('is told exactly once, however many processes look at the same time', async () => {
    const count = 40;
    await people(count);
    await claims(Array.from({ length: count }, (_, index) => submitted(index + 1)));
    for (let one = 1; one <= count; one += 1) await agreed(`person ${String(one)}`, `M${String(one)}`);
    const other = onPostgres
      ? await openDatabase({ url: database.pool.options.connectionString, log: silentLog })
      : { ...database, close: () => Promise.resolve() };

    const looked = await Promise.all([look(), look(other), look(), look(other)]);
    await other.close();

    expect(looked.reduce((sum, { letters }) => sum + letters, 0)).toBe(count);
    expect(new Set(await sent()).size).toBe(count);
  }, 120_000);
});

describe('a complaint', () => {
  async function filed(contactId: number): Promise<number> {
    await database.transaction((tx) =>
      unitOfWork(tx, {}, hashKey).complaints.add(
        contactId,
        {
          ...{ number: 'T26-0418-7', category: 'overcharging', text: '多收了20元', target: 'hospital' },
          ...{ anonymous: true, queryCode: '135790', receivedAt: now },
        },
        { dueDay: '2026-12-18', calendarVersion: 'v', provisional: false, skipped: [], countedWeekends: [] },
        'banner-office',
      ),
    );
    return (await database.client.complaint.findFirstOrThrow()).id;
  }
  const happens = (complaintId: number, kind: string, change: object = {}) =>
    database.client.complaintEvent.create({
      data: { complaintId, kind, at: now, actor: 'handler', shown: true, ...change },
    });
  const stranger = (change: object = {}) =>
    database.client.contact.create({ data: { channel: 'telegram', externalId: 'a', ...change } });

  it('filed just now is no news; what happens to it then is, once', async () => {
    const id = await filed((await stranger()).id);
    expect(await look()).toEqual({ letters: 0, more: false });
    await happens(id, 'accepted');
    await happens(id, 'noted', { shown: false, note: '内部' });
    await happens(id, 'awaiting_complainant', { note: '请补收据' });

    expect(await look()).toEqual({ letters: 1, more: false });
    expect(await look()).toEqual({ letters: 0, more: false });

    expect(await sent()).toEqual([
      'queued a: 您的投诉 T26-0418-7：受理了。 您的投诉 T26-0418-7：办的人有话问您。',
    ]);
  });

  it('is kept for one who has gone, and not told to one who refused or whose traces are erased', async () => {
    const { id: contactId } = await stranger({ unreachableAt: now });
    const id = await filed(contactId);
    await happens(id, 'accepted');
    await look();
    expect(await sent()).toEqual([expect.stringMatching(/^held a: 您的投诉/)]);

    await database.client.contact.update({ where: { id: contactId }, data: { newsRefusedAt: now } });
    await happens(id, 'assigned');
    await look();
    await database.transaction((tx) => unitOfWork(tx, {}, hashKey).erasure.eraseContact(contactId, now));
    await happens(id, 'answered');
    await look();

    // Erasing has taken what was held with it.
    expect(await sent()).toEqual([]);
    expect(await database.client.complaintEvent.count({ where: { shown: true, toldAt: null } })).toBe(0);
  });
});
