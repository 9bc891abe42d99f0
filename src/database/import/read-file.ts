/** A file as records: which columns it has, what is in it that only the office knows, and its rows, checked one by one. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import { isIdNumber } from '../../kernel/id-number.ts';
import { idLast4Hash, idNumberHash } from '../../kernel/keyed-hash.ts';
import type { Keys } from '../../kernel/keys.ts';
import { sealedAlike } from '../../kernel/seal.ts';
import type {
  ColumnMapping,
  FileColumns,
  ImportKind,
  OfficeWords,
  RowError,
  ValueWords,
} from '../../records/records.ts';
import { placeColumns } from './columns.ts';
import { fileColumns } from './examples.ts';
import type { ReadContext } from './kind.ts';
import { kinds } from './kinds.ts';
import { officeWords } from './office-words.ts';
import { type PlacedRecord, type RecordReader, recordReader } from './read-records.ts';
import { type OpenedWorkbook, readTable, type TableLimits, type TableRow } from './read-table.ts';

/** All that reading needs, as plain data: another thread can be given it. */
export interface FileToRead {
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Keys the hashes of ID numbers, which are never stored themselves. */
  readonly hashKey: Keys;
  /** Seals telephone numbers. */
  readonly sealKey: Keys;
  readonly allowOddIds: boolean;
  /** As the office chose them for this source; else the columns are found by their known names. */
  readonly columns?: ColumnMapping;
  readonly words?: ValueWords;
  readonly limits?: TableLimits;
}

export interface ReadBatch {
  readonly rows: number;
  readonly records: readonly PlacedRecord[];
  readonly errors: readonly RowError[];
  /** Lines that are no records. */
  readonly passedOver: readonly number[];
}

export interface OpenedFile {
  /** Columns that must be there and are not: then there is nothing to be read. */
  readonly missing: readonly RowError[];
  /** Column → what the file calls it. */
  readonly names: Readonly<Record<string, string>>;
  /** Fields that the file has no column for, and that stay as they are. */
  readonly kept: readonly string[];
  /** Read as they are asked for, some thousand rows at a time. Throws Unreadable where the file breaks off. */
  readonly batches: AsyncIterable<ReadBatch>;
}

export interface Survey {
  readonly rows: number;
  readonly words: readonly OfficeWords[];
}

/** Each goes through the file from its beginning, and throws Unreadable. */
export interface RecordsFile {
  columns(): Promise<FileColumns>;
  /** @param onRows told how many rows it has gone through */
  survey(onRows: (rows: number) => void): Promise<Survey>;
  open(): Promise<OpenedFile>;
}

export function recordsFile(file: FileToRead): RecordsFile {
  const kind = kinds[file.kind];
  const known = (cells: readonly string[]) => placeColumns(kind, cells, file.columns).size;
  const opened: OpenedWorkbook = {};
  const table = () => readTable(file.bytes, file.fileName, known, file.limits, opened);
  return {
    columns: async () => fileColumns(kind, await table(), file.columns),
    async survey(onRows) {
      const { header, headerLine, batches } = await table();
      // Of a file whose columns will not do nothing else is asked.
      const { missing } = recordReader(kind, { header, headerLine }, contextOf(file), file);
      if (missing.length > 0) return { rows: 0, words: [] };
      const words = officeWords(kind, header, placeColumns(kind, header, file.columns), file.words);
      let rows = 0;
      for await (const batch of batches) {
        words.count(batch);
        rows += batch.length;
        onRows(rows);
        await othersFirst();
      }
      return { rows, words: words.found() };
    },
    async open() {
      const { header, headerLine, batches } = await table();
      const reader = recordReader(kind, { header, headerLine }, contextOf(file), file);
      return {
        missing: reader.missing,
        kept: reader.kept,
        names: Object.fromEntries(Object.keys(kind.columns).map((column) => [column, reader.naming(column)])),
        batches: read(batches, reader),
      };
    },
  };
}

async function* read(
  batches: AsyncIterable<readonly TableRow[]>,
  reader: RecordReader,
): AsyncGenerator<ReadBatch> {
  for await (const batch of batches) yield { rows: batch.length, ...reader.read(batch) };
}

function contextOf({ hashKey, sealKey, allowOddIds }: FileToRead): ReadContext {
  return {
    hashId: (idNumber) => ({
      idHash: idNumberHash(hashKey, idNumber),
      idLast4Hash: idLast4Hash(hashKey, idNumber.slice(-4)),
    }),
    sealTelephone: (telephone, certificate) => sealedAlike(telephone, sealKey, `telephone ${certificate}`),
    isIdNumber,
    allowOddIds,
  };
}
