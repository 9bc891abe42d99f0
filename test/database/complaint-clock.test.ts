import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reckonClock } from '../../src/complaint/clock.ts';
import { decideExtension, decidePause, decideResumption } from '../../src/complaint/clock-change.ts';
import { type MovedComplaint, movedComplaints, moveComplaints } from '../../src/database/calendar-change.ts';
import { keepCalendar } from '../../src/database/calendar.ts';
import { complaintClockRepository } from '../../src/database/complaint-clock.ts';
import type { Database } from '../../src/database/open.ts';
import { arrangementOf } from '../../src/kernel/calendar/arrangement.ts';
import { buildCalendar, publishedArrangements, publishedCalendar } from '../../src/kernel/working-days.ts';
import { fileComplaint, forgetComplaints } from '../support/complaints.ts';
import { openTestDatabase } from '../support/database.ts';

const legalBasis = { 'zh-CN': '《条例》第三十三条', en: 'Regulations, art. 33' };
const allowed = { mostWorkingDays: 20, legalBasis };
const change = (at: Date) => ({ at, actor: 'staff:wulan', note: '延长了' });
const hour = (day: string) => new Date(`${day}T10:00:00+08:00`);
const note = ({ from, clock }: MovedComplaint) => `${from} → ${clock.dueDay}（通知）`;
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetComplaints(database));

async function clockOf(number: string) {
  const of = await database.transaction((tx) => complaintClockRepository(tx).clockOf(number));
  if (!of) throw new Error(`no ${number}`);
  return { ...of, clock: { ...of.running, workingDays: 20 } };
}

