/** Files being gone through, in this process: a page waits a moment for it, and then says that it goes on. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  claimDraft,
  draftOf,
  draftSaved,
  type KeptDraft,
  keepPreview,
  keepProgress,
  openFile,
  releaseDraft,
} from './database/import/drafts.ts';
import { importWithin } from './database/import/import-once.ts';
import type { ImportOutcome, ImportRequest } from './database/import/import-records.ts';
import { keptMapping } from './database/import/mapping.ts';
import { type Previewed, previewOf, unreadable, wordsFirst } from './database/import/preview.ts';
import { type FileToRead, recordsFile, type Survey } from './database/import/read-file.ts';
import { Unreadable } from './database/import/read-table.ts';
import type { Database } from './database/open.ts';
import type { Tx } from './database/transaction.ts';
import { beingRead, type FileBeingRead } from './import-reading.ts';
import { repeatedly } from './jobs/repeatedly.ts';
import type { Clock } from './kernel/clock.ts';
import type { Keys } from './kernel/keys.ts';
import { decideWork, silentMs } from './records/decide-work.ts';
import { importLimits } from './records/limits.ts';
import type { OfficeWords, Progress } from './records/records.ts';
import type { Draft, SaveOutcome } from './records/repository.ts';

export interface ImportWorkParts {
  readonly database: Database;
  readonly hashKey: Keys;
  readonly sealKey: Keys;
  /** The sample's ID numbers are nobody's: their check characters are wrong on purpose. */
  readonly allowOddIds: boolean;
  readonly clock: Clock;
  readonly onFault: (fault: unknown) => void;
}

interface By {
  readonly actor: string;
  readonly at: Date;
}

interface SavedOrNot {
  readonly runId: number | undefined;
  readonly previewed: Previewed;
}

/** Most files are through by then, and nobody sees a page that only says to wait. */
const patienceMs = 1_500;
/** So often whoever looks from another replica is told how far it is. */
const tellEveryMs = 2_000;

/** A file, what is in it, and where to say how far it is. */
interface Going {
  readonly request: ImportRequest;
  readonly survey: Survey;
}

