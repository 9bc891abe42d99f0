import { z } from 'zod';
import type { FamilyAccountRepository } from '../family-account/repository.ts';
import { dayColumn, enumColumn, yuanColumn } from './columns.ts';
import type { Tx } from './open.ts';

const entryRow = z.object({
  year: z.int(),
  kind: enumColumn(['credited', 'outpatient-paid', 'carried-over', 'corrected']),
  portion: enumColumn(['current-year', 'carried-over']),
  amount: yuanColumn,
  occurredOn: dayColumn,
  note: z.string(),
});

const ledgerRow = z.object({ asOf: z.date(), entries: z.array(entryRow) });

/** The ledger of a household's year, in one round trip. */
export function familyAccountRepository(tx: Tx): FamilyAccountRepository {
  return {
    async entries(householdId, year) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT coalesce(max(f."asOf"), h."asOf") AS "asOf",
          coalesce(json_agg(json_build_object(
            'year', f."year", 'kind', f."kind", 'portion', f."portion", 'amount', f."amount"::text,
            'occurredOn', f."occurredOn"::text, 'note', f."note"
          ) ORDER BY f."occurredOn", f."id") FILTER (WHERE f."id" IS NOT NULL), '[]'::json) AS "entries"
        FROM "Household" h
        LEFT JOIN "FamilyAccountEntry" f ON f."householdId" = h."id" AND f."year" = ${year}
        WHERE h."id" = ${householdId}
        GROUP BY h."id"`;
      const [row] = z.array(ledgerRow).parse(rows);
      return row;
    },
  };
}
