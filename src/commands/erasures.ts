/** `heyi erasures list|replay`: who had themselves erased, named by nobody, so that it is done again after a restore. */
import { readFileSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { auditRepository } from '../database/audit.ts';
import { eraseAgain, type Erased, erasedSchema, erasures } from '../database/erasures-again.ts';
import { systemClock } from '../kernel/clock.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

export async function listErasures(): Promise<void> {
  for (const one of await withDatabase(erasures)) console.log(JSON.stringify(one));
}

export async function replayErasures(file: string): Promise<void> {
  const list = readErasures(file);
  const { hashKey } = readConfig();
  const { erased, known, unmet } = await withDatabase(async (database) => {
    const again = await eraseAgain(database, list, hashKey);
    await database.transaction((tx) =>
      auditRepository(tx).append({
        ...{ at: systemClock(), actor: 'operator', action: 'erasures-replayed', subject: 'erasures' },
        details: { ...again },
      }),
    );
    return again;
  });
  console.log(
    `Erasures on the list: ${String(list.length)}; done again: ${String(erased)}; known to this database: ${String(known)}; of accounts it has not met: ${String(unmet)}.`,
  );
}

/** Lines as `heyi erasures list` prints them; the same one several times is one. */
export function readErasures(file: string): readonly Erased[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [...new Set(lines)].map((line) => {
    const parsed = erasedSchema.safeParse(parsedOr(line));
    if (!parsed.success)
      throw new OperatorFault(`${file} holds a line that is no erasure: ${line.slice(0, 60)}`);
    return parsed.data;
  });
}

function parsedOr(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
