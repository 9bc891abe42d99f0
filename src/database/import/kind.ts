/** What a kind of file is: its columns by any of their names, what a row must be, and the table it goes to. */
import { z } from 'zod';
import type { RowFault } from '../../records/records.ts';
import { filled, maybe, readDay, readPositiveYuan, readText, readYear } from './cells.ts';
import type { Target } from './save.ts';

/** A record ready to be saved: the target's fields by name, and what it refers to. */
export interface ImportRecord {
  sourceId: string;
  /** Certificate, member's source id or claim number of the record it belongs to. */
  belongsTo?: string;
  /** What no two records may share, besides the source id. */
  unique: string;
  fields: Readonly<Record<string, string | number | null>>;
}

export interface Issue {
  column: string;
  fault: RowFault;
  about?: string;
}
export type RowReading = { record: ImportRecord } | { issues: readonly Issue[] };

export interface Kind {
  /** Column key → the header names it goes by, the first being the one in messages. */
  columns: Readonly<Record<string, readonly string[]>>;
  required: readonly string[];
  /** Fields that a file without their column leaves as they are; an empty cell empties them. */
  keptWithoutColumn?: readonly string[];
  /** Columns of sums in yuan, and of rates. */
  sums?: readonly string[];
  rates?: readonly string[];
  /** Columns that take certain words, by their key. */
  words?: Readonly<Record<string, CertainWords>>;
  target: Target;
  belongsTo?: { table: 'Household' | 'Member' | 'Claim'; column: string; idField: string };
  read: (cells: Readonly<Record<string, string>>, context: ReadContext) => RowReading;
}

export interface CertainWords {
  /** Words of the tables, any of which a word of the office's may mean. */
  readonly meanings: readonly string[];
  readonly read: (text: string) => string | undefined;
}

export interface ReadContext {
  hashId: (idNumber: string) => { idHash: string; idLast4Hash: string };
  sealTelephone: (telephone: string, certificate: string) => string;
  isIdNumber: (text: string) => boolean;
  allowOddIds: boolean;
}

export const certificate = filled('not-a-certificate', (text) =>
  /^[0-9A-Za-z-]{4,30}$/.test(text) ? text : undefined,
);
export const short = filled('too-long', readText);
export const optionalText = maybe('too-long', readText);
export const day = filled('not-a-day', readDay);
export const optionalDay = maybe('not-a-day', readDay);
export const year = filled('not-a-year', readYear);
export const optionalYuan = maybe('not-yuan', readPositiveYuan);
export const yuan = filled('not-yuan', readPositiveYuan);

/** Reads the cells by the schema, or lists every cell that is wrong. */
export function read<Shape>(
  schema: z.ZodType<Shape>,
  cells: Readonly<Record<string, string>>,
  make: (row: Shape) => RowReading,
): RowReading {
  const parsed = schema.safeParse(cells);
  if (parsed.success) return make(parsed.data);
  return { issues: parsed.error.issues.map(({ path, message }) => issueOf(String(path[0]), message)) };
}

/** @param message what a cell said: a Reason of cells.ts */
function issueOf(column: string, message: string): Issue {
  const [word = '', ...rest] = message.split(' ');
  const about = rest.join(' ');
  return { column, fault: rowFault.parse(word), ...(about !== '' && { about }) };
}

const faults = {
  ...{ empty: true, 'too-long': true, 'not-a-day': true, 'not-yuan': true, 'not-a-rate': true },
  ...{ 'not-a-year': true, 'not-a-telephone': true, 'not-a-certificate': true, 'not-an-id-number': true },
  ...{ 'odd-id-number': true, 'one-of': true, 'below-zero': true, 'before-admission': true },
  ...{ 'more-than-total': true, 'empty-though-paid': true, 'empty-though-refused': true },
  ...{ 'column-missing': true, 'not-in-yuan': true, rounded: true, 'same-as-line': true, taken: true },
  ...{ 'no-household': true, 'no-member': true, 'no-claim': true },
} as const satisfies Readonly<Record<RowFault, true>>;
export const rowFault = z.custom<RowFault>((word) => typeof word === 'string' && Object.hasOwn(faults, word));

export function issue(column: string, fault: RowFault): RowReading {
  return { issues: [{ column, fault }] };
}

export const sourceIdNames = ['记录号', '编号', 'source_id', 'id'];
export const certificateNames = ['证号', '合作医疗证号', '医疗证号', 'certificate'];
export const memberNames = ['成员编号', '个人编号', 'member', 'member_id'];
