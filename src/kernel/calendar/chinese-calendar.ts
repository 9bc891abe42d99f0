/**
 * The Chinese lunisolar calendar, for the moving holidays: Spring Festival, Qingming, Dragon Boat and
 * Mid-Autumn of any year, so that a year whose arrangement is not yet published can be reckoned
 * provisionally. The rules are those of GB/T 33661-2017: a month begins on the China day of its new moon,
 * the winter solstice lies in month 11, and of thirteen months between two solstices the first without a
 * major solar term is the leap month.
 *
 * Not `Intl`'s Chinese calendar: its new moons are rounded, and it puts the Spring Festival of 2027 (new
 * moon at 23:56 on 6 February) on the 7th.
 */
import type { Day } from '../day.ts';
import { dayFromNumber } from '../day.ts';
import { newMoon, newMoonNumberNear, solarLongitude } from './astronomy.ts';

const chinaOffsetDays = 8 / 24;

/** China day numbers hold the instants [number − 8 h, number + 16 h) of universal time. */
function chinaDayNumber(instantInDays: number): number {
  return Math.floor(instantInDays + chinaOffsetDays);
}

function longitudeAtMidnight(chinaDay: number): number {
  return solarLongitude(chinaDay - chinaOffsetDays);
}

/** The China day in which the sun reaches a longitude, searched from a day at most a month before. */
function dayOfLongitude(degrees: number, from: number): number {
  for (let day = from; day < from + 40; day += 1) {
    const past = (longitudeAtMidnight(day + 1) - degrees + 360) % 360;
    if (past < 180) return day;
  }
  throw new RangeError(`the sun does not reach ${String(degrees)}° after day ${String(from)}`);
}

function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** Qingming: the China day on which the sun's longitude reaches 15°; 4 to 6 April. */
export function qingming(year: number): Day {
  return dayFromNumber(dayOfLongitude(15, dayNumberOf(year, 3, 28)));
}

/** The China day on which the sun reaches a longitude; 0 is the spring equinox. */
export function solarTerm(year: number, degrees: number): Day {
  const about = dayNumberOf(year, 3, 20) + Math.floor((degrees / 360) * 365);
  return dayFromNumber(dayOfLongitude(degrees, about - 12));
}

/** First days of the lunar months from month 11 (with the solstice of the year before) to the next one. */
function monthsOf(year: number): readonly { readonly month: number; readonly start: number }[] {
  const solstice = dayOfLongitude(270, dayNumberOf(year - 1, 12, 15));
  const nextSolstice = dayOfLongitude(270, dayNumberOf(year, 12, 15));
  let lunation = newMoonNumberNear(solstice) + 1;
  while (chinaDayNumber(newMoon(lunation)) > solstice) lunation -= 1;
  const starts: number[] = [];
  for (;;) {
    const start = chinaDayNumber(newMoon(lunation));
    if (start > nextSolstice) break;
    starts.push(start);
    lunation += 1;
  }
  const leapAt =
    starts.length === 14
      ? starts.findIndex((start, at) => at > 0 && !hasMajorTerm(start, starts[at + 1]))
      : -1;
  return starts.map((start, at) => {
    const place = leapAt >= 0 && at >= leapAt ? at - 1 : at;
    return { month: at === leapAt ? 0 : ((place + 10) % 12) + 1, start };
  });
}

/** A major term is a multiple of 30° that the sun reaches on a day of the month. */
function hasMajorTerm(start: number, next: number | undefined): boolean {
  if (next === undefined) return true;
  return Math.floor(longitudeAtMidnight(start) / 30) !== Math.floor(longitudeAtMidnight(next) / 30);
}

/** A day of a lunar month; months 11 and 12 are those that began the common year, or ended the one before. */
export function lunarDay(year: number, month: number, day: number): Day {
  const found = monthsOf(year).find((each) => each.month === month);
  if (!found) throw new RangeError(`no lunar month ${String(month)} in ${String(year)}`);
  return dayFromNumber(found.start + day - 1);
}

/** The first day of the first lunar month. */
export function springFestival(year: number): Day {
  return lunarDay(year, 1, 1);
}

/** The fifth day of the fifth lunar month. */
export function dragonBoat(year: number): Day {
  return lunarDay(year, 5, 5);
}

/** The fifteenth day of the eighth lunar month. */
export function midAutumn(year: number): Day {
  return lunarDay(year, 8, 15);
}
