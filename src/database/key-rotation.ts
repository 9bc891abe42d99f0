/**
 * Everything sealed put under the current data key, a few values a transaction, while the service runs: what is under
 * it already is passed over, so a run that was killed is simply begun again. Hashes cannot be put under another key:
 * they are counted.
 */
import { z } from 'zod';
import { currentOf, type Keys } from '../kernel/keys.ts';
import { sealPrefix } from '../kernel/seal.ts';
import { importPatienceMs } from './import/import-once.ts';
import type { Database, Tx } from './open.ts';
import { type RowKey, sealedPlaces } from './sealed-places.ts';

export interface ResealedPlace {
  readonly name: string;
  readonly resealed: number;
  /** Neither key opens them. */
  readonly unopened: number;
}

export interface LeftUnder {
  /** Sealed values that are not under the current key, by place. */
  readonly sealed: Readonly<Record<string, number>>;
  /** Members whose ID number is hashed under another key: renewed when their file is brought in again. */
  readonly idNumbers: number;
  /** The same in what stood before imports that can still be undone. */
  readonly idNumbersBefore: number;
  /** Query codes of anonymous complaints: renewed when the code is said. */
  readonly openQueryCodes: number;
  readonly endedQueryCodes: number;
}

/** An import that is under way is waited for. */
const patience = { patienceMs: importPatienceMs };

/** @param onBatch after each transaction */
export async function resealAll(
  database: Pick<Database, 'transaction'>,
  keys: Keys,
  onBatch: (name: string) => void = () => undefined,
): Promise<readonly ResealedPlace[]> {
  const places: ResealedPlace[] = [];
  for (const place of sealedPlaces) {
    const total = { name: place.name, resealed: 0, unopened: 0 };
    for (let after: RowKey | undefined = [0, 0]; after;) {
      const from: RowKey = after;
      const batch = await database.transaction((tx) => place.reseal(tx, keys, from), patience);
      total.resealed += batch.resealed;
      total.unopened += batch.unopened;
      after = batch.last;
      onBatch(place.name);
    }
    places.push(total);
  }
  return places;
}

const hashesRow = z.tuple([
  z.object({
    idNumbers: z.int(),
    idNumbersBefore: z.int(),
    openQueryCodes: z.int(),
    endedQueryCodes: z.int(),
  }),
]);

export async function leftUnderOtherKeys(
  tx: Tx,
  { hashKey, sealKey }: { readonly hashKey: Keys; readonly sealKey: Keys },
): Promise<LeftUnder> {
  const sealed: Record<string, number> = {};
  for (const place of sealedPlaces) {
    const count = await place.left(tx, sealKey);
    if (count > 0) sealed[place.name] = count;
  }
  const prefix = sealPrefix(currentOf(hashKey));
  const [hashes] = hashesRow.parse(
    await tx.$queryRaw`
      SELECT (SELECT count(*)::int FROM "Member" WHERE NOT starts_with("idHash", ${prefix})) AS "idNumbers",
        (SELECT count(*)::int FROM "ImportChange" WHERE NOT starts_with("before"->>'idHash', ${prefix})) AS "idNumbersBefore",
        count(*) FILTER (WHERE "open")::int AS "openQueryCodes", count(*) FILTER (WHERE NOT "open")::int AS "endedQueryCodes"
      FROM "Complaint" WHERE NOT starts_with("queryCodeHash", ${prefix})`,
  );
  return { sealed, ...hashes };
}
