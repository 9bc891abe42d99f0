/**
 * The days off that the law itself gives, for a year whose arrangement is not loaded.
 * Source: 《全国年节及纪念日放假办法》 (revision of 10 November 2024), arts. 2 and 6.
 */
import type { Day } from '../day.ts';
import { addDays, weekday } from '../day.ts';
import { dragonBoat, midAutumn, qingming, springFestival } from './chinese-calendar.ts';

export interface StatutoryDay {
  readonly day: Day;
  readonly name: string;
}

/**
 * All days off of art. 2, weekend days among them, and the days off in lieu of art. 6, in order.
 * What the State Council moves by notice (longer holidays, weekend workdays) is not in it.
 */
export function statutoryRestDays(year: number): readonly StatutoryDay[] {
  const named = namedHolidays(year);
  const taken = new Map<Day, string>();
  for (const { name, first, length } of named) {
    for (let step = 0; step < length; step += 1) taken.set(addDays(first, step), name);
  }
  // Art. 6: 全体公民放假的假日，如果适逢周六、周日，应当在工作日补假.
  for (const { name, first, length } of named) {
    for (let step = 0; step < length; step += 1) {
      const day = addDays(first, step);
      if (isWeekend(day)) taken.set(nextFreeWeekday(addDays(first, length), taken), `${name}补假`);
    }
  }
  return [...taken].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

interface NamedHoliday {
  readonly name: string;
  readonly first: Day;
  readonly length: number;
}

/** Art. 2: 元旦1天, 春节4天（农历除夕、正月初一至初三）, 清明节1天, 劳动节2天, 端午节1天, 中秋节1天, 国庆节3天. */
function namedHolidays(year: number): readonly NamedHoliday[] {
  const prefix = String(year);
  return [
    { name: '元旦', first: `${prefix}-01-01`, length: 1 },
    { name: '春节', first: addDays(springFestival(year), -1), length: 4 },
    { name: '清明节', first: qingming(year), length: 1 },
    { name: '劳动节', first: `${prefix}-05-01`, length: 2 },
    { name: '端午节', first: dragonBoat(year), length: 1 },
    { name: '中秋节', first: midAutumn(year), length: 1 },
    { name: '国庆节', first: `${prefix}-10-01`, length: 3 },
  ];
}

export function isWeekend(day: Day): boolean {
  const number = weekday(day);
  return number === 0 || number === 6;
}

function nextFreeWeekday(from: Day, taken: ReadonlyMap<Day, string>): Day {
  let day = from;
  while (isWeekend(day) || taken.has(day)) day = addDays(day, 1);
  return day;
}
