/** How often a whole turn of the real conversation goes to the database, counted statement by statement. */
import { openScheme } from '../../../src/main.ts';
import { keepNothing } from '../../../src/kernel/keep.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { createLog } from '../../../src/log.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';
import { percentile, type Row } from '../measure.ts';
import { script } from '../turn.ts';
import { tapStatements } from './tap.ts';

export async function roundTrips(databaseUrl: string): Promise<Row[]> {
  const scheme = await openScheme({
    scheme: readScheme(sampleSchemeFile, dayOf(systemClock())),
    databaseUrl,
    ...{ hashKey: Buffer.alloc(32), sealKey: Buffer.alloc(32) },
    clock: systemClock,
    keep: keepNothing,
    log: createLog('error'),
  });
  const key = { channel: 'terminal', from: 'round-trips' } as const;
  const counts: { readonly statements: number; readonly trips: number }[] = [];
  const tap = tapStatements();
  try {
    for (const [place, text] of script.entries()) {
      await scheme.desk.receive({ ...key, messageId: String(place), text });
      tap.take();
      await scheme.desk.work(key);
      const { statements, trips } = tap.take();
      counts.push({ statements: statements.length, trips });
    }
  } finally {
    tap.close();
    await scheme.close();
  }
  const trips = counts.map((count) => count.trips);
  return [
    {
      what: 'round trips of a whole turn, alone in its batch, median',
      figure: String(percentile(trips, 0.5)),
      bar: `${trips.join(' ')} (statements ${counts.map((count) => count.statements).join(' ')})`,
    },
  ];
}
