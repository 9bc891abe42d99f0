/** Which heading is which column, as the office chose it for the files of a source. */
import { z } from 'zod';
import type { ColumnMapping, ImportKind } from '../../records/records.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';

export const mappingColumn = z.record(z.string(), z.string().nullable());

/** undefined: none was chosen; the known names are looked for. */
export async function keptMapping(
  client: Pick<PrismaClient, 'importMapping'>,
  source: string,
  kind: ImportKind,
): Promise<ColumnMapping | undefined> {
  const kept = await client.importMapping.findUnique({ where: { source_kind: { source, kind } } });
  return kept ? mappingColumn.parse(kept.columns) : undefined;
}

export async function keepMapping(
  tx: Tx,
  of: { readonly source: string; readonly kind: ImportKind },
  columns: ColumnMapping,
  { at, actor }: { readonly at: Date; readonly actor: string },
): Promise<void> {
  const kept = { columns: { ...columns }, at, actor };
  await tx.importMapping.upsert({
    where: { source_kind: of },
    create: { ...of, ...kept },
    update: kept,
  });
}
