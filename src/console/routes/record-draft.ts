/** One file on its way: which column is which, what it would bring, and its saving. */
import { z } from 'zod';
import { byteOrderMark, csvLines } from '../../kernel/spreadsheet.ts';
import type { ColumnMapping, FieldChange, FileColumns, Progress } from '../../records/records.ts';
import type { Draft } from '../../records/repository.ts';
import type { Answer } from '../answer.ts';
import { streamFile } from '../file-reply.ts';
import { importsTold } from '../uploads.ts';
import {
  backTo,
  byOf,
  changeTold,
  draftPage,
  errorTold,
  fieldWords,
  idIn,
  masked,
  oftenTold,
  type RecordPagesParts,
} from '../records/parts.ts';
import { chooseWords, wordsPage } from '../records/words-page.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import type { Say } from '../words/words.ts';

const chosenForm = z.record(z.string(), z.string().max(60));
const saveForm = z.object({ digest: z.string().max(100) });
const again = z.string().optional();
const againQuery = z.object({ columns: again, words: again }).catch({});
const csv = 'text/csv; charset=utf-8';
const lookAgainSeconds = 3;
/** So many of a list stand on the page; then it says that there are more. */
const shownRows = 50;

type At = (visit: Visit, draft: Draft) => Promise<Answer>;

