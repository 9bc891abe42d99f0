import type { ColumnMapping, RowError } from '../../records/records.ts';
import { missingColumns, placeColumns } from './columns.ts';
import type { ImportRecord, Kind, ReadContext } from './kind.ts';
import type { TableRow } from './read-table.ts';

export type PlacedRecord = ImportRecord & { line: number };
/** The file's own name for a column. */
export type Naming = (column: string) => string;

export interface RecordReader {
  /** Columns that must be there and are not: then there is nothing to be read. */
  readonly missing: readonly RowError[];
  readonly naming: Naming;
  /** Fields that the file has no column for, and that stay as they are. */
  readonly kept: readonly string[];
  /** Reads some rows; what repeats a row read before is an error too. */
  read(rows: readonly TableRow[]): { records: readonly PlacedRecord[]; errors: readonly RowError[] };
}

export function recordReader(
  kind: Kind,
  header: readonly string[],
  context: ReadContext,
  mapping?: ColumnMapping,
): RecordReader {
  const places = placeColumns(kind, header, mapping);
  const naming: Naming = (column) => header[places.get(column) ?? -1] ?? kind.columns[column]?.[0] ?? column;
  const columns = Object.keys(kind.columns);
  const seen = new Map<string, number>();

  function readRow({ line, cells }: TableRow): PlacedRecord | readonly RowError[] {
    const row = Object.fromEntries(columns.map((column) => [column, cells[places.get(column) ?? -1] ?? '']));
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
    missing: missingColumns(kind, places).map((column) => ({
      ...{ line: 1, column: naming(column), fault: 'column-missing' },
    })),
    kept: (kind.keptWithoutColumn ?? []).filter((column) => !places.has(column)),
    read(rows) {
      const records: PlacedRecord[] = [];
      const errors: RowError[] = [];
      for (const one of rows.map(readRow)) {
        if ('line' in one) records.push(one);
        else errors.push(...one);
      }
      return { records, errors };
    },
  };
}
