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
