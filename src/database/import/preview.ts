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
import type { KeptLists } from '../../records/repository.ts';
import type { Tx } from '../transaction.ts';
import { changesOf, digestOf } from './changes.ts';
import type { ImportOutcome } from './import-records.ts';
import type { Survey } from './read-file.ts';

const shown = 50;
const shownLines = 10;
const shownMistakes = 20;
const atATime = 2_000;

export interface Previewed {
  readonly preview: Preview;
  readonly lists: KeptLists;
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
  const changes = runId === undefined ? [] : await allChanges(tx, of.kind, runId, sealKey);
  const firstChanges = changes.slice(0, shown);
  if (outcome.kind === 'refused') {
    const { errors, more } = outcome;
    const bad = new Set(errors.map(({ line }) => line)).size;
    const often = mistakesOften(errors);
    return {
      preview: {
        ...{
          ...counts,
          ...told,
          kind: 'refused',
          bad,
          more,
          ...(often.length < errors.length && { often: often.slice(0, shownMistakes) }),
          firstErrors: errors.slice(0, shown),
          firstChanges,
        },
      },
      lists: { errors, changes, words },
    };
  }
  const newerAsOf = await newerThan(tx, of, outcome.runId);
  return {
    preview: {
      ...{ ...counts, ...told, kind: 'fits', firstChanges },
      digest: await digestOf(tx, of.kind, outcome.runId),
      ...(newerAsOf && { newerAsOf }),
    },
    lists: { errors: new Array<RowError>(), changes, words },
  };
}

export function unreadable(why: FileFault): Previewed {
  return { preview: { kind: 'unreadable', why }, lists: { errors: [], changes: [], words: [] } };
}

/** What is to be asked before the file is gone through. */
export function wordsFirst({ rows, words }: Survey): Previewed {
  return { preview: { kind: 'words', rows }, lists: { errors: [], changes: [], words } };
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

async function allChanges(tx: Tx, kind: ImportKind, runId: number, sealKey: Keys): Promise<FieldChange[]> {
  const all: FieldChange[] = [];
  let after: number | undefined = 0;
  while (after !== undefined) {
    const page = await changesOf(tx, { kind, runId }, { after, limit: atATime }, sealKey);
    all.push(...page.changes);
    after = page.last;
  }
  return all;
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
