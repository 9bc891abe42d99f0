import type { ColumnMapping, RowError, ValueWords } from '../../records/records.ts';
import { missingColumns, placeColumns, type Places } from './columns.ts';
import type { ImportRecord, Kind, ReadContext } from './kind.ts';
import { isClosing } from './heading-row.ts';
import type { Table, TableRow } from './read-table.ts';

export type PlacedRecord = ImportRecord & { line: number };
/** The file's own name for a column. */
export type Naming = (column: string) => string;

export interface RecordReader {
  /** Columns that must be there and are not, or are in another unit: then there is nothing to be read. */
  readonly missing: readonly RowError[];
  readonly naming: Naming;
  /** Fields that the file has no column for, and that stay as they are. */
  readonly kept: readonly string[];
  /** Reads some rows; what repeats a row read before is an error too. */
  read(rows: readonly TableRow[]): {
    records: readonly PlacedRecord[];
    errors: readonly RowError[];
    /** Lines that are no records: sums at the end, who made the table. */
    passedOver: readonly number[];
  };
}

export function recordReader(
  kind: Kind,
  { header, headerLine }: Pick<Table, 'header' | 'headerLine'>,
  context: ReadContext,
  chosen: { readonly columns?: ColumnMapping; readonly words?: ValueWords } = {},
): RecordReader {
  const places = placeColumns(kind, header, chosen.columns);
  const naming: Naming = (column) => header[places.get(column) ?? -1] ?? kind.columns[column]?.[0] ?? column;
  const columns = Object.keys(kind.columns);
  const meant = meaningOf(chosen.words);
  const seen = new Map<string, number>();

  const asWritten = cellReader(kind, naming);

  function readRow({ line, cells }: TableRow): PlacedRecord | readonly RowError[] {
    const row = Object.fromEntries(
      columns.map((column) => {
        const cell = asWritten(column, cells[places.get(column) ?? -1] ?? '');
        return [column, meant(column, cell)];
      }),
    );
    const reading = kind.read(row, context);
    if ('issues' in reading)
      return reading.issues.map(({ column, ...why }) => ({ line, column: naming(column), ...why }));
    const { record } = reading;
    const repeated = seen.get(`id ${record.sourceId}`) ?? seen.get(`unique ${record.unique}`);
    if (repeated !== undefined)
      return [
        { line, column: naming(kind.required[0] ?? ''), fault: 'same-as-line', about: String(repeated) },
      ];
    seen.set(`id ${record.sourceId}`, line).set(`unique ${record.unique}`, line);
    return { ...record, line };
  }

  return {
    naming,
    missing: [
      ...missingColumns(kind, places).map((column) => ({
        ...{ line: headerLine, column: naming(column), fault: 'column-missing' as const },
      })),
      ...inOtherUnits(kind, places, naming).map((column) => ({
        ...{ line: headerLine, column: naming(column), fault: 'not-in-yuan' as const },
      })),
    ],
    kept: (kind.keptWithoutColumn ?? []).filter((column) => !places.has(column)),
    read(rows) {
      const records: PlacedRecord[] = [];
      const errors: RowError[] = [];
      const passedOver: number[] = [];
      for (const row of rows) {
        const one = readRow(row);
        if ('line' in one) records.push(one);
        else if (isClosing(row.cells)) passedOver.push(row.line);
        else errors.push(...one);
      }
      return { records, errors, passedOver };
    },
  };
}

/** A word that the office gave a meaning is read as that meaning, any other as it stands. */
function meaningOf(words: ValueWords = {}): (column: string, cell: string) => string {
  const chosen = new Map(
    Object.entries(words).map(([column, meanings]) => [column, new Map(Object.entries(meanings))]),
  );
  return (column, cell) => chosen.get(column)?.get(cell) ?? cell;
}

/** Sums in another unit than yuan would be taken for a ten-thousandth of what they are. */
function inOtherUnits({ sums = [] }: Kind, places: Places, naming: Naming): readonly string[] {
  return sums.filter((column) => places.has(column) && /[十百千万亿]元/.test(naming(column)));
}

/** Under 补助比例（%） 45 is 45%. */
function cellReader({ rates = [] }: Kind, naming: Naming): (column: string, cell: string) => string {
  const inPercent = rates.filter((column) => /[%％]/.test(naming(column)));
  return (column, cell) =>
    inPercent.includes(column) && /^(?:[2-9]|[1-9]\d{1,2})(?:\.\d+)?$/.test(cell) ? `${cell}%` : cell;
}
