/** What the office's pages ask of the records' imports; the database keeps it. */
import type { UndoDecision, UndoRefusal } from './decide.ts';
import type {
  ColumnMapping,
  Counts,
  DraftWork,
  FieldChange,
  FileColumns,
  FileFault,
  ImportKind,
  OfficeWords,
  Preview,
  RowError,
  StayReason,
  ValueWords,
} from './records.ts';

export interface Run extends Counts {
  readonly id: number;
  readonly kind: ImportKind;
  /** Absent: of a run from before runs said it. */
  readonly source?: string;
  readonly fileName: string;
  readonly asOf: Date;
  readonly importedAt: Date;
  readonly actor: string;
  readonly undoesId?: number;
  readonly undoneById?: number;
  readonly forgotten: boolean;
  /** Of an undoing: how many rows stayed. */
  readonly stayed: number;
}

/** A row that an undoing leaves, as somebody can find it. */
export interface NamedStay {
  readonly record: string;
  readonly who: string;
  readonly why: StayReason;
}

export interface Upload {
  readonly kind: ImportKind;
  readonly source: string;
  readonly asOf: Date;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface Draft {
  readonly id: number;
  readonly kind: ImportKind;
  readonly source: string;
  readonly asOf: Date;
  readonly fileName: string;
  readonly size: number;
  readonly at: Date;
  readonly actor: string;
  readonly work?: DraftWork;
  readonly preview?: Preview;
  readonly runId?: number;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly runId: number }
  /** What the file would bring is not what was shown: the new preview stands in the draft. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'gone' };

export interface KeptLists {
  readonly errors: readonly RowError[];
  readonly words: readonly OfficeWords[];
}

export interface Lists extends KeptLists {
  readonly words: readonly OfficeWordsChoice[];
}

export interface OfficeWordsChoice extends OfficeWords {
  /** What a word of this column may mean. */
  readonly meanings: readonly string[];
}

export type UndoOutlook =
  | { readonly kind: 'not-found' }
  | ({ readonly kind: 'refused' } & (UndoRefusal | { readonly why: 'collides' }))
  | (Omit<Extract<UndoDecision, { kind: 'undo' }>, 'stays'> & {
      readonly stays: readonly NamedStay[];
      readonly stayed: number;
    });

export type UndoOutcome =
  | { readonly kind: 'undone'; readonly runId: number }
  | { readonly kind: 'not-found' | 'changed' }
  | Extract<UndoOutlook, { kind: 'refused' }>;

/** What somebody was told before they said yes. */
export interface UndoTold {
  readonly removed: number;
  readonly restored: number;
  readonly stayed: number;
}

export interface Difference {
  readonly id: number;
  readonly record: string;
  readonly who: string;
  /** As of when it was last known. */
  readonly asOf?: Date;
}

export interface YearTotal {
  readonly year: number;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Reconciliation {
  readonly run: Run;
  /** Here, and not in the newest file. */
  readonly notInFile: number;
  /** In the newest file, and not here before. */
  readonly newHere: number;
  readonly totals: readonly YearTotal[];
}

export interface RecordsRepository {
  runs(limit: number): Promise<readonly Run[]>;
  run(id: number): Promise<Run | undefined>;
  stays(run: Run, limit: number): Promise<readonly NamedStay[]>;
  /** Source and kind of everything that was ever brought in, with its newest run that stands. */
  newest(): Promise<readonly Run[]>;
  drafts(): Promise<readonly Draft[]>;
  draft(id: number): Promise<Draft | undefined>;
  upload(upload: Upload, by: { readonly actor: string; readonly at: Date }): Promise<number>;
  /** Its headings; or why it cannot be read. */
  columns(
    draftId: number,
  ): Promise<
    | ({ readonly kind: 'columns' } & FileColumns)
    | { readonly kind: 'unreadable'; readonly why: FileFault }
    | undefined
  >;
  /** Keeps the choice for the source and kind, and begins to go through the file. */
  choose(
    draftId: number,
    mapping: ColumnMapping,
    by: { readonly actor: string; readonly at: Date },
  ): Promise<void>;
  /** Keeps what the words mean for the source and kind, and goes through the file, whatever is left unsaid. */
  chooseWords(
    draftId: number,
    words: ValueWords,
    by: { readonly actor: string; readonly at: Date },
  ): Promise<void>;
  save(
    draftId: number,
    digest: string,
    by: { readonly actor: string; readonly at: Date },
  ): Promise<SaveOutcome | 'begun'>;
  discard(draftId: number, by: { readonly actor: string; readonly at: Date }): Promise<void>;
  lists(draftId: number): Promise<Lists | undefined>;
  /** Every change, some at a time. */
  changes(draftId: number): Promise<AsyncIterable<readonly FieldChange[]> | undefined>;
  undoOutlook(runId: number): Promise<UndoOutlook>;
  undo(
    runId: number,
    told: UndoTold,
    by: { readonly actor: string; readonly at: Date },
  ): Promise<UndoOutcome>;
  reconciliation(runId: number): Promise<Reconciliation | undefined>;
  differences(
    runId: number,
    which: 'not-in-file' | 'new-here',
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly Difference[]>;
  amounts(
    runId: number,
    page: { readonly after: number; readonly limit: number },
  ): Promise<{ readonly changes: readonly FieldChange[]; readonly last?: number }>;
}
