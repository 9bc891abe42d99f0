/**
 * The edges at which other desks' clocks have failed (Alaveteli, Zammad, FixMyStreet, froide), by their names. Where an
 * edge has a test of its own elsewhere, the name says where:
 * holidays and make-up days shown by name, a pause day by day → clock-days.test.ts;
 * pauses that cannot be, before, across or after others → ../kernel/pauses-and-count.test.ts, ../kernel/working-days.test.ts;
 * each stage told once, however often and by however many it is looked at → ../database/complaint-reminders.test.ts;
 * a calendar loaded late: preview, record, message, nothing moved twice → ../cli/calendar.test.ts, ../database/complaint-clock.test.ts;
 * all days and counts → ../property/kernel-working-days.test.ts, ../property/clock-days.test.ts.
 */
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reckonClock, workingDaysLeft } from '../../src/complaint/clock.ts';
import type { StaffAction } from '../../src/complaint/desk/actions.ts';
import { decideComplainantAction } from '../../src/complaint/desk/decide-complainant.ts';
import { decideStaffAction } from '../../src/complaint/desk/decide-staff.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../src/kernel/day.ts';
import {
  type Arrangement,
  buildCalendar,
  isWorkingDay,
  nthWorkingDayAfter,
  nthWorkingDayBefore,
  parseArrangement,
  publishedArrangements,
  publishedCalendar as calendar,
} from '../../src/kernel/working-days.ts';
import { at, inState, rules, viewers } from './desk-cases.ts';

const due = (receivedDay: Day, by = calendar) => reckonClock(by, { receivedDay, workingDays: 20 }).dueDay;
const receivedAt = (instant: string) => dayOf(new Date(instant));

/** The State Council's days as another library has them. */
function walked(receivedDay: Day): Day {
  let day = receivedDay;
  for (let counted = 0; counted < 20;) {
    day = addDays(day, 1);
    if (chineseDays.isWorkday(day)) counted += 1;
  }
  return day;
}

function days(from: Day, through: Day): readonly Day[] {
  const all: Day[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) all.push(day);
  return all;
}

function arrangement(written: object): Arrangement {
  const parsed = parseArrangement(written);
  if (parsed.kind !== 'arrangement') throw new Error(parsed.reasons.join('; '));
  return parsed.arrangement;
}

describe('2024 to 2027', () => {
  it('every receipt of 2024 to 2026 is due on the day that another library walks to', () => {
    const received = days('2024-01-01', '2026-12-02');
    const wrong = received.filter((day) => due(day) !== walked(day));

    expect(wrong).toEqual([]);
    expect(received).toHaveLength(1_067);
  });

  it.each([
    ['2024, two Sundays worked around Spring Festival, its eve as well', '2024-01-22', '2024-02-22'],
    ['2025, a Sunday and a Saturday worked', '2025-01-20', '2025-02-21'],
    ['2026, two Saturdays worked', '2026-02-10', '2026-03-16'],
    ['2024, over Labour Day with a Sunday and a Saturday worked', '2024-04-15', '2024-05-14'],
    ['2025, over National Day and Mid-Autumn', '2025-09-15', '2025-10-17'],
  ])('reckoned by hand: %s', (_which, received, last) => {
    expect(due(received)).toBe(last);
  });

  it('make-up Saturdays and Sundays are days on which an answer can be due, and are never skipped', () => {
    const madeUp = days('2024-01-01', '2026-12-31').filter(
      (day) => [0, 6].includes(new Date(day).getUTCDay()) && isWorkingDay(calendar, day),
    );

    expect(madeUp.filter((day) => new Date(day).getUTCDay() === 0).length).toBeGreaterThan(5);
    for (const day of madeUp) {
      expect(due(nthWorkingDayBefore(calendar, day, 20))).toBe(day);
      expect(
        reckonClock(calendar, { receivedDay: addDays(day, -3), workingDays: 20 }).countedWeekends,
      ).toContain(day);
    }
  });

  it('what reaches 2027 is provisional until 2027 is loaded, and moves with it', () => {
    const loaded = buildCalendar([
      ...publishedArrangements,
      arrangement({
        ...{ year: 2027, source: 'https://www.gov.cn/example' },
        holidays: [{ name: '元旦', from: '2027-01-01', through: '2027-01-03', workDays: ['2026-12-26'] }],
      }),
    ]);
    const before = reckonClock(calendar, { receivedDay: '2026-12-04', workingDays: 20 });
    const after = reckonClock(loaded, { receivedDay: '2026-12-04', workingDays: 20 });

    expect(before).toMatchObject({ dueDay: '2027-01-04', provisional: true });
    expect(after).toMatchObject({ dueDay: '2026-12-31', provisional: false });
    expect(after.calendarVersion).not.toBe(before.calendarVersion);
  });

  it('no receipt of 2027 is due on a day off by law, nor before twenty weekdays have passed', () => {
    for (const received of days('2027-01-01', '2027-11-30')) {
      const { dueDay, provisional } = reckonClock(calendar, { receivedDay: received, workingDays: 20 });

      expect([received, isWorkingDay(calendar, dueDay), provisional]).toEqual([received, true, true]);
      expect(dueDay >= addDays(received, 26)).toBe(true);
    }
  });
});

