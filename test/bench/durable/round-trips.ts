/** How often a whole turn of the real conversation goes to the database, counted statement by statement. */
import { openScheme } from '../../../src/main.ts';
import { keepNothing } from '../../../src/kernel/keep.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { createLog } from '../../../src/log.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';
import type { Row } from '../measure.ts';
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
  const counts: number[] = [];
  const tap = tapStatements();
  try {
    for (const [place, text] of script.entries()) {
      await scheme.desk.receive({ ...key, messageId: String(place), text });
      tap.take();
      await scheme.desk.work(key);
      counts.push(tap.take().length);
    }
  } finally {
    tap.close();
    await scheme.close();
  }
  const [proof = 0, rest] = [counts[2], counts.filter((_, place) => place !== 2)];
  return [
    {
      what: 'round trips of a turn: begin, open, close, commit, and',
      figure: `${String(Math.min(...rest))}–${String(Math.max(...rest))}`,
      bar: `what it looks up (one alone; proving who one is: ${String(proof)}): ${counts.join(' ')}`,
    },
  ];
}
