import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { dayFromNumber } from '../../kernel/day.ts';
import type { FileFault } from '../../records/records.ts';
import { headingRow, rowsBeforeHeadings } from './heading-row.ts';
import { inflatedSize } from './zip-size.ts';

/** A file as rows of texts; `line` is the line or sheet row as the office's program numbers it. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}
export interface Table {
  kind: 'table';
  header: readonly string[];
  /** Where the headings stand. */
  headerLine: number;
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

/**
 * Reads CSV (UTF-8 with or without mark, or GB18030 as Excel in China writes it) and XLSX (its first sheet).
 * @param known how many columns a row names: the row that names the most is that of the headings
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  known: (cells: readonly string[]) => number,
  limits?: TableLimits,
  opened: OpenedWorkbook = {},
): Promise<Table> {
  const isZip = begins(bytes, 0x50, 0x4b);
  const isOldWorkbook = begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);
  if (isOldWorkbook || (!isZip && /\.xlsx?$/i.test(fileName))) throw new Unreadable('not-a-workbook');
  const rows = isZip ? readXlsx(bytes, limits, opened) : readCsv(decode(bytes));
  return withHeader(rows, known, (isZip ? limits?.workbookRows : limits?.rows) ?? Infinity);
}

/** What it is once it is unpacked, in bytes. */
export function unpackedSize(bytes: Uint8Array): number {
  return begins(bytes, 0x50, 0x4b) ? inflatedSize(bytes) : bytes.length;
}

function begins(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
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
  const delimiter = delimiterOf(text);
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      ...{ bom: true, delimiter, info: true, trim: true },
      ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    }),
  );
  try {
    for await (const row of parser) {
      const { record, info } = csvRow.parse(row);
      yield { line: info.lines, cells: record.map(plainCell) };
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw new Unreadable('quotes', fault.message);
  }
}

/** A title may stand in the first line, and hold none. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, 4_000);
  const [first = ','] = [',', '\t', ';']
    .map((mark) => ({ mark, count: beginning.split(mark).length }))
    .sort((one, other) => other.count - one.count)
    .map(({ mark }) => mark);
  return first;
}

/** ="150422…" and '150422… are how a program keeps Excel from rounding a number. */
function plainCell(cell: string): string {
  const inner = /^="(.*)"$/s.exec(cell)?.[1] ?? cell;
  return inner.trim().replace(/^'(?=\S)/, '');
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}

/** A workbook is unpacked once, however often it is gone through. */
export interface OpenedWorkbook {
  sheet?: Promise<readonly (readonly unknown[])[]>;
}

async function* readXlsx(
  bytes: Uint8Array,
  limits: TableLimits | undefined,
  opened: OpenedWorkbook,
): AsyncGenerator<TableRow> {
  if (limits && inflatedSize(bytes) > limits.workbookInside) throw new Unreadable('too-large-inside');
  opened.sheet ??= firstSheet(bytes);
  const sheet = await opened.sheet;
  for (const [at, cells] of sheet.entries()) yield { line: at + 1, cells: cells.map(cellText) };
}

async function firstSheet(bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> {
  try {
    // Loaded for a workbook only: a start, which lays out CSV, does not wait for it.
    const { readSheet } = await import('read-excel-file/node');
    return await readSheet(Buffer.from(bytes));
  } catch (fault) {
    throw new Unreadable('damaged', fault instanceof Error ? fault.message : 'unknown');
  }
}

/** Excel keeps fifteen digits of a number: what has more has been rounded, and is written so that it shows. */
const exactBelow = 1e15;

function cellText(cell: unknown): string {
  if (cell instanceof Date) return dayFromNumber(Math.floor(cell.getTime() / 86_400_000));
  if (typeof cell === 'number') return numberText(cell);
  return typeof cell === 'string' || typeof cell === 'boolean' ? plainCell(String(cell)) : '';
}

/** 30.1 that a formula left as 30.099999999999998 is what Excel shows. */
function numberText(cell: number): string {
  if (Math.abs(cell) >= exactBelow) return cell.toExponential();
  return Number.isInteger(cell) ? String(cell) : cell.toPrecision(15).replace(/\.?0+$/, '');
}

async function withHeader(
  rows: AsyncGenerator<TableRow>,
  known: (cells: readonly string[]) => number,
  most: number,
): Promise<Table> {
  const filled = filledOf(rows);
  const first: TableRow[] = [];
  while (first.length < rowsBeforeHeadings) {
    const next = await filled.next();
    if (next.done) break;
    first.push(next.value);
  }
  if (first.length === 0) throw new Unreadable('empty');
  const at = headingRow(first, known);
  const { cells: header = [], line: headerLine = 1 } = first[at] ?? {};
  return { kind: 'table', header, headerLine, batches: batchesOf(after(first.slice(at + 1), filled), most) };
}

async function* after(
  first: readonly TableRow[],
  rest: AsyncGenerator<TableRow, undefined>,
): AsyncGenerator<TableRow, undefined> {
  yield* first;
  yield* rest;
  return undefined;
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
