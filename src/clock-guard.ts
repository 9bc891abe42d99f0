/** Whatever deletes by the clock on its own asks here first: by a clock that was set far ahead nothing goes. */
import type { Database } from './database/open.ts';
import { clockDay, keepClockDay } from './database/retention-clock.ts';
import { type Day, dayOf } from './kernel/day.ts';
import type { Log } from './log.ts';
import { type ClockLook, decideClock } from './policy/decide-clock.ts';

/** Says so in the log, once a day, when not. */
export type MayDelete = (at: Date) => Promise<boolean>;

export function guardByClock(database: Pick<Database, 'transaction'>, log: Pick<Log, 'error'>): MayDelete {
  let said: Day | undefined;
  return async (at) => {
    const look = await database.transaction(async (tx) => {
      const [today, since] = [dayOf(at), await clockDay(tx)];
      const found = decideClock(today, since);
      // Set back, it comes forward again: that is no jump.
      if (found.kind === 'near' && (since === undefined || today > since)) await keepClockDay(tx, today);
      return found;
    });
    if (look.kind === 'far-ahead' && said !== look.today) log.error({ clock: look }, clockFault(look));
    said = look.kind === 'far-ahead' ? look.today : undefined;
    return look.kind === 'near';
  };
}

/** What to do, for whoever reads the log or has called the command. */
export function clockFault({ today, since, days }: Extract<ClockLook, { kind: 'far-ahead' }>): string {
  return `The clock says ${today}, ${String(days)} days after ${since}, the last day it was found right: nothing is deleted. If it is wrong, set it right. If today is ${today}, because the service was off for so long: heyi retention --confirm-clock ${today}`;
}
