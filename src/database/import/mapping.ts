/** Which heading is which column and what words mean, as the office chose it for the files of a source. */
import { z } from 'zod';
import type { ColumnMapping, ImportKind, ValueWords } from '../../records/records.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';

export const mappingColumn = z.record(z.string(), z.string().nullable());
const wordsColumn = z.record(z.string(), z.record(z.string(), z.string()));

interface Of {
  readonly source: string;
  readonly kind: ImportKind;
}

interface By {
  readonly at: Date;
  readonly actor: string;
}

/** @returns nothing chosen: the known names are looked for */
export async function keptMapping(
  client: Pick<PrismaClient, 'importMapping'>,
  { source, kind }: Of,
): Promise<{ readonly columns?: ColumnMapping; readonly words?: ValueWords }> {
  const kept = await client.importMapping.findUnique({ where: { source_kind: { source, kind } } });
  if (!kept) return {};
  const words = wordsColumn.nullable().parse(kept.words);
  return { columns: mappingColumn.parse(kept.columns), ...(words && { words }) };
}

/** Beside what was chosen before for columns that this file has not. */
export async function keepMapping(
  tx: Tx,
  { source, kind }: Of,
  columns: ColumnMapping,
  { at, actor }: By,
): Promise<void> {
  const { columns: before = {} } = await keptMapping(tx, { source, kind });
  const taken = Object.values(columns);
  const elsewhere = Object.entries(before).filter(
    ([, heading]) => heading === null || !taken.includes(heading),
  );
  const kept = { columns: { ...Object.fromEntries(elsewhere), ...columns }, at, actor };
  await tx.importMapping.upsert({
    where: { source_kind: { source, kind } },
    create: { source, kind, ...kept },
    update: kept,
  });
}

/**
 * Beside those kept before, which stood in other files.
 * @param words '': this one means nothing any more
 */
export async function keepWords(
  tx: Tx,
  { source, kind }: Of,
  words: ValueWords,
  { at, actor }: By,
): Promise<void> {
  const { words: before = {} } = await keptMapping(tx, { source, kind });
  const together = Object.entries({ ...before, ...words }).map(([column]) => {
    const meanings = Object.entries({ ...before[column], ...words[column] });
    return [column, Object.fromEntries(meanings.filter(([, meaning]) => meaning !== ''))] as const;
  });
  const kept = { words: Object.fromEntries(together), at, actor };
  await tx.importMapping.upsert({
    where: { source_kind: { source, kind } },
    create: { source, kind, columns: {}, ...kept },
    update: kept,
  });
}
