/** The note of the event that moves a complaint's last day: written and read in one place. */
import { type Day, isDay } from '../kernel/day.ts';

export interface MovedDeadline {
  readonly from: Day;
  readonly to: Day;
}

/** @param source the State Council's notice */
export function deadlineNote({ from, to }: MovedDeadline, source: string): string {
  return `${from} → ${to}（${source}）`;
}

export function readDeadlineNote(note: string): MovedDeadline | undefined {
  const [, from = '', to = ''] = /^(\d{4}-\d{2}-\d{2}) → (\d{4}-\d{2}-\d{2})（/u.exec(note) ?? [];
  return isDay(from) && isDay(to) ? { from, to } : undefined;
}
