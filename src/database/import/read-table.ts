import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { dayFromNumber } from '../../kernel/day.ts';

/** A file as rows of texts; `line` is the line or sheet row as the office's program numbers it. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}
export interface Table {
  kind: 'table';
  header: readonly string[];
  rows: readonly TableRow[];
}
export interface Unreadable {
  kind: 'unreadable';
  reason: string;
}

/** Reads CSV (UTF-8 with or without mark, or GB18030 as Excel in China writes it) and XLSX (its first sheet). */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Table | Unreadable> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) return readXlsx(bytes);
  if (/\.xlsx?$/i.test(fileName)) {
    return {
      kind: 'unreadable',
      reason: 'it is not an .xlsx workbook; save it from Excel as .xlsx or as CSV',
    };
  }
  return readCsv(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const csvRows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function readCsv(text: string): Table | Unreadable {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const delimiter = [',', '\t', ';'].find((mark) => firstLine.includes(mark)) ?? ',';
  try {
    const rows = csvRows.parse(
      parse(text, {
        bom: true,
        delimiter,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
      }),
    );
    return withHeader(rows.map(({ record, info }) => ({ line: info.lines, cells: record })));
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return { kind: 'unreadable', reason: `its quotation marks do not close (${fault.message})` };
  }
}

async function readXlsx(bytes: Uint8Array): Promise<Table | Unreadable> {
  let sheet: readonly (readonly unknown[])[];
  try {
    // Loaded for a workbook only: a start, which lays out CSV, does not wait for it.
    const { readSheet } = await import('read-excel-file/node');
    sheet = await readSheet(Buffer.from(bytes));
  } catch (fault) {
    return {
      kind: 'unreadable',
      reason: `the workbook is damaged (${fault instanceof Error ? fault.message : 'unknown'})`,
    };
  }
  return withHeader(sheet.map((cells, at) => ({ line: at + 1, cells: cells.map(cellText) })));
}

/** A number that a cell rounded (an ID number typed as one) keeps a sign of it, so that it is refused below. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return dayFromNumber(Math.floor(cell.getTime() / 86_400_000));
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell).trim() : '';
}

function withHeader(rows: readonly TableRow[]): Table | Unreadable {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rest] = filled;
  if (!header) return { kind: 'unreadable', reason: 'it is empty' };
  return { kind: 'table', header: header.cells, rows: rest };
}
