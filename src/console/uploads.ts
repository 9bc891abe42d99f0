/**
 * Files in a form: read from the request as it comes, by @fastify/busboy (docs/decisions/0018-attachments.md). Only
 * where a form has files, only for somebody who is logged in, and only behind the form's own token: so a request that
 * another site makes costs no memory.
 */
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Request, RequestHandler } from 'express';
import { fileLimits } from '../complaint/attachments/attachment.ts';
import type { UploadedFile } from '../complaint/desk/attach.ts';
import { normalizeText } from '../kernel/text.ts';
import { importLimits } from '../records/limits.ts';
import { fromElsewhere, tokenFits } from './forged.ts';
import type { Reply } from './reply.ts';
import { languageOf } from './session.ts';
import { speaker } from './words/words.ts';

/** A form with files: where, and what it may bring. */
interface UploadDoor {
  readonly takes: RegExp;
  readonly files: number;
  readonly fileBytes: number;
  readonly fields: number;
  /** Each is held in memory until it is whole, and may come as slowly as its sender likes. */
  readonly atOnce: number;
  readonly words: 'files' | 'records';
}

const doors: readonly UploadDoor[] = [
  {
    ...{ takes: /^\/complaints\/[^/]+\/files$/, words: 'files', fields: 4, atOnce: 8 },
    ...{ files: fileLimits.uploads, fileBytes: fileLimits.uploadBytes },
  },
  {
    ...{ takes: /^\/records$/, words: 'records', fields: 6, atOnce: importLimits.atOnce },
    ...{ files: 1, fileBytes: importLimits.uploadBytes },
  },
];
const fieldBytes = 1_000;
/** The form around the files. */
const formBytes = 64 * 1024;
const longestName = 100;

type Unread = 'too-large' | 'too-many' | 'forged' | 'unreadable' | 'busy';
const statuses = { 'too-large': 413, 'too-many': 413, unreadable: 400, busy: 503 } as const;

const received = new WeakMap<Request, readonly UploadedFile[]>();

/** The files of the form that this request brought. */
export function filesOf(request: Request): readonly UploadedFile[] {
  return received.get(request) ?? [];
}

export function receiveFiles(reply: Reply, publicUrl: string | undefined): RequestHandler {
  const reading = new Map<UploadDoor, number>();

  async function inTurn(request: Request, door: UploadDoor): Promise<Unread | undefined> {
    const before = reading.get(door) ?? 0;
    if (before >= door.atOnce) return 'busy';
    reading.set(door, before + 1);
    try {
      return await read(request, door);
    } finally {
      reading.set(door, (reading.get(door) ?? 1) - 1);
    }
  }

  return async (request, response, next) => {
    const door = doors.find(({ takes }) => takes.test(request.path));
    const expected =
      request.method === 'POST' &&
      door !== undefined &&
      request.is('multipart/form-data') === 'multipart/form-data' &&
      request.session.signedIn !== undefined &&
      !fromElsewhere(request, publicUrl);
    const outcome = expected ? await inTurn(request, door) : undefined;
    if (expected) throwAwayRest(request);
    // What has no token, or is none of ours, is refused by who comes next.
    if (door === undefined || outcome === undefined || outcome === 'forged') {
      next();
      return;
    }
    const say = speaker(languageOf(request));
    const told = {
      title: say(`${door.words}.refused-title`),
      sentence: say(`${door.words}.refused.${outcome}`, door.words === 'files' ? limitsTold : importsTold),
    };
    reply.plainly(request, response, statuses[outcome], told);
  };
}

const mebibyte = 1024 * 1024;
/** For the words of a refusal. */
export const limitsTold = {
  most: fileLimits.uploadBytes / mebibyte,
  count: fileLimits.uploads,
  files: fileLimits.files,
  all: fileLimits.allBytes / mebibyte,
};

export const importsTold = {
  most: importLimits.uploadBytes / mebibyte,
  rows: importLimits.rows,
  workbookRows: importLimits.workbookRows,
};

/** undefined: all of it was read, the fields as the request's body. */
async function read(request: Request, door: UploadDoor): Promise<Unread | undefined> {
  const announced = Number.parseInt(request.get('content-length') ?? '0', 10);
  if (announced > door.files * door.fileBytes + formBytes) return 'too-large';
  const fields = new Map<string, string>();
  const files: { name?: string; chunks: Uint8Array[]; size: number }[] = [];
  const { promise, resolve } = Promise.withResolvers<Unread | undefined>();
  const form = formOf(request, door);
  if (!form) return 'unreadable';
  form.on('field', (name, value) => {
    fields.set(name, value);
  });
  form.on('file', (_field, stream, fileName) => {
    request.body = Object.fromEntries(fields);
    stream.on('limit', () => {
      resolve('too-large');
    });
    stream.on('error', () => {
      resolve('unreadable');
    });
    // The token stands before the files in our own forms.
    if (!tokenFits(request)) {
      stream.resume();
      resolve('forged');
      return;
    }
    const name = nameOf(fileName);
    const file = { ...(name !== '' && { name }), chunks: new Array<Uint8Array>(), size: 0 };
    files.push(file);
    stream.on('data', (chunk: Uint8Array) => {
      file.chunks.push(chunk);
      file.size += chunk.length;
    });
  });
  form.on('filesLimit', () => {
    resolve('too-many');
  });
  for (const limit of ['fieldsLimit', 'partsLimit', 'error'] as const)
    form.on(limit, () => {
      resolve('unreadable');
    });
  form.on('finish', () => {
    resolve(undefined);
  });
  // Broken off: nobody is there to be told.
  request.once('close', () => {
    if (!request.complete) resolve('unreadable');
  });
  request.pipe(form);
  const outcome = await promise;
  request.unpipe(form);
  if (outcome !== undefined) return outcome;
  request.body = Object.fromEntries(fields);
  // A field that was left empty comes as a file without name and content.
  const chosen = files.filter(({ name, size }) => name !== undefined || size > 0);
  received.set(
    request,
    chosen.map(({ name, chunks }) => ({ bytes: Buffer.concat(chunks), ...(name !== undefined && { name }) })),
  );
  return undefined;
}

function formOf(request: Request, door: UploadDoor): BusboyInstance | undefined {
  const limits = {
    ...{ fields: door.fields, fieldSize: fieldBytes, parts: door.fields + door.files },
    ...{ files: door.files, fileSize: door.fileBytes },
    ...{ headerPairs: 20, headerSize: 4_000 },
  };
  try {
    const type = request.get('content-type') ?? '';
    return new Busboy({ headers: { ...request.headers, 'content-type': type }, limits });
  } catch {
    // No boundary.
    return undefined;
  }
}

/** To be shown beside the file: no path, nothing that cannot be seen, not long. */
function nameOf(fileName: string | undefined): string {
  const bare = (fileName ?? '').slice((fileName ?? '').search(/[^/\\]*$/));
  return normalizeText(bare, { keepForm: true, longest: longestName });
}

/** So much of a refused request, for so long, is still taken: else the browser would never read why. */
const thrownAwayAtMost = 100 * mebibyte;
const lingerMs = 20_000;

function throwAwayRest(request: Request): void {
  if (request.complete) return;
  let bytes = 0;
  const enough = setTimeout(() => request.destroy(), lingerMs);
  enough.unref();
  request.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length;
    if (bytes > thrownAwayAtMost) request.destroy();
  });
  request.once('close', () => {
    clearTimeout(enough);
  });
  request.resume();
}
