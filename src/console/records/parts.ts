/** What the pages of imports are given, and what they say alike. */
import { z } from 'zod';
import { staffActor } from '../../staff/service.ts';
import type { FieldChange, ImportKind, MistakeOften, RowError, RowFault } from '../../records/records.ts';
import type { Draft, RecordsRepository, Run } from '../../records/repository.ts';
import { maskCertificate } from '../../kernel/masking.ts';
import { undoDays } from '../../records/limits.ts';
import type { Answer, Crumb, PageAnswer } from '../answer.ts';
import type { Visit } from '../visit.ts';
import { hasWords, type Say } from '../words/words.ts';

export interface RecordPagesParts {
  readonly records: RecordsRepository;
}

const pathId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform((digits) => Number.parseInt(digits, 10));

/** undefined: no number that could be one. */
export function idIn(visit: Visit): number | undefined {
  return pathId.safeParse(visit.param('id')).data;
}

export function byOf({ staff, at }: Visit) {
  return { actor: staffActor(staff.login), at };
}

/** A page of one file on its way. */
export function draftPage({ say }: Visit, draft: Draft, view: string, title: string): PageAnswer {
  return {
    ...{ kind: 'page', view, section: 'records', title, trail: recordsTrail(say), styles: ['records.css'] },
    values: { draft, kindWords: say(`records.kind.${draft.kind}`), undoDays },
  };
}

export function backTo({ id }: Draft): Answer {
  return { kind: 'go', to: `/records/drafts/${String(id)}` };
}

export function recordsTrail(say: Say): readonly Crumb[] {
  return [{ label: say('section.records'), path: '/records' }];
}

/** A column or a field in words; a kind may call it by a name of its own. */
export function fieldWords(say: Say, field: string, kind?: ImportKind): string {
  const own = `records.field.${kind ?? ''}.${field}`;
  if (hasWords(own)) return say(own);
  const key = `records.field.${field}`;
  return hasWords(key) ? say(key) : field;
}

/** On a page a record that is called by its certificate is masked like it; a file, which is worked with, names it. */
export function masked<T extends { readonly record: string; readonly who: string }>(row: T): T {
  return maskCertificate(row.record) === row.who ? { ...row, record: row.who } : row;
}

/** One change in words; what the tables call by a word of theirs is called by the office's. */
export function changeTold(say: Say, { field, before, after, ...of }: FieldChange) {
  const words = (value: string) => (value === '' ? say('records.nothing') : valueWords(say, value));
  const isHidden = field === 'idHash';
  return {
    ...{ ...of, field: fieldWords(say, field) },
    before: isHidden ? say('records.hidden') : words(before),
    after: isHidden ? say('records.hidden-changed') : words(after),
  };
}

export function errorTold(say: Say, { line, column, fault, about = '' }: RowError) {
  return { line, column, reason: reasonOf(say, fault, about) };
}

export function oftenTold(say: Say, { column, fault, about = '', rows, firstLine }: MistakeOften) {
  return { column, rows, firstLine, reason: reasonOf(say, fault, about === '' ? '…' : about) };
}

function reasonOf(say: Say, fault: RowFault, about: string): string {
  return say(`records.fault.${fault}`, { about: aboutWords(say, fault, about) });
}

function aboutWords(say: Say, fault: RowFault, about: string): string {
  if (about === '…') return about;
  if (fault === 'no-household' || fault === 'taken') return maskCertificate(about);
  if (fault !== 'one-of') return about;
  // Of all that are understood, those that the page itself uses.
  const known = about.split(', ').filter((word) => hasWords(`records.value.${word}`));
  return known.map((word) => valueWords(say, word)).join('、');
}

export function runTold(say: Say, run: Run) {
  return {
    ...run,
    kindWords: say(`records.kind.${run.kind}`),
    sourceWords: run.source ?? say('records.source-unknown'),
    removed: run.rows - run.updated - run.unchanged,
    state: stateOf(run),
  };
}

/** A word of the tables, as the office says it. */
export function valueWords(say: Say, value: string): string {
  const key = `records.value.${value}`;
  return hasWords(key) ? say(key) : value;
}

function stateOf(run: Run): 'undoing' | 'undone' | 'forgotten' | 'stands' {
  if (run.undoesId !== undefined) return 'undoing';
  if (run.undoneById !== undefined) return 'undone';
  return run.forgotten ? 'forgotten' : 'stands';
}
