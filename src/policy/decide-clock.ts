/** May go what goes by the clock and cannot be brought back? A clock that was set years ahead would take everything. */
import { type Day, dayNumber } from '../kernel/day.ts';

/** Longer than a service is switched off over any holiday, and half of what the shortest rule leaves of a chat. */
export const daysAheadAtMost = 15;

export type ClockLook =
  | { readonly kind: 'near' }
  /** @property since the last day on which the clock was found right */
  | { readonly kind: 'far-ahead'; readonly since: Day; readonly today: Day; readonly days: number };

/** @param since absent: there is nothing yet that could be lost */
export function decideClock(today: Day, since: Day | undefined): ClockLook {
  const days = since === undefined ? 0 : dayNumber(today) - dayNumber(since);
  return since === undefined || days <= daysAheadAtMost
    ? { kind: 'near' }
    : { kind: 'far-ahead', since, today, days };
}
