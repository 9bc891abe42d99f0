/** The clock on a complaint's page, day by day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullDayWords } from '../../src/console/dates.ts';
import { addDays, dayOf, type Day } from '../../src/kernel/day.ts';
import { nthWorkingDayAfter, publishedCalendar } from '../../src/kernel/working-days.ts';
import { fileComplaint } from '../support/complaints.ts';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const lindong = { queue: 'sumu_office', sumu: '林东镇' } as const;
const workingDay = (after: Day, n: number) => nthWorkingDayAfter(publishedCalendar, after, n);
const column = (day: Day) => new Date(`${day}T00:00:00Z`);

/** The days that the page lists, in order. */
async function listed(number: string): Promise<{ text: string; days: readonly string[] }> {
  const { text } = await (await desk.logIn('handler')).get(`/complaints/${number}`);
  const list = /<ol class="each-day">(.*?)<\/ol>/s.exec(text)?.[1] ?? '';
  return { text, days: [...list.matchAll(/<li[^>]*>([^<]*)</g)].map(([, day]) => day ?? '') };
}

describe('the clock of a complaint', () => {
  it('names each of its working days and the calendar they were reckoned by', async () => {
    const receivedDay = addDays(dayOf(desk.now()), -7);
    const { text, days } = await listed(await fileComplaint(desk.database, { ...lindong, receivedDay }));

    const expected = Array.from({ length: 20 }, (_, index) => workingDay(receivedDay, index + 1));
    expect(days).toEqual(expected.map((day) => fullDayWords(day, 'zh-CN')));
    expect(text).toContain(`按这份放假安排算的：${publishedCalendar.version}`);
  });

  it('leaves out the days on which it stood still', async () => {
    const receivedDay = addDays(dayOf(desk.now()), -14);
    const number = await fileComplaint(desk.database, { ...lindong, receivedDay });
    const stood = [workingDay(receivedDay, 2), workingDay(receivedDay, 3)];
    const [from = '', through = ''] = stood;
    await desk.database.client.complaint.update({
      where: { number },
      data: {
        ...{ pausedDays: 2, dueDay: column(workingDay(receivedDay, 22)) },
        pauses: {
          create: { from: column(from), through: column(through), reason: '等材料', actor: 'staff:handler' },
        },
      },
    });

    const { days } = await listed(number);

    expect(days).toHaveLength(20);
    expect(days).not.toContain(fullDayWords(from, 'zh-CN'));
    expect(days.at(-1)).toBe(fullDayWords(workingDay(receivedDay, 22), 'zh-CN'));
  });

  it('stands still for good on the day of the answer', async () => {
    const receivedDay = addDays(dayOf(desk.now()), -21);
    const answeredDay = workingDay(receivedDay, 3);
    const { text } = await listed(
      await fileComplaint(desk.database, { ...lindong, receivedDay, answeredDay, state: 'answered' }),
    );

    expect(text).toContain('第 3 / 20 个工作日');
  });

  it('says by when to be safe, as long as the holidays of its last day are not known', async () => {
    const receivedDay = addDays(dayOf(desk.now()), -7);
    const number = await fileComplaint(desk.database, { ...lindong, receivedDay });
    const target = workingDay(receivedDay, 15);
    await desk.database.client.complaint.update({
      where: { number },
      data: { provisional: true, internalTarget: column(target) },
    });

    expect((await listed(number)).text).toContain(
      `最好在 ${fullDayWords(target, 'zh-CN').replace(/^\d+年/, '')} 以前答复`,
    );
  });
});
