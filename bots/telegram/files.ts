/** Fetches what people sent: https://core.telegram.org/bots/api#getfile */
import { type Api, GrammyError } from 'grammy';
import { z } from 'zod';
import type { FetchedFile, FileSource } from '../../src/delivery/files.ts';
import { callMs, downloadMs, largestDownload } from './limits.ts';
import { plainly } from './plainly.ts';
import { within } from './within.ts';

export interface FilesParts {
  readonly api: Api;
  readonly token: string;
  readonly apiRoot: string;
  /** Shorter in a test. */
  readonly withinMs?: number | undefined;
}

/** "photos/file_12.jpg": a path beneath the bot's own, whatever the platform should say. */
const filePath = /^(?!.*\.\.)\w[\w/.-]{0,300}$/;
const bytesSchema = z.instanceof(Uint8Array);
const patienceMs = 5_000;

export function telegramFiles({ api, token, apiRoot, withinMs = downloadMs }: FilesParts): FileSource {
  return {
    name: 'telegram',
    async fetch(reference, atMost, stopping) {
      const most = Math.min(atMost, largestDownload);
      try {
        const { file_path: path, file_size: size = 0 } = await api.getFile(
          reference,
          within(callMs, stopping),
        );
        if (size > most) return { kind: 'too-large' };
        if (path === undefined || !filePath.test(path))
          return { kind: 'again', reason: 'Telegram names no file.' };
        const signal = AbortSignal.any([AbortSignal.timeout(withinMs), stopping]);
        return await download(`${apiRoot}/file/bot${token}/${path}`, most, signal);
      } catch (fault) {
        return outcomeOf(fault);
      }
    },
  };
}

async function download(address: string, most: number, signal: AbortSignal): Promise<FetchedFile> {
  const response = await fetch(address, { redirect: 'error', signal });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    if (response.status === 404) return { kind: 'gone' };
    return { kind: 'again', reason: `Telegram answers with HTTP ${String(response.status)}.` };
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop breaks the connection: beyond the limit nothing is read.
  for await (const read of response.body) {
    const chunk = bytesSchema.parse(read);
    length += chunk.length;
    if (length > most) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'fetched', bytes: Buffer.concat(chunks) };
}

function outcomeOf(fault: unknown): FetchedFile {
  const reason = plainly(fault);
  if (!(fault instanceof GrammyError)) return { kind: 'again', reason };
  switch (fault.error_code) {
    case 429:
      return { kind: 'wait', ms: (fault.parameters.retry_after ?? 0) * 1_000 || patienceMs, reason };
    case 400:
      if (/too big/i.test(fault.description)) return { kind: 'too-large' };
      // "wrong file_id or the file is temporarily unavailable" may be either.
      return /temporarily/i.test(fault.description) ? { kind: 'again', reason } : { kind: 'gone' };
    case 404:
      return { kind: 'gone' };
    default:
      return { kind: 'again', reason };
  }
}
