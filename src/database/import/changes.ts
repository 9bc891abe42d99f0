/** What a run changes, field by field, and a digest of all of it. Names, certificates and telephones leave this file masked. */
import type { Keys } from '../../kernel/keys.ts';
import { z } from 'zod';
import { maskCertificate, maskName, maskPhone } from '../../kernel/masking.ts';
import { unsealed } from '../../kernel/seal.ts';
import type { FieldChange, ImportKind } from '../../records/records.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';
import { kinds } from './kinds.ts';
import { labels } from './labels.ts';

type Reader = Tx | PrismaClient;

const fields = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const changedRow = z.object({
  ...{ id: z.int(), record: z.string(), who: z.string(), before: fields, after: fields },
});

export interface ChangesPage {
  readonly changes: readonly FieldChange[];
  /** The last row of the page; none: it was the last page. */
  readonly last?: number;
}

/** The changed rows of a run after a row of it, so many of them; each field of one is a change of its own. */
export async function changesOf(
  tx: Reader,
  run: { readonly kind: ImportKind; readonly runId: number },
  { after, limit }: { readonly after: number; readonly limit: number },
  sealKey: Keys,
): Promise<ChangesPage> {
  const { table } = kinds[run.kind].target;
  const { joins, record, who, mask } = labels[table];
  const rows = z.array(changedRow).parse(
    await tx.$queryRawUnsafe(
      `select t.id, ${record} as record, ${who} as who, i.before, to_jsonb(t) as after
       from "ImportChange" i join "${table}" t on t.id = i."rowId" ${joins}
       where i."runId" = $1::int and i.before is not null and i."rowId" > $2::int order by i."rowId" limit $3::int`,
      ...[run.runId, after, limit],
    ),
  );
  const shown = await shower(tx, rows, sealKey);
  const changes = rows.flatMap((row) =>
    Object.keys(row.before)
      .filter((field) => !unshown.has(field) && row.before[field] !== row.after[field])
      .map((field) => ({
        ...{ record: row.record, who: mask(row.who), field },
        before: shown(field, row.before[field] ?? null),
        after: shown(field, row.after[field] ?? null),
      })),
  );
  const last = rows.length === limit ? rows.at(-1)?.id : undefined;
  return { changes, ...(last !== undefined && { last }) };
}

/** Known as of another time is no change; the last four change with the whole number. */
const unshown: ReadonlySet<string> = new Set(['asOf', 'idLast4Hash']);
const sums: ReadonlySet<string> = new Set([
  'amount',
  'total',
  'ineligible',
  'deductible',
  'computed',
  'paid',
]);
const referred = { householdId: 'Household', memberId: 'Member', claimId: 'Claim' } as const;
const numbered = z.array(z.object({ id: z.int(), number: z.string() }));

async function shower(tx: Reader, rows: readonly z.infer<typeof changedRow>[], sealKey: Keys) {
  const numbers = new Map<string, string>();
  for (const [field, table] of Object.entries(referred)) {
    const ids = rows.flatMap(({ before, after }) =>
      before[field] === undefined || before[field] === after[field] ? [] : [before[field], after[field]],
    );
    if (ids.length === 0) continue;
    const number = table === 'Household' ? 'certificate' : table === 'Member' ? '"sourceId"' : 'number';
    const found = numbered.parse(
      await tx.$queryRawUnsafe(
        `select id, ${number} as number from "${table}" where id = any($1::int[])`,
        ids.filter((id) => typeof id === 'number'),
      ),
    );
    for (const one of found)
      numbers.set(
        `${field} ${String(one.id)}`,
        table === 'Household' ? maskCertificate(one.number) : one.number,
      );
  }
  return (field: string, value: string | number | null): string => {
    if (value === null) return '';
    const text = String(value);
    if (field in referred) return numbers.get(`${field} ${text}`) ?? '';
    if (field === 'name') return maskName(text);
    if (field === 'certificate') return maskCertificate(text);
    if (field === 'telephone') return maskPhone(unsealed(text, sealKey) ?? '');
    if (field === 'idHash') return '****';
    return sums.has(field) && typeof value === 'number' ? value.toFixed(2) : text;
  };
}

const digested = z.tuple([z.object({ digest: z.string() })]);

/** The same for the same file brought into the same records; when they were known is left out of it. */
export async function digestOf(tx: Tx, kind: ImportKind, runId: number): Promise<string> {
  const { table, fields } = kinds[kind].target;
  const values = Object.keys(fields).map((field) => `t."${field}"`);
  // The same file brings other values once its columns or words have been given another meaning.
  const brought = `encode(substring(sha256(convert_to(jsonb_build_array(${values.join(', ')})::text, 'UTF8')) for 12), 'base64')`;
  const key =
    table === 'ClaimEvent' ? `t."claimId" || '/' || t.state || '/' || t."occurredOn"` : 't."sourceId"';
  const rows = await tx.$queryRawUnsafe(
    `select encode(sha256(convert_to(coalesce(string_agg(${key} || coalesce((i.before - 'asOf')::text, '+') || ${brought}, E'\\n' order by ${key}), ''), 'UTF8')), 'hex') as digest
     from "ImportChange" i join "${table}" t on t.id = i."rowId" where i."runId" = $1::int`,
    runId,
  );
  return digested.parse(rows)[0].digest;
}
