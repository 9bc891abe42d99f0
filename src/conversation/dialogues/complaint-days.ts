/** The days a deadline skipped and the weekend days it counted, as people name them. */
import type { Day } from '../../kernel/day.ts';
import type { Language } from '../../kernel/message.ts';
import type { WorkingCalendar } from '../../kernel/working-days.ts';
import { dayText, monthDay } from '../wording.ts';

const inEnglish: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  地方假日: 'local holiday',
};

/** 中秋节（9月25日）、国庆节（10月1日—10月7日）; an unnamed day stands by itself. */
export function skippedHolidays(
  skipped: readonly Day[],
  calendar: WorkingCalendar,
  language: Language,
): string {
  const groups: { readonly name: string; readonly first: Day; last: Day }[] = [];
  for (const day of skipped) {
    const name = calendar.names.get(day) ?? '';
    const group = groups.at(-1);
    if (name !== '' && group?.name === name) group.last = day;
    else groups.push({ name, first: day, last: day });
  }
  return join(
    groups.map(({ name, first, last }) => {
      const days =
        first === last
          ? monthDay(first, language)
          : `${monthDay(first, language)}${language === 'en' ? '–' : '—'}${monthDay(last, language)}`;
      if (name === '') return days;
      return language === 'en' ? `${inEnglish[name] ?? name} (${days})` : `${name}（${days}）`;
    }),
    language,
  );
}

export function countedWeekends(days: readonly Day[], language: Language): string {
  return join(
    days.map((day) => dayText(day, language)),
    language,
  );
}

function join(texts: readonly string[], language: Language): string {
  return texts.join(language === 'en' ? ', ' : '、');
}
