/** The copy that is handed over, as a person reads it: every table with its columns in words, and what is not in it. */
import { dayOf } from '../../kernel/day.ts';
import { formatPercent, formatYuan, parseRate, parseYuan } from '../../kernel/money.ts';
import { dateParts, fullDayWords } from '../dates.ts';
import { fieldWords } from '../records/parts.ts';
import { deedWords } from '../routes/audit.ts';
import type { Visit } from '../visit.ts';
import { hasWords, type Language, type Say } from '../words/words.ts';
import { inLines, type Kind, printed } from './copy-columns.ts';
import type { PersonCopy, PlainRow } from './parts.ts';

type Speaking = Pick<Visit, 'say' | 'language'>;

/** What it is, and what it says; what is empty is left out. */
type Pairs = readonly (readonly [label: string, words: string])[];

interface Printed {
  readonly title: string;
  /** One sheet a row, for what is read one by one. */
  readonly sheets: readonly Pairs[];
  /** One line a row, for what there is much of: the columns that any of them has. */
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

export function copyShown(visit: Speaking, copy: PersonCopy) {
  const { say, language } = visit;
  const rowsOf = (table: string) => copy.tables[table] ?? [];
  const tables = Object.keys(printed).map((table) => ({
    ...{ table, title: tableWords(say, table) },
    rows: rowsOf(table)
      .map((row) => told(visit, copy, table, row))
      .filter((pairs) => pairs.length > 0),
  }));
  return {
    at: dateParts(new Date(copy.at), language).title,
    name: text(rowsOf('Member')[0]?.name),
    sections: tables.filter(({ rows }) => rows.length > 0).map((one) => printedAs(say, one)),
    none: tables.filter(({ rows }) => rows.length === 0).map(({ title }) => title),
    files: rowsOf('Attachment').flatMap((row) => fileOf(visit, copy, row)),
    deeds: rowsOf('AuditEntry').map((row) => deedOf(visit, copy, row)),
  };
}

interface Told {
  readonly table: string;
  readonly title: string;
  readonly rows: readonly Pairs[];
}

function printedAs(say: Say, { table, title, rows }: Told): Printed {
  if (!inLines.has(table)) return { title, sheets: rows, head: [], lines: [] };
  const of = rows.map((pairs) => new Map(pairs));
  const labels = Object.keys(printed[table] ?? {}).map((column) => columnWords(say, table, column));
  const head = labels.filter((label) => of.some((row) => row.has(label)));
  return { title, sheets: [], head, lines: of.map((row) => head.map((label) => row.get(label) ?? '')) };
}

export function tableWords(say: Say, table: string): string {
  const key = `copy.table.${table}`;
  return hasWords(key) ? say(key) : table;
}

/** A column's own words, or those that the pages of imports have for it. */
export function columnWords(say: Say, table: string, column: string): string {
  const keys = [`copy.${table}.${column}`, `copy.column.${column}`];
  const key = keys.find(hasWords);
  return key === undefined ? fieldWords(say, column) : say(key);
}

function told(visit: Speaking, copy: PersonCopy, table: string, row: PlainRow): Pairs {
  return Object.entries(printed[table] ?? {}).flatMap(([column, kind]) => {
    const value = row[column];
    if (value === null || value === undefined || value === '') return [];
    return [[columnWords(visit.say, table, column), inWords(visit, copy, kind, value)] as const];
  });
}

function inWords({ say, language }: Speaking, copy: PersonCopy, kind: Kind, value: unknown): string {
  const written = text(value);
  switch (kind) {
    case 'text':
      return written;
    case 'day':
      return fullDayWords(dayOf(new Date(written)), language);
    case 'instant':
      return dateParts(new Date(written), language).title;
    case 'yuan':
      return say('copy.yuan', { yuan: yuan(written) });
    case 'percent': {
      const rate = parseRate(written);
      return rate === undefined ? written : formatPercent(rate);
    }
    case 'fields':
      return fields(say, language, value);
    case 'actor':
      return (
        [`copy.by.${written}`, `audit.who.${written}`].filter(hasWords).map((key) => say(key))[0] ?? written
      );
  }
  if ('of' in kind) return text(copy.tables[kind.of]?.find(({ id }) => id === value)?.number);
  const keys = [written, written.replaceAll('_', '-')].map((one) => `${kind.words}.${one}`);
  const key = keys.find(hasWords);
  return key === undefined ? written : say(key);
}

/** What stood in a row before an import: 姓名：王小花；电话：…. */
function fields(say: Say, language: Language, value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== '')
    .map(
      ([field, one]) =>
        `${columnWords(say, '', field)}${say('copy.colon')}${field === 'asOf' ? dateParts(new Date(text(one)), language).title : text(one)}`,
    )
    .join(say('copy.semicolon'));
}

function yuan(written: string): string {
  const amount = parseYuan(written);
  return amount === undefined ? written : formatYuan(amount);
}

const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

function fileOf(
  visit: Speaking,
  copy: PersonCopy,
  { bytes, mediaType, complaintId, kind, at, id }: PlainRow,
) {
  if (typeof bytes !== 'string' || typeof mediaType !== 'string') return [];
  const of = inWords(visit, copy, { of: 'Complaint' }, complaintId);
  const name = `${inWords(visit, copy, { words: 'files.kind' }, kind)} ${of} ${inWords(visit, copy, 'day', at)}`;
  return [
    {
      ...{ name, address: `data:${mediaType};base64,${bytes}`, isPicture: pictures.has(mediaType) },
      file: `${text(id)}.${mediaType.slice(mediaType.indexOf('/') + 1)}`,
    },
  ];
}

function deedOf({ say, language }: Speaking, copy: PersonCopy, { at, actor, action, subject }: PlainRow) {
  const { who, what } = deedWords({ actor: text(actor), action: text(action), subject: text(subject) }, say);
  return {
    at: dateParts(new Date(text(at)), language).title,
    who: whoWords(say, copy, text(actor), who),
    what: what === action ? say('copy.other-deed') : what,
  };
}

/** The account is theirs, or somebody's of whom no number is told; staff stand there without their names. */
function whoWords(say: Say, { tables }: PersonCopy, actor: string, who: string): string {
  if (actor === 'staff') return say('copy.by.staff');
  if (!actor.startsWith('contact:')) return who;
  const isOwn = tables.Contact?.some(({ id }) => actor === `contact:${text(id)}`);
  return say(isOwn ? 'copy.by.self' : 'audit.who.contact');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
