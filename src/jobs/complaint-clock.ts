/** The clock of complaints, looked at every minute of the office's hours: who is reminded, and what goes on by itself. */
import type { ClockOf, ComplaintClockRepository } from '../complaint/clock-repository.ts';
import type { PauseEnded } from '../complaint/clock-change.ts';
import { decideResumption, mustResume } from '../complaint/clock-change.ts';
import type { Reminder } from '../complaint/reminder.ts';
import { decideReminder, inOfficeHours, stageBands } from '../complaint/reminder.ts';
import type { ReminderRepository, StaffChat } from '../complaint/reminder-repository.ts';
import type { Clock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { covers } from '../kernel/working-days.ts';
import type { OfficeHours } from '../policy/profile.ts';
import type { ClockSwitch } from '../policy/switches.ts';

/** What is worked on within one transaction. */
export interface ComplaintClockWork {
  readonly reminders: ReminderRepository;
  readonly clocks: ComplaintClockRepository;
  /** Queues the chat message. */
  readonly tell: (chat: StaffChat, reminders: readonly Reminder[], at: Date) => Promise<void>;
}

export interface ComplaintClockParts {
  readonly transaction: <T>(work: (within: ComplaintClockWork) => Promise<T>) => Promise<T>;
  readonly calendar: () => WorkingCalendar;
  readonly clock: Clock;
  readonly officeHours: OfficeHours;
  readonly workingDays: number;
  readonly pauseSwitch: ClockSwitch;
  /** The note of the event that a paused clock goes on. */
  readonly noteOf: (resumed: Extract<PauseEnded, { kind: 'resumed' }>, of: ClockOf) => string;
}

export interface Looked {
  readonly resumed: number;
  /** Complaints told of. */
  readonly reminded: number;
  /** Complaints of which there is nobody to tell. */
  readonly withoutStaff: number;
  readonly chats: number;
}

const atOnce = 200;

/** One look. Outside office hours nobody is disturbed; what is due then is told when the office opens. */
export async function lookAtClocks(parts: ComplaintClockParts): Promise<Looked> {
  const at = parts.clock();
  const calendar = parts.calendar();
  const resumed = covers(calendar, dayOf(at)) ? await resumeWhatMust(parts, calendar, at) : 0;
  const looked = { resumed, reminded: 0, withoutStaff: 0, chats: 0 };
  if (!inOfficeHours(parts.officeHours, calendar, at)) return looked;
  const bands = stageBands(calendar, dayOf(at));
  for (let after = 0; ;) {
    const seen = await parts.transaction((work) => remind(work, bands, after, at));
    looked.reminded += seen.reminded;
    looked.withoutStaff += seen.withoutStaff;
    looked.chats += seen.chats;
    if (seen.last === undefined) return looked;
    after = seen.last;
  }
}

async function remind(
  { reminders, tell }: ComplaintClockWork,
  bands: ReturnType<typeof stageBands>,
  after: number,
  at: Date,
) {
  const due = await reminders.due(bands, after, atOnce);
  const last = due.length < atOnce ? undefined : due.at(-1)?.id;
  if (due.length === 0) return { reminded: 0, withoutStaff: 0, chats: 0, last };
  const staff = await reminders.staff();
  const decided = due.flatMap((complaint) => decideReminder(complaint, staff) ?? []);
  const told = await reminders.record(decided, at);
  const chats = await reminders.chats([...new Set(told.flatMap(({ staffIds }) => staffIds))]);
  for (const chat of chats)
    await tell(
      chat,
      told.filter(({ staffIds }) => staffIds.includes(chat.staffId)),
      at,
    );
  return {
    reminded: told.length,
    withoutStaff: due.length - decided.length,
    chats: chats.length,
    last,
  };
}

/** A pause that has used up what the switch allows ends, each in a transaction of its own. */
async function resumeWhatMust(
  { transaction, workingDays, pauseSwitch, noteOf }: ComplaintClockParts,
  calendar: WorkingCalendar,
  at: Date,
): Promise<number> {
  const today = dayOf(at);
  let resumed = 0;
  for (const number of await transaction(({ clocks }) => clocks.standing()))
    resumed += await transaction(async ({ clocks }) => {
      const of = await clocks.clockOf(number);
      const running = of && { ...of.running, workingDays };
      if (!running || !mustResume(running, pauseSwitch, calendar, today)) return 0;
      const decision = decideResumption(running, pauseSwitch, calendar, today);
      if (decision.kind !== 'resumed') return 0;
      await clocks.resume(of, decision, { at, actor: 'complaint-clock', note: noteOf(decision, of) });
      return 1;
    });
  return resumed;
}
