import type { ImportRecord, Kind, ReadContext } from './kind.ts';
import type { Table } from './read-table.ts';

/** What is wrong with one row, in plain words; `column` as the file itself names it. */
export interface RowError {
  line: number;
  column: string;
  reason: string;
}

export type PlacedRecord = ImportRecord & { line: number };
export interface Reading {
  records: readonly PlacedRecord[];
  errors: readonly RowError[];
  naming: Naming;
  /** Fields that the file has no column for, and that stay as they are. */
  kept: readonly string[];
}
/** The file's own name for a column. */
export type Naming = (column: string) => string;

/** Finds the columns by any of their names and reads every row; rows that repeat one another are errors too. */
export function readRecords(kind: Kind, table: Table, context: ReadContext): Reading {
  const places = new Map<string, number>();
  for (const [column, names] of Object.entries(kind.columns)) {
    const at = names
      .map((name) => table.header.findIndex((title) => plain(title) === name))
      .find((found) => found >= 0);
    if (at !== undefined) places.set(column, at);
  }
  const naming: Naming = (column) =>
    table.header[places.get(column) ?? -1] ?? kind.columns[column]?.[0] ?? column;
  const missing = kind.required.filter((column) => !places.has(column));
  if (missing.length > 0) {
    const errors = missing.map((column) => ({
      line: 1,
      column: naming(column),
      reason: 'this column is missing',
    }));
    return { records: [], errors, naming, kept: [] };
  }
  const records: PlacedRecord[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const row = Object.fromEntries(
      Object.keys(kind.columns).map((column) => [column, cells[places.get(column) ?? -1] ?? '']),
    );
    const reading = kind.read(row, context);
    if ('issues' in reading) {
      for (const { column, reason } of reading.issues) errors.push({ line, column: naming(column), reason });
      continue;
    }
    const { record } = reading;
    const repeated = seen.get(`id ${record.sourceId}`) ?? seen.get(`unique ${record.unique}`);
    if (repeated !== undefined) {
      errors.push({
        line,
        column: naming(kind.required[0] ?? ''),
        reason: `is the same record as line ${String(repeated)}`,
      });
      continue;
    }
    seen.set(`id ${record.sourceId}`, line).set(`unique ${record.unique}`, line);
    records.push({ ...record, line });
  }
  const kept = (kind.keptWithoutColumn ?? []).filter((column) => !places.has(column));
  return { records, errors, naming, kept };
}

function plain(title: string): string {
  return title
    .trim()
    .replace(/[（(].*[)）]$/, '')
    .replace(/[*＊\s]/g, '')
    .toLowerCase();
}
