/** The audit chain as it is read page by page: who, what, on what, when; never the values. */
import { z } from 'zod';
import { Prisma } from './generated/client.ts';
import type { Tx } from './open.ts';

const pageSize = 50;

const row = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
});

export interface AuditEntries {
  /** Newest first. */
  readonly rows: readonly z.infer<typeof row>[];
  /** Where the older ones begin; absent: there are none. */
  readonly before?: string;
}

export interface AuditQuestion {
  /** Only what is older than this entry. */
  readonly before?: string;
  /** With what the supervision committee did, and with every entry on what the office may not see. */
  readonly committeesToo: boolean;
}

export async function auditEntries(
  tx: Pick<Tx, '$queryRaw'>,
  { before, committeesToo }: AuditQuestion,
): Promise<AuditEntries> {
  const rows = z.array(row).parse(
    await tx.$queryRaw<unknown[]>`
      SELECT e."id"::text AS "id", e."at", e."actor", e."action", e."subject" FROM "AuditEntry" e
      WHERE ${before === undefined ? Prisma.sql`true` : Prisma.sql`e."id" < ${before}::bigint`}
        ${committeesToo ? Prisma.empty : ofTheOffice}
      ORDER BY e."id" DESC LIMIT ${pageSize + 1}::int`,
  );
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1)?.id : undefined;
  return { rows: shown, ...(last !== undefined && { before: last }) };
}

/**
 * What is against the banner office is invisible to it (docs/decisions/0017), the trace of it included: neither what
 * the committee's members did, nor what anybody did on a complaint that lies with the committee.
 */
const ofTheOffice = Prisma.sql`
  AND NOT EXISTS (
    SELECT 1 FROM "StaffMember" s
    WHERE s."role" = 'committee' AND (e."actor" = 'staff:' || s."login" OR e."subject" = 'staff:' || s."login"))
  AND NOT EXISTS (
    SELECT 1 FROM "Complaint" c
    WHERE c."number" = substring(e."subject" from 'T[0-9]{2}-[0-9]+-[0-9]')
      AND c."queue" IN ('supervision_committee', 'unclear'))`;
