/**
 * Reads a file in a thread of its own: its texts, and the cells of a workbook, which is read whole, lie on that thread's
 * heap and are gone with it. What comes over is records, some thousand at a time, each batch when it is asked for.
 */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { FileToRead, OpenedFile, ReadBatch, RecordsFile, Survey } from './database/import/read-file.ts';
import { unpackedSize, Unreadable } from './database/import/read-table.ts';
import type { FileColumns, FileFault } from './records/records.ts';

export type Asked = 'columns' | 'survey' | 'open' | 'next';
export type Told =
  | { readonly kind: 'columns'; readonly columns: FileColumns }
  | { readonly kind: 'gone-through'; readonly rows: number }
  | { readonly kind: 'survey'; readonly survey: Survey }
  | { readonly kind: 'open'; readonly opened: Omit<OpenedFile, 'batches'> }
  | { readonly kind: 'next'; readonly batch: ReadBatch | undefined }
  | { readonly kind: 'unreadable'; readonly why: FileFault; readonly told: string };

/** It comes from the other thread of this very program: what it is made of need not be looked through. */
const toldByReader = z.custom<Told>((value) => typeof value === 'object' && value !== null);
export const askedOfReader = z.enum(['columns', 'survey', 'open', 'next']);
export const fileGiven = z.custom<FileToRead>((value) => typeof value === 'object' && value !== null);

/** A smaller one is read at once, before a thread would have started. */
const aloneFrom = 256 * 1024;
/** A workbook of fifty thousand rows needs half of it. */
const enoughMegabytes = 400;

export interface FileBeingRead extends RecordsFile {
  end(): Promise<void>;
}

/** @param here reads a small file */
export function beingRead(file: FileToRead, here: (file: FileToRead) => RecordsFile): FileBeingRead {
  if (unpackedSize(file.bytes) < aloneFrom) return { ...here(file), end: () => Promise.resolve() };
  return inThread(file);
}

export function inThread(file: FileToRead, heapMegabytes = enoughMegabytes): FileBeingRead {
  const worker = new Worker(new URL('import-reading-worker.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  let answer: { readonly told: (told: Told) => void; readonly failed: (why: Error) => void } | undefined;
  let ended: Error | undefined;
  const fail = (why: Error) => {
    ended ??= why;
    answer?.failed(why);
  };
  worker.on('message', (told: unknown) => answer?.told(toldByReader.parse(told)));
  worker.on('error', (fault) => {
    const failed =
      fault instanceof Error ? fault : new Error('the thread that reads failed', { cause: fault });
    fail(isOutOfMemory(failed) ? new Unreadable('too-large-inside') : failed);
  });
  worker.on('exit', () => {
    fail(new Error('the thread that reads ended'));
  });

  /** One question at a time. */
  function ask<K extends Asked>(
    what: K,
    onRows?: (rows: number) => void,
  ): Promise<Extract<Told, { kind: K }>> {
    return new Promise((resolve, reject) => {
      if (ended !== undefined) {
        reject(ended);
        return;
      }
      answer = {
        failed: reject,
        told(told) {
          if (told.kind === 'gone-through') onRows?.(told.rows);
          else if (told.kind === 'unreadable') reject(new Unreadable(told.why, told.told));
          else if (isAnswerTo(what, told)) resolve(told);
          else reject(new Error(`${what} was asked and ${told.kind} answered`));
        },
      };
      worker.postMessage(what);
    });
  }

  async function* batches(): AsyncGenerator<ReadBatch> {
    for (;;) {
      const { batch } = await ask('next');
      if (!batch) return;
      yield batch;
    }
  }

  return {
    columns: async () => (await ask('columns')).columns,
    survey: async (onRows) => (await ask('survey', onRows)).survey,
    open: async () => ({ ...(await ask('open')).opened, batches: batches() }),
    async end() {
      await worker.terminate();
    },
  };
}

function isAnswerTo<K extends Asked>(what: K, told: Told): told is Extract<Told, { kind: K }> {
  return told.kind === what;
}

function isOutOfMemory(fault: Error): boolean {
  return 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
