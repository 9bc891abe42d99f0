/** The days somebody spoke of: read where today is known, and said back as they were understood. */
import type { Day } from '../../kernel/day.ts';
import { yearOf } from '../../kernel/day.ts';
import { readDate, type Span } from '../../kernel/told-dates.ts';
import type { DialogueEvent } from '../dialogue.ts';
import type { Setting } from '../facts.ts';
import { monthDay } from '../wording.ts';

/** undefined also where only a length of time was told (三个月了). */
export function daysSaid({ understood }: DialogueEvent, today: Day): Span | undefined {
  const { date } = understood.slots;
  const span = date === undefined ? undefined : readDate(date, today);
  return span?.since === true ? undefined : span;
}

/** "10月1日到10月31日". */
export function daysText({ from, to }: Pick<Span, 'from' | 'to'>, { contact, today }: Setting): string {
  const { language } = contact;
  const [first, last] = [from, to].map((day) => monthDay(day, language, yearOf(today)));
  if (first === undefined || last === undefined || from === to) return first ?? '';
  return language === 'en' ? `${first} to ${last}` : `${first}到${last}`;
}
