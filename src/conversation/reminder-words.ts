/** What staff are reminded of in their own chat: numbers and days, nothing of what a complaint says. */
import { workingDaysLeft } from '../complaint/clock.ts';
import type { Reminder } from '../complaint/reminder.ts';
import type { Day } from '../kernel/day.ts';
import type { Language, Reply } from '../kernel/message.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import type { Line } from './dialogue.ts';
import type { Wording } from './wording.ts';

const linesAtMost = 20;

/** One message for all of them, the most urgent first. */
export function reminderReply(
  reminders: readonly Pick<Reminder, 'number' | 'dueDay'>[],
  { calendar, today }: { readonly calendar: WorkingCalendar; readonly today: Day },
  language: Language,
  wording: Pick<Wording, 'say'>,
): Reply {
  const urgent = [...reminders].sort((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0));
  const rest = urgent.length - linesAtMost;
  const lines: Line[] = [
    { id: 'staff-reminder-head' },
    ...urgent
      .slice(0, linesAtMost)
      .map(({ number, dueDay }) => lineOf(number, workingDaysLeft(calendar, today, dueDay) ?? 0)),
    ...(rest > 0 ? [{ id: 'staff-reminder-more', args: { count: rest } }] : []),
  ];
  return { text: lines.map((line) => wording.say(line, language)).join('\n'), choices: [], citations: [] };
}

function lineOf(number: string, left: number): Line {
  if (left === 0) return { id: 'staff-reminder-last', args: { number } };
  return left > 0
    ? { id: 'staff-reminder-left', args: { number, days: left } }
    : { id: 'staff-reminder-over', args: { number, days: -left } };
}
