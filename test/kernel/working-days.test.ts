import { describe, expect, it } from 'vitest';
import {
  buildCalendar,
  covers,
  isProvisional,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  nthWorkingDayAfter,
  parseArrangement,
  publishedArrangements,
  publishedCalendar as calendar,
  reckonDeadline,
  workingDaysBetween,
} from '../../src/kernel/working-days.ts';
import type { Deadline, DeadlineQuestion, WorkingCalendar } from '../../src/kernel/working-days.ts';
import { deadlineCases } from './deadline-cases.ts';

function reckoned(question: DeadlineQuestion, over: WorkingCalendar = calendar): Deadline {
  const answer = reckonDeadline(over, question);
  if (answer.kind !== 'deadline') throw new Error(`expected a deadline, got ${answer.kind}`);
  return answer;
}

describe('the working-day table', () => {
  it('knows a weekday, a weekend, a holiday and a weekend that is worked', () => {
    expect(isWorkingDay(calendar, '2026-03-03')).toBe(true);
    expect(isWorkingDay(calendar, '2026-03-07')).toBe(false);
    expect(isWorkingDay(calendar, '2026-10-01')).toBe(false);
    expect(isWorkingDay(calendar, '2026-10-10')).toBe(true);
  });

  it('counts from its very first and to its very last day', () => {
    expect(isWorkingDay(calendar, '2007-01-01')).toBe(false);
    expect(nthWorkingDayAfter(calendar, '2007-01-01', 1)).toBe('2007-01-04');
    expect(calendar.lastDay).toBe('2036-12-31');
    expect(lastWorkingDayOnOrBefore(calendar, '2036-12-31')).toBe('2036-12-31');
  });

  it('counts the days after one day through another', () => {
    expect(workingDaysBetween(calendar, '2026-02-13', '2026-02-28')).toBe(6);
    expect(workingDaysBetween(calendar, '2026-02-14', '2026-02-14')).toBe(0);
    expect(workingDaysBetween(calendar, '2026-03-10', '2026-03-02')).toBe(0);
  });

  it('finds the last working day on or before a day', () => {
    expect(lastWorkingDayOnOrBefore(calendar, '2026-10-07')).toBe('2026-09-30');
    expect(lastWorkingDayOnOrBefore(calendar, '2026-10-10')).toBe('2026-10-10');
    expect(() => lastWorkingDayOnOrBefore(calendar, '2007-01-03')).toThrow('no working day on or before');
  });

  it('refuses days outside it instead of guessing', () => {
    expect(covers(calendar, '2006-12-31')).toBe(false);
    expect(covers(calendar, '2037-01-01')).toBe(false);
    expect(() => isWorkingDay(calendar, '2006-12-31')).toThrow('outside the calendar');
    expect(() => nthWorkingDayAfter(calendar, '2036-12-31', 1)).toThrow('pass 2036-12-31');
    expect(() => nthWorkingDayAfter(calendar, '2026-01-01', 0)).toThrow('not a number of working days');
  });

  it('says which years rest on the law alone', () => {
    expect([2026, 2027].map((year) => isProvisional(calendar, year))).toEqual([false, true]);
    expect(calendar.loadedUntil).toBe(2026);
    expect(isWorkingDay(calendar, '2036-10-01')).toBe(false);
    expect(['2027-05-01', '2027-06-09'].map((day) => calendar.names.get(day))).toEqual(['劳动节', '端午节']);
  });

  it('rests on a local holiday that the banner adds, even on a weekend that is worked', () => {
    const local = buildCalendar(publishedArrangements, { extraRestDays: ['2026-07-06', '2026-02-28'] });
    expect(isWorkingDay(local, '2026-07-06')).toBe(false);
    expect(isWorkingDay(local, '2026-02-28')).toBe(false);
    expect(local.names.get('2026-07-06')).toBe('地方假日');
    expect(local.version).not.toBe(calendar.version);
  });

  it('carries a version that follows its content and nothing else', () => {
    expect(calendar.version).toMatch(/^2026-[0-9a-f]{8}$/);
    expect(buildCalendar([...publishedArrangements].reverse()).version).toBe(calendar.version);
    expect(buildCalendar(publishedArrangements.slice(1)).version).not.toBe(calendar.version);
    const [first, ...later] = publishedArrangements;
    const dayLess = first && { ...first, restDays: first.restDays.slice(1) };
    expect(buildCalendar(dayLess ? [dayLess, ...later] : later).version).not.toBe(calendar.version);
    const local = ['2026-07-06', '2026-07-07'];
    const versions = [local, local.toReversed()].map(
      (extraRestDays) => buildCalendar(publishedArrangements, { extraRestDays }).version,
    );
    expect(versions[0]).toBe(versions[1]);
  });

  it('reaches further when asked to', () => {
    expect(buildCalendar(publishedArrangements, { throughYear: 2050 }).lastDay).toBe('2050-12-31');
    expect(buildCalendar(publishedArrangements, { throughYear: 2030 }).lastDay).toBe('2036-12-31');
  });

  it('treats a year missing between two loaded ones as provisional', () => {
    const gap = buildCalendar(publishedArrangements.filter(({ year }) => year !== 2024));
    expect(isProvisional(gap, 2024)).toBe(true);
    expect(isWorkingDay(gap, '2024-10-07')).toBe(true);
    expect(isWorkingDay(gap, '2024-10-01')).toBe(false);
  });

  it('cannot be built from nothing or from a year twice', () => {
    expect(() => buildCalendar([])).toThrow('at least one');
    expect(() => buildCalendar([...publishedArrangements, ...publishedArrangements.slice(-1)])).toThrow(
      'twice',
    );
  });
});

