import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addDays, weekday, yearOf } from '../../src/kernel/day.ts';
import {
  isWorkingDay,
  parseArrangement,
  publishedArrangements,
  publishedCalendar,
  statutoryRestDays,
} from '../../src/kernel/working-days.ts';
import {
  dragonBoat,
  midAutumn,
  qingming,
  springFestival,
} from '../../src/kernel/calendar/chinese-calendar.ts';

describe('the published arrangements', () => {
  it('agree with chinese-days on every day of every loaded year', () => {
    const disagreements: string[] = [];
    let compared = 0;
    for (
      let day = publishedCalendar.firstDay;
      yearOf(day) <= publishedCalendar.loadedUntil;
      day = addDays(day, 1)
    ) {
      compared += 1;
      if (isWorkingDay(publishedCalendar, day) !== chineseDays.isWorkday(day)) disagreements.push(day);
    }
    expect(disagreements).toEqual([]);
    expect(compared).toBe(7305);
  });

  it('cover 2007 to 2026 without a gap, each with the address of its notice', () => {
    expect(publishedArrangements.map(({ year }) => year)).toEqual(
      Array.from({ length: 20 }, (_, at) => 2007 + at),
    );
    expect(
      publishedArrangements.filter(({ source }) => !/^https?:\/\/www\.gov\.cn\/\S+/.test(source)),
    ).toEqual([]);
  });

  it('pass the same scrutiny as an arrangement that an operator loads', () => {
    for (const arrangement of publishedArrangements) {
      expect(parseArrangement(arrangement)).toEqual({ kind: 'arrangement', arrangement, warnings: [] });
    }
  });

  it('name every weekday of rest and every weekend day of work', () => {
    const nameless = publishedArrangements
      .flatMap(({ restDays, workDays }) => [...restDays, ...workDays])
      .filter((day) => !publishedCalendar.names.has(day));
    expect(nameless).toEqual([]);
  });
});

describe('the law alone, for a year without an arrangement', () => {
  it('gives 2027 its days off and days in lieu', () => {
    const days = statutoryRestDays(2027).map(({ day }) => day);
    expect(days).toEqual(
      [
        '01-01',
        '02-05',
        '02-06',
        '02-07',
        '02-08',
        '02-09',
        '02-10',
        '04-05',
        '05-01',
        '05-02',
        '05-03',
        '05-04',
      ]
        .concat(['06-09', '09-15', '10-01', '10-02', '10-03', '10-04', '10-05'])
        .map((day) => `2027-${day}`),
    );
  });

  it('names a day in lieu after its holiday', () => {
    expect(statutoryRestDays(2027).filter(({ name }) => name.endsWith('补假'))).toEqual([
      { day: '2027-02-09', name: '春节补假' },
      { day: '2027-02-10', name: '春节补假' },
      { day: '2027-05-03', name: '劳动节补假' },
      { day: '2027-05-04', name: '劳动节补假' },
      { day: '2027-10-04', name: '国庆节补假' },
      { day: '2027-10-05', name: '国庆节补假' },
    ]);
  });

  it('names each of its seven holidays', () => {
    const names = statutoryRestDays(2027).map(({ name }) => name.replace('补假', ''));
    expect([...new Set(names)]).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']);
  });

  it('moves the day in lieu of a Saturday New Year to the Monday', () => {
    expect(statutoryRestDays(2028).slice(0, 2)).toEqual([
      { day: '2028-01-01', name: '元旦' },
      { day: '2028-01-03', name: '元旦补假' },
    ]);
  });

  it('gives each of the thirteen days a weekday off, unless two share a weekday', () => {
    for (let year = 2025; year <= 2100; year += 1) {
      const weekdays = statutoryRestDays(year).filter(({ day }) => weekday(day) % 6 !== 0).length;
      const feast = midAutumn(year);
      const sharesNationalDay = feast >= `${String(year)}-10-01` && feast <= `${String(year)}-10-03`;
      const shared = sharesNationalDay && weekday(feast) % 6 !== 0;
      expect([year, weekdays]).toEqual([year, shared ? 12 : 13]);
    }
  });

  it('finds the moving feasts of chinese-days in every year from 2007 to 2100', () => {
    const solar = (year: number, month: number, day: number): string =>
      chineseDays.getSolarDateFromLunar(`${String(year)}-${String(month)}-${String(day)}`).date;
    for (let year = 2007; year <= 2100; year += 1) {
      expect([springFestival(year), dragonBoat(year), midAutumn(year)]).toEqual([
        solar(year, 1, 1),
        solar(year, 5, 5),
        solar(year, 8, 15),
      ]);
    }
  });

  it('puts the Spring Festival of 2027 on the day of a new moon four minutes before midnight', () => {
    expect(springFestival(2027)).toBe('2027-02-06');
  });

  it('finds the Qingming of chinese-days in every year from 2007 to 2099', () => {
    for (let year = 2007; year < 2100; year += 1) {
      expect(qingming(year)).toBe(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'));
    }
  });

  it('never places a statutory day outside the days that the State Council gave since 2025', () => {
    for (const year of [2025, 2026]) {
      const working = statutoryRestDays(year).filter(
        ({ day, name }) => !name.endsWith('补假') && isWorkingDay(publishedCalendar, day),
      );
      expect(working).toEqual([]);
    }
  });
});
