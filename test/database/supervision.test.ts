import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportOn, supervise } from '../../src/complaint/supervise.ts';
import type { SupervisionScope } from '../../src/complaint/supervision.ts';
import type { Database } from '../../src/database/open.ts';
import { supervisionRepository } from '../../src/database/supervision.ts';
import { publishedCalendar as calendar } from '../../src/kernel/working-days.ts';
import { fileComplaint, forgetComplaints } from '../support/complaints.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetComplaints(database));

const today = '2026-11-26';
const look = (
  { scope = 'all', month }: { scope?: SupervisionScope; month?: string } = {},
  repository = supervisionRepository(database),
) =>
  supervise(repository, {
    ...{ scope, calendar, today },
    period: month === undefined ? undefined : { from: month, through: month },
  });

describe('supervision figures over stored complaints', () => {
  it('count working days over the holidays, and judge by the last day of China', async () => {
    // Received on 10 February 2026, day 1 is the 11th; Spring Festival lies between, with two Saturdays worked.
    await fileComplaint(database, {
      receivedDay: '2026-02-10',
      state: 'answered',
      answeredDay: '2026-02-24',
    });
    await fileComplaint(database, { receivedDay: '2026-02-10', state: 'closed', answeredDay: '2026-03-16' });
    await fileComplaint(database, {
      receivedDay: '2026-02-10',
      state: 'answered',
      answeredDay: '2026-03-17',
    });
    await fileComplaint(database, { receivedDay: '2026-02-10', state: 'withdrawn' });

    expect((await look({ month: '2026-02' })).figures.total).toEqual({
      received: 4,
      answered: 3,
      inTime: 2,
      late: 1,
      waiting: 0,
      overdue: 0,
      ended: 1,
      inTimePercent: 66.6,
      medianDays: 20,
      longestDays: 21,
    });
  });

  it('give a complaint of 00:30 on the first of a month to that month', async () => {
    const number = await fileComplaint(database, { receivedDay: '2026-11-01' });
    await database.client.complaint.update({
      where: { number },
      data: { receivedAt: new Date('2026-11-01T00:30:00+08:00') },
    });

    const counts = await Promise.all(
      ['2026-10', '2026-11'].map(async (month) => (await look({ month })).figures.total.received),
    );
    expect(counts).toEqual([0, 1]);
  });

  it('list what is overdue by office, without names, and never the committee’s to the supervisor', async () => {
    const over = await fileComplaint(database, {
      receivedDay: '2026-10-26',
      queue: 'sumu_office',
      sumu: '林东镇',
    });
    const secret = await fileComplaint(database, {
      receivedDay: '2026-10-20',
      queue: 'supervision_committee',
    });
    const unsorted = await fileComplaint(database, { receivedDay: '2026-10-21', queue: 'unclear' });
    await fileComplaint(database, { receivedDay: '2026-11-20' });
    await fileComplaint(database, { receivedDay: '2026-10-20', pausedOn: '2026-11-01' });

    const all = await look();
    const supervisor = await look({ scope: 'without-committee' });

    expect(all.overdue).toEqual([
      { number: secret, queue: 'supervision-committee', dueDay: '2026-11-17', daysOver: 7 },
      { number: unsorted, queue: 'unclear', dueDay: '2026-11-18', daysOver: 6 },
      { number: over, queue: 'sumu-office', sumu: '林东镇', dueDay: '2026-11-23', daysOver: 3 },
    ]);
    expect(supervisor.overdue.map(({ number }) => number)).toEqual([over]);
    expect(supervisor.open.map(({ count }) => count)).toEqual([1, 0, 0, 0, 2]);
    expect(supervisor.figures.total).toMatchObject({ received: 3, overdue: 1, waiting: 2, inTimePercent: 0 });
    expect(supervisor.now).toEqual({ open: 3, overdue: 1 });
    expect(all.figures.total).toMatchObject({ received: 5, overdue: 3 });
    expect(all.now).toEqual({ open: 5, overdue: 3 });
  });

  it('a month that is kept is looked at again when something happens in it', async () => {
    const repository = supervisionRepository(database);
    const number = await fileComplaint(database, {
      receivedDay: '2026-06-01',
      state: 'answered',
      answeredDay: '2026-06-10',
    });
    const before = await look({}, repository);
    const { id } = await database.client.complaint.update({ where: { number }, data: { state: 'reopened' } });
    await database.client.complaintEvent.create({
      data: {
        complaintId: id,
        kind: 'reopened',
        at: new Date('2026-11-25T10:00:00+08:00'),
        actor: 'complainant',
        shown: true,
      },
    });

    const after = await look({}, repository);

    expect(before.figures.total).toMatchObject({ answered: 1, overdue: 0 });
    expect(after.figures.total).toMatchObject({ answered: 0, overdue: 1 });
    expect(after.figures.byMonth.map(({ name }) => name)).toEqual(['2026-06']);
  });

  it('a reopened one is counted from its reopening, in its month of receipt', async () => {
    await fileComplaint(database, {
      receivedDay: '2026-06-01',
      reopenedAt: new Date('2026-07-01T10:00:00+08:00'),
      state: 'answered',
      answeredDay: '2026-07-03',
    });

    expect((await look({ month: '2026-06' })).figures.total).toMatchObject({ received: 1, longestDays: 2 });
  });

  it('of a period are those of its months, whatever of them is kept', async () => {
    const repository = supervisionRepository(database);
    for (const receivedDay of ['2026-03-31', '2026-04-01', '2026-05-06', '2026-06-30', '2026-07-01'])
      await fileComplaint(database, { receivedDay, state: 'withdrawn' });
    await fileComplaint(database, { receivedDay: '2026-06-02' });
    const quarter = () =>
      supervise(repository, {
        ...{ scope: 'all', calendar, today },
        period: { from: '2026-04', through: '2026-06' },
      });

    await look({ month: '2026-05' }, repository);
    const months = (await quarter()).figures.byMonth.map(({ name, received }) => [name, received]);

    expect(months).toEqual([
      ['2026-04', 1],
      ['2026-05', 1],
      ['2026-06', 2],
    ]);
    expect((await quarter()).figures.total).toMatchObject({ received: 4, overdue: 1 });
  });

  it('of nothing are nothing', async () => {
    expect(await look()).toMatchObject({ figures: { total: { received: 0 }, byMonth: [] }, overdue: [] });
  });
});

