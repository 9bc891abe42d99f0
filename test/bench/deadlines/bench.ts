/**
 * The day by which a complaint is answered, with the holidays skipped and the weekends worked, beside what
 * chinese-days and luxon-business-days take for the day alone, and chinese-days for the same explanation.
 */
import chineseDays from 'chinese-days';
import luxonBusinessDays from 'luxon-business-days';
import { addDays, dayFromNumber, dayNumber, weekday } from '../../../src/kernel/day.ts';
import {
  publishedArrangements,
  publishedCalendar as calendar,
  reckonDeadline,
} from '../../../src/kernel/working-days.ts';
import { countByHand } from '../../oracle/deadline.ts';
import { upTo } from '../../oracle/stays.ts';
import { seededChance } from '../../support/chance.ts';
import { perSecond, type Row } from '../measure.ts';
import { inTurn, ratioOf } from '../turns.ts';

const cases = 4_000;
const seed = 1_108;
const workingDays = 20;
/** All of it within the years whose arrangement is published. */
const [first, last] = [dayNumber('2007-01-01'), dayNumber('2026-11-20')];

interface Told {
  readonly due: string;
  readonly skipped?: readonly string[];
  readonly worked?: readonly string[];
}
type Answer = (received: string) => Told;

function heyi(receivedDay: string): Told {
  const answer = reckonDeadline(calendar, { receivedDay, workingDays });
  if (answer.kind !== 'deadline') throw new Error(answer.kind);
  return {
    due: answer.due,
    skipped: answer.weekdayHolidaysSkipped,
    worked: answer.weekendWorkdaysCounted,
  };
}

const chineseDaysAlone: Answer = (received) => ({ due: chineseDays.findWorkday(workingDays, received) });

/** By its own functions: its days off that are weekdays, and the working days that no plain week has. */
function chineseDaysExplained(received: string): Told {
  const due = chineseDays.findWorkday(workingDays, received);
  const from = addDays(received, 1);
  const plain = new Set(chineseDays.getWorkdaysInRange(from, due, false));
  return {
    due,
    skipped: chineseDays.getHolidaysInRange(from, due, false).filter((day) => weekday(day) % 6 !== 0),
    worked: chineseDays.getWorkdaysInRange(from, due, true).filter((day) => !plain.has(day)),
  };
}

/** Every day of the week may be a business day, since weekends are worked too; a matcher rules out the others. */
function luxon(): Answer {
  const off = new Set(publishedArrangements.flatMap(({ restDays }) => restDays));
  const worked = new Set(publishedArrangements.flatMap(({ workDays }) => workDays));
  const at = (day: string) => luxonBusinessDays.DateTime.fromISO(day, { zone: 'utc' });
  at('2026-01-01').setupBusiness({
    businessDays: [1, 2, 3, 4, 5, 6, 7],
    holidayMatchers: [
      (date) => {
        const day = date.toISODate() ?? '';
        return date.weekday > 5 ? !worked.has(day) : off.has(day);
      },
    ],
  });
  return (received) => ({
    due: at(received).plusBusiness({ days: workingDays }).toISODate() ?? '',
  });
}

export async function benchDeadlines(): Promise<Row[]> {
  const chance = seededChance(seed);
  const days = Array.from({ length: cases }, () => dayFromNumber(first + upTo(chance, last - first)));
  const right = days.map((received) => countByHand({ received, workingDays, extension: 0, pauses: [] }));
  const answers: readonly (readonly [string, Answer])[] = [
    ['heyi: the day and its explanation', heyi],
    ['chinese-days: the day alone', chineseDaysAlone],
    ['chinese-days: the day and its explanation', chineseDaysExplained],
    ['luxon-business-days: the day alone', luxon()],
  ];
  const paces = await inTurn(
    answers.map(([name, answer]) => ({
      name,
      run: (count) => {
        for (let done = 0; done < count; done += 1) answer(days[done % cases] ?? '');
      },
    })),
  );
  const own = paces.get('heyi: the day and its explanation');
  return answers.map(([name, answer]) => {
    const wrong = days.filter((received, place) => differs(answer(received), right[place])).length;
    const pace = paces.get(name);
    const exact = wrong === 0 ? 'exact' : `${wrong} of ${cases} differ`;
    const bar = name.startsWith('chinese') ? ' (bar ≥ 10)' : '';
    const ratio = answer === heyi ? '' : `; heyi ${ratioOf(own, pace)}${bar}`;
    return { what: name, figure: perSecond(pace?.perSecond ?? 0, 1), bar: `${exact}${ratio}` };
  });
}

function differs(told: Told, right: ReturnType<typeof countByHand> | undefined): boolean {
  const same = (days: readonly string[] | undefined, wanted: readonly string[] | undefined): boolean =>
    days === undefined || days.join() === wanted?.join();
  return told.due !== right?.due || !same(told.skipped, right.skipped) || !same(told.worked, right.worked);
}
