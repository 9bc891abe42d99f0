/**
 * The audit chain. Each entry's digest seals the one before it, its own facts, and a salted digest of its values;
 * values can be erased later (salt and details gone, their salted digest kept), and the chain still holds.
 */
import { hash, randomBytes } from 'node:crypto';
import { advisoryLocks } from './advisory-locks.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

export interface AuditEntry {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Values that may have to be erased one day; absent where there are none. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The conversation's AuditRepository, and the console's: with values where there are any. */
export interface AuditChain {
  append(entry: AuditEntry): Promise<void>;
}

/** What stands before the first entry. */
export const beginning = '0'.repeat(64);

/**
 * Appenders wait for each other until their transaction ends, so two never seal the same predecessor; append
 * late in a transaction. Needs READ COMMITTED: the predecessor is read after the wait.
 */
export function appending({ at, actor, action, subject, details }: AuditEntry): readonly Prisma.Sql[] {
  const salt = randomBytes(16).toString('hex');
  const sealed = sealedFacts({ at, actor, action, subject }, valuesDigest(salt, details ?? null));
  return [
    Prisma.sql`SELECT pg_advisory_xact_lock(${advisoryLocks.auditChain})`,
    Prisma.sql`
      INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "details", "salt", "digest", "previousDigest")
      SELECT ${at}, ${actor}, ${action}, ${subject}, ${details ? JSON.stringify(details) : null}::jsonb, ${salt},
        encode(sha256(convert_to(previous || ${sealed}, 'UTF8')), 'hex'), previous
      FROM (
        SELECT coalesce((SELECT "digest" FROM "AuditEntry" ORDER BY "id" DESC LIMIT 1), ${beginning}) AS previous
      ) AS chain`,
  ];
}

export function auditRepository(tx: Tx): AuditChain {
  return {
    async append(entry) {
      for (const statement of appending(entry)) await tx.$executeRaw(statement);
    },
  };
}

/** Erases the values of every entry on a subject; that something was done, by whom and when, stays sealed. */
export function eraseAuditValues(tx: Tx, subject: string): Promise<number> {
  return eraseValuesOf(tx, { subject });
}

export async function eraseValuesOf(tx: Tx, entriesOf: Prisma.AuditEntryWhereInput): Promise<number> {
  const entries = await tx.auditEntry.findMany({ where: { ...entriesOf, salt: { not: null } } });
  for (const { id, salt, details } of entries) {
    const erased = valuesDigest(salt ?? '', details);
    await tx.auditEntry.update({ where: { id }, data: { salt: null, details: { erased } } });
  }
  return entries.length;
}

export function sealedFacts(
  { at, actor, action, subject }: Omit<AuditEntry, 'details'>,
  values: string,
): string {
  return JSON.stringify([at.toISOString(), actor, action, subject, values]);
}

export function valuesDigest(salt: string, details: unknown): string {
  return sha256(salt + canonical(details));
}

export function erasedDigest(details: unknown): string {
  return typeof details === 'object' &&
    details !== null &&
    'erased' in details &&
    typeof details.erased === 'string'
    ? details.erased
    : '';
}

/** The same text for the same values, however the database orders their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export function sha256(text: string): string {
  // In one call: a chain is a million of them.
  return hash('sha256', text, 'hex');
}