describe('the report on a month of stored complaints', () => {
  const report = (scope: SupervisionScope, month = '2026-11', day = today) =>
    reportOn(supervisionRepository(database), { scope, month, calendar, today: day, workingDays: 20 });

  it('is the same on both copies but for the committee’s own line, so that their difference tells nothing', async () => {
    for (let count = 0; count < 6; count += 1) await fileComplaint(database, { receivedDay: '2026-11-03' });
    await fileComplaint(database, { receivedDay: '2026-11-03', queue: 'unclear' });
    const few = [await report('without-committee'), await report('all')] as const;
    for (let count = 0; count < 4; count += 1)
      await fileComplaint(database, { receivedDay: '2026-11-04', queue: 'supervision_committee' });

    const [offices, { committees: none, ...committees }] = few;
    expect(committees).toEqual(offices);
    expect(none).toEqual({});
    expect(offices).toMatchObject({ asOf: today, total: { received: 6, waiting: 6 } });
    expect(offices).not.toHaveProperty('committees');
    expect(await report('all')).toMatchObject({ total: { received: 6 }, committees: { received: 5 } });
  });

  it('says whether the month is over, and whether its last days are provisional', async () => {
    const said = await Promise.all(
      (['2026-10', '2026-11', '2026-12'] as const).map(async (month) => {
        const { unfinished, provisionalYear } = await report('all', month, '2026-12-02');
        return [month, unfinished, provisionalYear];
      }),
    );

    expect(said).toEqual([
      ['2026-10', false, undefined],
      ['2026-11', false, undefined],
      ['2026-12', true, 2027],
    ]);
  });
});
