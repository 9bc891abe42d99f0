/** Reminders of complaints: what is due, and what has been told – each stage once, however many processes look. */
import { z } from 'zod';
import type { ReminderStage } from '../complaint/reminder.ts';
import type { ReminderRepository } from '../complaint/reminder-repository.ts';
import { dayColumn, enumColumn, withoutNulls } from './columns.ts';
import type { Tx } from './open.ts';

const stages = [
  'working-day-10',
  'working-day-15',
  'working-day-18',
  'working-day-20',
  'overdue-supervisor',
  'overdue-committee',
] as const satisfies readonly ReminderStage[];

const dueRow = z
  .object({
    id: z.number(),
    number: z.string(),
    stage: z.enum(stages),
    dueDay: dayColumn,
    queue: enumColumn(['sumu-office', 'banner-office', 'supervision-committee', 'unclear']),
    sumu: z.string().nullable(),
    assigneeId: z.number().nullable(),
  })
  .transform(withoutNulls);
const staffRow = z
  .object({
    id: z.number(),
    role: z.enum(['handler', 'supervisor', 'committee']),
    sumu: z.string().nullable(),
  })
  .transform(withoutNulls);
const chatRow = z.object({
  staffId: z.number(),
  channel: z.enum(['terminal', 'web', 'telegram', 'wechat']),
  externalId: z.string(),
  language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
});
const markedRow = z.object({ complaintId: z.number(), stage: z.enum(stages) });

export function reminderRepository(tx: Tx): ReminderRepository {
  return {
    async due(bands, after, atMost) {
      const rows = await tx.$queryRaw`
        SELECT c."id", c."number", band."stage", c."dueDay"::text AS "dueDay", c."queue"::text AS "queue",
          c."sumu", c."assigneeId"
        FROM jsonb_to_recordset(${JSON.stringify(bands)}::jsonb) AS band("stage" text, "from" date, "through" date)
          JOIN "Complaint" c ON c."dueDay" <= band."through" AND (band."from" IS NULL OR c."dueDay" >= band."from")
        WHERE c."open" = true AND c."pausedOn" IS NULL AND c."id" > ${after}
          AND NOT EXISTS (
            SELECT 1 FROM "ComplaintReminder" r WHERE r."complaintId" = c."id" AND r."stage" = band."stage")
        ORDER BY c."id" LIMIT ${atMost}`;
      return z.array(dueRow).parse(rows);
    },

    async staff() {
      const rows = await tx.$queryRaw`
        SELECT "id", "role"::text AS "role", "sumu" FROM "StaffMember"
        WHERE "disabledAt" IS NULL AND "role" IN ('handler', 'supervisor', 'committee') ORDER BY "id"`;
      return z.array(staffRow).parse(rows);
    },

    async record(reminders, at) {
      const marks = reminders.flatMap(({ complaintId, marks: told }) =>
        told.map((stage) => ({ complaintId, stage })),
      );
      // In one order everywhere, so that two processes wait for each other instead of for ever.
      const rows = await tx.$queryRaw`
        INSERT INTO "ComplaintReminder" ("complaintId", "stage", "at")
        SELECT "complaintId", "stage", ${at}
        FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS mark("complaintId" int, "stage" text)
        ORDER BY "complaintId", "stage"
        ON CONFLICT DO NOTHING RETURNING "complaintId", "stage"`;
      const marked = new Set(
        z
          .array(markedRow)
          .parse(rows)
          .map(({ complaintId, stage }) => `${String(complaintId)} ${stage}`),
      );
      const told = reminders.filter(({ complaintId, stage }) =>
        marked.has(`${String(complaintId)} ${stage}`),
      );
      await tx.staffNotice.createMany({
        data: told.flatMap(({ complaintId, stage: kind, staffIds }) =>
          staffIds.map((staffId) => ({ staffId, complaintId, kind, at })),
        ),
      });
      return told;
    },

    async chats(staffIds) {
      const rows = await tx.$queryRaw`
        SELECT s."id" AS "staffId", c."channel"::text AS "channel", c."externalId", c."language"
        FROM "StaffMember" s JOIN "Contact" c ON c."id" = s."contactId"
        WHERE s."id" = ANY(${[...staffIds]}::int[]) AND s."disabledAt" IS NULL
          AND c."optedOutAt" IS NULL AND c."unreachableAt" IS NULL
        ORDER BY s."id"`;
      return z.array(chatRow).parse(rows);
    },
  };
}
