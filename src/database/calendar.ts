/** The working calendar of a deployment: the shipped arrangements and those the office has loaded on top. */
import {
  type Arrangement,
  buildCalendar,
  parseArrangement,
  publishedArrangements,
  type WorkingCalendar,
} from '../kernel/working-days.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Tx } from './open.ts';

export async function loadedCalendar(client: PrismaClient | Tx): Promise<WorkingCalendar> {
  return buildCalendar(await loadedArrangements(client));
}

/** A loaded year replaces the shipped one of that year. Throws when a stored arrangement cannot be read. */
export async function loadedArrangements(client: PrismaClient | Tx): Promise<readonly Arrangement[]> {
  const rows = await client.calendarYear.findMany();
  const loaded = rows.map(({ year, arrangement }) => {
    const parsed = parseArrangement(arrangement);
    if (parsed.kind !== 'arrangement')
      throw new Error(`the stored arrangement of ${String(year)} is damaged`);
    return parsed.arrangement;
  });
  return withLoaded(loaded);
}

export function withLoaded(loaded: readonly Arrangement[]): readonly Arrangement[] {
  const years = new Set(loaded.map(({ year }) => year));
  return [...publishedArrangements.filter(({ year }) => !years.has(year)), ...loaded];
}

/** The calendar a running service reckons by. */
export interface KeptCalendar {
  current(): WorkingCalendar;
  /** Reads it anew if a year has been loaded since; true: another calendar holds now. */
  refresh(): Promise<boolean>;
}

/** Whether anything was loaded is asked of a table of a few rows, now and then, instead of at every turn. */
export async function keepCalendar(client: PrismaClient): Promise<KeptCalendar> {
  let mark = await markOf(client);
  let calendar = await loadedCalendar(client);
  return {
    current: () => calendar,
    async refresh() {
      const now = await markOf(client);
      if (now === mark) return false;
      const before = calendar.version;
      // The mark is older than what is read after it: a load in between is noticed the next time.
      calendar = await loadedCalendar(client);
      mark = now;
      return calendar.version !== before;
    },
  };
}

async function markOf(client: PrismaClient): Promise<string> {
  const { _count: years, _max: newest } = await client.calendarYear.aggregate({
    _count: true,
    _max: { loadedAt: true },
  });
  return `${String(years)} ${newest.loadedAt?.toISOString() ?? ''}`;
}