describe('a deadline', () => {
  it.each(deadlineCases)('$title', ({ input, expected }) => {
    const pauses = input.pause?.map(([from, through]) => ({ from, through }));
    const { workingDays, extensionWorkingDays } = input;
    const receivedDay = input.receivedAt.slice(0, 10);
    expect(reckoned({ receivedDay, workingDays, extensionWorkingDays, pauses })).toMatchObject(expected);
  });

  it('is the same for Friday, Saturday and Sunday', () => {
    const dues = ['2025-06-13', '2025-06-14', '2025-06-15'].map(
      (receivedDay) => reckoned({ receivedDay, workingDays: 20 }).due,
    );
    expect(new Set(dues)).toEqual(new Set(['2025-07-11']));
  });

  it('carries no word of extension, of provisional years or of a target when there is none', () => {
    expect(Object.keys(reckoned({ receivedDay: '2025-03-03', workingDays: 20 }))).toEqual([
      'kind',
      'receivedDate',
      'day1',
      'due',
      'weekdayHolidaysSkipped',
      'weekendWorkdaysCounted',
      'provisional',
    ]);
  });

  it('is firm again, and may move, once the missing year is loaded', () => {
    const parsed = parseArrangement({
      year: 2027,
      source: 'https://www.gov.cn/example',
      holidays: [{ name: '元旦', from: '2027-01-01', through: '2027-01-03', workDays: ['2026-12-26'] }],
    });
    if (parsed.kind !== 'arrangement') throw new Error(parsed.reasons.join('; '));
    const loaded = buildCalendar([...publishedArrangements, parsed.arrangement]);
    expect(reckoned({ receivedDay: '2026-12-14', workingDays: 20 }, loaded)).toMatchObject({
      due: '2027-01-11',
      weekendWorkdaysCounted: ['2026-12-26'],
      provisional: false,
    });
  });

  it('never sets the internal target before the first day counted', () => {
    expect(reckoned({ receivedDay: '2026-12-31', workingDays: 1 })).toMatchObject({
      day1: '2027-01-04',
      due: '2027-01-04',
      internalTarget: '2027-01-04',
    });
  });

  it('is provisional, with a target before its end, when only the extension reaches the missing year', () => {
    expect(reckoned({ receivedDay: '2026-12-01', workingDays: 20, extensionWorkingDays: 5 })).toMatchObject({
      due: '2026-12-29',
      extendedDue: '2027-01-06',
      provisional: true,
      unpublishedYears: [2027],
      internalTarget: '2027-01-04',
    });
  });

  it('names every missing year on the way', () => {
    expect(reckoned({ receivedDay: '2026-12-01', workingDays: 300 }).unpublishedYears).toEqual([2027, 2028]);
  });

  it('leaves holidays within a pause out of the days skipped', () => {
    const pauses = [{ from: '2026-06-17', through: '2026-06-22' }];
    expect(reckoned({ receivedDay: '2026-06-01', workingDays: 20, pauses })).toMatchObject({
      due: '2026-07-03',
      weekdayHolidaysSkipped: [],
    });
  });

  it.each([
    ['begins', { from: '2026-06-19', through: '2026-06-22' }],
    ['ends', { from: '2026-06-17', through: '2026-06-19' }],
  ])('leaves out a holiday with which a pause %s', (_, pause) => {
    expect(
      reckoned({ receivedDay: '2026-06-01', workingDays: 20, pauses: [pause] }).weekdayHolidaysSkipped,
    ).toEqual([]);
  });

  it('still tells a holiday on the day before or after a pause', () => {
    const pauses = [
      { from: '2026-06-17', through: '2026-06-18' },
      { from: '2026-06-20', through: '2026-06-22' },
    ];
    expect(reckoned({ receivedDay: '2026-06-01', workingDays: 20, pauses }).weekdayHolidaysSkipped).toEqual([
      '2026-06-19',
    ]);
  });

  it('takes pauses in any order, and none after the end moves it', () => {
    const first = { from: '2026-06-09', through: '2026-06-09' };
    const second = { from: '2026-06-11', through: '2026-06-12' };
    const late = { from: '2026-07-06', through: '2026-07-10' };
    const due = reckoned({ receivedDay: '2026-06-01', workingDays: 20, pauses: [late, second, first] }).due;
    expect(due).toBe('2026-07-03');
  });

  it('is not moved by a pause that begins the day after it ends', () => {
    const pauses = [{ from: '2026-07-01', through: '2026-07-03' }];
    expect(reckoned({ receivedDay: '2026-06-01', workingDays: 20, pauses }).due).toBe('2026-06-30');
  });

  it('begins to count after a pause that starts at once', () => {
    const pauses = [{ from: '2026-06-01', through: '2026-06-03' }];
    expect(reckoned({ receivedDay: '2026-06-01', workingDays: 1, pauses })).toMatchObject({
      day1: '2026-06-04',
      due: '2026-06-04',
    });
  });

  it.each([
    ['received before the first loaded year', { receivedDay: '2006-12-31', workingDays: 20 }],
    ['received after the last year', { receivedDay: '2037-01-01', workingDays: 20 }],
    ['due after the last year', { receivedDay: '2036-12-20', workingDays: 20 }],
    ['extended past the last year', { receivedDay: '2036-12-20', workingDays: 1, extensionWorkingDays: 20 }],
    ['received on the very last day', { receivedDay: '2036-12-31', workingDays: 1 }],
    [
      'paused past the last year',
      {
        receivedDay: '2036-12-01',
        workingDays: 20,
        pauses: [{ from: '2036-12-10', through: '2037-01-10' }],
      },
    ],
  ])('is not guessed when %s', (_, question) => {
    expect(reckonDeadline(calendar, question)).toEqual({
      kind: 'outside-calendar',
      firstDay: '2007-01-01',
      lastDay: '2036-12-31',
    });
  });
});
