/** Files being gone through, in this process: a page waits a moment for it, and then says that it goes on. */
import type { Keys } from './kernel/keys.ts';
import { setTimeout as pause } from 'node:timers/promises';
import {
  claimDraft,
  draftOf,
  draftSaved,
  keepPreview,
  openFile,
  releaseDraft,
} from './database/import/drafts.ts';
import { importPatienceMs, importWithin } from './database/import/import-once.ts';
import type { ImportRequest } from './database/import/import-records.ts';
import { type Previewed, previewOf } from './database/import/preview.ts';
import type { Database } from './database/open.ts';
import { importLimits } from './records/limits.ts';
import type { Draft, SaveOutcome } from './records/repository.ts';

export interface ImportWorkParts {
  readonly database: Database;
  readonly hashKey: Keys;
  readonly sealKey: Keys;
  /** The sample's ID numbers are nobody's: their check characters are wrong on purpose. */
  readonly allowOddIds: boolean;
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

export function importWork(parts: ImportWorkParts) {
  const { database, hashKey, sealKey, allowOddIds, onFault } = parts;
  const { client } = database;

  async function requestOf(draft: Draft, { actor, at }: By): Promise<ImportRequest | undefined> {
    const file = await openFile(client, draft.id, sealKey);
    if (!file) return undefined;
    const { kind, source, asOf, fileName } = draft;
    return {
      ...{ kind, source, asOf, fileName, hashKey, sealKey, allowOddIds, actor, now: at },
      ...{ bytes: file.bytes, limits: importLimits },
      ...(file.columns && { columns: file.columns }),
    };
  }

  async function preview(draft: Draft, by: By): Promise<void> {
    const request = await requestOf(draft, by);
    if (!request) return;
    const previewed = await importWithin(database, request, async (tx, outcome) => ({
      ...{ keep: false, told: await previewOf(tx, outcome, draft, sealKey) },
    }));
    await keepPreview(client, draft.id, previewed, sealKey);
  }

  async function save(draft: Draft, digest: string, by: By): Promise<SaveOutcome> {
    const request = await requestOf(draft, by);
    if (!request) return { kind: 'gone' };
    const { runId, previewed } = await importWithin<SavedOrNot>(database, request, async (tx, outcome) => {
      const now = await previewOf(tx, outcome, draft, sealKey);
      if (outcome.kind !== 'saved' || now.preview.kind !== 'fits' || now.preview.digest !== digest)
        return { keep: false, told: { runId: undefined, previewed: now } };
      await draftSaved(tx, draft.id, outcome.runId);
      return { keep: true, told: { runId: outcome.runId, previewed: now } };
    });
    if (runId !== undefined) return { kind: 'saved', runId };
    await keepPreview(client, draft.id, changedMeanwhile(previewed), sealKey);
    return { kind: 'changed' };
  }

  /** undefined: it goes on, or somebody else is at it. */
  async function begin<T>(
    draftId: number,
    at: Date,
    work: (draft: Draft) => Promise<T>,
  ): Promise<T | undefined> {
    if (!(await claimDraft(client, draftId, at, importPatienceMs))) return undefined;
    const draft = await draftOf(client, draftId);
    if (!draft) return undefined;
    const going = work(draft).finally(() => releaseDraft(client, draftId));
    going.catch(onFault);
    return Promise.race([going.catch(() => undefined), pause(patienceMs, undefined)]);
  }

  return {
    preview: (draftId: number, by: By) => begin(draftId, by.at, (draft) => preview(draft, by)),
    save: (draftId: number, digest: string, by: By) =>
      begin(draftId, by.at, (draft) => save(draft, digest, by)),
  };
}

function changedMeanwhile({ preview, lists }: Previewed): Previewed {
  return { preview: preview.kind === 'unreadable' ? preview : { ...preview, changed: true }, lists };
}
