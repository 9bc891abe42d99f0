/** `heyi supervision`: the figures of whoever supervises, as CSV on stdout or as an XLSX file. */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { reportOn, supervise } from '../complaint/supervise.ts';
import { reportTable, type Say, supervisionTables, tableNames } from '../complaint/supervision-tables.ts';
import { readWording } from '../conversation/wording.ts';
import { loadedCalendar } from '../database/calendar.ts';
import { supervisionRepository } from '../database/supervision.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { isMonth } from '../kernel/month.ts';
import { csvOf, type Sheet, xlsxOf } from '../kernel/spreadsheet.ts';
import { readScheme } from '../policy/load.ts';
import { promptsDir, sampleSchemeFile } from '../scheme-files.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

const schema = z.object({
  month: z.string().optional(),
  table: z.enum(tableNames).default('sumu'),
  xlsx: z.string().optional(),
  report: z.boolean().default(false),
  committee: z.boolean().default(false),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});

export async function printSupervision(given: unknown): Promise<void> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new OperatorFault(`--table is one of ${tableNames.join(', ')}.`, true);
  const { month, table, xlsx, report, committee, language } = parsed.data;
  if (month !== undefined && !isMonth(month))
    throw new OperatorFault(`The month is written like 2026-11, not ${month}.`, true);
  if (report && month === undefined)
    throw new OperatorFault('The report for the notice board is one of a month: --month 2026-11.', true);
  const today = dayOf(systemClock());
  const wording = readWording(promptsDir);
  const say: Say = (id, args) => wording.say({ id, ...(args && { args }) }, language);
  const sheets = await withDatabase(async (database): Promise<readonly Sheet[]> => {
    const repository = supervisionRepository(database);
    const calendar = await loadedCalendar(database.client);
    const asked = { scope: committee ? 'all' : 'without-committee', calendar, today } as const;
    if (report && month !== undefined) {
      const schemeFile = readConfig().schemeFile ?? sampleSchemeFile;
      const { complaintWorkingDays: workingDays } = readScheme(schemeFile, today).ruleSet.tariff;
      return [reportTable(await reportOn(repository, { ...asked, month, workingDays }), say)];
    }
    const period = month === undefined ? undefined : { from: month, through: month };
    const all = supervisionTables(await supervise(repository, { ...asked, period }), say);
    return xlsx === undefined ? [all[table]] : tableNames.map((name) => all[name]);
  });
  if (xlsx !== undefined) {
    writeFileSync(xlsx, await xlsxOf(sheets));
    console.log(`Written: ${xlsx}`);
    return;
  }
  for (const sheet of sheets) process.stdout.write(csvOf(sheet));
}
