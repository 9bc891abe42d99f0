/** The headings of a file with what stands beneath them, masked where it is of a person. */
import { maskCertificate, maskIdLast, maskName, maskPhone } from '../../kernel/masking.ts';
import type { ColumnMapping, FileColumns } from '../../records/records.ts';
import { readDay } from './cells.ts';
import { missingColumns, placeColumns } from './columns.ts';
import type { Kind } from './kind.ts';
import type { Table } from './read-table.ts';

const shown = 3;
const longest = 30;

export async function fileColumns(kind: Kind, table: Table, mapping?: ColumnMapping): Promise<FileColumns> {
  const places = placeColumns(kind, table.header, mapping);
  const chosen = Object.entries(mapping ?? {}).filter(([, heading]) => heading !== null);
  const named = placeColumns(kind, table.header, Object.fromEntries(chosen));
  const columnAt = new Map([...places].map(([column, at]) => [at, column]));
  const examples = table.header.map(() => new Array<string>());
  // The first rows are enough: the rest is read when the file is gone through.
  for await (const rows of table.batches) {
    for (const { cells } of rows)
      for (const [at, found] of examples.entries()) {
        const cell = cells[at] ?? '';
        if (cell !== '' && found.length < shown) found.push(cell);
      }
    break;
  }
  return {
    headings: table.header.map((heading, at) => {
      const column = columnAt.get(at);
      return {
        heading,
        examples: (examples[at] ?? []).map((cell) => masked(cell, heading, column)),
        ...(column !== undefined && { column }),
      };
    }),
    columns: Object.keys(kind.columns).map((column) => ({
      column,
      required: kind.required.includes(column),
      there: named.has(column),
    })),
    missing: missingColumns(kind, places),
    headingLine: table.headerLine,
    kept: mapping !== undefined,
  };
}

/** What nobody has said yet what it is may be of a person too: then its heading or its form says so. */
function masked(cell: string, heading: string, column: string | undefined): string {
  const whole = cell.slice(0, longest);
  switch (column) {
    case 'name':
      return maskName(cell);
    case 'certificate':
      return maskCertificate(cell);
    case 'idNumber':
      return maskIdLast(cell);
    case 'telephone':
      return maskPhone(cell);
    case 'bornOn':
      return `${(readDay(cell) ?? cell).slice(0, 4)}…`;
    case undefined:
      if (/电话|手机|联系|phone|mobile/i.test(heading)) return maskPhone(cell);
      if (/姓名|户主|人员?$|^名|name/i.test(heading) && !heading.includes('关系')) return maskName(cell);
      return /^[\dA-Za-z\s-]{8,}$/.test(cell) ? maskIdLast(cell) : whole;
    default:
      return whole;
  }
}
