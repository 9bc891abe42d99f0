/** Imports as the office's pages work with them: files, previews, runs and their undoing, over the database. */
import { auditRepository } from './database/audit.ts';
import { createDraft, draftOf, keepColumns, listsOf, openDrafts } from './database/import/drafts.ts';
import { changesOf } from './database/import/changes.ts';
import { importPatienceMs } from './database/import/import-once.ts';
import { lockImports } from './database/import/import-records.ts';
import { kinds } from './database/import/kinds.ts';
import { changesIn, listsIn } from './database/import/lists.ts';
import { keepMapping, keepWords } from './database/import/mapping.ts';
import { Unreadable } from './database/import/read-table.ts';
import { countDifferences, differencesOf, summed, yearTotals } from './database/import/reconciliation.ts';
import { listRuns, namedStays, newestRuns, runOf, staysOf } from './database/import/runs.ts';
import { undoFacts } from './database/import/undo-facts.ts';
import { collides, undoRun } from './database/import/undo.ts';
import type { Tx } from './database/transaction.ts';
import { importWork, type ImportWorkParts } from './import-work.ts';
import { decideUndo } from './records/decide.ts';
import type { RecordsRepository, UndoOutcome } from './records/repository.ts';

/** So many of what an undoing leaves are named on the page. */
const namedAtMost = 200;

export function recordPages(parts: ImportWorkParts): RecordsRepository {
  const { database, sealKey } = parts;
  const { client } = database;
  const work = importWork(parts);

  async function ofRun(runId: number) {
    const run = await runOf(client, runId);
    return run?.source === undefined ? undefined : { ...run, source: run.source };
  }

  return {
    runs: (limit) => listRuns(client, limit),
    run: (id) => runOf(client, id),
    stays: (run, limit) => staysOf(client, run, limit),
    newest: () => newestRuns(client),
    drafts: async () => (await openDrafts(client)).map((one) => work.shown(one)),
    async draft(id) {
      const kept = await draftOf(client, id);
      return kept && work.shown(kept);
    },
    upload: (upload, by) =>
      database.transaction(async (tx) => {
        const id = await createDraft(tx, upload, by, sealKey);
        await auditRepository(tx).append({ ...by, action: 'import-uploaded', subject: draftSubject(id) });
        return id;
      }),
    async columns(draftId) {
      const draft = await draftOf(client, draftId);
      if (!draft) return undefined;
      try {
        const columns = await work.columns(draft);
        return columns && { kind: 'columns', ...columns };
      } catch (fault) {
        if (fault instanceof Unreadable) return { kind: 'unreadable', why: fault.why };
        throw fault;
      }
    },
    async choose(draftId, mapping, by) {
      const draft = await draftOf(client, draftId);
      if (!draft) return;
      await database.transaction(async (tx) => {
        await keepColumns(tx, draftId, mapping);
        await keepMapping(tx, draft, mapping, by);
        await goneThrough(tx, draftId, by);
      });
      await work.preview(draftId, by, true);
    },
    async chooseWords(draftId, words, by) {
      const draft = await draftOf(client, draftId);
      if (!draft) return;
      await database.transaction(async (tx) => {
        await keepWords(tx, draft, words, by);
        await goneThrough(tx, draftId, by);
      });
      await work.preview(draftId, by, false);
    },
    save: async (draftId, digest, by) => (await work.save(draftId, digest, by)) ?? 'begun',
    async discard(draftId, by) {
      await database.transaction(async (tx) => {
        const { count } = await tx.importDraft.deleteMany({ where: { id: draftId, runId: null } });
        if (count > 0)
          await auditRepository(tx).append({
            ...by,
            action: 'import-discarded',
            subject: draftSubject(draftId),
          });
      });
    },
    async lists(draftId) {
      const [draft, kept] = [await draftOf(client, draftId), await listsOf(client, draftId, sealKey)];
      if (!draft || !kept) return undefined;
      const lists = await listsIn(kept);
      const certain = kinds[draft.kind].words ?? {};
      return {
        ...lists,
        words: lists.words.map((one) => ({ ...one, meanings: certain[one.column]?.meanings ?? [] })),
      };
    },
    async changes(draftId) {
      const kept = await listsOf(client, draftId, sealKey);
      return kept && changesIn(kept);
    },
    async undoOutlook(runId) {
      const facts = await undoFacts(client, runId);
      if (!facts) return { kind: 'not-found' };
      const decision = decideUndo(facts);
      if (decision.kind === 'refused') return decision;
      const stays = await namedStays(client, facts.kind, decision.stays.slice(0, namedAtMost));
      return { ...decision, stays, stayed: decision.stays.length };
    },
    undo: (runId, told, by) =>
      database
        .transaction<UndoOutcome>(
          async (tx) => {
            await lockImports(tx);
            const facts = await undoFacts(tx, runId);
            if (!facts) return { kind: 'not-found' };
            const decision = decideUndo(facts);
            if (decision.kind === 'refused') return decision;
            const { removed, restored, stays } = decision;
            if (removed !== told.removed || restored !== told.restored || stays.length !== told.stayed)
              return { kind: 'changed' };
            const undoing = await undoRun(tx, { runId, kind: facts.kind, ...by }, decision);
            await auditRepository(tx).append({
              ...{ ...by, action: 'import-undone', subject: `import:${String(runId)}` },
            });
            return { kind: 'undone', runId: undoing };
          },
          { patienceMs: importPatienceMs },
        )
        .catch((fault: unknown): UndoOutcome => {
          if (collides(fault)) return { kind: 'refused', why: 'collides' };
          throw fault;
        }),
    async reconciliation(runId) {
      const run = await ofRun(runId);
      if (!run || run.undoesId !== undefined || run.undoneById !== undefined) return undefined;
      return {
        run,
        notInFile: await countDifferences(client, run, 'not-in-file'),
        newHere: await countDifferences(client, run, 'new-here'),
        totals: run.forgotten ? [] : await yearTotals(client, run),
      };
    },
    async differences(runId, which, page) {
      const run = await ofRun(runId);
      return run ? differencesOf(client, run, which, page) : [];
    },
    async amounts(runId, page) {
      const run = await ofRun(runId);
      if (!run) return { changes: [] };
      const { changes, last } = await changesOf(client, { kind: run.kind, runId }, page, sealKey);
      const fields = summed[run.kind]?.sums ?? [];
      return {
        changes: changes.filter(({ field }) => fields.includes(field)),
        ...(last !== undefined && { last }),
      };
    },
  };
}

async function goneThrough(
  tx: Tx,
  draftId: number,
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  await auditRepository(tx).append({ ...by, action: 'import-previewed', subject: draftSubject(draftId) });
}

function draftSubject(id: number): string {
  return `import-draft:${String(id)}`;
}
