/** `heyi calendar show|load`: the working-day calendar, and what a new arrangement moves. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { reckonClock } from '../complaint/clock.ts';
import { deadlineNote } from '../complaint/deadline-note.ts';
import { auditRepository } from '../database/audit.ts';
import { loadedArrangements } from '../database/calendar.ts';
import {
  applyArrangement,
  type MovedComplaint,
  movedComplaints,
  type Reckon,
} from '../database/calendar-change.ts';
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { type Arrangement, buildCalendar, parseArrangement } from '../kernel/working-days.ts';
import { readConfig } from '../config.ts';
import { readScheme } from '../policy/load.ts';
import { sampleSchemeFile } from '../scheme-files.ts';
import { askYesOrNo } from './ask.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

export async function showCalendar(wanted: string | undefined): Promise<void> {
  if (wanted !== undefined && !/^\d{4}$/.test(wanted))
    throw new OperatorFault(`The year is written like 2026, not ${wanted}.`, true);
  const arrangements = await withDatabase((database) => loadedArrangements(database.client));
  const calendar = buildCalendar(arrangements);
  if (wanted === undefined) {
    const years = [...calendar.loadedYears].sort((a, b) => a - b);
    console.log(
      `Calendar ${calendar.version}, arrangements loaded for ${String(years.at(0))} to ${String(years.at(-1))}.`,
    );
    console.log('Later years are provisional until their State Council arrangement is loaded.');
    return;
  }
  const arrangement = arrangements.find(({ year }) => String(year) === wanted);
  if (!arrangement)
    throw new OperatorFault(
      `No arrangement for ${wanted} is loaded; load one with: heyi calendar load <file>`,
    );
  console.log(`${wanted}  (${arrangement.source})`);
  const named = (day: string) =>
    `  ${day}${arrangement.names?.[day] === undefined ? '' : `  ${arrangement.names[day]}`}`;
  console.log('Weekdays off:');
  for (const day of arrangement.restDays) console.log(named(day));
  console.log('Weekend days worked:');
  for (const day of arrangement.workDays) console.log(named(day));
}

const loadSchema = z.object({ yes: z.boolean().default(false) });

export async function loadCalendar(file: string, given: unknown): Promise<void> {
  const { yes } = loadSchema.parse(given);
  const arrangement = readArrangement(file);
  await withDatabase(async (database) => {
    const others = (await loadedArrangements(database.client)).filter(
      ({ year }) => year !== arrangement.year,
    );
    const calendar = buildCalendar([...others, arrangement]);
    const { ruleSet } = readScheme(readConfig().schemeFile ?? sampleSchemeFile, dayOf(systemClock()));
    const { complaintWorkingDays: workingDays } = ruleSet.tariff;
    const reckon: Reckon = (facts, by) => reckonClock(by, { ...facts, workingDays });
    const preview = await database.transaction((tx) => movedComplaints(tx, calendar, reckon));
    describe(arrangement, preview);
    if (!yes && !(await askYesOrNo('Apply?')))
      throw new OperatorFault('Nothing was changed; answer y, or call it with --yes.');
    const at = systemClock();
    const moved = await database.transaction(async (tx) => {
      const now = await movedComplaints(tx, calendar, reckon);
      await applyArrangement(tx, arrangement, now, {
        at,
        actor: 'operator',
        version: calendar.version,
        note: ({ from, clock }) => deadlineNote({ from, to: clock.dueDay }, arrangement.source),
      });
      await auditRepository(tx).append({
        at,
        actor: 'operator',
        action: 'calendar-loaded',
        subject: `calendar:${String(arrangement.year)}`,
      });
      return now;
    });
    const complaints = moved.length === 1 ? 'complaint' : 'complaints';
    console.log(`Loaded ${String(arrangement.year)}; ${String(moved.length)} open ${complaints} moved.`);
    if (moved.length > 0)
      console.log('Their complainants are told by the service, within seconds of its running.');
    console.log('A service that runs on this database reckons with it within half a minute.');
  });
}

function readArrangement(file: string): Arrangement {
  let content: unknown;
  try {
    content = parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    throw new OperatorFault(`${file} cannot be read (${firstLine(fault)}): check the file and its place.`);
  }
  const parsed = parseArrangement(content);
  if (parsed.kind === 'refused') throw new OperatorFault(`${file} is refused: ${parsed.reasons.join('; ')}.`);
  for (const warning of parsed.warnings) console.error(`Warning: ${warning}`);
  return parsed.arrangement;
}

function firstLine(fault: unknown): string {
  const [line = ''] = (fault instanceof Error ? fault.message : String(fault)).split('\n');
  return line.replace(/:$/, '');
}

function describe(arrangement: Arrangement, moved: readonly MovedComplaint[]): void {
  const { year, restDays, workDays, source } = arrangement;
  console.log(
    `${String(year)}: ${String(restDays.length)} weekdays off, ${String(workDays.length)} weekend days worked (${source}).`,
  );
  if (moved.length === 0) console.log('No open complaint moves.');
  for (const { number, from, wasProvisional, clock } of moved)
    console.log(
      `  ${number}: ${from}${wasProvisional ? ' (provisional)' : ''} → ${clock.dueDay}${clock.provisional ? ' (provisional)' : ''}`,
    );
}
