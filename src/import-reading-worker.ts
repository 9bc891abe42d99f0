/** The thread that reads a file: answers what it is asked, from the file it was started with (import-reading.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { type ReadBatch, recordsFile } from './database/import/read-file.ts';
import { Unreadable } from './database/import/read-table.ts';
import { type Asked, askedOfReader, fileGiven, type Told } from './import-reading.ts';
import type { Keys } from './kernel/keys.ts';

const given = fileGiven.parse(workerData);
const file = recordsFile({
  ...given,
  hashKey: asKeys(given.hashKey),
  sealKey: asKeys(given.sealKey),
});
let batches: AsyncIterator<ReadBatch> | undefined;

/** Enough for a page that looks again every few seconds. */
const tellEveryRows = 5_000;

parentPort?.on('message', (asked: unknown) => {
  // What is not the file's fault ends the thread, and whoever asked is told by that.
  void answer(askedOfReader.parse(asked));
});

async function answer(asked: Asked): Promise<void> {
  try {
    tell(await answerTo(asked));
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    tell({ kind: 'unreadable', why: fault.why, told: fault.told });
  }
}

async function answerTo(asked: Asked): Promise<Told> {
  switch (asked) {
    case 'columns':
      return { kind: asked, columns: await file.columns() };
    case 'survey': {
      const onRows = (rows: number) => {
        if (rows % tellEveryRows === 0) tell({ kind: 'gone-through', rows });
      };
      return { kind: asked, survey: await file.survey(onRows) };
    }
    case 'open': {
      const { batches: all, ...opened } = await file.open();
      batches = all[Symbol.asyncIterator]();
      return { kind: asked, opened };
    }
    case 'next': {
      const next = await batches?.next();
      return { kind: asked, batch: next?.done === false ? next.value : undefined };
    }
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

/** A Buffer comes over as the bytes it is made of. */
function asKeys(keys: Keys): Keys {
  if (keys instanceof Uint8Array) return Buffer.from(keys);
  return { current: Buffer.from(keys.current), previous: Buffer.from(keys.previous) };
}