export function recordDraftSection({ records }: RecordPagesParts): ConsoleSection {
  const withDraft =
    (work: At) =>
    async (visit: Visit): Promise<Answer> => {
      const id = idIn(visit);
      const draft = id === undefined ? undefined : await records.draft(id);
      return draft ? work(visit, draft) : { kind: 'not-found' };
    };

  async function columnsPage(
    visit: Visit,
    draft: Draft,
    chosen?: readonly string[],
    fault?: string,
  ): Promise<Answer> {
    const { say } = visit;
    const file = await records.columns(draft.id);
    if (!file) return { kind: 'not-found' };
    await visit.audited('import-file-viewed', `import-draft:${String(draft.id)}`);
    const page = draftPage(visit, draft, 'record-columns', say('records.columns-title'));
    if (file.kind === 'unreadable') {
      const told = say(`records.unreadable.${file.why}`, importsTold);
      return { ...page, values: { ...page.values, headings: [], unreadable: told }, status: 422 };
    }
    return {
      ...page,
      status: fault === undefined ? 200 : 422,
      values: {
        ...{ ...page.values, fault, kept: file.kept, headingLine: file.headingLine },
        headings: file.headings.map((one, at) => ({ ...one, chosen: chosen?.[at] ?? one.column ?? '' })),
        columns: file.columns.map((one) => ({ ...one, words: fieldWords(say, one.column, draft.kind) })),
        missing: chosen ? [] : file.missing.map((column) => fieldWords(say, column, draft.kind)),
      },
    };
  }

  function previewPage(visit: Visit, draft: Draft): Answer {
    const { say } = visit;
    const { preview } = draft;
    const page = draftPage(visit, draft, 'record-preview', say('records.preview-title'));
    if (!preview || preview.kind === 'unreadable' || preview.kind === 'words') {
      const told = preview?.kind === 'unreadable' && say(`records.unreadable.${preview.why}`, importsTold);
      return { ...page, values: { ...page.values, unreadable: told } };
    }
    return {
      ...page,
      values: {
        ...{ ...page.values, preview, passedOver: preview.passedOver?.join('、') },
        errors: preview.kind === 'refused' ? preview.firstErrors.map((one) => errorTold(say, one)) : [],
        often: preview.kind === 'refused' ? preview.often?.map((one) => oftenTold(say, one)) : undefined,
        changes: preview.firstChanges.map((one) => changeTold(say, masked(one))),
        shown: shownRows,
      },
    };
  }

  async function show(visit: Visit, draft: Draft): Promise<Answer> {
    if (draft.runId !== undefined)
      return { kind: 'go', to: `/records/runs/${String(draft.runId)}`, notice: visit.say('records.saved') };
    if (draft.work?.kind === 'going') return waitPage(visit, draft, draft.work);
    const { columns, words } = againQuery.parse(visit.query);
    if (!draft.preview || columns !== undefined) return columnsPage(visit, draft);
    if (draft.preview.kind === 'words' || words !== undefined) return wordsPage(visit, records, draft);
    await visit.audited('import-preview-viewed', `import-draft:${String(draft.id)}`);
    return previewPage(visit, draft);
  }

  async function choose(visit: Visit, draft: Draft): Promise<Answer> {
    const { say } = visit;
    const file = await records.columns(draft.id);
    if (file?.kind !== 'columns') return columnsPage(visit, draft);
    const form = chosenForm.safeParse(visit.form);
    const chosen = file.headings.map((_heading, at) =>
      form.success ? (form.data[`c${String(at)}`] ?? '') : '',
    );
    const known = file.columns.map(({ column }) => column);
    if (chosen.some((column) => column !== '' && !known.includes(column)))
      return columnsPage(visit, draft, undefined, say('records.form-wrong'));
    const twice = chosen.find((column, at) => column !== '' && chosen.indexOf(column) !== at);
    if (twice !== undefined)
      return columnsPage(
        visit,
        draft,
        chosen,
        say('records.columns-twice', { column: fieldWords(say, twice, draft.kind) }),
      );
    const missing = file.columns.filter(({ column, required }) => required && !chosen.includes(column));
    if (missing.length > 0) {
      const names = missing.map(({ column }) => fieldWords(say, column, draft.kind)).join('、');
      return columnsPage(visit, draft, chosen, say('records.columns-missing', { columns: names }));
    }
    await records.choose(draft.id, mappingOf(file, chosen), byOf(visit));
    return backTo(draft);
  }

  async function save(visit: Visit, draft: Draft): Promise<Answer> {
    const form = saveForm.safeParse(visit.form);
    if (!form.success) return backTo(draft);
    const outcome = await records.save(draft.id, form.data.digest, byOf(visit));
    if (outcome === 'begun' || outcome.kind !== 'saved') return backTo(draft);
    return { kind: 'go', to: `/records/runs/${String(outcome.runId)}`, notice: visit.say('records.saved') };
  }

  const errorsFile: At = async (visit, draft) => {
    const lists = await records.lists(draft.id);
    if (!lists) return { kind: 'not-found' };
    await visit.audited('import-exported', `import-draft:${String(draft.id)}`);
    const { say } = visit;
    const head = (['line', 'column', 'reason'] as const).map((name) => say(`records.head.${name}`));
    const rows = lists.errors
      .map((one) => errorTold(say, one))
      .map(({ line, column, reason }) => [line, column, reason]);
    return {
      ...{ kind: 'file', name: `${say('records.rows-file')}-${String(draft.id)}.csv`, type: csv },
      content: byteOrderMark + csvLines([head, ...rows]),
    };
  };

  const changesFile: At = async (visit, draft) => {
    const changes = await records.changes(draft.id);
    if (!changes) return { kind: 'not-found' };
    await visit.audited('import-exported', `import-draft:${String(draft.id)}`);
    const { say, response } = visit;
    const name = `${say('records.changes-file')}-${String(draft.id)}.csv`;
    await streamFile(response, { name, type: csv }, changesAsLines(say, changes));
    return { kind: 'sent' };
  };

  return {
    routes: {
      'GET /records/drafts/:id': withDraft(show),
      'POST /records/drafts/:id/columns': withDraft(choose),
      'POST /records/drafts/:id/words': withDraft((visit, draft) => chooseWords(visit, records, draft)),
      'POST /records/drafts/:id/save': withDraft(save),
      'POST /records/drafts/:id/discard': withDraft(async (visit, { id }) => {
        await records.discard(id, byOf(visit));
        return { kind: 'go', to: '/records', notice: visit.say('records.discarded') };
      }),
      'GET /records/drafts/:id/rows.csv': withDraft(errorsFile),
      'GET /records/drafts/:id/changes.csv': withDraft(changesFile),
    },
  };
}

async function* changesAsLines(say: Say, changes: AsyncIterable<readonly FieldChange[]>) {
  const names = ['record', 'who', 'field', 'before', 'after'] as const;
  yield byteOrderMark + csvLines([names.map((name) => say(`records.head.${name}`))]);
  for await (const some of changes)
    yield csvLines(some.map((one) => changeTold(say, one)).map((told) => names.map((name) => told[name])));
}

function waitPage(visit: Visit, draft: Draft, { doing, rows, of = rows }: Progress): Answer {
  const { say } = visit;
  const page = draftPage(visit, draft, 'record-wait', say('records.wait-title'));
  const told = doing === 'stopped' ? undefined : say(`records.progress.${doing}`, { rows, of });
  return { ...page, values: { ...page.values, told, rows, of, doing }, again: lookAgainSeconds };
}

/** So that the next file of this source is read the same way. Of what this one has not, nothing was said. */
function mappingOf({ headings, columns }: FileColumns, chosen: readonly string[]): ColumnMapping {
  return Object.fromEntries(
    columns.flatMap(({ column, there }) => {
      const heading = headings[chosen.indexOf(column)]?.heading ?? (there ? null : undefined);
      return heading === undefined ? [] : [[column, heading]];
    }),
  );
}
