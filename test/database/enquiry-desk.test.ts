import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditRepository } from '../../src/database/audit.ts';
import { enquiryDeskRepository } from '../../src/database/enquiry-desk.ts';
import { enquiryRepository } from '../../src/database/enquiry.ts';
import { erasureRepository } from '../../src/database/erasure.ts';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database } from '../../src/database/open.ts';
import { type EnquiryDesk, enquiryDesk } from '../../src/enquiry/desk.ts';
import type { EnquiryAction } from '../../src/enquiry/worked.ts';
import { makeNumber } from '../../src/kernel/identifiers.ts';
import { hashKey, now, openDesk, type Person, type TestDesk } from '../support/desk.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let staff: TestDesk['staff'];
beforeAll(async () => {
  database = await openTestDatabase();
  ({ staff } = await openDesk(database));
});
afterAll(() => database.close());

const within = <T>(work: (desk: EnquiryDesk) => Promise<T>) =>
  database.transaction((tx) =>
    work(
      enquiryDesk({
        records: enquiryDeskRepository(tx),
        audit: auditRepository(tx),
        sumus: ['林东镇', '隆昌镇'],
        wordsOf: (answer, { number, language }) => `${language} ${number}：${answer}`,
      }),
    ),
  );
const act = async (person: Person, id: number, action: EnquiryAction) => {
  const { version } = await database.client.enquiry.findUniqueOrThrow({ where: { id } });
  return within((desk) => desk.act(staff[person], id, version, action, now));
};
const waiting = (person: Person) =>
  within(async (desk) => (await desk.page(staff[person], { tab: 'waiting' }, now)).rows.map(({ id }) => id));

let sequence = 0;
async function ask(from: string, at = now) {
  const number = makeNumber('enquiry', 2026, (sequence += 1));
  return database.transaction(async (tx) => {
    const { contact } = await identityRepository(tx, hashKey).contact('telegram', from, now);
    await enquiryRepository(tx).open(contact.id, {
      number,
      reason: 'asked-for-person',
      text: '找个人说话',
      openedAt: at,
    });
    const { id } = await tx.enquiry.findUniqueOrThrow({ where: { number } });
    return { id, contactId: contact.id, number };
  });
}

describe('an enquiry', () => {
  it('is taken by one of two who ask at once, answered into the chat, and closed, so that the bot speaks again', async () => {
    const { id, contactId, number } = await ask('a');
    const outcomes = await Promise.all(
      (['banner', 'banner2'] as const).map((person) =>
        within((desk) => desk.act(staff[person], id, 0, { kind: 'take' }, now)),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'taken']);
    const [taker, other] =
      outcomes[0]?.kind === 'done' ? (['banner', 'banner2'] as const) : (['banner2', 'banner'] as const);
    expect(outcomes).toContainEqual({ kind: 'taken', by: staff[taker].name });

    expect(await act(other, id, { kind: 'answer', text: '抢着答' })).toEqual({
      kind: 'refused',
      why: 'not-yours',
    });
    expect(await act(taker, id, { kind: 'answer', text: ' ' })).toEqual({
      kind: 'refused',
      why: 'nothing-said',
    });
    expect(await act(taker, id, { kind: 'answer', text: '您好，请讲' })).toEqual({
      kind: 'done',
      version: 2,
    });
    const sent = await database.client.outboxMessage.findMany({ where: { externalId: 'a' } });
    expect(sent).toMatchObject([
      { channel: 'telegram', reply: { text: `zh-CN ${number}：您好，请讲` }, state: 'queued' },
    ]);
    const openFor = () => database.transaction((tx) => enquiryRepository(tx).openFor(contactId));
    expect(await openFor()).toBeDefined();

    expect(await act(taker, id, { kind: 'close' })).toMatchObject({ kind: 'done' });

    expect(await openFor()).toBeUndefined();
    expect(await act(taker, id, { kind: 'answer', text: '再说一句' })).toEqual({
      kind: 'refused',
      why: 'closed',
    });
    const detail = await within((desk) => desk.read(staff.supervisor, id, now));
    expect(detail?.events.map(({ kind, by }) => [kind, by])).toEqual([
      ['taken', staff[taker].name],
      ['answered', staff[taker].name],
      ['closed', staff[taker].name],
    ]);
  });

  it('is the banner’s, and a sumu’s once it was handed on; nobody else’s', async () => {
    const { id } = await ask('b');
    for (const person of ['lindong', 'longchang', 'committee', 'outreach', 'admin'] as const) {
      expect([person, await waiting(person)]).toEqual([person, []]);
      expect(await within((desk) => desk.read(staff[person], id, now))).toBeUndefined();
      expect(await act(person, id, { kind: 'take' })).toEqual({ kind: 'not-found' });
    }
    expect(await waiting('banner')).toContain(id);

    expect(await act('banner', id, { kind: 'transfer', sumu: '没有镇' })).toEqual({
      kind: 'refused',
      why: 'no-such-office',
    });
    expect(await act('banner', id, { kind: 'transfer', sumu: '林东镇' })).toMatchObject({ kind: 'done' });

    expect(await waiting('lindong')).toContain(id);
    expect(await waiting('longchang')).not.toContain(id);
    expect(await act('lindong', id, { kind: 'take' })).toMatchObject({ kind: 'done' });
    expect(await within((desk) => desk.waiting(staff.lindong))).toBe(1);
  });

  it('says who was quicker to somebody who looked before', async () => {
    const { id } = await ask('c');
    await act('banner', id, { kind: 'take' });
    await act('banner', id, { kind: 'answer', text: '您好' });

    const outcome = await within((desk) => desk.act(staff.supervisor, id, 1, { kind: 'close' }, now));

    expect(outcome).toEqual({
      kind: 'changed',
      by: staff.banner.name,
      at: now,
      what: 'answered',
      version: 2,
    });
  });

  it('waits in the order in which people asked, over pages', async () => {
    for (let turn = 0; turn < 60; turn += 1)
      await ask(`many-${String(turn)}`, new Date(now.getTime() - turn * 60_000));
    const rows: { openedAt: Date; id: number }[] = [];
    for (let after: { openedAt: Date; id: number } | undefined, more = true; more;) {
      const page = await within((desk) =>
        desk.page(staff.banner, { tab: 'waiting', ...(after && { after }) }, now),
      );
      rows.push(...page.rows);
      ({ after } = page);
      more = after !== undefined;
    }

    const all = await database.client.enquiry.findMany({
      where: { state: { not: 'closed' } },
      orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    });
    expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(await within((desk) => desk.waiting(staff.banner))).toBe(all.length);
  });

  it('goes with all that was written about it when its writer is erased', async () => {
    const { id, contactId } = await ask('gone');
    await act('banner', id, { kind: 'take' });

    await database.transaction((tx) => erasureRepository(tx, hashKey).eraseContact(contactId, now));

    expect(await database.client.enquiryEvent.count({ where: { enquiryId: id } })).toBe(0);
  });
});
