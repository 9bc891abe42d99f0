/** `heyi retention`: what has been kept long enough is shown, and after a yes it goes. */
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { clockFault } from '../clock-guard.ts';
import { auditRepository } from '../database/audit.ts';
import { clockDay, confirmClockDay } from '../database/retention-clock.ts';
import { type GoesBefore, keepRetention, retentionDue, type Swept } from '../database/retention.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf, isDay } from '../kernel/day.ts';
import { decideClock } from '../policy/decide-clock.ts';
import { readScheme } from '../policy/load.ts';
import { goesBefore, retentionRules, type Retention } from '../policy/retention.ts';
import { sampleSchemeFile } from '../scheme-files.ts';
import { askYesOrNo } from './ask.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

/** Every message is looked at. */
const countingMs = 10 * 60_000;

const optionsSchema = z.object({
  dryRun: z.boolean().default(false),
  yes: z.boolean().default(false),
  rules: z.boolean().default(false),
  confirmClock: z.string().optional(),
});

export async function retention(given: unknown): Promise<void> {
  const { dryRun, yes, rules, confirmClock } = optionsSchema.parse(given);
  const at = systemClock();
  if (confirmClock !== undefined) {
    await confirmToday(confirmClock, at);
    return;
  }
  const { profile } = readScheme(readConfig().schemeFile ?? sampleSchemeFile, dayOf(at));
  if (rules) {
    for (const line of ruleLines(profile.retention)) console.log(line);
    return;
  }
  await withDatabase(async (database) => {
    const before: GoesBefore = (rule) => goesBefore(profile.retention, rule, at);
    const due = await database.transaction((tx) => retentionDue(tx, before), { patienceMs: countingMs });
    for (const line of sweptLines(due)) console.log(line);
    const look = decideClock(dayOf(at), await database.transaction(clockDay));
    const isWrong = look.kind === 'far-ahead';
    if (isWrong && dryRun) console.log(clockFault(look));
    if (dryRun || due.every(({ count }) => count === 0)) return;
    if (isWrong) throw new OperatorFault(clockFault(look));
    if (!yes && !(await askYesOrNo('Delete?')))
      throw new OperatorFault('Nothing was changed; answer y, or call it with --yes.');
    console.log('Done:');
    for (const line of sweptLines(
      await keepRetention(database, { goesBefore: before, at, actor: 'operator' }),
    ))
      console.log(line);
  });
}

/** The day is written by hand, lest a wrong clock confirm itself. */
async function confirmToday(today: string, at: Date): Promise<void> {
  const byClock = dayOf(at);
  if (!isDay(today)) throw new OperatorFault(`${today} is no day; write today's, such as 2026-11-27.`);
  if (today !== byClock)
    throw new OperatorFault(
      `The clock of this machine says ${byClock}, not ${today}: set it right first. Nothing was changed.`,
    );
  await withDatabase((database) =>
    database.transaction(async (tx) => {
      const before = await clockDay(tx);
      await confirmClockDay(tx, today);
      await auditRepository(tx).append({
        ...{ at, actor: 'operator', action: 'clock-confirmed', subject: 'retention' },
        details: { today, before: before ?? null },
      });
    }),
  );
  console.log(`${today} it is. The service deletes by its clock again, if that says the same.`);
}

/** One line a kind of row, those of which there are none left out. */
export function sweptLines(swept: readonly Swept[]): readonly string[] {
  const lines = swept.flatMap(({ rule, what, count }) =>
    count === 0 ? [] : [`${rule}: ${String(count)} ${what}`],
  );
  return lines.length === 0 ? ['Nothing has been kept too long.'] : lines;
}

function ruleLines({ daily, rules }: Retention): readonly string[] {
  const lines = retentionRules.map((rule) => {
    const { days, reason } = rules[rule];
    return `${rule}: ${days === null ? 'kept' : `${String(days)} days`} (${reason})`;
  });
  return [daily ? 'Each day, by the service.' : 'Only by heyi retention (retention.daily is off).', ...lines];
}
