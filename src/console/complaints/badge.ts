/** How long a complaint has still got: a word with a shape; the colour only repeats it. */
import { workingDaysLeft } from '../../complaint/clock.ts';
import { type ComplaintState, openStates } from '../../complaint/complaint.ts';
import type { Day } from '../../kernel/day.ts';
import type { WorkingCalendar } from '../../kernel/working-days.ts';
import type { Say } from '../words/words.ts';

export interface Badge {
  /** The class of the page's style. */
  readonly shape: 'calm' | 'soon' | 'today' | 'late' | 'done';
  readonly words: string;
}

export const soonDays = 5;

export function badgeOf(
  { state, dueDay }: { readonly state: ComplaintState; readonly dueDay: Day },
  { calendar, today, say }: { readonly calendar: WorkingCalendar; readonly today: Day; readonly say: Say },
): Badge {
  if (!openStates.includes(state)) return { shape: 'done', words: say('complaints.left.none') };
  const days = workingDaysLeft(calendar, today, dueDay);
  if (days === undefined) return { shape: 'calm', words: say('complaints.left.unknown') };
  if (days > 0)
    return { shape: days > soonDays ? 'calm' : 'soon', words: say('complaints.left.days', { days }) };
  // A last day is a working day; on a day off before it nothing is left to work on either.
  return days === 0
    ? { shape: 'today', words: say('complaints.left.today') }
    : { shape: 'late', words: say('complaints.left.late', { days: -days }) };
}
