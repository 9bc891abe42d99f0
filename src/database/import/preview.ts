/** What a file would bring, as the office's page shows it; reckoned where it was brought in, before that is undone. */
import type { Keys } from '../../kernel/keys.ts';
import type {
  FieldChange,
  FileFault,
  ImportKind,
  MistakeOften,
  OfficeWords,
  Preview,
  RowError,
} from '../../records/records.ts';
import type { Tx } from '../transaction.ts';
import { changesOf, digestOf } from './changes.ts';
import type { ImportOutcome } from './import-records.ts';
import { pressed } from './lists.ts';
import type { Survey } from './read-file.ts';

const shown = 50;
const shownLines = 10;
const shownMistakes = 20;
const atATime = 2_000;

export interface Previewed {
  readonly preview: Preview;
  /** Pressed together (lists.ts). */
  readonly lists: Uint8Array<ArrayBuffer>;
}

export async function previewOf(
  tx: Tx,
  outcome: ImportOutcome,
  of: { readonly kind: ImportKind; readonly source: string; readonly asOf: Date },
  sealKey: Keys,
  words: readonly OfficeWords[],
): Promise<Previewed> {
  if (outcome.kind === 'unreadable') return unreadable(outcome.why);
  const passedOver = outcome.passedOver.slice(0, shownLines);
  const told = {
    ...(words.length > 0 && { words: wordsIn(words) }),
    ...(passedOver.length > 0 && { passedOver }),
  };
  const { rows, inserted, updated, unchanged, runId } = outcome;
  const counts = { rows, inserted, updated, unchanged };
  const errors = outcome.kind === 'refused' ? outcome.errors : [];
  const firstChanges: FieldChange[] = [];
  async function* changes() {
    if (runId === undefined) return;
    for await (const some of allChanges(tx, of.kind, runId, sealKey)) {
      firstChanges.push(...some.slice(0, shown - firstChanges.length));
      yield some;
    }
  }
  const lists = await pressed({ errors, words }, changes());
  if (outcome.kind === 'refused') {
    const bad = new Set(errors.map(({ line }) => line)).size;
    const often = mistakesOften(errors);
    return {
      preview: {
        ...{
          ...{ ...counts, ...told, kind: 'refused', bad, more: outcome.more },
          ...(often.length < errors.length && { often: often.slice(0, shownMistakes) }),
          firstErrors: errors.slice(0, shown),
          firstChanges,
        },
      },
      lists,
    };
  }
  const newerAsOf = await newerThan(tx, of, outcome.runId);
  return {
    preview: {
      ...{ ...counts, ...told, kind: 'fits', firstChanges },
      digest: await digestOf(tx, of.kind, outcome.runId),
      ...(newerAsOf && { newerAsOf }),
    },
    lists,
  };
}

export async function unreadable(why: FileFault): Promise<Previewed> {
  return { preview: { kind: 'unreadable', why }, lists: await pressed({ errors: [], words: [] }) };
}

/** What is to be asked before the file is gone through. */
export async function wordsFirst({ rows, words }: Survey): Promise<Previewed> {
  return { preview: { kind: 'words', rows }, lists: await pressed({ errors: [], words }) };
}

function wordsIn(words: readonly OfficeWords[]): number {
  return words.reduce((sum, { words: some }) => sum + some.length, 0);
}

/** What each is about differs from row to row; only words that would be allowed are the same for all. */
function mistakesOften(errors: readonly RowError[]): readonly MistakeOften[] {
  const found = new Map<string, MistakeOften>();
  for (const { line, column, fault, about } of errors) {
    const key = `${fault} ${column}`;
    const { rows = 0, firstLine = line } = found.get(key) ?? {};
    const same = fault === 'one-of' && about !== undefined ? { about } : {};
    found.set(key, { column, fault, ...same, rows: rows + 1, firstLine });
  }
  return [...found.values()].sort((one, other) => other.rows - one.rows);
}

async function* allChanges(
  tx: Tx,
  kind: ImportKind,
  runId: number,
  sealKey: Keys,
): AsyncGenerator<readonly FieldChange[]> {
  let after: number | undefined = 0;
  while (after !== undefined) {
    const page = await changesOf(tx, { kind, runId }, { after, limit: atATime }, sealKey);
    yield page.changes;
    after = page.last;
  }
}

/** Of a file brought in before that says how it was later than this one does. */
async function newerThan(
  tx: Tx,
  { kind, source, asOf }: { readonly kind: ImportKind; readonly source: string; readonly asOf: Date },
  runId: number,
): Promise<Date | undefined> {
  const newer = await tx.importRun.findFirst({
    where: { kind, source, asOf: { gt: asOf }, undoesId: null, undoneBy: null, id: { not: runId } },
    orderBy: { asOf: 'desc' },
    select: { asOf: true },
  });
  return newer?.asOf;
}
