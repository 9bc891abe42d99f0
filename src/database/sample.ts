import type { Keys } from '../kernel/keys.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Day } from '../kernel/day.ts';
import { startOfDay } from '../kernel/day.ts';
import { idNumberHash } from '../kernel/keyed-hash.ts';
import { loadedCalendar } from './calendar.ts';
import { importRecords } from './import/import-records.ts';
import { kindsInOrder } from './import/kinds.ts';
import type { Database } from './open.ts';
import { projectFolder } from './paths.ts';
import { clockDayKey, keepClockDay } from './retention-clock.ts';
import { layOutComplaints, sampleComplaints } from './sample-complaints.ts';
import { layOutContacts, sampleContacts } from './sample-contacts.ts';
import { layOutEnquiries, sampleEnquiries } from './sample-enquiries.ts';
import { layOutMisses, sampleMisses } from './sample-misses.ts';
import { layOutStaff } from './sample-staff.ts';
import { fillTokens } from './sample-tokens.ts';
import type { Tx } from './transaction.ts';

const sampleFolder = path.join(projectFolder, 'prisma', 'sample');
const source = 'sample';
const setting = 'sample.day';

export interface SampleOptions {
  today: Day;
  now: Date;
  hashKey: Keys;
  sealKey: Keys;
}

/**
 * Lays out the fictional scheme for a day, through the same import as an office's own records. On the day it was
 * laid out for, nothing is touched; on another day the records move along, and what people added stays.
 */
export async function layOutSample(
  database: Database,
  options: SampleOptions,
): Promise<'laid-out' | 'as-it-was'> {
  // Under another key nobody's last four would match any more, so the key's mark is remembered with the day.
  const key = `${options.today} ${idNumberHash(options.hashKey, source).slice(-16)}`;
  const known = await database.client.setting.findUnique({ where: { key: setting } });
  if (known?.value === key) return 'as-it-was';
  await database.transaction(async (tx) => {
    await layOutRecords(tx, options);
    const contacts = sampleContacts.parse(table('contacts.csv', options.today));
    await layOutContacts(tx, contacts, { source, now: options.now });
    await layOutStaff(tx, options.now);
    const complaints = sampleComplaints.parse(table('complaints.csv', options.today));
    await layOutComplaints(tx, complaints, { ...options, calendar: await loadedCalendar(tx) });
    await layOutEnquiries(tx, sampleEnquiries.parse(table('enquiries.csv', options.today)));
    await layOutMisses(tx, sampleMisses.parse(table('misses.csv', options.today)));
    // Its records are of days gone by: the newest of them says nothing of the clock. What was kept of it does.
    if ((await tx.setting.count({ where: { key: clockDayKey } })) === 0)
      await keepClockDay(tx, options.today);
    await tx.setting.upsert({
      where: { key: setting },
      create: { key: setting, value: key },
      update: { value: key },
    });
  });
  return 'laid-out';
}

function table(fileName: string, today: Day): unknown {
  return parse(fillTokens(readFileSync(path.join(sampleFolder, fileName), 'utf8'), today), { columns: true });
}

async function layOutRecords(tx: Tx, { today, now, hashKey, sealKey }: SampleOptions): Promise<void> {
  // Days of events move along, so yesterday's would stand beside today's.
  await tx.claimEvent.deleteMany({ where: { claim: { source } } });
  for (const kind of kindsInOrder) {
    const fileName = `${kind}.csv`;
    const text = fillTokens(readFileSync(path.join(sampleFolder, fileName), 'utf8'), today);
    const outcome = await importRecords(tx, {
      ...{ kind, fileName, source, now, hashKey, sealKey },
      bytes: Buffer.from(text),
      // As a scheme's own system would hand them over: as of the evening before.
      asOf: new Date(startOfDay(today).getTime() - 6 * 3_600_000),
      actor: 'sample',
      // The ID numbers are given wrong check characters on purpose: they are nobody's.
      allowOddIds: true,
    });
    if (outcome.kind !== 'saved')
      throw new Error(`the sample's ${fileName} is wrong: ${JSON.stringify(outcome)}`);
  }
}
