/** The last day on which the clock was found right, kept where every process finds it. */
import { z } from 'zod';
import { type Day, dayOf } from '../kernel/day.ts';
import { dayColumn } from './columns.ts';
import type { Tx } from './open.ts';

export const clockDayKey = 'clock-day';

const keptRows = z.array(z.object({ value: dayColumn }));
const newestRow = z.tuple([z.object({ at: z.date().nullable() })]);

/** Before it was ever kept: the day of the newest record. Absent: there is none. */
export async function clockDay(tx: Tx): Promise<Day | undefined> {
  const [kept] = keptRows.parse(
    await tx.$queryRaw`SELECT "value" FROM "Setting" WHERE "key" = ${clockDayKey} FOR UPDATE`,
  );
  if (kept) return kept.value;
  const [{ at }] = newestRow.parse(
    await tx.$queryRaw`
      SELECT greatest((SELECT "receivedAt" FROM "InboxMessage" ORDER BY "id" DESC LIMIT 1),
        (SELECT "at" FROM "AuditEntry" ORDER BY "id" DESC LIMIT 1)) AS "at"`,
  );
  return at ? dayOf(at) : undefined;
}

export async function keepClockDay(tx: Tx, day: Day): Promise<void> {
  await tx.setting.upsert({
    where: { key: clockDayKey },
    create: { key: clockDayKey, value: day },
    update: { value: day },
  });
}

/** An operator says which day it is; a run that was claimed for a day to come is not waited for. */
export async function confirmClockDay(tx: Tx, day: Day): Promise<void> {
  await keepClockDay(tx, day);
  await tx.setting.deleteMany({ where: { key: 'retention-day', value: { gt: day } } });
}
