import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintClockParts } from '../../src/timed-work.ts';
import { readWording } from '../../src/conversation/wording.ts';
import { keepCalendar } from '../../src/database/calendar.ts';
import type { Database } from '../../src/database/open.ts';
import { lookAtClocks } from '../../src/jobs/complaint-clock.ts';
import { readScheme } from '../../src/policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../../src/scheme-files.ts';
import { fileComplaint, forgetComplaints } from '../support/complaints.ts';
import { openTestDatabase } from '../support/database.ts';

/** Received on 2 November 2026: working day 10 is the 16th, 20 the 30th. */
const receivedDay = '2026-11-02';
const wording = readWording(promptsDir);
let database: Database;
type Parts = Parameters<typeof complaintClockParts>[0];
let parts: Parts;
let now = new Date('2026-11-16T09:00:00+08:00');
const staff: Record<string, number> = {};

beforeAll(async () => {
  database = await openTestDatabase();
  for (const [login, role, sumu] of [
    ['wulan', 'handler', '林东镇'],
    ['bayar', 'handler', null],
    ['chief', 'supervisor', null],
    ['zhang', 'committee', null],
  ] as const) {
    const row = { login, name: login, role, sumu, passwordHash: '', createdAt: now };
    ({ id: staff[login] } = await database.client.staffMember.create({ data: row }));
  }
  const contact = { channel: 'telegram', externalId: 'bayar-telegram' } as const;
  await database.client.staffMember.update({
    where: { login: 'bayar' },
    data: { contact: { create: contact } },
  });
  const scheme = readScheme(sampleSchemeFile, '2026-11-16');
  const calendar = await keepCalendar(database.client);
  parts = { database, scheme, wording, calendar, clock: () => now };
});
afterAll(() => database.close());
beforeEach(async () => {
  await forgetComplaints(database);
  await database.client.outboxMessage.deleteMany();
});

const lookAt = (instant: string) => {
  now = new Date(instant);
  return lookAtClocks(complaintClockParts(parts));
};

async function notices(): Promise<string[]> {
  const rows = await database.client.staffNotice.findMany({
    orderBy: { id: 'asc' },
    include: { staff: true },
  });
  return rows.map(({ kind, staff: { login } }) => `${login} ${kind}`);
}

describe('reminders under a moving clock', () => {
  it('come once a stage, in office hours, from the handlers up to the committee', async () => {
    await fileComplaint(database, { receivedDay });

    for (const day of ['13', '16', '17', '23', '26', '30'])
      for (const hour of ['07:00', '09:00', '09:01', '12:00', '18:00'])
        await lookAt(`2026-11-${day}T${hour}:00+08:00`);
    for (const day of ['01', '02', '03']) await lookAt(`2026-12-${day}T15:00:00+08:00`);

    expect(await notices()).toEqual([
      'bayar working-day-10',
      'bayar working-day-15',
      'bayar working-day-18',
      'bayar working-day-20',
      'chief overdue-supervisor',
      'zhang overdue-committee',
    ]);
  });

  it('after the service was down only the latest stage is told', async () => {
    await fileComplaint(database, { receivedDay });

    await lookAt('2026-11-27T09:00:00+08:00');
    await lookAt('2026-11-27T09:01:00+08:00');

    expect(await notices()).toEqual(['bayar working-day-18']);
    expect(await database.client.complaintReminder.count()).toBe(3);
  });

  it('nobody accused is told: what is against the office goes to the committee alone', async () => {
    await fileComplaint(database, {
      receivedDay,
      queue: 'supervision_committee',
      assigneeId: staff.bayar ?? 0,
    });

    for (const day of ['2026-11-16', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'])
      await lookAt(`${day}T09:00:00+08:00`);

    expect(await notices()).toEqual([
      'zhang working-day-10',
      'zhang working-day-20',
      'zhang overdue-committee',
    ]);
  });

  it('neither an answered one nor one whose clock stands', async () => {
    await fileComplaint(database, { receivedDay, state: 'answered', answeredDay: '2026-11-10' });
    await fileComplaint(database, { receivedDay, pausedOn: '2026-11-16' });
    parts = { ...parts, scheme: withPauses(30) };

    expect(await lookAt('2026-11-16T09:00:00+08:00')).toMatchObject({ reminded: 0, resumed: 0 });
    expect(await notices()).toEqual([]);
  });

  it('one whose clock has stood as long as it may goes on by itself, and the complainant sees it', async () => {
    const number = await fileComplaint(database, { receivedDay, pausedOn: '2026-11-16' });
    const { id } = await database.client.complaint.findUniqueOrThrow({ where: { number } });
    await database.client.complaintPause.create({
      data: { complaintId: id, from: new Date('2026-11-16'), reason: '请您补材料', actor: 'staff:bayar' },
    });
    parts = { ...parts, scheme: withPauses(3) };

    expect(await lookAt('2026-11-18T20:00:00+08:00')).toMatchObject({ resumed: 0 });
    expect(await lookAt('2026-11-19T20:00:00+08:00')).toMatchObject({ resumed: 1, reminded: 0 });

    const saved = await database.client.complaint.findUniqueOrThrow({
      where: { number },
      include: { events: true },
    });
    expect(saved).toMatchObject({ pausedOn: null, pausedDays: 3, dueDay: new Date('2026-12-03') });
    expect(saved.events).toMatchObject([
      { kind: 'clock-resumed', shown: true, note: '接着计时，最晚答复日是12月3日（周四）。' },
    ]);
  });

  it('by chat to who bound their own account: one message, numbers and days, nothing else', async () => {
    const over = await fileComplaint(database, { receivedDay: '2026-10-28', category: 'misused-fund' });
    const soon = await fileComplaint(database, { receivedDay });

    await lookAt('2026-11-25T09:00:00+08:00');

    const letters = await database.client.outboxMessage.findMany();
    expect(letters).toMatchObject([
      {
        channel: 'telegram',
        externalId: 'bayar-telegram',
        inboxId: null,
        reply: {
          text: `投诉时限提醒，请到工作台办理：\n${over}：今天是最后一天\n${soon}：还剩3个工作日`,
          choices: [],
          citations: [],
        },
      },
    ]);
  });

  it('once, however many processes look at the same time', async () => {
    for (let count = 0; count < 30; count += 1) await fileComplaint(database, { receivedDay });

    const looks = await Promise.all([1, 2, 3, 4].map(() => lookAt('2026-11-16T09:00:00+08:00')));

    expect(looks.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(30);
    expect(await notices()).toHaveLength(30);
    expect(await database.client.outboxMessage.count()).toBe(looks.filter(({ chats }) => chats > 0).length);
  });

  it('without anybody to tell it waits until there is somebody', async () => {
    await database.client.staffMember.updateMany({ data: { disabledAt: now } });
    await fileComplaint(database, { receivedDay });
    const looked = await lookAt('2026-11-16T09:00:00+08:00');
    await database.client.staffMember.updateMany({ data: { disabledAt: null } });

    expect(looked).toMatchObject({ reminded: 0, withoutStaff: 1 });
    expect(await lookAt('2026-11-16T09:01:00+08:00')).toMatchObject({ reminded: 1 });
  });
});

function withPauses(mostWorkingDays: number): Parts['scheme'] {
  const { scheme } = parts;
  const legalBasis = { 'zh-CN': '《条例》第三十条', en: 'Regulations, art. 30' };
  const switches = { ...scheme.profile.switches, complaintPause: { mostWorkingDays, legalBasis } };
  return { ...scheme, profile: { ...scheme.profile, switches } };
}
