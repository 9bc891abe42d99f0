/** Calendar months of China: "2026-11". */
import { addDays, type Day } from './day.ts';

/** An ISO month, "2026-11". */
export type Month = string;

export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** So many months later; earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map((part) => Number.parseInt(part, 10));
  const months = year * 12 + number - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Both included; none when `through` is before `from`. */
export function monthsThrough(from: Month, through: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= through; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function lastDayOf(month: Month): Day {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}
