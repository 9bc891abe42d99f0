/**
 * The two reckonings behind the moving holidays: the Chinese lunisolar calendar (Spring Festival, Dragon
 * Boat, Mid-Autumn) and the solar term Qingming. Both answer for any year, so that a year whose
 * arrangement is not yet published can still be reckoned provisionally.
 */
import type { Day } from '../day.ts';
import { addDays, dayFromNumber, startOfDay } from '../day.ts';

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
});

/** "1/1" on the first day of the first month; a leap month reads "4bis/1" and so never matches. */
function lunarMonthAndDay(day: Day): string {
  let month = '';
  let dayOfMonth = '';
  for (const part of lunar.formatToParts(startOfDay(day))) {
    if (part.type === 'month') month = part.value;
    if (part.type === 'day') dayOfMonth = part.value;
  }
  return `${month}/${dayOfMonth}`;
}

/** The day in [from, from + days) that is the given lunar month and day; its absence is a fault. */
function findLunarDay(from: Day, days: number, wanted: string): Day {
  for (let step = 0; step < days; step += 1) {
    const day = addDays(from, step);
    if (lunarMonthAndDay(day) === wanted) return day;
  }
  throw new RangeError(`no lunar ${wanted} within ${String(days)} days from ${from}`);
}

/** The first day of the first lunar month: it falls between 20 January and 22 February. */
export function springFestival(year: number): Day {
  return findLunarDay(`${String(year)}-01-19`, 36, '1/1');
}

/** The fifth day of the fifth lunar month. */
export function dragonBoat(year: number): Day {
  return findLunarDay(`${String(year)}-05-20`, 45, '5/5');
}

/** The fifteenth day of the eighth lunar month. */
export function midAutumn(year: number): Day {
  return findLunarDay(`${String(year)}-09-01`, 45, '8/15');
}

const radians = Math.PI / 180;
const chinaOffsetDays = 8 / 24;
/** Terrestrial time runs about 70 s ahead of civil time in our century. */
const terrestrialOffsetDays = 70 / 86_400;
const julianDayOfUnixEpoch = 2_440_587.5;

/** The sun's apparent longitude in degrees (Meeus, Astronomical Algorithms, ch. 25, to 0.01°). */
function solarLongitude(daysSinceEpoch: number): number {
  const century = (daysSinceEpoch + terrestrialOffsetDays + julianDayOfUnixEpoch - 2_451_545) / 36_525;
  const mean = 280.46646 + century * (36_000.76983 + century * 0.0003032);
  const anomaly = radians * (357.52911 + century * (35_999.05029 - century * 0.0001537));
  const centre =
    (1.914602 - century * (0.004817 + century * 0.000014)) * Math.sin(anomaly) +
    (0.019993 - century * 0.000101) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const node = radians * (125.04 - 1934.136 * century);
  return (((mean + centre - 0.00569 - 0.00478 * Math.sin(node)) % 360) + 360) % 360;
}

/** Qingming: the China day on which the sun's longitude reaches 15°; 4 to 6 April. */
export function qingming(year: number): Day {
  const start = Date.UTC(year, 3, 2) / 86_400_000 - chinaOffsetDays;
  for (let step = 0; step < 8; step += 1) {
    if (solarLongitude(start + step + 1) >= 15) return dayFromNumber(start + step + chinaOffsetDays);
  }
  throw new RangeError(`no Qingming found in ${String(year)}`);
}
