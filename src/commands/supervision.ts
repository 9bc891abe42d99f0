/** `heyi supervision`: the figures of whoever supervises, as CSV on stdout or as an XLSX file. */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { supervise } from '../complaint/supervise.ts';
import { monthlyReport } from '../complaint/supervision-report.ts';
import { reportTable, type Say, supervisionTables } from '../complaint/supervision-tables.ts';
import { readWording } from '../conversation/wording.ts';
import { loadedCalendar } from '../database/calendar.ts';
import { supervisionRepository } from '../database/supervision.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { csvOf, xlsxOf } from '../kernel/spreadsheet.ts';
import { promptsDir } from '../scheme-files.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

const tables = ['month', 'sumu', 'category', 'open', 'overdue'] as const;
const schema = z.object({
  month: z.string().optional(),
  table: z.enum(tables).default('sumu'),
  xlsx: z.string().optional(),
  report: z.boolean().default(false),
  committee: z.boolean().default(false),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});

export async function printSupervision(given: unknown): Promise<void> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new OperatorFault(`--table is one of ${tables.join(', ')}.`, true);
  const { month, table, xlsx, report, committee, language } = parsed.data;
  if (month !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month))
    throw new OperatorFault(`The month is written like 2026-11, not ${month}.`, true);
  if (report && month === undefined)
    throw new OperatorFault('The report for the notice board is one of a month: --month 2026-11.', true);
  const today = dayOf(systemClock());
  const seen = await withDatabase(async (database) =>
    supervise(supervisionRepository(database), {
      scope: committee ? 'all' : 'without-committee',
      month,
      calendar: await loadedCalendar(database.client),
      today,
    }),
  );
  const wording = readWording(promptsDir);
  const say: Say = (id, args) => wording.say({ id, ...(args && { args }) }, language);
  const sheets = report
    ? [reportTable(monthlyReport(month ?? '', seen.figures), say)]
    : supervisionTables(seen, say);
  if (xlsx !== undefined) {
    writeFileSync(xlsx, await xlsxOf(sheets));
    console.log(`Written: ${xlsx}`);
    return;
  }
  const sheet = sheets[report ? 0 : tables.indexOf(table)];
  if (sheet) process.stdout.write(csvOf(sheet));
}
