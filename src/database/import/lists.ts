/**
 * Every bad row and every change of a file, and its words to be asked: pressed together as they come and read again the
 * same way, a line of JSON at a time, since each row of a large file may have changed.
 */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { FieldChange } from '../../records/records.ts';
import type { KeptLists } from '../../records/repository.ts';
import { rowFault } from './kind.ts';

const text = z.string();
export const errorsKept = z.array(
  z
    .object({ line: z.int(), column: text, fault: rowFault, about: text.optional() })
    .transform(({ about, ...error }) => ({ ...error, ...(about !== undefined && { about }) })),
);
export const changesKept = z.array(
  z.object({ record: text, who: text, field: text, before: text, after: text }),
);
const officeWord = z
  .object({ word: text, rows: z.int(), meaning: text.optional() })
  .transform(({ meaning, ...rest }) => ({ ...rest, ...(meaning !== undefined && { meaning }) }));
const officeWords = z.object({
  ...{ column: text, heading: text, words: z.array(officeWord), tooMany: z.boolean() },
});
/** Of a file gone through before this was: all of its changes beside its errors, and no words. */
const firstLine = z.object({
  ...{ errors: errorsKept, words: z.array(officeWords).default([]), changes: changesKept.default([]) },
});

export async function pressed(
  lists: KeptLists,
  changes: AsyncIterable<readonly FieldChange[]> | Iterable<readonly FieldChange[]> = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  async function* lines() {
    yield `${JSON.stringify(lists)}\n`;
    for await (const some of changes) yield `${JSON.stringify(some)}\n`;
  }
  await pipeline(lines, createGzip(), async (out: AsyncIterable<Uint8Array>) => {
    for await (const part of out) parts.push(part);
  });
  return new Uint8Array(Buffer.concat(parts));
}

export async function listsIn(bytes: Uint8Array): Promise<KeptLists> {
  for await (const line of linesOf(bytes)) {
    const { errors, words } = firstLine.parse(JSON.parse(line));
    return { errors, words };
  }
  throw new Error('the lists of a file are empty');
}

export async function* changesIn(bytes: Uint8Array): AsyncGenerator<readonly FieldChange[]> {
  let isFirst = true;
  for await (const line of linesOf(bytes)) {
    const kept: unknown = JSON.parse(line);
    yield isFirst ? firstLine.parse(kept).changes : changesKept.parse(kept);
    isFirst = false;
  }
}

function linesOf(bytes: Uint8Array): AsyncIterable<string> {
  return createInterface({ input: Readable.from([bytes]).pipe(createGunzip()), crlfDelay: Infinity });
}
