import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewComplaint } from '../../src/complaint/complaint.ts';
import type { ComplaintRepository } from '../../src/complaint/repository.ts';
import { complaintRepository } from '../../src/database/complaint.ts';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database } from '../../src/database/open.ts';
import { openTestDatabase } from '../support/database.ts';

const hashKey = Buffer.from('a key for tests only, 32 bytes..');
const now = new Date('2026-11-22T02:00:00Z');
const clock = {
  dueDay: '2026-12-18',
  calendarVersion: '2026-x',
  provisional: true,
  internalTarget: '2026-12-16',
  skipped: ['2026-12-01'],
  countedWeekends: [],
};

let database: Database;
let mine: number;
let other: number;
let member: number;

const within = <Result>(work: (complaints: ComplaintRepository) => Promise<Result>) =>
  database.transaction((tx) => work(complaintRepository(tx, hashKey)));

function complaint(number: string, change: Partial<NewComplaint> = {}): NewComplaint {
  return {
    number,
    category: 'no-receipt',
    text: '收了300元没给票',
    target: 'health-centre',
    anonymous: true,
    queryCode: '123456',
    receivedAt: now,
    ...change,
  };
}

beforeAll(async () => {
  database = await openTestDatabase();
  const met = (name: string) =>
    database.transaction((tx) => identityRepository(tx, hashKey).contact('terminal', name, now));
  mine = (await met('mine')).contact.id;
  other = (await met('other')).contact.id;
  member = (await met('member')).contact.id;
  await within(async (complaints) => {
    await complaints.add(mine, complaint('T26-0001-8'), clock, 'banner-office');
    await complaints.add(
      mine,
      complaint('T26-0002-0', {
        anonymous: false,
        complainantName: '王小花',
        receivedAt: new Date('2026-11-22T03:00:00Z'),
      }),
      clock,
      'supervision-committee',
    );
    const third = new Date('2026-11-21T03:00:00Z');
    await complaints.add(
      member,
      complaint('T26-0003-1', {
        anonymous: false,
        complainantName: '乌力吉',
        memberId: 7,
        receivedAt: third,
      }),
      clock,
      'banner-office',
    );
    await complaints.add(
      member,
      complaint('T26-0004-3', { complainantName: '乌力吉', memberId: 7, receivedAt: third }),
      clock,
      'banner-office',
    );
  });
});
afterAll(() => database.close());

describe('a contact’s own complaints', () => {
  it('are read newest first, with what may be shown of their course', async () => {
    const own = await within((complaints) => complaints.ofContact(mine));

    expect(own.map(({ number }) => number)).toEqual(['T26-0002-0', 'T26-0001-8']);
    expect(own[1]).toEqual({
      number: 'T26-0001-8',
      category: 'no-receipt',
      text: '收了300元没给票',
      anonymous: true,
      state: 'received',
      receivedAt: now,
      dueDay: '2026-12-18',
      provisional: true,
      events: [{ kind: 'received', at: now, note: '' }],
    });
  });

  it('are nobody else’s', async () => {
    expect(await within((complaints) => complaints.ofContact(other))).toEqual([]);
  });

  it('carry state and answer as the office set them', async () => {
    await database.client.complaint.update({
      where: { number: 'T26-0002-0' },
      data: { state: 'awaiting_complainant', answer: '请补票据', answeredAt: now },
    });

    const found = await within((complaints) => complaints.byNumber('T26-0002-0', { contactId: mine }));

    expect(found).toMatchObject({ state: 'awaiting-complainant', answer: '请补票据', answeredAt: now });
  });
});

describe('a complaint from elsewhere', () => {
  const find = (number: string, queryCode?: string) =>
    within((complaints) =>
      complaints.byNumber(number, { contactId: other, ...(queryCode !== undefined && { queryCode }) }),
    );

  it('opens with its own code only', async () => {
    expect(await find('T26-0001-8', '123456')).toMatchObject({ number: 'T26-0001-8' });
    expect(await find('T26-0001-8', '123457')).toBeUndefined();
    expect(await find('T26-0001-8')).toBeUndefined();
  });

  it('opens with its code when it was filed with a name by nobody verified', async () => {
    expect(await find('T26-0002-0', '123456')).toMatchObject({ number: 'T26-0002-0' });
  });

  it('never opens when a verified member filed it with a name', async () => {
    expect(await find('T26-0003-1', '123456')).toBeUndefined();
  });
});

describe('what is stored', () => {
  it('holds queue, clock and how it was counted, and no query code in the clear', async () => {
    const row = await database.client.complaint.findUniqueOrThrow({
      where: { number: 'T26-0001-8' },
      include: { events: { orderBy: { id: 'asc' } } },
    });

    expect(row).toMatchObject({
      queue: 'banner_office',
      internalTarget: new Date('2026-12-16'),
      calendarVersion: '2026-x',
    });
    expect(JSON.stringify(row)).not.toContain('123456');
    expect(row.events.map(({ kind, shown }) => [kind, shown])).toEqual([
      ['received', true],
      ['queued', false],
      ['clock-started', false],
    ]);
    expect(row.events[1]?.note).toBe('banner-office');
    expect(row.events[2]?.note).toContain('2026-12-01');
  });

  it('holds no name and no member of an anonymous one, even when handed in', async () => {
    const row = await database.client.complaint.findUniqueOrThrow({ where: { number: 'T26-0004-3' } });

    expect(row).toMatchObject({ anonymous: true, complainantName: null, memberId: null });
    expect(row.queryCodeHash).not.toBeNull();
  });

  it('numbers complaints without gaps or doubles, each year from 1', async () => {
    const drawn = await Promise.all(
      Array.from({ length: 10 }, () => within((complaints) => complaints.nextSequence(2031))),
    );

    expect(drawn.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await within((complaints) => complaints.nextSequence(2032))).toBe(1);
  });
});
