/** A file between its upload and its saving: sealed, with what it would bring. */
import type { Keys } from '../../kernel/keys.ts';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sealedBytes, unsealedBytes } from '../../kernel/seal.ts';
import type { ColumnMapping, Progress } from '../../records/records.ts';
import type { WorkFacts } from '../../records/decide-work.ts';
import type { Draft, Upload } from '../../records/repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';
import { rowFault } from './kind.ts';
import { kindsInOrder } from './kinds.ts';
import { changesKept, errorsKept } from './lists.ts';
import { mappingColumn } from './mapping.ts';
import type { Previewed } from './preview.ts';

type Reader = Tx | PrismaClient;

const counts = { rows: z.int(), inserted: z.int(), updated: z.int(), unchanged: z.int() };
const text = z.string();
const oftenColumn = z
  .object({
    ...{ column: text, fault: rowFault, rows: z.int(), firstLine: z.int(), about: text.optional() },
  })
  .transform(({ about, ...mistake }) => ({ ...mistake, ...(about !== undefined && { about }) }));
const asides = {
  ...{ changed: z.literal(true).optional(), words: z.int().optional() },
  passedOver: z.array(z.int()).optional(),
};
const previewColumn = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unreadable'),
    why: z.enum(['empty', 'not-a-workbook', 'damaged', 'quotes', 'too-many-rows', 'too-large-inside']),
  }),
  z.object({ kind: z.literal('words'), rows: z.int() }),
  z
    .object({
      ...{ kind: z.literal('refused'), ...counts, bad: z.int(), more: z.boolean(), ...asides },
      ...{ firstErrors: errorsKept, firstChanges: changesKept, often: z.array(oftenColumn).optional() },
    })
    .transform(({ changed, words, passedOver, often, ...rest }) => ({
      ...{ ...rest, ...(changed && { changed }), ...(words !== undefined && { words }) },
      ...{ ...(passedOver && { passedOver }), ...(often && { often }) },
    })),
  z
    .object({
      ...{ kind: z.literal('fits'), ...counts, digest: z.string(), ...asides },
      ...{ firstChanges: changesKept, newerAsOf: z.coerce.date().optional() },
    })
    .transform(({ changed, words, passedOver, newerAsOf, ...rest }) => ({
      ...{ ...rest, ...(changed && { changed }), ...(words !== undefined && { words }) },
      ...{ ...(passedOver && { passedOver }), ...(newerAsOf && { newerAsOf }) },
    })),
]);
const progressColumn = z
  .object({
    doing: z.enum(['reading', 'waiting', 'writing', 'comparing', 'stopped']),
    ...{ rows: z.int(), of: z.int().optional() },
  })
  .transform(({ of, ...rest }) => ({ ...rest, ...(of !== undefined && { of }) }));

/** As the database has it; whether somebody is still at it is decided elsewhere (records/decide-work.ts). */
export type KeptDraft = Omit<Draft, 'work'> & Pick<WorkFacts, 'since' | 'seenAt' | 'progress'>;

const draftRow = z
  .object({
    ...{ id: z.int(), kind: z.enum(kindsInOrder), source: z.string(), asOf: z.date(), fileName: z.string() },
    ...{ size: z.int(), at: z.date(), actor: z.string() },
    ...{ workSince: z.date().nullable(), workSeenAt: z.date().nullable() },
    ...{ progress: progressColumn.nullable() },
    ...{ preview: previewColumn.nullable(), runId: z.int().nullable() },
  })
  .transform(({ workSince: since, workSeenAt: seenAt, progress, preview, runId, ...draft }): KeptDraft => ({
    ...{ ...draft, ...(since && { since }), ...(seenAt && { seenAt }), ...(progress && { progress }) },
    ...(preview && { preview }),
    ...(runId !== null && { runId }),
  }));
const shown = {
  ...{ id: true, kind: true, source: true, asOf: true, fileName: true, size: true, at: true, actor: true },
  ...{ workSince: true, workSeenAt: true, progress: true, preview: true, runId: true },
} as const;

