/** Extending the clock of a complaint, letting it stand and go on: the columns, the event that is shown, the audit entry. */
import { z } from 'zod';
import type { ClockChange, ClockOf, ComplaintClockRepository } from '../complaint/clock-repository.ts';
import type { ComplaintClock } from '../complaint/complaint.ts';
import { dayOf } from '../kernel/day.ts';
import { auditRepository } from './audit.ts';
import { dayColumn } from './columns.ts';
import { startOfUtcDay } from './days.ts';
import type { Tx } from './open.ts';

const row = z.object({
  id: z.number(),
  number: z.string(),
  open: z.boolean(),
  receivedAt: z.date(),
  dueDay: dayColumn,
  extensionDays: z.number(),
  pausedOn: dayColumn.nullable(),
  language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
  pauses: z.array(z.object({ from: dayColumn, through: dayColumn })),
});

const standingAtOnce = 500;

export function complaintClockRepository(tx: Tx): ComplaintClockRepository {
  return {
    async clockOf(number) {
      // Two who change the same clock wait for each other.
      await tx.$executeRaw`SELECT 1 FROM "Complaint" WHERE "number" = ${number} FOR UPDATE`;
      const rows = await tx.$queryRaw`
        SELECT c."id", c."number", c."open", coalesce(c."reopenedAt", c."receivedAt") AS "receivedAt",
          c."dueDay"::text AS "dueDay", c."extensionDays", c."pausedOn"::text AS "pausedOn", contact."language",
          coalesce((
            SELECT json_agg(json_build_object('from', p."from", 'through', p."through") ORDER BY p."from")
            FROM "ComplaintPause" p WHERE p."complaintId" = c."id" AND p."through" IS NOT NULL
              AND p."from" >= (coalesce(c."reopenedAt", c."receivedAt") AT TIME ZONE 'Asia/Shanghai')::date
          ), '[]'::json) AS "pauses"
        FROM "Complaint" c LEFT JOIN "Contact" contact ON contact."id" = c."contactId"
        WHERE c."number" = ${number}`;
      const [found] = z.array(row).parse(rows);
      if (!found) return undefined;
      const { id, language, open, dueDay, extensionDays, pauses, pausedOn } = found;
      return {
        id,
        number,
        language,
        running: {
          open,
          receivedDay: dayOf(found.receivedAt),
          dueDay,
          extensionDays,
          pauses,
          ...(pausedOn !== null && { pausedOn }),
        },
      };
    },

    async standing() {
      const rows = await tx.complaint.findMany({
        where: { open: true, pausedOn: { not: null } },
        select: { number: true },
        orderBy: { id: 'asc' },
        take: standingAtOnce,
      });
      return rows.map(({ number }) => number);
    },

    async extend(of, { extensionDays, clock, reason, from }, change) {
      await update(tx, of.id, { extensionDays, ...columnsOf(clock) });
      // A stage that lies ahead again is told again.
      await tx.complaintReminder.deleteMany({ where: { complaintId: of.id } });
      await record(tx, of, 'clock-extended', change, { reason, extensionDays, from, to: clock.dueDay });
    },

    async pause(of, { pausedOn, reason }, change) {
      await tx.complaintPause.create({
        data: { complaintId: of.id, from: startOfUtcDay(pausedOn), reason, actor: change.actor },
      });
      await update(tx, of.id, { pausedOn: startOfUtcDay(pausedOn) });
      await record(tx, of, 'clock-paused', change, { reason, pausedOn });
    },

    async resume(of, { pause, pausedDays, clock, from }, change) {
      if (pause)
        await tx.complaintPause.updateMany({
          where: { complaintId: of.id, through: null },
          data: { through: startOfUtcDay(pause.through) },
        });
      else await tx.complaintPause.deleteMany({ where: { complaintId: of.id, through: null } });
      await update(tx, of.id, { pausedOn: null, pausedDays, ...columnsOf(clock) });
      if (clock.dueDay !== from) await tx.complaintReminder.deleteMany({ where: { complaintId: of.id } });
      await record(tx, of, 'clock-resumed', change, { from, to: clock.dueDay });
    },
  };
}

function columnsOf(clock: ComplaintClock) {
  return {
    dueDay: startOfUtcDay(clock.dueDay),
    provisional: clock.provisional,
    calendarVersion: clock.calendarVersion,
    internalTarget: clock.internalTarget === undefined ? null : startOfUtcDay(clock.internalTarget),
  };
}

async function update(tx: Tx, id: number, columns: Parameters<Tx['complaint']['update']>[0]['data']) {
  await tx.complaint.update({ where: { id }, data: { ...columns, version: { increment: 1 } } });
}

async function record(
  tx: Tx,
  { id, number }: ClockOf,
  kind: 'clock-extended' | 'clock-paused' | 'clock-resumed',
  { at, actor, note }: ClockChange,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx.complaintEvent.create({ data: { complaintId: id, kind, at, actor, note, shown: true } });
  await auditRepository(tx).append({ at, actor, action: kind, subject: `complaint:${number}`, details });
}