export function importWork(parts: ImportWorkParts) {
  const { database, hashKey, sealKey, allowOddIds, clock, onFault } = parts;
  const { client } = database;
  const alone = database.kind === 'embedded';
  /** Gone through by this process, by the draft's number. */
  const here = new Map<number, Progress>();

  /** undefined: the file is gone. */
  async function fileOf({ id, kind, source, fileName }: KeptDraft): Promise<FileToRead | undefined> {
    const file = await openFile(client, id, sealKey);
    if (!file) return undefined;
    const kept = await keptMapping(client, { source, kind });
    const columns = file.columns ?? kept.columns;
    return {
      ...{ kind, fileName, hashKey, sealKey, allowOddIds, bytes: file.bytes, limits: importLimits },
      ...{ ...(columns && { columns }), ...(kept.words && { words: kept.words }) },
    };
  }

  async function reading<T>(
    draft: KeptDraft,
    work: (file: FileToRead, read: FileBeingRead) => Promise<T>,
  ): Promise<T | undefined> {
    const file = await fileOf(draft);
    if (!file) return undefined;
    const read = beingRead(file, recordsFile);
    try {
      return await work(file, read);
    } finally {
      await read.end();
    }
  }

  /** How far it is goes by what was counted first. */
  async function going(
    draft: KeptDraft,
    { actor, at }: By,
    file: FileToRead,
    read: FileBeingRead,
  ): Promise<Going> {
    const { source, asOf, id } = draft;
    const survey = await read.survey((rows) => here.set(id, { doing: 'reading', rows }));
    const { rows: of } = survey;
    const request: ImportRequest = {
      ...{ ...file, source, asOf, actor, now: at, file: read },
      onProgress: (progress) => here.set(id, { rows: 0, ...progress, of }),
    };
    return { request, survey };
  }

  const shownOf =
    (draft: KeptDraft, { request, survey }: Going) =>
    async (tx: Tx, outcome: ImportOutcome) => {
      here.set(draft.id, { doing: 'comparing', rows: survey.rows, of: survey.rows });
      return previewOf(tx, outcome, request, sealKey, survey.words);
    };

  async function preview(draft: KeptDraft, by: By, ask: boolean): Promise<void> {
    const previewed = await reading(draft, async (file, read) => {
      const found = await going(draft, by, file, read);
      if (ask && found.survey.words.some(isToBeAsked)) return wordsFirst(found.survey);
      const shown = shownOf(draft, found);
      return importWithin(database, found.request, async (tx, outcome) => ({
        ...{ keep: false, told: await shown(tx, outcome) },
      }));
    }).catch(asUnreadable);
    if (previewed) await keepPreview(client, draft.id, previewed, sealKey);
  }

  async function save(draft: KeptDraft, digest: string, by: By): Promise<SaveOutcome> {
    const saved = await reading(draft, async (file, read) => {
      const found = await going(draft, by, file, read);
      const shown = shownOf(draft, found);
      return importWithin<SavedOrNot>(database, found.request, async (tx, outcome) => {
        const now = await shown(tx, outcome);
        if (outcome.kind !== 'saved' || now.preview.kind !== 'fits' || now.preview.digest !== digest)
          return { keep: false, told: { runId: undefined, previewed: now } };
        await draftSaved(tx, draft.id, outcome.runId);
        return { keep: true, told: { runId: outcome.runId, previewed: now } };
      });
    });
    if (!saved) return { kind: 'gone' };
    const { runId, previewed } = saved;
    if (runId !== undefined) return { kind: 'saved', runId };
    await keepPreview(client, draft.id, changedMeanwhile(previewed), sealKey);
    return { kind: 'changed' };
  }

  /** The embedded database is held by one import, and nobody else looks at it. */
  function tellOthers(draftId: number) {
    if (alone) return undefined;
    return repeatedly(
      tellEveryMs,
      async () => {
        const progress = here.get(draftId);
        if (progress) await keepProgress(client, draftId, clock(), progress);
      },
      onFault,
    );
  }

  /** undefined: it goes on, or somebody else is at it. */
  async function begin<T>(
    draftId: number,
    at: Date,
    work: (draft: KeptDraft) => Promise<T>,
  ): Promise<T | undefined> {
    if (here.has(draftId)) return undefined;
    here.set(draftId, { doing: 'reading', rows: 0 });
    const going = claimed(draftId, at, work).finally(() => here.delete(draftId));
    going.catch(onFault);
    return Promise.race([going.catch(() => undefined), pause(patienceMs, undefined)]);
  }

  async function claimed<T>(
    draftId: number,
    at: Date,
    work: (draft: KeptDraft) => Promise<T>,
  ): Promise<T | undefined> {
    const silentSince = alone ? at : new Date(at.getTime() - silentMs);
    if (!(await claimDraft(client, draftId, at, silentSince))) return undefined;
    const draft = await draftOf(client, draftId);
    if (!draft) return undefined;
    const telling = tellOthers(draftId);
    let how: 'done' | 'stopped' = 'stopped';
    try {
      const done = await work(draft);
      how = 'done';
      return done;
    } finally {
      await telling?.stop();
      await releaseDraft(client, draftId, how);
    }
  }

  return {
    /** @param ask words that only the office knows are asked before anything else */
    preview: (draftId: number, by: By, ask: boolean) =>
      begin(draftId, by.at, (draft) => preview(draft, by, ask)),
    save: (draftId: number, digest: string, by: By) =>
      begin(draftId, by.at, (draft) => save(draft, digest, by)),
    /** undefined: the file is gone. */
    columns: (draft: KeptDraft) => reading(draft, (_file, read) => read.columns()),
    shown({ since, seenAt, progress, ...draft }: KeptDraft): Draft {
      const at = here.get(draft.id);
      const work = decideWork({
        ...{ alone, at: clock(), ...(at && { here: at }) },
        ...{ ...(since && { since }), ...(seenAt && { seenAt }), ...(progress && { progress }) },
      });
      return { ...draft, ...(work && { work }) };
    },
  };
}

/** One whose meaning was chosen is read by it. */
function isToBeAsked({ words, tooMany }: OfficeWords): boolean {
  return tooMany || words.some(({ meaning }) => meaning === undefined);
}

async function asUnreadable(fault: unknown): Promise<Previewed> {
  if (fault instanceof Unreadable) return unreadable(fault.why);
  throw fault;
}

function changedMeanwhile({ preview, lists }: Previewed): Previewed {
  const isShown = preview.kind === 'fits' || preview.kind === 'refused';
  return { preview: isShown ? { ...preview, changed: true } : preview, lists };
}
