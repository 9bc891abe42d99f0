import type { Day } from '../kernel/day.ts';

/** A day as Prisma wants a `date` column: midnight UTC, whatever the zone of the process. */
export function startOfUtcDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
