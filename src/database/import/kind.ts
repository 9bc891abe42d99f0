/** What a kind of file is: its columns by any of their names, what a row must be, and the table it goes to. */
import type { z } from 'zod';
import {
  dayReason,
  filled,
  maybe,
  readDay,
  readPositiveYuan,
  readText,
  readYear,
  textReason,
  yearReason,
  yuanReason,
} from './cells.ts';
import type { Target } from './save.ts';

export const importKinds = [
  'households',
  'members',
  'enrolments',
  'account-entries',
  'claims',
  'claim-events',
] as const;
export type ImportKind = (typeof importKinds)[number];

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
  reason: string;
}
export type RowReading = { record: ImportRecord } | { issues: readonly Issue[] };

export interface Kind {
  /** Column key → the header names it goes by, the first being the one in messages. */
  columns: Readonly<Record<string, readonly string[]>>;
  required: readonly string[];
  /** Fields that a file without their column leaves as they are; an empty cell empties them. */
  keptWithoutColumn?: readonly string[];
  target: Target;
  belongsTo?: { table: 'Household' | 'Member' | 'Claim'; column: string; idField: string };
  read: (cells: Readonly<Record<string, string>>, context: ReadContext) => RowReading;
}

export interface ReadContext {
  hashId: (idNumber: string) => { idHash: string; idLast4Hash: string };
  sealTelephone: (telephone: string, certificate: string) => string;
  isIdNumber: (text: string) => boolean;
  allowOddIds: boolean;
}

export const certificate = filled('must be 4 to 30 letters and digits', (text) =>
  /^[0-9A-Za-z-]{4,30}$/.test(text) ? text : undefined,
);
export const short = filled(textReason, readText);
export const optionalText = maybe(textReason, readText);
export const day = filled(dayReason, readDay);
export const optionalDay = maybe(dayReason, readDay);
export const year = filled(yearReason, readYear);
export const optionalYuan = maybe(yuanReason, readPositiveYuan);
export const yuan = filled(yuanReason, readPositiveYuan);

/** Reads the cells by the schema, or lists every cell that is wrong. */
export function read<Shape>(
  schema: z.ZodType<Shape>,
  cells: Readonly<Record<string, string>>,
  make: (row: Shape) => RowReading,
): RowReading {
  const parsed = schema.safeParse(cells);
  if (parsed.success) return make(parsed.data);
  return {
    issues: parsed.error.issues.map(({ path, message }) => ({ column: String(path[0]), reason: message })),
  };
}

export function issue(column: string, reason: string): RowReading {
  return { issues: [{ column, reason }] };
}

export const sourceIdNames = ['记录号', '编号', 'source_id', 'id'];
export const certificateNames = ['证号', '合作医疗证号', '医疗证号', 'certificate'];
export const memberNames = ['成员编号', '个人编号', 'member', 'member_id'];
