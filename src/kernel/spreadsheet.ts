/** Tables for other programs: CSV that a Chinese Excel reads as it is, and XLSX. */
import writeExcelFile from 'write-excel-file/node';
import { type Fen, formatYuan } from './money.ts';

/** A sum is in yuan, a number that the clerk can add up, shown with its two decimals. */
export type Cell = string | number | { readonly sum: Fen } | undefined;

export interface Sheet {
  /** At most 31 characters, none of []:*?/\. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Without it Excel takes UTF-8 for the local code page. */
export const byteOrderMark = '\uFEFF';
/** OWASP, CSV Injection: what a spreadsheet would take for a formula, in half and full width, is led by an apostrophe. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@\t\r|＝＋－＠]/u;

export function csvOf({ head, rows }: Sheet): string {
  return byteOrderMark + csvLines([head, ...rows]);
}

/** For a file too long to be held at once: the mark first, then its rows as they come, the head among them. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return formatYuan(cell.sum);
  const safe = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** In XLSX a text is marked as one: nothing in it is taken for a formula. */
export function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, head, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      data: [
        head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) =>
          row.map((value) => {
            if (value === undefined) return null;
            if (typeof value === 'object') return { value: value.sum / 100, type: Number, format: '0.00' };
            return typeof value === 'number' ? { value, type: Number } : { value, type: String };
          }),
        ),
      ],
    })),
  ).toBuffer();
}
