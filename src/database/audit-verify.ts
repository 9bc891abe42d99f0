/** Whether the audit chain is as it was written: every entry, and against heads that were kept elsewhere. */
import { z } from 'zod';
import { beginning, erasedDigest, sealedFacts, sha256, valuesDigest } from './audit.ts';
import type { Database } from './open.ts';

/** The chain as it ended at some time. Kept elsewhere, it shows later that nothing before it was changed or cut off. */
export interface ChainHead {
  readonly at: Date;
  readonly entries: number;
  readonly lastId: string;
  readonly digest: string;
}

export type ChainState =
  | { readonly kind: 'sound'; readonly entries: number; readonly lastDigest: string }
  /** The first entry that is not as it was written: it does not follow the one before it, or was itself altered. */
  | { readonly kind: 'broken'; readonly id: string; readonly why: 'not-linked' | 'altered' }
  /** Sound in itself, but at this head's place stands another entry: the chain was written anew. */
  | { readonly kind: 'rewritten'; readonly head: ChainHead }
  /** Sound in itself, but shorter than it was: its tail was cut off. */
  | { readonly kind: 'cut-off'; readonly head: ChainHead; readonly entries: number };

const batch = 10_000;

const entryRow = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.unknown(),
  salt: z.string().nullable(),
  digest: z.string(),
  previousDigest: z.string(),
});
type EntryRow = z.infer<typeof entryRow>;

/** Reads the whole chain, in batches and outside any transaction. */
export async function verifyChain(
  { pool }: Pick<Database, 'pool'>,
  heads: readonly ChainHead[] = [],
): Promise<ChainState> {
  // The head of an empty chain is continued by every chain, the empty one too.
  const wanted = heads.filter((head) => head.entries > 0).sort((a, b) => a.entries - b.entries);
  let checked = 0;
  let previous = beginning;
  let entries = 0;
  let after = '0';
  for (;;) {
    const { rows } = await pool.query(
      `SELECT entry."id"::text AS "id", "at", "actor", "action", "subject", "details", "salt", "digest", "previousDigest"
       FROM "AuditEntry" AS entry WHERE entry."id" > $1::bigint ORDER BY entry."id" LIMIT $2`,
      [after, batch],
    );
    for (const row of z.array(entryRow).parse(rows)) {
      const why = faultOf(row, previous);
      if (why !== undefined) return { kind: 'broken', id: row.id, why };
      previous = row.digest;
      after = row.id;
      entries += 1;
      for (
        let head = wanted[checked];
        head !== undefined && head.entries <= entries;
        head = wanted[checked]
      ) {
        if (head.entries === entries && (head.digest !== row.digest || head.lastId !== row.id))
          return { kind: 'rewritten', head };
        checked += 1;
      }
    }
    if (rows.length < batch) break;
  }
  const missing = wanted[checked];
  return missing
    ? { kind: 'cut-off', head: missing, entries }
    : { kind: 'sound', entries, lastDigest: previous };
}

function faultOf(row: EntryRow, previous: string): 'not-linked' | 'altered' | undefined {
  if (row.previousDigest !== previous) return 'not-linked';
  const values = row.salt === null ? erasedDigest(row.details) : valuesDigest(row.salt, row.details);
  return sha256(previous + sealedFacts(row, values)) === row.digest ? undefined : 'altered';
}