describe('the clock of a stored complaint', () => {
  it('is extended: the last day, the event that is shown, the audit entry; stages ahead are told again', async () => {
    const number = await fileComplaint(database, { receivedDay: '2026-06-01' });
    const { id, clock, ...of } = await clockOf(number);
    await database.client.complaintReminder.create({
      data: { complaintId: id, stage: 'working-day-18', at: hour('2026-06-26') },
    });
    const decision = decideExtension(
      clock,
      { workingDays: 20, reason: '要等医院调病历' },
      allowed,
      publishedCalendar,
      '2026-06-30',
    );
    if (decision.kind !== 'extended') throw new Error(decision.kind);

    await database.transaction((tx) =>
      complaintClockRepository(tx).extend({ id, ...of }, decision, change(hour('2026-06-30'))),
    );

    const saved = await database.client.complaint.findUniqueOrThrow({
      where: { number },
      include: { events: { where: { kind: 'clock-extended' } }, reminders: true },
    });
    expect(saved).toMatchObject({
      extensionDays: 20,
      dueDay: new Date('2026-07-28'),
      version: 1,
      reminders: [],
    });
    expect(saved.events).toMatchObject([{ shown: true, note: '延长了', actor: 'staff:wulan' }]);
    expect(await database.client.auditEntry.findFirst({ where: { action: 'clock-extended' } })).toMatchObject(
      {
        subject: `complaint:${number}`,
        details: { reason: '要等医院调病历', from: '2026-06-30', to: '2026-07-28' },
      },
    );
  });

  it('stands and goes on, and a calendar loaded later counts extension and pause in', async () => {
    const number = await fileComplaint(database, { receivedDay: '2026-12-01' });
    const before = await clockOf(number);
    const begun = decidePause(before.clock, '请您补材料', allowed, publishedCalendar, '2026-12-07');
    if (begun.kind !== 'paused-on') throw new Error(begun.kind);
    await database.transaction((tx) =>
      complaintClockRepository(tx).pause(before, begun, change(hour('2026-12-07'))),
    );
    expect(await database.transaction((tx) => complaintClockRepository(tx).standing())).toEqual([number]);
    const stands = await clockOf(number);
    expect(stands.running.pausedOn).toBe('2026-12-07');

    const ended = decideResumption(stands.clock, allowed, publishedCalendar, '2026-12-14');
    if (ended.kind !== 'resumed') throw new Error(ended.kind);
    await database.transaction((tx) =>
      complaintClockRepository(tx).resume(stands, ended, change(hour('2026-12-14'))),
    );

    const { running } = await clockOf(number);
    expect(running).toMatchObject({
      dueDay: '2027-01-06',
      pauses: [{ from: '2026-12-07', through: '2026-12-13' }],
    });
    const moved = await database.transaction(async (tx) => {
      const found = await movedComplaints(tx, later, (facts, by) =>
        reckonClock(by, { ...facts, workingDays: 20 }),
      );
      await moveComplaints(tx, found, {
        at: hour('2026-12-15'),
        actor: 'operator',
        version: later.version,
        note,
      });
      return found;
    });
    expect(moved).toMatchObject([{ number, from: '2027-01-06', clock: { dueDay: '2027-01-08' } }]);
    expect((await clockOf(number)).running.dueDay).toBe('2027-01-08');
  });

  it('that was reopened runs from then, without the pauses of before', async () => {
    const reopenedAt = hour('2026-12-10');
    const number = await fileComplaint(database, {
      receivedDay: '2026-06-01',
      state: 'reopened',
      reopenedAt,
    });
    const { id } = await database.client.complaint.update({
      where: { number },
      data: { dueDay: new Date('2027-01-08'), provisional: true },
    });
    const pause = { from: new Date('2026-06-09'), through: new Date('2026-06-17') };
    await database.client.complaintPause.create({
      data: { complaintId: id, ...pause, reason: '请您补材料', actor: 'staff:wulan' },
    });

    expect((await clockOf(number)).running).toMatchObject({ receivedDay: '2026-12-10', pauses: [] });
    const moved = await database.transaction((tx) =>
      movedComplaints(tx, later, (facts, by) => reckonClock(by, { ...facts, workingDays: 20 })),
    );
    expect(moved).toMatchObject([{ from: '2027-01-08', clock: { dueDay: '2027-01-12' } }]);
  });

  it('that somebody else has moved meanwhile is not moved twice', async () => {
    const number = await fileComplaint(database, { receivedDay: '2026-12-10' });
    const reckon = (facts: { receivedDay: string }, by: typeof later) =>
      reckonClock(by, { ...facts, workingDays: 20 });
    const by = { at: hour('2026-12-15'), actor: 'calendar', version: later.version, note };
    const [first, second] = await Promise.all(
      [1, 2].map(() => database.transaction((tx) => movedComplaints(tx, later, reckon, 'left-behind'))),
    );

    await database.transaction((tx) => moveComplaints(tx, first ?? [], by));
    await database.transaction((tx) => moveComplaints(tx, second ?? [], by));

    const events = await database.client.complaintEvent.findMany({
      where: { kind: 'deadline-recomputed', complaint: { number } },
    });
    expect(events).toMatchObject([{ note: '2027-01-08 → 2027-01-12（通知）', shown: true }]);
    expect(await database.transaction((tx) => movedComplaints(tx, later, reckon, 'left-behind'))).toEqual([]);
  });
});

describe('the calendar of a running service', () => {
  it('is another one after a year was loaded, and is read only then', async () => {
    await database.client.calendarYear.deleteMany();
    const kept = await keepCalendar(database.client);
    const before = kept.current();

    expect(await kept.refresh()).toBe(false);
    expect(kept.current()).toBe(before);
    await database.client.calendarYear.create({
      data: {
        year: 2027,
        arrangement: JSON.parse(JSON.stringify(arrangement)) as object,
        loadedAt: hour('2026-12-15'),
        loadedBy: 'operator',
      },
    });

    expect(await kept.refresh()).toBe(true);
    expect(kept.current().loadedUntil).toBe(2027);
    await database.client.calendarYear.deleteMany();
    expect(await kept.refresh()).toBe(true);
    expect(kept.current().version).toBe(before.version);
  });
});

/** Two weekdays off in January 2027 that the law alone does not give. */
const arrangement = arrangementOf({
  year: 2027,
  source: '通知',
  holidays: [
    { name: '元旦', from: '2027-01-01', through: '2027-01-05' },
    { name: '国庆节', from: '2027-10-01', through: '2027-10-07' },
  ],
});
const later = buildCalendar([...publishedArrangements, arrangement]);
