/** Days and hours as a page shows them: short, with the whole of it for who points at it. */
import { dayOf, weekday, yearOf, type Day } from '../kernel/day.ts';
import type { Language } from './words/words.ts';

const chineseDays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const englishDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** 11月23日 周一 · Mon 23 Nov */
export function dayWords(day: Day, language: Language): string {
  const month = Number.parseInt(day.slice(5, 7), 10);
  const date = String(Number.parseInt(day.slice(8), 10));
  const named = weekday(day);
  return language === 'en'
    ? `${englishDays[named] ?? ''} ${date} ${months[month - 1] ?? ''}`
    : `${String(month)}月${date}日 ${chineseDays[named] ?? ''}`;
}

/** 2026年11月23日 周一 · Mon 23 Nov 2026 */
export function fullDayWords(day: Day, language: Language): string {
  const year = String(yearOf(day));
  return language === 'en' ? `${dayWords(day, language)} ${year}` : `${year}年${dayWords(day, language)}`;
}

/** 09:05, on the wall clock of the banner. */
export function hourWords(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** The words for views: text, the title on hover, and what a machine reads. */
export function dateParts(when: Date | Day, language: Language) {
  if (typeof when === 'string')
    return { text: dayWords(when, language), title: fullDayWords(when, language), machine: when };
  const day = dayOf(when);
  const hour = hourWords(when);
  return {
    text: `${dayWords(day, language)} ${hour}`,
    title: `${fullDayWords(day, language)} ${hour}`,
    machine: when.toISOString(),
  };
}
