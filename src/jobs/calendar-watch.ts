/** A calendar loaded meanwhile: the running service takes it up, and complaints filed by the old one are moved. */
import type { WorkingCalendar } from '../kernel/working-days.ts';
import { type Job, repeatedly } from './repeatedly.ts';

export interface CalendarWatchParts {
  readonly calendar: { current(): WorkingCalendar; refresh(): Promise<boolean> };
  /** Moves the open complaints that were reckoned by another version; how many moved. */
  readonly moveLeftBehind: (calendar: WorkingCalendar) => Promise<number>;
  readonly onFault: (fault: unknown) => void;
}

const lookEveryMs = 20_000;

/**
 * Complaints are left behind when they were filed between the loading and its being noticed here, and when this
 * program brought a newer arrangement along. A turn that was under way at that moment may still file by the old
 * calendar: hence one look more, the next time.
 */
export function watchCalendar({ calendar, moveLeftBehind, onFault }: CalendarWatchParts): Job {
  let looksLeft = 1;
  return repeatedly(
    lookEveryMs,
    async () => {
      if (await calendar.refresh()) looksLeft = 2;
      if (looksLeft === 0) return;
      await moveLeftBehind(calendar.current());
      looksLeft -= 1;
    },
    onFault,
  );
}