export async function draftOf(client: Reader, id: number): Promise<KeptDraft | undefined> {
  const row = await client.importDraft.findUnique({ where: { id }, select: shown });
  return row ? draftRow.parse(row) : undefined;
}

/** Those that are still to be saved. */
export async function openDrafts(client: Reader): Promise<readonly KeptDraft[]> {
  const rows = await client.importDraft.findMany({
    where: { runId: null },
    orderBy: { id: 'desc' },
    select: shown,
  });
  return z.array(draftRow).parse(rows);
}

export async function createDraft(
  tx: Tx,
  { bytes, ...upload }: Upload,
  by: { readonly actor: string; readonly at: Date },
  sealKey: Keys,
): Promise<number> {
  const { id } = await tx.importDraft.create({
    data: {
      ...{ ...upload, ...by, size: bytes.length, sealed: sealedNow(bytes, sealKey) },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    select: { id: true },
  });
  return id;
}

/** undefined: there is none, its file is gone, or it was sealed under another key. */
export async function openFile(
  client: Reader,
  id: number,
  sealKey: Keys,
): Promise<{ readonly bytes: Buffer; readonly columns?: ColumnMapping } | undefined> {
  const row = await client.importDraft.findUnique({ where: { id }, select: { sealed: true, columns: true } });
  const bytes = row && unsealedBytes(row.sealed, sealKey);
  if (!bytes) return undefined;
  const columns = mappingColumn.nullable().parse(row.columns);
  return { bytes, ...(columns && { columns }) };
}

export async function keepColumns(tx: Tx, id: number, columns: ColumnMapping): Promise<void> {
  await tx.importDraft.update({
    where: { id },
    data: { columns: { ...columns }, preview: Prisma.DbNull, lists: null },
  });
}

/** One process at a time goes through a file; one that has been silent since then is no more. */
export async function claimDraft(client: Reader, id: number, at: Date, silentSince: Date): Promise<boolean> {
  const long = { lt: silentSince };
  const { count } = await client.importDraft.updateMany({
    where: {
      ...{ id, runId: null },
      OR: [{ workSince: null }, { workSince: long, OR: [{ workSeenAt: null }, { workSeenAt: long }] }],
    },
    data: { workSince: at, workSeenAt: at, progress: Prisma.DbNull },
  });
  return count > 0;
}

/** For whoever looks at its page elsewhere. */
export async function keepProgress(client: Reader, id: number, at: Date, progress: Progress): Promise<void> {
  await client.importDraft.updateMany({
    where: { id, workSince: { not: null } },
    data: { workSeenAt: at, progress: { ...progress } },
  });
}

export async function keepPreview(
  client: Reader,
  id: number,
  { preview, lists }: Previewed,
  sealKey: Keys,
): Promise<void> {
  await client.$executeRaw`
    update "ImportDraft"
    set preview = ${JSON.stringify(preview)}::jsonb, lists = ${sealedNow(lists, sealKey)}, "workSince" = null
    where id = ${id}::int`;
}

/** Done, or stopped in the middle of it. */
export async function releaseDraft(client: Reader, id: number, how: 'done' | 'stopped'): Promise<void> {
  const progress = how === 'done' ? Prisma.DbNull : ({ doing: how, rows: 0 } satisfies Progress);
  await client.importDraft.updateMany({ where: { id }, data: { workSince: null, progress } });
}

/** The file is no longer needed; that it became this run is kept for who is waiting for it. */
export async function draftSaved(tx: Tx, id: number, runId: number): Promise<void> {
  await tx.importDraft.update({
    where: { id },
    data: { runId, sealed: new Uint8Array(), lists: null, preview: Prisma.DbNull, workSince: null },
  });
}

/** As lists.ts reads them. */
export async function listsOf(client: Reader, id: number, sealKey: Keys): Promise<Buffer | undefined> {
  const row = await client.importDraft.findUnique({ where: { id }, select: { lists: true } });
  return (row?.lists && unsealedBytes(row.lists, sealKey)) ?? undefined;
}

function sealedNow(bytes: Uint8Array, key: Keys): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sealedBytes(bytes, key, randomBytes(12)));
}
