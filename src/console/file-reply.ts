/** Sends a file that somebody gave us: never as a page of ours, kept nowhere; part of it to a player that asks so. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Answer } from './answer.ts';

export function sendFile(
  request: Request,
  response: Response,
  { name, type, content, inline }: Extract<Answer, { kind: 'file' }>,
): void {
  const how = inline ? 'inline' : 'attachment';
  headFile(response, { name, type, how });
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (!inline) {
    response.send(bytes);
    return;
  }
  response.set('accept-ranges', 'bytes');
  const ranges = request.range(bytes.length);
  if (ranges === -1) {
    response
      .status(416)
      .set('content-range', `bytes */${String(bytes.length)}`)
      .end();
    return;
  }
  const [range] = typeof ranges === 'object' && ranges.type === 'bytes' && ranges.length === 1 ? ranges : [];
  if (!range) {
    response.send(bytes);
    return;
  }
  const { start, end } = range;
  const place = `bytes ${String(start)}-${String(end)}/${String(bytes.length)}`;
  response.status(206).set('content-range', place);
  response.send(bytes.subarray(start, end + 1));
}

/** A file too long to be held at once, as fast as it is taken; who goes away before its end is no fault. */
export async function streamFile(
  response: Response,
  file: { readonly name: string; readonly type: string },
  parts: AsyncIterable<string>,
): Promise<void> {
  headFile(response, { ...file, how: 'attachment' });
  try {
    await pipeline(Readable.from(parts), response);
  } catch (fault) {
    const isGone = fault instanceof Error && 'code' in fault && fault.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!isGone) throw fault;
  }
}

function headFile(
  response: Response,
  { name, type, how }: { readonly name: string; readonly type: string; readonly how: string },
): void {
  response.set({
    'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  response.type(type);
}
