import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { dayFromNumber } from '../../kernel/day.ts';
import type { FileFault } from '../../records/records.ts';
import { inflatedSize } from './zip-size.ts';

/** A file as rows of texts; `line` is the line or sheet row as the office's program numbers it. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}
export interface Table {
  kind: 'table';
  header: readonly string[];
  /** Read as they are asked for, some thousand at a time. Throws Unreadable where the file breaks off. */
  batches: AsyncIterable<readonly TableRow[]>;
}

export class Unreadable extends Error {
  readonly why: FileFault;
  /** What the reader said. */
  readonly told: string;
  constructor(why: FileFault, told = '') {
    super(`the file cannot be read: ${why}`);
    this.why = why;
    this.told = told;
  }
}

/** What a file may hold; an operator's own is not limited. */
export interface TableLimits {
  readonly rows: number;
  readonly workbookRows: number;
  readonly workbookInside: number;
}

/** Prisma keeps the values of its last hundred statements for its own messages: so not too many at once. */
const rowsAtATime = 1_000;

/** Reads CSV (UTF-8 with or without mark, or GB18030 as Excel in China writes it) and XLSX (its first sheet). */
export async function readTable(bytes: Uint8Array, fileName: string, limits?: TableLimits): Promise<Table> {
  const begins = (...mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  const isZip = begins(0x50, 0x4b);
  const isOldWorkbook = begins(0xd0, 0xcf, 0x11, 0xe0);
  if (isOldWorkbook || (!isZip && /\.xlsx?$/i.test(fileName))) throw new Unreadable('not-a-workbook');
  const rows = isZip ? readXlsx(bytes, limits) : readCsv(decode(bytes));
  return withHeader(rows, (isZip ? limits?.workbookRows : limits?.rows) ?? Infinity);
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const csvRow = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });
/** So much of the text at once: between two pieces others are served. */
const pieceLength = 64 * 1024;

async function* readCsv(text: string): AsyncGenerator<TableRow> {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const delimiter = [',', '\t', ';'].find((mark) => firstLine.includes(mark)) ?? ',';
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      ...{ bom: true, delimiter, info: true, trim: true },
      ...{ relax_column_count: true, skip_empty_lines: true },
    }),
  );
  try {
    for await (const row of parser) {
      const { record, info } = csvRow.parse(row);
      yield { line: info.lines, cells: record };
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw new Unreadable('quotes', fault.message);
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}

async function* readXlsx(bytes: Uint8Array, limits: TableLimits | undefined): AsyncGenerator<TableRow> {
  if (limits && inflatedSize(bytes) > limits.workbookInside) throw new Unreadable('too-large-inside');
  let sheet: readonly (readonly unknown[])[];
  try {
    // Loaded for a workbook only: a start, which lays out CSV, does not wait for it.
    const { readSheet } = await import('read-excel-file/node');
    sheet = await readSheet(Buffer.from(bytes));
  } catch (fault) {
    throw new Unreadable('damaged', fault instanceof Error ? fault.message : 'unknown');
  }
  for (const [at, cells] of sheet.entries()) yield { line: at + 1, cells: cells.map(cellText) };
}

/** A number that a cell rounded (an ID number typed as one) keeps a sign of it, so that it is refused below. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return dayFromNumber(Math.floor(cell.getTime() / 86_400_000));
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell).trim() : '';
}

async function withHeader(rows: AsyncGenerator<TableRow>, most: number): Promise<Table> {
  const filled = filledOf(rows);
  const first = await filled.next();
  if (first.done) throw new Unreadable('empty');
  return { kind: 'table', header: first.value.cells, batches: batchesOf(filled, most) };
}

async function* filledOf(rows: AsyncGenerator<TableRow>): AsyncGenerator<TableRow, undefined> {
  for await (const row of rows) if (row.cells.some((cell) => cell !== '')) yield row;
  return undefined;
}

async function* batchesOf(
  rows: AsyncGenerator<TableRow, undefined>,
  most: number,
): AsyncGenerator<readonly TableRow[]> {
  let batch: TableRow[] = [];
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > most) throw new Unreadable('too-many-rows', String(most));
    batch.push(row);
    if (batch.length < rowsAtATime) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