describe('the day of receipt', () => {
  it.each([
    ['Thursday', '2025-06-12', '2025-07-10'],
    ['Friday', '2025-06-13', '2025-07-11'],
    ['Saturday', '2025-06-14', '2025-07-11'],
    ['Sunday', '2025-06-15', '2025-07-11'],
    ['Monday', '2025-06-16', '2025-07-14'],
  ])('on a %s: Friday, Saturday and Sunday start the same count', (_weekday, received, last) => {
    expect(due(received)).toBe(last);
  });

  it('is the same from 00:00 to 23:59:59 in China, after hours as well; a minute past midnight it is the next', () => {
    const at = ['00:00:00', '00:01:00', '09:00:00', '22:30:00', '23:59:00', '23:59:59'];
    const lasts = at.map((hour) => due(receivedAt(`2025-06-12T${hour}+08:00`)));

    expect(new Set(lasts)).toEqual(new Set(['2025-07-10']));
    expect(due(receivedAt('2025-06-13T00:01:00+08:00'))).toBe('2025-07-11');
  });

  it.each(['2025-06-12T15:59:59Z', '2025-06-13T01:59:59+10:00', '2025-06-12T11:59:59-04:00'])(
    'is China’s, wherever the instant was written down: %s',
    (instant) => {
      expect(due(receivedAt(instant))).toBe('2025-07-10');
    },
  );

  it.each([
    ['the leap day itself', '2024-02-29', '2024-03-28'],
    ['the eve of a leap day', '2024-02-28', '2024-03-27'],
    ['the last of February in a year without one', '2025-02-28', '2025-03-28'],
    ['the last of February 2027, a Sunday', '2027-02-28', '2027-03-26'],
  ])('%s', (_which, received, last) => {
    expect(due(received)).toBe(last);
  });

  it('is never counted, even on a make-up Saturday', () => {
    expect(due('2026-02-14')).toBe(due('2026-02-15'));
    expect(due('2026-02-14')).not.toBe(due('2026-02-13'));
  });
});

describe('the last day', () => {
  it('is kept until its midnight in China and broken a minute later, on whichever day it falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (later) => {
        const last = due(addDays('2024-01-01', later));
        const midnight = startOfDay(addDays(last, 1)).getTime();
        const left = (instant: number) =>
          workingDaysLeft(calendar, dayOf(new Date(instant)), last) ?? Number.NaN;
        expect(left(midnight - 1)).toBe(0);
        expect(left(midnight + 60_000)).toBeLessThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('taken back by so many working days is the receipt’s own, and forth again', () => {
    for (const received of days('2024-01-01', '2026-11-30').filter((day) => isWorkingDay(calendar, day))) {
      expect(nthWorkingDayBefore(calendar, due(received), 20)).toBe(received);
      expect(nthWorkingDayAfter(calendar, received, 20)).toBe(due(received));
    }
  });
});

describe('what does not start the clock again', () => {
  const complaint = inState('assigned', viewers.assignee);
  const dayOfChange = ({ change }: { change: { dueDay?: Day; clock?: unknown } }) => [
    change.dueDay,
    change.clock,
  ];

  it.each<StaffAction>([
    { kind: 'note', text: '内部的话' },
    { kind: 'ask', question: '请补一张收据' },
    { kind: 'assign', to: viewers.colleague.id },
    { kind: 'transfer', queue: 'banner-office', reason: '材料在旗里' },
    { kind: 'answer', text: '已查实，退回 20 元' },
  ])('nothing the office does: %o', (action) => {
    const decided = decideStaffAction(viewers.assignee, complaint.version, action, {
      ...{ complaint, duplicates: [], rules, at },
      colleague: viewers.colleague,
    });

    if (decided.kind !== 'done') throw new Error(decided.kind);
    expect(dayOfChange(decided)).toEqual([undefined, undefined]);
  });

  it('nor words that the complainant sends later, asked for or not', () => {
    for (const state of ['received', 'assigned', 'awaiting-complainant'] as const) {
      const decided = decideComplainantAction(
        { kind: 'add', text: '收据找到了' },
        { complaint: inState(state), duplicates: [], rules, at },
      );

      if (decided.kind !== 'done') throw new Error(decided.kind);
      expect(dayOfChange(decided)).toEqual([undefined, undefined]);
    }
  });
});

describe('a calendar that is replaced', () => {
  const without2020 = publishedArrangements.filter(({ year }) => year !== 2020);
  const newYear = { name: '元旦', from: '2020-01-01', through: '2020-01-01' };
  const as = (springFestival: object) =>
    buildCalendar([
      ...without2020,
      arrangement({ year: 2020, source: 'https://www.gov.cn/example', holidays: [newYear, springFestival] }),
    ]);
  const first = {
    name: '春节',
    from: '2020-01-24',
    through: '2020-01-30',
    workDays: ['2020-01-19', '2020-02-01'],
  };
  const prolonged = { name: '春节', from: '2020-01-24', through: '2020-02-02', workDays: ['2020-01-19'] };

  it('by a longer holiday moves what is open: 2020, received on 10 January, from 12 to 14 February', () => {
    expect([due('2020-01-10', as(first)), due('2020-01-10', as(prolonged))]).toEqual([
      ...['2020-02-12', '2020-02-14'],
    ]);
    expect(due('2020-01-10')).toBe('2020-02-14');
  });

  it('by the same one is the same calendar, so that nothing is moved again', () => {
    expect(as(first).version).toBe(as(first).version);
    expect(as(first).version).not.toBe(as(prolonged).version);
  });
});
