/** `heyi rotate-key`: what is sealed comes under the current DATA_KEY; and is anything left under the one before? */
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { auditRepository } from '../database/audit.ts';
import { type LeftUnder, leftUnderOtherKeys, resealAll } from '../database/key-rotation.ts';
import { systemClock } from '../kernel/clock.ts';
import { undoDays } from '../records/limits.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

/** Every sealed value is looked at. */
const countingMs = 10 * 60_000;

const optionsSchema = z.object({ check: z.boolean().default(false) });

export async function rotateKey(given: unknown): Promise<void> {
  const { check } = optionsSchema.parse(given);
  const { hashKey, sealKey } = readConfig();
  const unopened = await withDatabase(async (database) => {
    const places = check ? [] : await resealAll(database, sealKey);
    for (const { name, resealed } of places) console.log(`${name}: ${String(resealed)} sealed anew`);
    const left = await database.transaction((tx) => leftUnderOtherKeys(tx, { hashKey, sealKey }), {
      patienceMs: countingMs,
    });
    if (!check)
      await database.transaction((tx) =>
        auditRepository(tx).append({
          ...{ at: systemClock(), actor: 'operator', action: 'key-rotated', subject: 'data-key' },
          details: { places, left },
        }),
      );
    for (const line of linesOf(left, !Buffer.isBuffer(sealKey))) console.log(line);
    return places.filter((place) => place.unopened > 0);
  });
  if (unopened.length > 0)
    throw new OperatorFault(
      `Neither key opens ${unopened.map((place) => `${String(place.unopened)} of ${place.name}`).join(', ')}: they are as they were. Set DATA_KEY_PREVIOUS to the key they were sealed under.`,
    );
}

/** What is still under another key, and whether the one before may go. */
export function linesOf(left: LeftUnder, hasPrevious: boolean): readonly string[] {
  const { sealed, idNumbers, idNumbersBefore, openQueryCodes, endedQueryCodes } = left;
  const lines = Object.entries(sealed).map(
    ([name, count]) => `${name}: ${String(count)} not under DATA_KEY: run heyi rotate-key`,
  );
  if (idNumbers > 0)
    lines.push(
      `Member.idHash: ${String(idNumbers)} not under DATA_KEY: import the members' file again (heyi import members …)`,
    );
  if (idNumbersBefore > 0)
    lines.push(
      `ImportChange.before: ${String(idNumbersBefore)} ID numbers from before imports; they go when those can no longer be undone (${String(undoDays)} days)`,
    );
  if (openQueryCodes + endedQueryCodes > 0)
    lines.push(
      `Complaint.queryCodeHash: ${String(openQueryCodes)} of open and ${String(endedQueryCodes)} of ended anonymous complaints; each is renewed when its code is said`,
    );
  const mustStay = Object.keys(sealed).length > 0 || idNumbers > 0;
  if (lines.length === 0) lines.push('Everything is under DATA_KEY.');
  if (!hasPrevious) return lines;
  if (mustStay) return [...lines, 'DATA_KEY_PREVIOUS must stay.'];
  return openQueryCodes + endedQueryCodes + idNumbersBefore > 0
    ? [
        ...lines,
        'DATA_KEY_PREVIOUS may be removed once this can be done without: codes not renewed open nothing any more (the office still answers by number), and an import undone brings back ID numbers that nobody can be checked against.',
      ]
    : [...lines, 'DATA_KEY_PREVIOUS may be removed.'];
}
