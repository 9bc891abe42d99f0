/**
 * Files of complaints, fetched from their platforms after the message that brought them was answered. Any number of
 * processes may; leases are in the database. What is lost for good is told to its sender.
 */
import { fileLimits, type Loss } from '../complaint/attachments/attachment.ts';
import { judgeBytes } from '../complaint/attachments/decide.ts';
import type { FetchQueue, FileSettlement, WaitingFile } from '../complaint/attachments/repository.ts';
import type { FetchedFile, FileSource } from '../delivery/files.ts';
import { pauseMs, triesAtMost } from '../delivery/settle.ts';
import type { Clock } from '../kernel/clock.ts';
import { type Job, repeatedly } from './repeatedly.ts';

/** Files of one sender and complaint, lost for the same reason: told once. */
export interface LostFiles {
  readonly contactId: number;
  /** Of the complaint; absent: it is not filed yet. */
  readonly number?: string;
  readonly loss: Loss;
  readonly kinds: readonly WaitingFile['kind'][];
}

export interface FileWork {
  readonly queue: FetchQueue;
  /** Queues the message. */
  readonly tell: (lost: LostFiles, at: Date) => Promise<void>;
}

export interface FilesParts {
  readonly sources: readonly FileSource[];
  readonly transaction: <T>(work: (within: FileWork) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
  /** false: the clock is not to be trusted now. */
  readonly mayDelete: (at: Date) => Promise<boolean>;
  /** 0 ≤ chance < 1, for the jitter of the pauses. */
  readonly chance: () => number;
  /** Why a platform did not hand one over; nothing of what was in it. */
  readonly onMissed: (file: WaitingFile, reason: string) => void;
  /** Something waits in the outbox. */
  readonly onTold: () => void;
  readonly onFault: (fault: unknown) => void;
}

const lookEveryMs = 2_000;
/** Each may be 20 MB. */
const atOnce = 4;
/** Longer than any platform call. */
export const leaseMs = 3 * 60_000;
/** A conversation is forgotten after a day, and with it the complaint that was told in it. */
const unfiledForMs = 48 * 3_600_000;
const dropEveryMs = 3_600_000;

export function startFetching(parts: FilesParts): Job {
  let droppedAt = -Infinity;
  return repeatedly(
    lookEveryMs,
    async (stopping) => {
      const now = parts.clock().getTime();
      if (now - droppedAt >= dropEveryMs) {
        if (await parts.mayDelete(new Date(now)))
          await parts.transaction(({ queue }) => queue.dropUnfiled(new Date(now - unfiledForMs)));
        droppedAt = now;
      }
      while (!stopping.aborted && (await fetchSome(parts, stopping)) === atOnce);
    },
    parts.onFault,
  );
}

/** One look; how many files it tried. */
export async function fetchSome(parts: FilesParts, stopping: AbortSignal): Promise<number> {
  const { sources, transaction, clock, onTold } = parts;
  if (sources.length === 0) return 0;
  const names = sources.map(({ name }) => name);
  const files = await transaction(({ queue }) => queue.claim(names, atOnce, leaseMs, clock()));
  if (files.length === 0) return 0;
  const fetched = await Promise.all(
    files.map(async (file) => ({ file, got: await fetchOne(parts, file, stopping) })),
  );
  const tried = settleAll(parts, fetched);
  const told = await transaction(async ({ queue, tell }) => {
    const lost: { file: WaitingFile; loss: Loss }[] = [];
    for (const { file, settlement } of tried)
      if ((await queue.settle(file, settlement)) && settlement.kind === 'lost')
        lost.push({ file, loss: settlement.loss });
    const letters = together(lost);
    for (const letter of letters) await tell(letter, clock());
    return letters.length;
  });
  if (told > 0) onTold();
  return files.length;
}

async function fetchOne(
  { sources, onMissed }: FilesParts,
  file: WaitingFile,
  stopping: AbortSignal,
): Promise<FetchedFile> {
  const source = sources.find(({ name }) => name === file.channel);
  const fetched: FetchedFile = source
    ? await source.fetch(file.reference, fileLimits.bytes, stopping)
    : { kind: 'again', reason: 'no such channel here' };
  if ('reason' in fetched) onMissed(file, fetched.reason);
  return fetched;
}

/** One after another: what has just been kept takes room from the others of its complaint. */
function settleAll(
  { clock, chance }: FilesParts,
  fetched: readonly { readonly file: WaitingFile; readonly got: FetchedFile }[],
) {
  const added = new Map<string | number, number>();
  return fetched.map(({ file, got }) => {
    const owner = file.number ?? file.contactId;
    const taken = added.get(owner) ?? 0;
    const { attempt, besides } = file;
    const settlement = settleFile({ attempt, besides: besides + taken }, got, clock(), chance());
    if (settlement.kind === 'kept') added.set(owner, taken + settlement.bytes.length);
    return { file, settlement };
  });
}

/** What becomes of a file after one try. Pure. */
export function settleFile(
  { attempt, besides }: Pick<WaitingFile, 'attempt' | 'besides'>,
  fetched: FetchedFile,
  at: Date,
  chance: number,
): FileSettlement {
  const later = (ms: number) => new Date(at.getTime() + ms);
  switch (fetched.kind) {
    case 'fetched': {
      const judged = judgeBytes(fetched.bytes, besides);
      return judged.kind === 'kept' ? { ...judged, bytes: fetched.bytes } : judged;
    }
    case 'gone':
    case 'too-large':
    case 'wrong-type':
      return { kind: 'lost', loss: fetched.kind };
    case 'wait':
      return { kind: 'waiting', nextAttemptAt: later(fetched.ms), counts: false };
    case 'again':
      return attempt >= triesAtMost
        ? { kind: 'lost', loss: 'unreachable' }
        : { kind: 'waiting', nextAttemptAt: later(pauseMs(attempt, chance)), counts: true };
    case 'refused':
      return { kind: 'lost', loss: 'unreachable' };
  }
}

function together(
  lost: readonly { readonly file: WaitingFile; readonly loss: Loss }[],
): readonly LostFiles[] {
  const letters = new Map<string, LostFiles>();
  for (const { file, loss } of lost) {
    const { contactId, number, kind } = file;
    const key = JSON.stringify([contactId, number, loss]);
    const kinds = [...(letters.get(key)?.kinds ?? []), kind];
    letters.set(key, { contactId, loss, kinds, ...(number !== undefined && { number }) });
  }
  return [...letters.values()];
}
