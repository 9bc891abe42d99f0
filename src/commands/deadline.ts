/** `heyi deadline`: one question a line, one answer a line; no database, no clock. */
import { z } from 'zod';
import type { Day } from '../kernel/day.ts';
import { isDay } from '../kernel/day.ts';
import { chinaDayFrom } from '../kernel/instant.ts';
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { faultOfPauses, publishedCalendar, reckonDeadline } from '../kernel/working-days.ts';

const mostWorkingDays = 1_000;

const count = (name: string, least: number): z.ZodInt =>
  z
    .int(`${name} must be a whole number from ${String(least)} to ${String(mostWorkingDays)}`)
    .min(least, `${name} must be a whole number from ${String(least)} to ${String(mostWorkingDays)}`)
    .max(
      mostWorkingDays,
      `${name} must be a whole number from ${String(least)} to ${String(mostWorkingDays)}`,
    );

const pauseFault = 'pause must be a list of pairs of days such as [["2026-06-09","2026-06-17"]]';
const pauseDay = z
  .string(pauseFault)
  .refine(isDay, 'pause names a day that does not exist; write 2026-06-09');

const question = z.object(
  {
    receivedAt: z.string(
      'receivedAt is missing; write an instant such as 2026-02-02T10:00:00+08:00 or a day such as 2026-02-02',
    ),
    workingDays: count('workingDays', 1),
    extensionWorkingDays: count('extensionWorkingDays', 0).optional(),
    pause: z.array(z.tuple([pauseDay, pauseDay], pauseFault), pauseFault).optional(),
  },
  'each line must be a JSON object such as {"receivedAt":"2026-02-02T10:00:00+08:00","workingDays":20}',
);

/** A misspelt field would silently change the answer; a field of the caller's own, such as an id, would not. */
const misspelt = /^(?:received|working|extension|pause)/i;
const known = new Set(Object.keys(question.shape));

export interface DeadlineRefusal {
  readonly error: 'INVALID_INPUT' | 'OUTSIDE_CALENDAR';
  /** One plain sentence. */
  readonly message: string;
}

/** Answers one question of the contract (already parsed from JSON); never throws. */
export function answerDeadlineLine(input: unknown, calendar: WorkingCalendar = publishedCalendar): object {
  const parsed = question.safeParse(input);
  if (!parsed.success) return refusal(parsed.error.issues[0]?.message ?? 'the line cannot be read');
  const { receivedAt, workingDays, extensionWorkingDays, pause } = parsed.data;
  const stranger = strangerIn(input);
  if (stranger !== undefined)
    return refusal(`${stranger} is not a field; the fields are ${[...known].join(', ')}`);
  const receivedDay = chinaDayFrom(receivedAt);
  if (receivedDay === undefined) return refusal(faultOfInstant(receivedAt));
  const pauses = pause?.map(([from, through]) => ({ from, through }));
  const fault = pauses && faultOfPauses(receivedDay, pauses);
  if (fault !== undefined) return refusal(fault);
  const answer = reckonDeadline(calendar, { receivedDay, workingDays, extensionWorkingDays, pauses });
  switch (answer.kind) {
    case 'deadline': {
      const { kind: _, ...deadline } = answer;
      return deadline;
    }
    case 'outside-calendar':
      return outside(receivedDay, answer.firstDay, answer.lastDay);
  }
}

function strangerIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  for (const name in input) {
    if (!known.has(name) && misspelt.test(name)) return name;
  }
  return undefined;
}

function refusal(message: string): DeadlineRefusal {
  return { error: 'INVALID_INPUT', message };
}

function faultOfInstant(text: string): string {
  const day = text.slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !isDay(day))
    return `receivedAt names a day that does not exist: ${day}`;
  return `receivedAt is not an instant such as 2026-02-02T10:00:00+08:00 or a day such as 2026-02-02: ${text.slice(0, 40)}`;
}

function outside(receivedDay: Day, firstDay: Day, lastDay: Day): DeadlineRefusal {
  return {
    error: 'OUTSIDE_CALENDAR',
    message: `a deadline from ${receivedDay} leaves the working-day calendar, which reaches from ${firstDay} to ${lastDay}`,
  };
}
